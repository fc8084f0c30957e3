"""Parsers of single settings and of lists and mappings of them."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from siniar.content.rules import CHOICE_UNKNOWN, URL_WITHOUT_TLS
from siniar.content.settings.rules import DESCRIPTION_LONG, SETTING_CATEGORY
from siniar.content.settings.table import Parser, Setting, SettingContext, parse_settings
from siniar.model.categories import CATEGORIES
from siniar.model.moves import parse_path
from siniar.model.nearest import suggest
from siniar.model.slugs import SLUG
from siniar.model.words import N_, nearest_language

DESCRIPTION_LIMIT = 4000


def text(value: object, context: SettingContext) -> str | None:
    """A line or paragraph of text."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    context.wrong(value, N_("Write text between quotes."))
    return None


def flag(value: object, context: SettingContext) -> bool | None:
    """True or False."""
    if isinstance(value, bool):
        return value
    context.wrong(value, N_("Write True or False."))
    return None


def number(value: object, context: SettingContext) -> int | None:
    """A positive whole number."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    context.wrong(value, N_("Write a positive whole number."))
    return None


def url(value: object, context: SettingContext) -> str | None:
    """An absolute address; https where it is one of ours."""
    if isinstance(value, str) and re.fullmatch(r"https?://[^\s<>\"@/]+(?:/[^\s<>\"]*)?", value):
        if value.startswith("http://"):
            context.report.add(URL_WITHOUT_TLS, context.place())
        return value
    context.wrong(value, N_("Write a whole address that begins with https://"))
    return None


def base_url(value: object, context: SettingContext) -> str | None:
    """An absolute address without a trailing slash; empty for none."""
    if value == "":
        return ""
    address = url(value, context)
    return address.rstrip("/") if address else None


def question_url(value: object, context: SettingContext) -> str | None:
    """Where residents' questions go."""
    if isinstance(value, str) and re.fullmatch(
        r"(mailto:[^\s<>\"]+@[^\s<>\"]+|https://[^\s<>\"]+)", value
    ):
        return value
    context.wrong(value, N_("Write an address that begins with mailto: or https://"))
    return None


def email(value: object, context: SettingContext) -> str | None:
    """An e-mail address."""
    if isinstance(value, str) and re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", value):
        return value
    context.wrong(value, N_("Write an e-mail address."))
    return None


def phone(value: object, context: SettingContext) -> str | None:
    """A telephone number as people read it."""
    if isinstance(value, str) and re.fullmatch(r"\+?[0-9(][0-9 ()-]{5,24}", value.strip()):
        return value.strip()
    context.wrong(value, N_("Write a telephone number such as +62 21 000 0000."))
    return None


def color(value: object, context: SettingContext) -> str | None:
    """A colour as ``#rrggbb``."""
    if isinstance(value, str) and re.fullmatch("#[0-9a-fA-F]{6}", value):
        return value.lower()
    context.wrong(value, N_("Write a colour such as #0b5d57."))
    return None


def show_code(value: object, context: SettingContext) -> str | None:
    """The letters that episode codes start with; they stand in file names and video titles."""
    if isinstance(value, str) and re.fullmatch("[A-Z][A-Z0-9]{1,19}", value):
        return value
    context.wrong(value, N_("Write 2 to 20 capital letters and digits."))
    return None


def language(value: object, context: SettingContext) -> str | None:
    """A language tag that dates and numbers are known for, or that has a near one of that kind."""
    try:
        Locale.parse(nearest_language(str(value)), sep="-")
    except (ValueError, UnknownLocaleError):
        context.wrong(value, N_("Write a language tag such as id or en."))
        return None
    return str(value)


def show_guid(value: object, context: SettingContext) -> str | None:
    """The podcast's UUID for life."""
    try:
        return str(uuid.UUID(str(value)))
    except ValueError:
        context.wrong(value, N_("Write a UUID; see the handbook how to make it once."))
        return None


def description(value: object, context: SettingContext) -> str | None:
    """The show's description, at most 4000 bytes."""
    words = text(value, context)
    if words and len(words.encode()) > DESCRIPTION_LIMIT:
        context.report.add(DESCRIPTION_LONG, context.place(), size=len(words.encode()))
    return words


