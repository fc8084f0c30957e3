"""The show with all its episodes, frozen and ordered: what every renderer works from."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from heapq import nsmallest

from msgspec import Struct, field

from siniar.model.episode import Episode, EpisodeKind, Person, Season, Status, Topic
from siniar.model.lists import cut, path_of
from siniar.model.moves import Redirect, WithdrawnPage
from siniar.model.questions import part_of, part_of_office
from siniar.model.show import Page, QuestionNote, Show
from siniar.model.urls import Addresses


class Catalogue(Struct, frozen=True, dict=True):
    """Everything a site shows.

    ``episodes`` is newest first and holds nothing that is not public, unless the catalogue was
    built for a preview.
    """

    show: Show
    addresses: Addresses
    #: What pages and feeds show, newest first.
    episodes: tuple[Episode, ...]
    #: Waiting for their date, soonest first.
    scheduled: tuple[Episode, ...]
    #: Drafts and withdrawn episodes, in the order of their files.
    drafts: tuple[Episode, ...]
    #: The one clock of the run.
    now: datetime
    #: Other texts of the site in the order of their menu.
    pages: tuple[Page, ...] = ()
    #: Pages that lead on, those that editors ask for first.
    redirects: tuple[Redirect, ...] = ()
    #: Pages of lists that were longer, or that are gone; each leads on.
    lapsed: tuple[Redirect, ...] = ()
    #: Words that addresses began with before, and what they begin with now.
    former_words: Mapping[str, str] = field(default_factory=dict)
    #: What stays at the addresses of what was taken back.
    withdrawn: tuple[WithdrawnPage, ...] = ()
    #: Questions of residents that the office answers in words, without an episode.
    answered: tuple[QuestionNote, ...] = ()

    @property
    def today(self) -> date:
        """The day of the run in the show's time zone."""
        return self.now.date()

    def is_hidden(self, episode: Episode) -> bool:
        """Whether only a preview may show the episode."""
        return episode.status is not Status.PUBLISHED or episode.date > self.now

    @cached_property
    def public(self) -> tuple[Episode, ...]:
        """The episodes that anybody may see, newest first; the only ones that feeds hold."""
        return tuple(episode for episode in self.episodes if not self.is_hidden(episode))

    @cached_property
    def by_topic(self) -> dict[str, tuple[Episode, ...]]:
        """Episodes by the slug of their topic, in the settings' order of topics, none left out."""
        groups: dict[str, list[Episode]] = {topic.slug: [] for topic in self.show.topics}
        for episode in self.episodes:
            if episode.topic:
                groups[episode.topic.slug].append(episode)
        return {slug: tuple(group) for slug, group in groups.items()}

    @cached_property
    def people(self) -> tuple[tuple[Person, tuple[Episode, ...]], ...]:
        """Everybody with the episodes they are heard in, by name."""
        heard: dict[str, dict[str, Episode]] = defaultdict(dict)
        newest: dict[str, Person] = {}
        for episode in self.episodes:
            for person in episode.people:
                newest.setdefault(person.slug, person)
                heard[person.slug][episode.guid] = episode
        ordered = sorted(newest.values(), key=lambda person: (person.name.casefold(), person.slug))
        return tuple((person, tuple(heard[person.slug].values())) for person in ordered)

    @cached_property
    def questions(self) -> tuple[tuple[Topic | None, tuple[str, ...]], ...]:
        """What marks the answered questions, by topic, those without one at the end.

        The newest episode's first, then those in words only, then what has passed its last day.
        """
        asked = [
            (each.topic, each.is_expired(self.today), part_of(each.slug, number))
            for each in self.episodes
            for number in range(1, len(each.questions) + 1)
        ]
        asked += [
            (note.topic, False, part_of_office(number))
            for number, note in enumerate(self.answered, 1)
        ]
        asked.sort(key=lambda each: each[1])
        groups: dict[Topic | None, list[str]] = {topic: [] for topic in (*self.show.topics, None)}
        for topic, _, part in asked:
            groups[topic].append(part)
        return tuple((topic, tuple(parts)) for topic, parts in groups.items() if parts)

    @cached_property
    def question_paths(self) -> dict[str, str]:
        """The page that lists a question, below the site's root, by what marks it there."""
        return {
            part: path_of(self.addresses.of_questions(topic), number)
            for topic, parts in self.questions
            for number, page in cut(parts)
            for part in page
        }

    def questions_address(self, episode: Episode) -> str:
        """Where the site lists the questions of an episode: a page and a part of it, or nothing."""
        first = part_of(episode.slug, 1)
        return f"{self.question_paths[first]}#{first}" if episode.questions else ""

    @cached_property
    def seasons(self) -> tuple[tuple[Season, tuple[Episode, ...]], ...]:
        """Seasons with their episodes, the newest season first."""
        groups: dict[int, list[Episode]] = defaultdict(list)
        seasons: dict[int, Season] = {}
        for episode in self.episodes:
            if episode.season:
                seasons[episode.season.number] = episode.season
                groups[episode.season.number].append(episode)
        return tuple((seasons[number], tuple(groups[number])) for number in sorted(groups)[::-1])

    @cached_property
    def trailers(self) -> tuple[Episode, ...]:
        """Every public trailer, newest first."""
        return tuple(each for each in self.public if each.kind is EpisodeKind.TRAILER)

    @property
    def trailer(self) -> Episode | None:
        """The newest public trailer."""
        return next(iter(self.trailers), None)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {episode.guid: index for index, episode in enumerate(self.episodes)}

    def newer(self, episode: Episode) -> Episode | None:
        """The episode after this one in time."""
        index = self._positions[episode.guid]
        return self.episodes[index - 1] if index else None

    def older(self, episode: Episode) -> Episode | None:
        """The episode before this one in time."""
        index = self._positions[episode.guid] + 1
        return self.episodes[index] if index < len(self.episodes) else None

    @cached_property
    def _by_keyword(self) -> dict[str, tuple[Episode, ...]]:
        groups: dict[str, list[Episode]] = defaultdict(list)
        for episode in self.episodes:
            for keyword in {word.casefold() for word in episode.keywords}:
                groups[keyword].append(episode)
        return {keyword: tuple(group) for keyword, group in groups.items()}

    def related(self, episode: Episode, limit: int = 3) -> tuple[Episode, ...]:
        """Other episodes on the same subject.

        Shared keywords count most, then the topic, then nearness in time.
        """
        scores = self._shared_keywords(episode) if episode.keywords else {}
        near = self._nearest_in_topic(episode, scores, limit)
        here = self._positions[episode.guid]
        ranked = nsmallest(
            limit,
            [*scores, *near],
            # Who shares nothing but the topic has one point.
            key=lambda guid: (-scores.get(guid, 1), abs(self._positions[guid] - here), guid),
        )
        return tuple(self.episodes[self._positions[guid]] for guid in ranked)

    def _shared_keywords(self, episode: Episode) -> Counter[str]:
        """By guid: two points for each keyword that is shared, one for the topic."""
        scores: Counter[str] = Counter()
        for keyword in {word.casefold() for word in episode.keywords}:
            scores.update({other.guid: 2 for other in self._by_keyword[keyword]})
        del scores[episode.guid]
        if episode.topic:
            for guid in scores:
                scores[guid] += self.episodes[self._positions[guid]].topic == episode.topic
        return scores

    @cached_property
    def _topic_positions(self) -> dict[str, list[int]]:
        """Where the episodes of each topic stand among all, ascending."""
        return {
            slug: [self._positions[episode.guid] for episode in group]
            for slug, group in self.by_topic.items()
        }

    def _nearest_in_topic(
        self, episode: Episode, others: Mapping[str, int], limit: int
    ) -> Iterator[str]:
        """The guids nearest in time on both sides with the same topic, those in ``others`` not.

        Walking outwards from the episode keeps a show of any size linear.
        """
        if episode.topic is None:
            return
        places = self._topic_positions[episode.topic.slug]
        middle = bisect_left(places, self._positions[episode.guid])
        for side in (reversed(places[:middle]), places[middle + 1 :]):
            found = 0
            for place in side:
                guid = self.episodes[place].guid
                if guid not in others:
                    yield guid
                    found += 1
                    if found == limit:
                        break

    def successor(self, episode: Episode) -> Episode | None:
        """The newer episode that answers the same question as an expired one.

        It shares a keyword (or, without keywords, the topic) and has not expired itself.
        """
        newer = self.episodes[: self._positions[episode.guid]]
        words = {word.casefold() for word in episode.keywords}
        for other in newer:
            if other.is_expired(self.today):
                continue
            shares = words & {word.casefold() for word in other.keywords}
            if shares or (not words and episode.topic and other.topic == episode.topic):
                return other
        return None


def build_catalogue(
    show: Show,
    addresses: Addresses,
    episodes: Iterable[Episode],
    now: datetime,
    *,
    pages: Iterable[Page] = (),
    shows_hidden: bool = False,
) -> Catalogue:
    """Order the episodes and keep back drafts and those whose date is still to come.

    With ``shows_hidden`` (previews) they stand among the others, and only ``public`` leaves
    them out.
    """
    ordered = sorted(episodes, key=lambda episode: (episode.date, episode.guid), reverse=True)
    drafts = [item for item in ordered if item.status is not Status.PUBLISHED]
    scheduled = [item for item in ordered if item.status is Status.PUBLISHED and item.date > now]
    hidden = {item.guid for item in (*drafts, *scheduled)}
    shown = ordered if shows_hidden else [item for item in ordered if item.guid not in hidden]
    return Catalogue(
        show=show,
        addresses=addresses,
        episodes=tuple(shown),
        scheduled=tuple(reversed(scheduled)),
        drafts=tuple(sorted(drafts, key=lambda item: item.source)),
        now=now,
        pages=tuple(sorted(pages, key=lambda page: (page.order, page.title, page.slug))),
    )
