"""Tells how much of the host's room is used, and when it will be full at the pace of late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from siniar.build.rules import STORAGE_LOW, STORAGE_NEARLY_FULL, STORAGE_OVER_HALF
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.findings import Finding, Place, found
from siniar.model.words import Words

#: Bytes of a published site on GitHub Pages, and of what a month's visitors may take from it.
#: https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits
SITE_LIMIT = 1_000_000_000
TRAFFIC_LIMIT = 100_000_000_000
#: Shares of the limit from which on an editor is told, the highest first, and what is told.
STEPS = ((0.95, STORAGE_NEARLY_FULL), (0.80, STORAGE_LOW), (0.60, STORAGE_OVER_HALF))
#: Days that the pace is taken from, and at least as many when the show is young.
PACE_DAYS, LEAST_DAYS = 183, 30
#: Days of a month.
MONTH = 30.44
#: Months beyond which nobody needs a forecast.
_HORIZON = 120


class Storage(Struct, frozen=True):
    """A site's room at its host."""

    #: Bytes of the site.
    used: int
    #: Bytes that came with the episodes of an average month of late; 0 when nothing comes.
    monthly: float = 0.0
    #: Bytes of the audio of an average episode; 0 when the audio lies elsewhere.
    episode: int = 0
    #: From which the forecast counts; ``None`` for no forecast.
    today: date | None = None
    limit: int = SITE_LIMIT

    @property
    def left(self) -> int:
        """Bytes, below zero when there is too much already."""
        return self.limit - self.used

    @property
    def share(self) -> float:
        """Of the limit."""
        return self.used / self.limit

    @property
    def full_on(self) -> date | None:
        """The day on which the room ends at this pace; ``None`` when that is far or never."""
        if self.monthly <= 0 or self.left <= 0 or self.today is None:
            return None
        months = self.left / self.monthly
        return None if months > _HORIZON else self.today + timedelta(days=months * MONTH)

    @property
    def is_pages(self) -> bool:
        """Whether the limits are those of GitHub Pages."""
        return self.limit == SITE_LIMIT

    @property
    def listens(self) -> int:
        """Whole episodes that all listeners together may take in a month; 0 when not limited."""
        return TRAFFIC_LIMIT // self.episode if self.episode and self.is_pages else 0


def build_storage(catalogue: Catalogue, used: int) -> Storage:
    """The room of a site that takes ``used`` bytes; the pace is that of its public episodes."""
    own = [episode for episode in catalogue.public if _is_own(episode)]
    lengths = [_length(episode) for episode in own]
    return Storage(
        used=used,
        monthly=_monthly(own, catalogue.now),
        episode=sum(lengths) // len(lengths) if lengths else 0,
        today=catalogue.today,
        limit=catalogue.show.site_limit * 1_000_000,
    )


def _is_own(episode: Episode) -> bool:
    """Whether the site itself serves the audio."""
    return episode.enclosure is not None and episode.enclosure.path is not None


def _length(episode: Episode) -> int:
    """Bytes of the episode's audio in all its forms."""
    both = (episode.enclosure, episode.data_saver)
    return sum(enclosure.length for enclosure in both if enclosure)


def _monthly(own: list[Episode], now: datetime) -> float:
    """Bytes a month; of a show that began within those months, since it began."""
    if not own:
        return 0.0
    age = (now - min(episode.date for episode in own)) / timedelta(days=1)
    days = max(min(age, PACE_DAYS), LEAST_DAYS)
    late = [episode for episode in own if now - episode.date <= timedelta(days=days)]
    return sum(map(_length, late)) / days * MONTH


def check_storage(storage: Storage, place: Place) -> list[Finding]:
    """A finding from 60, 80 and 95 per cent on; ``place`` is where the audio lies."""
    for share, rule in STEPS:
        if storage.share >= share:
            percent = int(storage.share * 100)
            limit = round(storage.limit / 1_000_000)
            used = round(storage.used / 1_000_000)
            return [found(rule, place, share=percent, used=used, limit=limit)]
    return []


def list_storage(storage: Storage, words: Words) -> Iterator[tuple[str, str]]:
    """What an editor wants to know of the room: names with their figures."""
    yield words.t("The whole site"), words.megabytes(storage.used)
    left = f"{words.number(round(storage.left / 1_000_000))} MB"
    if storage.is_pages:
        yield words.t("Storage left of 1 GB"), left
    else:
        yield words.t("Storage left of {limit}", limit=words.megabytes(storage.limit)), left
    if storage.monthly > 0:
        yield words.t("New audio a month"), words.megabytes(round(storage.monthly))
        yield words.t("Room will do"), _render_forecast(storage, words)
    if storage.listens:
        many = words.n(
            "{number} whole episode a month", "{number} whole episodes a month", storage.listens
        )
        yield words.t("Traffic of 100 GB is enough for"), many


def _render_forecast(storage: Storage, words: Words) -> str:
    day = storage.full_on
    if storage.left <= 0:
        return words.t("it is full")
    if day is None:
        return words.t("for more than ten years")
    return words.t("full around {month}", month=words.month(day))


def render_storage(storage: Storage, words: Words) -> str:
    """A few lines for a terminal."""
    heading = words.t("Room at GitHub Pages") if storage.is_pages else words.t("Room at the host")
    lines = [f"  {name}: {figure}" for name, figure in list_storage(storage, words)]
    return "\n".join([f"{heading}:", *lines]) + "\n"
