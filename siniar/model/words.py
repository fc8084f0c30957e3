"""Words for people: the gettext catalogue of a language and its dates, numbers and sizes.

Catalogues are their ``.po`` texts; nothing compiled is kept in git.
English is the language of the source and therefore always complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from gettext import NullTranslations
from hashlib import sha256
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from siniar.model.messages import read_catalogue

LOCALE_FOLDER = Path(__file__).parents[1] / "locale"
#: ``date`` under a name that no method takes.
Day = date
#: One catalogue for what residents read, one for what editors read.
DOMAINS = ("pages", "editors")


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for a deferred message)
    """Mark ``message`` for the catalogue; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that changes with the language."""

    language: str
    locale: Locale
    translations: NullTranslations

    @property
    def digest(self) -> bytes:
        """Changes with the language and with any of its messages."""
        whole = sha256(self.language.encode())
        for domain in DOMAINS:
            path = _catalogue_path(self.locale.language, domain)
            whole.update(path.read_bytes() if path.is_file() else b"")
        return whole.digest()

    def t(self, message: str, **values: object) -> str:
        """The message in this language, with ``{name}`` places filled."""
        text = self.translations.gettext(message)
        return text.format(**values) if values else text

    def n(self, singular: str, plural: str, number: int) -> str:
        """The message for ``number`` things, with ``{number}`` filled."""
        text = self.translations.ngettext(singular, plural, number)
        return text.format(number=self.number(number))

    def date(self, moment: Day | datetime) -> str:
        """``20 November 2026``."""
        return _format_day(_day_of(moment), "long", self.locale)

    def short_date(self, moment: Day | datetime) -> str:
        """``20 Nov 2026``."""
        return _format_day(_day_of(moment), "medium", self.locale)

    def month(self, day: Day) -> str:
        """``Mei 2028``."""
        return format_date(day, "LLLL y", self.locale)

    def time(self, moment: datetime) -> str:
        """``08.00``."""
        return format_time(moment, format="short", locale=self.locale)

    def number(self, value: float) -> str:
        """A number with this language's separators, at most one decimal."""
        return _format_number(value, self.locale)

    def megabytes(self, length: int) -> str:
        """Decimal megabytes of a size in bytes, as phones count them: ``14,4 MB``, ``0,8 MB``."""
        return f"{self.number(max(round(length / 1_000_000, 1), 0.1))} MB"

    def minutes(self, seconds: float) -> str:
        """A duration in words, rounded to whole minutes from one minute on."""
        if round(seconds) < 60:
            return self.n("{number} second", "{number} seconds", round(seconds))
        minutes = round(seconds / 60)
        if minutes < 60:
            return self.n("{number} minute", "{number} minutes", minutes)
        hours, rest = divmod(minutes, 60)
        words = [self.n("{number} hour", "{number} hours", hours)]
        if rest:
            words.append(self.n("{number} minute", "{number} minutes", rest))
        return " ".join(words)


def _day_of(moment: Day | datetime) -> Day:
    return moment.date() if isinstance(moment, datetime) else moment


@lru_cache(maxsize=8192)
def _format_day(day: Day, style: Literal["long", "medium"], locale: Locale) -> str:
    # Lists show thousands of days, and Babel takes its time for each.
    names = _month_names(style, locale)
    if names:
        return f"{day.day} {names[day.month]} {day.year}"
    return format_date(day, format=style, locale=locale)


@lru_cache(maxsize=8)
def _month_names(style: Literal["long", "medium"], locale: Locale) -> Mapping[int, str] | None:
    """The months' names where a day is written as day, month, year; ``None`` elsewhere."""
    form = {"long": ("d MMMM y", "wide"), "medium": ("d MMM y", "abbreviated")}
    pattern, width = form[style]
    is_plain = locale.date_formats[style].pattern == pattern
    return locale.months["format"][width] if is_plain else None


@lru_cache(maxsize=8192)
def _format_number(value: float, locale: Locale) -> str:
    return format_decimal(value, format="#,##0.#", locale=locale)


def _catalogue_path(language: str, domain: str) -> Path:
    return LOCALE_FOLDER / language / "LC_MESSAGES" / f"{domain}.po"


class _Later(NullTranslations):
    """A catalogue that is read when the first message is looked up in it."""

    def __init__(self, path: Path, fallback: NullTranslations | None = None) -> None:
        super().__init__()
        self._path = path
        self._rest = fallback
        self._known: dict[str, str] = {}

    @cached_property
    def _catalogue(self) -> NullTranslations:
        catalogue = read_catalogue(self._path) if self._path.is_file() else NullTranslations()
        if self._rest:
            catalogue.add_fallback(self._rest)
        return catalogue

    def gettext(self, message: str) -> str:
        text = self._known.get(message)
        if text is None:
            text = self._known[message] = self._catalogue.gettext(message)
        return text

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._catalogue.ngettext(msgid1, msgid2, n)


@lru_cache(maxsize=4)
def load_words(language: str) -> Words:
    """Words of a BCP 47 language; a language without catalogue gets English messages."""
    locale = Locale.parse(language, sep="-" if "-" in language else "_")
    pages, editors = (_catalogue_path(locale.language, domain) for domain in DOMAINS)
    # A build that finds nothing wrong says nothing to editors.
    return Words(language, locale, _Later(pages, _Later(editors)))