def categories(value: object, context: SettingContext) -> tuple[tuple[str, str], ...] | None:
    """Apple categories, each ``"Category"`` or ``("Category", "Subcategory")``."""
    if not isinstance(value, (list, tuple)) or not value:
        context.wrong(value, N_('Write a list such as ["Government"].'))
        return None
    parsed = []
    for item in value:
        names = list(item) if isinstance(item, (list, tuple)) else [item]
        category, subcategory = map(str, (*names, "", "")[:2])
        known = category in CATEGORIES and (not subcategory or subcategory in CATEGORIES[category])
        if known and (category, subcategory) in parsed:
            context.wrong(item, N_("Name each category once: directories refuse doubled ones."))
            continue
        if known:
            parsed.append((category, subcategory))
            continue
        wrong = subcategory if category in CATEGORIES else category
        choices = CATEGORIES.get(category) or tuple(CATEGORIES)
        context.report.add(
            SETTING_CATEGORY, context.place(), value=wrong, hint=suggest(wrong, choices)
        )
    return tuple(parsed)


def choice(*choices: str) -> Parser:
    """A parser for one of a few words."""

    def parse(value: object, context: SettingContext) -> str | None:
        if value in choices:
            return str(value)
        context.report.add(
            CHOICE_UNKNOWN,
            context.place(),
            key=context.key,
            value=value,
            choices=", ".join(choices),
        )
        return None

    return parse


def listed(parse: Parser) -> Parser:
    """A parser for a list of things."""

    def parse_list(value: object, context: SettingContext) -> tuple[object, ...] | None:
        if not isinstance(value, (list, tuple)):
            context.wrong(value, N_("Write a list between [ and ]."))
            return None
        parsed = (parse(item, context.item(index)) for index, item in enumerate(value))
        return tuple(item for item in parsed if item is not None)

    return parse_list


def table_of(table: tuple[Setting, ...], build: Callable[..., object]) -> Parser:
    """A parser for a mapping that has a table of its own; ``build`` gets the parsed values."""

    def parse(value: object, context: SettingContext) -> object:
        if not isinstance(value, Mapping):
            context.wrong(value, N_("Write a mapping between { and }."))
            return None
        parsed = parse_settings(value, table, context)
        missing = [row for row in table if row.is_required and row.attribute not in parsed]
        return None if missing else build(**parsed)

    return parse


def mapping_of(parse: Parser, build: Callable[[str, Any], object]) -> Parser:
    """A parser for a mapping with free keys; ``build`` gets each key with its parsed value."""

    def parse_mapping(value: object, context: SettingContext) -> tuple[object, ...] | None:
        if not isinstance(value, Mapping):
            context.wrong(value, N_("Write a mapping between { and }."))
            return None
        pairs = ((str(key), parse(item, context.inside(str(key)))) for key, item in value.items())
        return tuple(build(key, item) for key, item in pairs if item is not None)

    return parse_mapping


def path_word(value: object, context: SettingContext) -> str | None:
    """A path segment of the site's addresses."""
    if isinstance(value, str) and SLUG.fullmatch(value):
        return value
    context.wrong(value, N_("Write small letters, digits and hyphens."))
    return None


def page_path(value: object, context: SettingContext) -> str | None:
    """The address of a page below the site's root."""
    path = parse_path(value) if isinstance(value, str) else None
    if path is None:
        context.wrong(value, N_("Write the part behind the domain, such as /topik/sosial/"))
    return path


def repository(value: object, context: SettingContext) -> str | None:
    """A repository on GitHub as ``owner/name``; empty text is allowed."""
    if isinstance(value, str) and re.fullmatch(r"|[\w-]+/[\w.-]+", value, re.ASCII):
        return value
    context.wrong(value, N_("Write owner/name, as in the repository's address."))
    return None


def artwork_file(value: object, context: SettingContext) -> Path | None:
    """A file below content/."""
    if isinstance(value, str) and value and not re.search(r"\.\.|^[/~]|\\|:", value):
        return Path(value)
    context.wrong(value, N_("Write the name of a file below content/."))
    return None
