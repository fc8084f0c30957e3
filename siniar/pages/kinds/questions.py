"""What residents asked, with the answers: a page for all and one for each topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from siniar.model.episode import Topic
from siniar.model.later import Later
from siniar.model.lists import FIRST
from siniar.pages.answers import build_faq, view_answer
from siniar.pages.compose import Composer
from siniar.pages.contexts import Link, Pager
from siniar.pages.contexts_episode import Answered
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import AnswerInputs
from siniar.pages.page import PageKind, Planned, View
from siniar.pages.pager import PagerInputs, build_pager, divide, with_number
from siniar.pages.palette import tone_class
from siniar.pages.structured import Data

#: Questions of a topic on the page for all.
FEW = 10

#: A topic, what marks those of its questions that are shown, and how many it has.
_Group = tuple[Topic | None, tuple[str, ...], int]


class QuestionsInputs(Struct, frozen=True):
    """What a page of questions may show."""

    pager: PagerInputs
    #: ``None`` on the page for all.
    topic: Topic | None
    #: Each topic with questions of it, and how many it has; without a topic those that have none.
    groups: tuple[tuple[Topic | None, tuple[AnswerInputs, ...], int], ...]


class QuestionGroup(Struct, frozen=True):
    """Questions on one topic."""

    #: The page of the topic's questions; ``None`` where that is this page, or there is none.
    link: Link | None
    #: Id of its heading.
    part: str
    #: Name of the topic.
    name: str
    #: The questions that stand here.
    answers: tuple[Answered, ...]
    #: How many there are, in words, where not all of them stand here; else empty.
    count: str


class QuestionsPage(Struct, frozen=True):
    """Variable ``questions`` of ``questions.html``."""

    #: The heading.
    title: str
    #: By topic.
    groups: tuple[QuestionGroup, ...]
    #: Whether it is the page for all, or one that goes on with its questions of no topic.
    is_whole: bool
    #: Ways to the other pages.
    pager: Pager
    #: Ways to ask the office something else.
    ways: tuple[Link, ...]
    #: Class that gives the colours of the topic.
    tone: str


def pages(facts: Facts) -> Iterator[Planned[QuestionsInputs]]:
    """One page for all and one for each topic that has questions; none at all without any.

    Many of a topic, or of none, go on on further pages.
    """
    addresses, groups = facts.catalogue.addresses, facts.catalogue.questions
    if not groups:
        return
    short = [(topic, marks[:FEW], len(marks)) for topic, marks in groups if topic]
    rest = next((marks for topic, marks in groups if topic is None), ())
    for part in divide(rest, addresses.of_questions(), _unnamed):
        those = [(None, part.entries, len(rest))] if part.entries else []
        shown = [*short, *those] if part.pager.number == FIRST else those
        yield Planned(part.pager.path, Later(_inputs, facts, part.pager, None, shown))
    for topic, marks in groups:
        for part in divide(marks, addresses.of_questions(topic), _unnamed) if topic else ():
            group = (topic, part.entries, len(marks))
            yield Planned(part.pager.path, Later(_inputs, facts, part.pager, topic, [group]))


def _inputs(
    facts: Facts, pager: PagerInputs, topic: Topic | None, groups: Iterable[_Group]
) -> QuestionsInputs:
    shown = tuple((topic, facts.marked(marks), count) for topic, marks, count in groups)
    return QuestionsInputs(pager, topic, shown)


def _unnamed(_mark: str) -> str:
    """Years would stand for when it was answered, and not for when it was asked."""
    return ""


def view(inputs: QuestionsInputs, composer: Composer) -> View:
    """A page in the show's words."""
    groups = tuple(_group(inputs, *each, composer) for each in inputs.groups)
    title = title_of(inputs.topic, composer)
    faq = build_faq(_said(groups), composer.full(inputs.pager.path), composer)
    return View(
        with_number(_head(inputs, title, composer, faq), inputs.pager, composer),
        QuestionsPage(
            title=title,
            groups=groups,
            is_whole=inputs.topic is None,
            pager=build_pager(inputs.pager, composer),
            ways=composer.office_ways(
                composer.words.t("Question to {show}", show=composer.show.title)
            ),
            tone=tone_class(composer.show, inputs.topic),
        ),
    )


def title_of(topic: Topic | None, composer: Composer) -> str:
    """The heading of a page."""
    t = composer.words.t
    return t("Questions on: {topic}", topic=topic.name) if topic else t("Questions of residents")


def _group(
    inputs: QuestionsInputs,
    topic: Topic | None,
    answers: tuple[AnswerInputs, ...],
    count: int,
    composer: Composer,
) -> QuestionGroup:
    words = composer.words
    seen = tuple(view_answer(each, composer) for each in answers)
    link = None
    if topic and inputs.topic is None:
        path = composer.frame.addresses.of_questions(topic)
        link = Link(composer.url(path), topic.name, "topic")
    return QuestionGroup(
        link=link,
        part=topic.slug if topic else "umum",
        name=topic.name if topic else words.t("Other questions"),
        answers=seen,
        count=words.n("All {number} question", "All {number} questions", count)
        if link and count > len(seen)
        else "",
    )


def _said(groups: Iterable[QuestionGroup]) -> tuple[Answered, ...]:
    """What machines are told: each question once on the whole site, and only what still holds.

    https://developers.google.com/search/docs/appearance/structured-data/faqpage
    """
    answers = (each for group in groups if group.link is None for each in group.answers)
    return tuple(each for each in answers if not (each.card and each.card.is_expired))


def _head(inputs: QuestionsInputs, title: str, composer: Composer, faq: Data) -> Head:
    t, addresses = composer.words.t, composer.frame.addresses
    step = (t("Questions of residents"), addresses.of_questions())
    about = inputs.topic.name if inputs.topic else composer.show.title
    return Head(
        title=title,
        description=t("What residents asked on {topic}, and where it is answered.", topic=about),
        steps=(step,) if inputs.topic else (),
        graph=(faq,) if faq["mainEntity"] else (),
        topic=inputs.topic,
        is_searched=inputs.topic is not None,
    )


KIND = PageKind("questions", pages, view, is_searched=True)
