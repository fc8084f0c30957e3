"""Collects from the catalogue what pages may show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from siniar.images.plan import PicturePlan
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode, Season, Topic
from siniar.model.later import Later
from siniar.model.questions import part_of, part_of_office
from siniar.pages.compose import iso_day
from siniar.pages.inputs import (
    AnswerInputs,
    DirectoryInputs,
    Frame,
    Listed,
    ListedTopic,
    Mark,
    SeasonPath,
    VideoInputs,
)


class Facts:
    """What a site knows, for the inputs of its pages."""

    def __init__(self, catalogue: Catalogue, pictures: PicturePlan, assets: str) -> None:
        """``assets`` is the folder of the theme's files below the site's root."""
        self.catalogue = catalogue
        self.pictures = pictures
        self._assets = assets
        self._listed: dict[str, Listed] = {}

    @cached_property
    def frame(self) -> Frame:
        """What stands around every page."""
        episodes, pictures = self.catalogue.episodes, self.pictures
        enclosures = [episode.enclosure for episode in episodes if episode.enclosure]
        return Frame(
            show=self.catalogue.show,
            addresses=self.catalogue.addresses,
            assets=self._assets,
            icon_svg=pictures.icon_svg(),
            icons=(pictures.icon(32), pictures.icon(180)),
            share=pictures.share(None),
            texts=tuple((page.slug, page.title) for page in self.catalogue.pages),
            has_episodes=bool(episodes),
            has_videos=any(episode.videos for episode in episodes),
            has_people=bool(self.catalogue.people),
            has_questions=bool(self.catalogue.questions),
            has_remote_audio=any(not enclosure.path for enclosure in enclosures),
        )

    def listed(self, episode: Episode) -> Listed:
        """An episode of the catalogue as lists show it; the same object each time."""
        known = self._listed.get(episode.guid)
        if known is None:
            known = self._listed[episode.guid] = self._list(episode)
        return known

    def listed_or_none(self, episode: Episode | None) -> Listed | None:
        """The same of an episode that may be missing."""
        return self.listed(episode) if episode else None

    def list_all(self, episodes: Iterable[Episode]) -> tuple[Listed, ...]:
        """The same of several."""
        return tuple(self.listed(episode) for episode in episodes)

    def _list(self, episode: Episode) -> Listed:
        pictures = self.pictures
        return Listed(
            path=self.catalogue.addresses.of_episode(episode),
            title=episode.title,
            code=episode.code,
            date=episode.date,
            kind=episode.kind,
            topic=episode.topic,
            duration=episode.duration,
            summary=episode.summary or episode.excerpt,
            pictures=pictures.artworks(episode, (96, 192, 384)),
            picture_text=episode.picture.alt
            if episode.picture and pictures.has_artwork(episode)
            else "",
            mark=self._mark(episode),
            is_expired=episode.is_expired(self.catalogue.today),
            guid=episode.guid,
            slug=episode.slug,
            enclosure=episode.enclosure,
            data_saver=episode.data_saver,
        )

    def _mark(self, episode: Episode) -> Mark | None:
        if not self.catalogue.is_hidden(episode):
            return None
        return Mark.SCHEDULED if episode.date > self.catalogue.now else Mark.DRAFT

    def last_change(self, episodes: Iterable[Episode]) -> str:
        """The last day on which a public one of some was published or confirmed; may be empty."""
        public = [episode for episode in episodes if not self.catalogue.is_hidden(episode)]
        days = [day for episode in public for day in (episode.date, episode.confirmed) if day]
        return max(map(iso_day, days), default="")

    @cached_property
    def newest_change(self) -> Later[str]:
        """The same of all episodes."""
        return Later(self.last_change, self.catalogue.episodes)

    def in_directory(self, episode: Episode) -> DirectoryInputs:
        """An episode as a topic's directory shows it."""
        listed = self.listed(episode)
        return DirectoryInputs(listed, episode.service, episode.confirmed, episode.expires)

    def listed_topic(self, topic: Topic, *, is_counted: bool = True) -> ListedTopic:
        """A topic as lists show it."""
        count = len(self.catalogue.by_topic[topic.slug]) if is_counted else None
        pictures = (self.pictures.of_topic(topic, 192), self.pictures.of_topic(topic, 384))
        return ListedTopic(topic, count, pictures)

    @cached_property
    def topics(self) -> tuple[ListedTopic, ...]:
        """All topics in the settings' order."""
        return tuple(self.listed_topic(topic) for topic in self.catalogue.show.topics)

    @cached_property
    def uncounted_topics(self) -> tuple[ListedTopic, ...]:
        """The same for pages that no episode should change."""
        return tuple(
            self.listed_topic(topic, is_counted=False) for topic in self.catalogue.show.topics
        )

    @cached_property
    def answers(self) -> tuple[AnswerInputs, ...]:
        """Every answered question, the newest episode's first, those in words only at the end."""
        answers = [each for episode in self.catalogue.episodes for each in self.answers_of(episode)]
        alone = (
            AnswerInputs(
                part=part_of_office(number),
                page=self.catalogue.question_paths[part_of_office(number)],
                question=note.question,
                topic=note.topic,
            )
            for number, note in enumerate(self.catalogue.answered, 1)
        )
        return (*answers, *alone)

    @cached_property
    def _answers(self) -> dict[str, AnswerInputs]:
        return {each.part: each for each in self.answers}

    def marked(self, parts: Iterable[str]) -> tuple[AnswerInputs, ...]:
        """The answered questions that some marks stand for."""
        return tuple(self._answers[part] for part in parts)

    def answers_of(self, episode: Episode) -> tuple[AnswerInputs, ...]:
        """The questions that an episode answers."""
        starts = [chapter.start for chapter in episode.chapters]
        starts += [each.second for each in episode.questions if each.second is not None]
        return tuple(
            AnswerInputs(
                part=part_of(episode.slug, number),
                page=self.catalogue.question_paths[part_of(episode.slug, number)],
                question=question,
                topic=episode.topic,
                listed=self.listed(episode),
                transcript=episode.transcript if question.second is not None else None,
                until=min((each for each in starts if each > (question.second or 0)), default=None),
                confirmed=episode.confirmed,
            )
            for number, question in enumerate(episode.questions, 1)
        )

    def season_path(self, season: Season) -> SeasonPath:
        """A season with its page."""
        return SeasonPath(season, self.catalogue.addresses.of_season(season))

    @cached_property
    def _titles(self) -> Counter[str]:
        return Counter(episode.title.casefold() for episode in self.catalogue.episodes)

    def has_own_title(self, episode: Episode) -> bool:
        """Whether no other episode is called the same."""
        return self._titles[episode.title.casefold()] == 1

    def videos(self, episode: Episode) -> VideoInputs:
        """The videos of an episode."""
        sound = episode.data_saver or episode.enclosure
        return VideoInputs(
            videos=episode.videos,
            posters=tuple(self.pictures.poster(episode, video) for video in episode.videos),
            drawn=tuple(not self.pictures.has_poster(episode, video) for video in episode.videos),
            length=sound.length if sound else None,
            duration=episode.duration,
        )
