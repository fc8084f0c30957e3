"""Builds the board: which stage an idea or episode is in, what it lacks, how long it took."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from pathlib import PurePosixPath
from statistics import median

from msgspec import Struct

from siniar.content.awaited import is_settled
from siniar.content.drafts import missing_parts
from siniar.content.readings import ReadEpisode
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Day, Episode, Status
from siniar.model.words import N_
from siniar.pages.board.ideas import Idea

#: Days after publication from which an episode is looked back at.
EVALUATED_AFTER = 30


class Stage(Enum):
    """Where an episode is on its way; the value is the message id of the column."""

    PROPOSED = N_("Proposed")
    PLANNED = N_("Planned")
    DRAFT = N_("Draft")
    PRODUCED = N_("In production")
    VIDEO = N_("YouTube")
    PUBLISHED = N_("Out")
    EVALUATED = N_("Looking back")


class BoardCard(Struct, frozen=True):
    """One idea or episode on the board."""

    title: str
    #: The file that the card stands for.
    source: str
    code: str = ""
    topic: str = ""
    question: str = ""
    who: tuple[str, ...] = ()
    #: Day on which it comes or came out.
    when: Day | None = None
    #: Message ids of what is still missing.
    lacks: tuple[str, ...] = ()
    #: Days from the recording to publication; ``None`` when one of them is not known.
    days: int | None = None
    #: Message id of what is special about it, such as a date that has passed; mostly empty.
    mark: str = ""
    link: str = ""
    #: How many residents asked; 0 for an idea of the office.
    asked: int = 0


class Board(Struct, frozen=True):
    """All cards by stage."""

    #: Each stage with its cards in the order of their days.
    columns: tuple[tuple[Stage, tuple[BoardCard, ...]], ...]
    #: Median of the days from recording to publication; ``None`` when no episode tells it.
    typical_days: float | None
    #: The day that the board shows.
    today: Day


_IDEA_WANTS = (
    ("question", N_("a question from residents")),
    ("topic", N_("a topic")),
    ("who", N_("somebody who explains it")),
    ("when", N_("a date")),
)


def build_board(ideas: Iterable[Idea], reads: Iterable[ReadEpisode], catalogue: Catalogue) -> Board:
    """The board on the day of the catalogue; an idea that became an episode joins its card."""
    given = list(ideas)
    by_note = {idea.episode.removesuffix(".md"): idea for idea in given if idea.episode}
    cards: dict[Stage, list[BoardCard]] = {stage: [] for stage in Stage}
    became: set[str] = set()
    for read in reads:
        episode = read.episode
        if episode is None or episode.status is Status.WITHDRAWN:
            continue
        name = PurePosixPath(episode.source).stem
        idea = by_note.get(name)
        became |= {name} if idea else set()
        cards[_stage_of(read, episode, catalogue)].append(_episode_card(read, idea, catalogue))
    for idea in given:
        if idea.episode.removesuffix(".md") not in became:
            cards[_stage_of_idea(idea)].append(_idea_card(idea, catalogue.today))
    known = [card.days for group in cards.values() for card in group if card.days is not None]
    return Board(
        tuple((stage, tuple(sorted(group, key=_order))) for stage, group in cards.items()),
        median(known) if known else None,
        catalogue.today,
    )


def _order(card: BoardCard) -> tuple[date, int, str]:
    return (card.when or date.max, -card.asked, card.source)


def _stage_of(read: ReadEpisode, episode: Episode, catalogue: Catalogue) -> Stage:
    if episode.status is Status.DRAFT:
        return Stage.DRAFT
    if not catalogue.is_hidden(episode):
        age = (catalogue.today - episode.date.date()).days
        return Stage.EVALUATED if age > EVALUATED_AFTER else Stage.PUBLISHED
    if episode.audio is None:
        return Stage.PRODUCED
    return Stage.PUBLISHED if is_settled(read, "videos") else Stage.VIDEO


def _stage_of_idea(idea: Idea) -> Stage:
    if idea.recorded:
        return Stage.PRODUCED
    return Stage.PLANNED if idea.who and idea.when else Stage.PROPOSED


def _episode_card(read: ReadEpisode, idea: Idea | None, catalogue: Catalogue) -> BoardCard:
    episode = read.episode
    assert episode is not None  # noqa: S101 (the caller has looked)
    recorded = episode.recorded or (idea.recorded if idea else None)
    when = episode.date.date()
    settled = {N_("a transcript"): "transcript", N_("the YouTube video"): "videos"}
    lacks = tuple(
        part
        for part in missing_parts(episode)
        if part not in settled or not is_settled(read, settled[part])
    )
    return BoardCard(
        title=episode.title,
        source=episode.source,
        code=episode.code,
        topic=episode.topic.name if episode.topic else "",
        question=idea.question if idea else "",
        who=tuple(person.name for person in episode.people),
        when=when,
        lacks=lacks,
        days=(when - recorded).days if recorded and recorded <= when else None,
        mark=_mark(episode, catalogue),
        link=idea.link if idea else "",
    )


def _mark(episode: Episode, catalogue: Catalogue) -> str:
    if episode.status is not Status.DRAFT and catalogue.is_hidden(episode):
        return N_("Scheduled")
    if episode.is_expired(catalogue.today):
        return N_("What it says may no longer hold")
    return ""


def _idea_card(idea: Idea, today: Day) -> BoardCard:
    return BoardCard(
        title=idea.title,
        source=idea.source,
        topic=idea.topic.name if idea.topic else "",
        # A question of residents is its own title.
        question="" if idea.asked else idea.question,
        asked=idea.asked,
        who=idea.who,
        when=idea.when,
        lacks=tuple(words for name, words in _IDEA_WANTS if not getattr(idea, name)),
        mark=N_("The date has passed") if idea.when and idea.when < today else "",
        link=idea.link,
    )
