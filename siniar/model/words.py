"""Words for people: the gettext catalogue of a language and its dates, numbers and sizes.

Catalogues are their ``.po`` texts; nothing compiled is kept in git.
English is the language of the source and therefore always complete.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from gettext import NullTranslations, c2py
from itertools import chain
from pathlib import Path
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from msgspec import Struct

LOCALE_FOLDER = Path(__file__).parents[1] / "locale"
#: ``date`` under a name that no method takes.
Day = date
#: Of editors whose settings say nothing.
DEFAULT_LANGUAGE = "id"
#: Settings of SHOW that tell the language for editors, the first that is there.
LANGUAGE_KEYS = ("editors_language", "interface_language", "language")
#: Languages of Indonesia without a catalogue, whose speakers read Indonesian.
_OF_INDONESIA = re.compile("ace|ban|bbc|bew|bjn|bug|gor|jv|mad|mak|min|nia|sas|su")
#: One catalogue for what residents read, one for what editors read.
DOMAINS = ("pages", "editors")


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for a deferred message)
    """Mark ``message`` for the catalogue; it is translated where it is shown."""
    return message


class Words(Struct, frozen=True):
    """Everything that changes with the language."""

    language: str
    locale: Locale
    translations: NullTranslations

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
    return format_date(day, format=style, locale=locale)


@lru_cache(maxsize=8192)
def _format_number(value: float, locale: Locale) -> str:
    return format_decimal(value, format="#,##0.#", locale=locale)


@lru_cache(maxsize=4)
def load_words(language: str) -> Words:
    """Words of a BCP 47 language, or of the one that its speakers read besides.

    Without a catalogue messages are English, and dates and numbers are still the language's own.

    Raises:
        ValueError, UnknownLocaleError: it is no language that dates are known for.
    """
    tag = nearest_language(language)
    locale = Locale.parse(tag, sep="-" if "-" in tag else "_")
    folder = LOCALE_FOLDER / locale.language / "LC_MESSAGES"
    paths = [path for domain in DOMAINS if (path := folder / f"{domain}.po").is_file()]
    catalogues = [_read_catalogue(path, locale.language) for path in paths]
    return Words(tag, locale, _Messages(catalogues) if catalogues else NullTranslations())


def choose_words(languages: Iterable[object]) -> Words:
    """The words of the first of several languages that is one; Indonesian where none is."""
    for language in languages:
        if isinstance(language, str) and language:
            with contextlib.suppress(ValueError, UnknownLocaleError):
                return load_words(language)
    return load_words(DEFAULT_LANGUAGE)


def nearest_language(language: str) -> str:
    """The language that its speakers read where it has no catalogue: Indonesian for Sundanese."""
    spoken = language.replace("_", "-").partition("-")[0].casefold()
    return "id" if _OF_INDONESIA.fullmatch(spoken) else language


def _read_catalogue(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


class _Messages(NullTranslations):
    """Messages as Babel reads them; gettext itself opens compiled files only."""

    def __init__(self, catalogues: Sequence[Catalog]) -> None:
        super().__init__()
        # A message with a plural goes by its singular, as in gettext's own files.
        self._forms = {
            each.id if isinstance(each.id, str) else each.id[0]: (
                (each.string,) if isinstance(each.string, str) else each.string
            )
            for each in chain(*catalogues)
            if each.id and not each.fuzzy
        }
        self._form_of = c2py(catalogues[0].plural_expr)

    def gettext(self, message: str) -> str:
        forms = self._forms.get(message)
        return (forms and forms[0]) or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        forms = self._forms.get(msgid1)
        return (forms and forms[self._form_of(n)]) or super().ngettext(msgid1, msgid2, n)
