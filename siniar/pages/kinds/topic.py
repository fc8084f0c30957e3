"""The page of a topic: a directory of services."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from siniar.model.episode import Episode, Topic
from siniar.model.later import Later
from siniar.model.lists import FIRST
from siniar.pages.answers import view_answer
from siniar.pages.compose import Composer
from siniar.pages.contexts import Link, Pager, TopicTile
from siniar.pages.contexts_episode import Answered, EpisodeCard, ServiceBox
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import AnswerInputs, DirectoryInputs, Listed, ListedTopic
from siniar.pages.page import NEVER, PageKind, Planned, View
from siniar.pages.pager import PagerInputs, Part, build_pager, divide, named_groups, with_number
from siniar.pages.years import year_of

#: Questions that stand on the page of a topic itself.
FEW = 3


class TopicInputs(Struct, frozen=True):
    """What a page of a topic may show."""

    topic: ListedTopic
    pager: PagerInputs
    #: What still holds, newest first, then what has passed its last day.
    entries: tuple[DirectoryInputs, ...]
    #: Without their counts: else each new episode changes every topic.
    others: tuple[ListedTopic, ...]
    #: On the first page: questions of residents that are answered, and how many there are.
    questions: tuple[AnswerInputs, ...] = ()
    question_count: int = 0


class DirectoryEntry(Struct, frozen=True):
    """An episode in a topic's directory."""

    #: What lists say of it.
    card: EpisodeCard
    #: ``None`` when its notes have no such box.
    answer: ServiceBox | None
    #: When it was last confirmed, in words; empty if never.
    confirmed: str


class DirectoryGroup(Struct, frozen=True):
    """Episodes of a topic's directory that belong together."""

    #: Their year; empty when all stand on one page.
    name: str
    #: Whether they have passed their last day.
    is_expired: bool
    #: The episodes.
    entries: tuple[DirectoryEntry, ...]


class TopicPage(Struct, frozen=True):
    """Variable ``topic`` of ``topic.html``: a directory of services."""

    #: The topic itself.
    tile: TopicTile
    #: What still holds, newest first, then what has passed its last day.
    groups: tuple[DirectoryGroup, ...]
    #: Ways to the other pages.
    pager: Pager
    #: The other topics.
    others: tuple[TopicTile, ...]
    #: Feed of this topic alone, absolute; empty without one.
    feed_address: str
    #: What residents asked most lately, with the answers.
    questions: tuple[Answered, ...]
    #: The page of all questions on the topic; ``None`` when there are none.
    questions_link: Link | None


def pages(facts: Facts) -> Iterator[Planned[TopicInputs]]:
    """A page for each topic, and more for one with many episodes."""
    catalogue = facts.catalogue

    def group(episode: Episode) -> str:
        return _name_group(episode, is_expired=episode.is_expired(catalogue.today))

    for topic in catalogue.show.topics:
        # Stable: of what still holds and of what has expired the newest first.
        episodes = sorted(
            catalogue.by_topic[topic.slug], key=lambda each: each.is_expired(catalogue.today)
        )
        last = Later(facts.last_change, episodes)
        for part in divide(episodes, catalogue.addresses.of_topic(topic), group):
            changed = last if part.pager.number == FIRST else NEVER
            yield Planned(part.pager.path, Later(_inputs, facts, topic, part), changed=changed)


def _inputs(facts: Facts, topic: Topic, part: Part[Episode]) -> TopicInputs:
    others = (each for each in facts.catalogue.show.topics if each.slug != topic.slug)
    answers = facts.answers if part.pager.number == FIRST else ()
    questions = tuple(each for each in answers if each.topic == topic and not each.is_expired)
    return TopicInputs(
        topic=facts.listed_topic(topic),
        pager=part.pager,
        entries=tuple(facts.in_directory(episode) for episode in part.entries),
        others=tuple(facts.listed_topic(each, is_counted=False) for each in others),
        questions=questions[:FEW],
        question_count=len(questions),
    )


def _is_expired(entry: DirectoryInputs) -> bool:
    return entry.listed.is_expired


def _group_of(entry: DirectoryInputs) -> str:
    return _name_group(entry.listed, is_expired=entry.listed.is_expired)


def _name_group(episode: Episode | Listed, *, is_expired: bool) -> str:
    """What has passed its last day stands together, whatever its year."""
    return "" if is_expired else year_of(episode)


def view(inputs: TopicInputs, composer: Composer) -> View:
    """A page in the show's words."""
    feed = _feed(inputs, composer)
    path = composer.frame.addresses.of_questions(inputs.topic.topic)
    return View(
        with_number(_head(inputs, composer, feed), inputs.pager, composer),
        TopicPage(
            tile=composer.tile(inputs.topic),
            groups=tuple(_groups(inputs, composer)),
            pager=build_pager(inputs.pager, composer),
            others=tuple(composer.tile(each) for each in inputs.others),
            feed_address=feed,
            questions=tuple(view_answer(each, composer) for each in inputs.questions),
            questions_link=_questions(inputs, composer.url(path), composer),
        ),
    )


def _questions(inputs: TopicInputs, url: str, composer: Composer) -> Link | None:
    count = inputs.question_count
    words = composer.words.n("All {number} question", "All {number} questions", count)
    return Link(url, words, "question") if count else None


def _groups(inputs: TopicInputs, composer: Composer) -> Iterator[DirectoryGroup]:
    for is_expired, part in groupby(inputs.entries, _is_expired):
        for name, group in named_groups(inputs.pager, tuple(part), _group_of):
            entries = tuple(_entry(each, composer) for each in group)
            yield DirectoryGroup(name, is_expired, entries)


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
        title=topic.name,
        description=about.strip(),
        steps=((t("Topics"), f"{composer.frame.addresses.topic}/"),),
        topic=topic,
        feeds=(Link(feed, f"{composer.show.title}: {topic.name}"),) if feed else (),
    )


def _entry(inputs: DirectoryInputs, composer: Composer) -> DirectoryEntry:
    return DirectoryEntry(
        card=composer.card(inputs.listed),
        answer=composer.service_box(inputs.service, inputs.confirmed, inputs.expires),
        confirmed=composer.day_or_nothing(inputs.confirmed),
    )


KIND = PageKind("topic", pages, view)
