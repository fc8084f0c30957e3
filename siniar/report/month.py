"""Builds what the office reads of a month: what came out, what was heard, what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath

from msgspec import Struct

from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.words import N_, Words
from siniar.pages.board.ideas import Idea
from siniar.report.history import EpisodeMonth, Month

#: Days before which an office is told that an episode expires.
AHEAD = 60
#: Days after which a topic counts as forgotten.
SILENT = 90
#: Months of the chart.
SHOWN_MONTHS = 12
#: Episodes of the chart, and of each list.
SHOWN = 10


class PublishedEpisode(Struct, frozen=True):
    """An episode that came out in the month."""

    title: str
    code: str
    day: date
    #: From the recording to publication; ``None`` when the note does not tell the recording.
    days: int | None


class ExpiringEpisode(Struct, frozen=True):
    """An episode whose words soon hold no longer, or no longer do."""

    title: str
    code: str
    expires: date
    is_over: bool


class SilentTopic(Struct, frozen=True):
    """A topic that nobody spoke of for long."""

    name: str
    #: Day of its newest episode; ``None`` when it has none.
    last: date | None


class OpenQuestion(Struct, frozen=True):
    """A question that no episode answers yet."""

    text: str
    #: How many asked it; 0 where the office does not know.
    count: int


class MonthTotal(Struct, frozen=True):
    """What all episodes of a month had together; ``None`` where nobody counted."""

    month: Month
    heard: int | None
    views: int | None


class MonthReport(Struct, frozen=True):
    """Everything that the page shows."""

    month: Month
    published: tuple[PublishedEpisode, ...]
    #: Every episode that somebody counted, the most heard first.
    rows: tuple[EpisodeMonth, ...]
    totals: tuple[MonthTotal, ...]
    #: What residents ask, and no episode answers yet.
    asked: tuple[OpenQuestion, ...]
    #: Titles of what came out in the month on a question of residents.
    answered: tuple[str, ...]
    expiring: tuple[ExpiringEpisode, ...]
    silent: tuple[SilentTopic, ...]


def build_report(
    month: Month,
    catalogue: Catalogue,
    ideas: Iterable[Idea],
    history: Mapping[Month, Iterable[EpisodeMonth]],
) -> MonthReport:
    """The report of a month, as it was on its last day, or today while it lasts."""
    day = min(month.after - timedelta(days=1), catalogue.today)
    episodes = [each for each in catalogue.public if each.date.date() <= day]
    ideas = tuple(ideas)
    named = {idea.episode.removesuffix(".md"): idea for idea in ideas if idea.episode}
    fresh = [each for each in episodes if each.date.date() >= month.first]
    rows = sorted(
        history.get(month, ()),
        key=lambda row: (-(row.heard or 0), -(row.views or 0), row.code, row.guid),
    )
    months = [each for each in sorted(history) if each <= month][-SHOWN_MONTHS:]
    return MonthReport(
        month=month,
        published=tuple(_published(each, named) for each in fresh),
        rows=tuple(rows),
        totals=tuple(_total(each, history[each]) for each in months),
        asked=tuple(_open(ideas)),
        answered=tuple(
            each.title for each in fresh if _name(each) in named and named[_name(each)].question
        ),
        expiring=tuple(_expiring(episodes, day)),
        silent=tuple(_silent(catalogue, episodes, day)),
    )


def _open(ideas: Iterable[Idea]) -> list[OpenQuestion]:
    """What is asked, the most first."""
    waiting = [each for each in ideas if each.question and not each.episode]
    questions = [OpenQuestion(each.question, each.asked) for each in waiting]
    return sorted(questions, key=lambda each: -each.count)


def _name(episode: Episode) -> str:
    return PurePosixPath(episode.source).stem


def _published(episode: Episode, named: Mapping[str, Idea]) -> PublishedEpisode:
    idea = named.get(_name(episode))
    recorded = episode.recorded or (idea.recorded if idea else None)
    day = episode.date.date()
    days = (day - recorded).days if recorded and recorded <= day else None
    return PublishedEpisode(episode.title, episode.code, day, days)


def _total(month: Month, rows: Iterable[EpisodeMonth]) -> MonthTotal:
    counted = tuple(rows)
    heard = [row.heard for row in counted if row.heard is not None]
    views = [row.views for row in counted if row.views is not None]
    return MonthTotal(month, sum(heard) if heard else None, sum(views) if views else None)


def _expiring(episodes: Iterable[Episode], day: date) -> Iterator[ExpiringEpisode]:
    soon = [
        each for each in episodes if each.expires and each.expires <= day + timedelta(days=AHEAD)
    ]
    for each in sorted(soon, key=lambda each: (each.expires or day, each.guid)):
        assert each.expires is not None  # noqa: S101 (chosen so above)
        yield ExpiringEpisode(each.title, each.code, each.expires, each.is_expired(day))


def _silent(catalogue: Catalogue, episodes: Iterable[Episode], day: date) -> Iterator[SilentTopic]:
    newest: dict[str, datetime] = {}
    for each in episodes:
        if each.topic:
            newest[each.topic.slug] = max(newest.get(each.topic.slug, each.date), each.date)
    for topic in catalogue.show.topics:
        last = newest[topic.slug].date() if topic.slug in newest else None
        if last is None or last < day - timedelta(days=SILENT):
            yield SilentTopic(topic.name, last)


def list_steps(report: MonthReport, words: Words) -> Iterator[str]:
    """What follows from a month, the most urgent first."""
    for each in report.expiring[:3]:
        if each.is_over:
            yield words.t('Say in the note of "{title}" what holds now.', title=each.title)
    for question in report.asked[:1]:
        told = N_('Choose the next episode by need, such as: "{question}"')
        yield words.t(told, question=question.text)
    for topic in report.silent[:1]:
        yield words.t('Look for a question on "{topic}".', topic=topic.name)
    if not report.published:
        yield words.t(
            N_("Nothing came out this month: plan a small episode, three minutes are enough.")
        )
    for row in report.rows[:1]:
        if row.heard:
            told = N_('Tell of "{title}" once more: most people heard it.')
            yield words.t(told, title=row.title)
    if all(row.heard is None for row in report.rows):
        yield words.t(
            N_("Nobody counts what is heard yet: see the page on reports in the handbook.")
        )
