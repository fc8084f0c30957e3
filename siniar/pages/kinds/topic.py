"""The page of a topic: a directory of services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from siniar.pages.answers import view_answer
from siniar.pages.compose import Composer
from siniar.pages.contexts import Answered, EpisodeCard, Link, ServiceBox, TopicTile
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import AnswerInputs, DirectoryInputs, ListedTopic
from siniar.pages.page import PageKind, Planned, View

#: Questions that stand on the page of a topic itself.
FEW = 3


@dataclass(frozen=True, slots=True)
class TopicInputs:
    """What the page of a topic may show."""

    topic: ListedTopic
    #: What still holds, newest first, and what has passed its last day.
    entries: tuple[DirectoryInputs, ...]
    expired: tuple[DirectoryInputs, ...]
    #: Without their counts: else each new episode changes every topic.
    others: tuple[ListedTopic, ...]
    #: The first questions of residents that are answered, and how many there are.
    questions: tuple[AnswerInputs, ...] = ()
    question_count: int = 0


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """An episode in a topic's directory."""

    #: What lists say of it.
    card: EpisodeCard
    #: ``None`` when its notes have no such box.
    answer: ServiceBox | None
    #: When it was last confirmed, in words; empty if never.
    confirmed: str


@dataclass(frozen=True, slots=True)
class TopicPage:
    """Variable ``topic`` of ``topic.html``: a directory of services."""

    #: The topic itself.
    tile: TopicTile
    #: What still holds, newest first.
    entries: tuple[DirectoryEntry, ...]
    #: What has passed its last day, newest first.
    expired: tuple[DirectoryEntry, ...]
    #: The other topics.
    others: tuple[TopicTile, ...]
    #: Feed of this topic alone, absolute; empty without one.
    feed_address: str
    #: What residents asked most lately, with the answers.
    questions: tuple[Answered, ...]
    #: The page of all questions on the topic; ``None`` when there are none.
    questions_link: Link | None


def pages(facts: Facts) -> Iterator[Planned[TopicInputs]]:
    """A page for each topic."""
    catalogue = facts.catalogue
    for listed in facts.topics:
        topic = listed.topic
        episodes = [
            (facts.in_directory(each), each.is_expired(catalogue.today))
            for each in catalogue.by_topic[topic.slug]
        ]
        questions = tuple(
            each
            for each in facts.answers
            if each.topic == topic and not (each.listed and each.listed.is_expired)
        )
        others = [each for each in catalogue.show.topics if each.slug != topic.slug]
        inputs = TopicInputs(
            topic=listed,
            entries=tuple(each for each, is_expired in episodes if not is_expired),
            expired=tuple(each for each, is_expired in episodes if is_expired),
            others=tuple(facts.listed_topic(each, is_counted=False) for each in others),
            questions=questions[:FEW],
            question_count=len(questions),
        )
        yield Planned(catalogue.addresses.of_topic(topic), inputs)


def view(inputs: TopicInputs, composer: Composer) -> View:
    """The page in the show's words."""
    feed = _feed(inputs, composer)
    path = composer.frame.addresses.of_questions(inputs.topic.topic)
    return View(
        _head(inputs, composer, feed),
        TopicPage(
            tile=composer.tile(inputs.topic),
            entries=tuple(_entry(each, composer) for each in inputs.entries),
            expired=tuple(_entry(each, composer) for each in inputs.expired),
            others=tuple(composer.tile(each) for each in inputs.others),
            feed_address=feed,
            questions=tuple(view_answer(each, composer, page=path) for each in inputs.questions),
            questions_link=_questions(inputs, composer.url(path), composer),
        ),
    )


def _questions(inputs: TopicInputs, url: str, composer: Composer) -> Link | None:
    count = inputs.question_count
    words = composer.words.n("All {number} question", "All {number} questions", count)
    return Link(url, words, "question") if count else None


def _feed(inputs: TopicInputs, composer: Composer) -> str:
    """The topic's own feed; empty when topics have none."""
    if not composer.show.feed.has_topic_feeds:
        return ""
    return composer.full(composer.frame.addresses.of_topic_feed(inputs.topic.topic))


def _head(inputs: TopicInputs, composer: Composer, feed: str) -> Head:
    topic, t = inputs.topic.topic, composer.words.t
    about = t(
        "{topic}: what to bring, where to go and when. {description}",
        topic=topic.name,
        description=topic.description,
    )
    return Head(
        kind="topic",
        title=topic.name,
        description=about.strip(),
        steps=((t("Topics"), f"{composer.frame.addresses.topic}/"),),
        topic=topic,
        feeds=(Link(feed, f"{composer.show.title}: {topic.name}"),) if feed else (),
    )


def _entry(inputs: DirectoryInputs, composer: Composer) -> DirectoryEntry:
    return DirectoryEntry(
        card=composer.card(inputs.listed),
        answer=composer.answer(inputs.service, inputs.confirmed, inputs.expires),
        confirmed=composer.day_or_nothing(inputs.confirmed),
    )


KIND = PageKind("topic", pages, view)
