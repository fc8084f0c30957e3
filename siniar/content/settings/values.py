"""Parsers of single settings and of lists and mappings of them."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from siniar.content.addresses import split_address
from siniar.content.rules import CHOICE_UNKNOWN, URL_WITHOUT_TLS
from siniar.content.settings.rules import DESCRIPTION_LONG, SETTING_CATEGORY
from siniar.content.settings.table import Parser, Setting, SettingContext, parse_settings
from siniar.model.categories import CATEGORIES
from siniar.model.moves import parse_path
from siniar.model.nearest import suggest
from siniar.model.slugs import SLUG
from siniar.model.words import N_, nearest_language

DESCRIPTION_LIMIT = 4000


_GUID = N_(
    "Write all of it, as it stands in the published feed (podcast:guid). For a show that is not "
    "published yet, write a new one: {offer}"
)


def text_by(read: Callable[[str], object], expected: str) -> Parser:
    """A parser for text that ``read`` makes sense of; ``expected`` is a message id."""

    def parse(value: object, context: SettingContext) -> object:
        known = read(value) if isinstance(value, str) else None
        if known is None:
            context.wrong(value, expected)
        return known

    return parse


def matching(form: str | re.Pattern[str], expected: str) -> Parser:
    """A parser for text of one form."""
    return text_by(lambda text: text if re.fullmatch(form, text) else None, expected)


#: A line or paragraph of text.
text = text_by(lambda text: text.strip() or None, N_("Write text between quotes."))
#: Where residents' questions go.
_QUESTIONS = re.compile(r"mailto:[^\s<>\"]+@[^\s<>\"]+|https://[^\s<>\"]+")
question_url = text_by(
    lambda text: text if _QUESTIONS.fullmatch(text) and split_address(text).scheme else None,
    N_("Write an address that begins with mailto: or https://"),
)
email = matching(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", N_("Write an e-mail address."))
#: A telephone number as people read it.
phone = text_by(
    lambda text: text.strip() if re.fullmatch(r"\+?[0-9(][0-9 ()-]{5,24}", text.strip()) else None,
    N_("Write a telephone number such as +62 21 000 0000."),
)
color = text_by(
    lambda text: text.lower() if re.fullmatch("#[0-9a-fA-F]{6}", text) else None,
    N_("Write a colour such as #0b5d57."),
)
#: The letters that episode codes start with; they stand in file names and video titles.
show_code = matching("[A-Z][A-Z0-9]{1,19}", N_("Write 2 to 20 capital letters and digits."))
#: A path segment of the site's addresses; a name of 256 bytes no file system takes.
path_word = matching(
    rf"(?!.{{61}}){SLUG.pattern}", N_("Write small letters, digits and hyphens, 60 at most.")
)
#: The address of a page below the site's root.
page_path = text_by(parse_path, N_("Write the part behind the domain, such as /topik/sosial/"))
#: A repository on GitHub; empty text is allowed.
repository = matching(
    r"(?a:|[\w-]+/[\w.-]+)", N_("Write owner/name, as in the repository's address.")
)


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
        offer = context.offers.get(context.key)
        if offer:
            context.wrong(value, _GUID, offer=offer)
        else:
            context.wrong(value, N_("Write all of it, as it stood in the feed (podcast:guid)."))
        return None


def description(value: object, context: SettingContext) -> str | None:
    """The show's description, at most 4000 bytes."""
    words: str | None = text(value, context)
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
            context.misshaped(value)
            return None
        parsed = (parse(item, context.item(index)) for index, item in enumerate(value))
        known = tuple(item for item in parsed if item is not None)
        # Nothing that could be read is not the same as nothing: notes name what stands there.
        return known if known or not value else None

    return parse_list


def table_of(table: tuple[Setting, ...], build: Callable[..., object]) -> Parser:
    """A parser for a mapping that has a table of its own; ``build`` gets the parsed values."""

    def parse(value: object, context: SettingContext) -> object:
        if not isinstance(value, Mapping):
            context.misshaped(value)
            return None
        parsed = parse_settings(value, table, context)
        missing = [row for row in table if row.is_required and row.attribute not in parsed]
        return None if missing else build(**parsed)

    return parse


def mapping_of(parse: Parser, build: Callable[[str, Any], object]) -> Parser:
    """A parser for a mapping with free keys; ``build`` gets each key with its parsed value."""

    def parse_mapping(value: object, context: SettingContext) -> tuple[object, ...] | None:
        if not isinstance(value, Mapping):
            context.misshaped(value)
            return None
        pairs = ((str(key), parse(item, context.inside(str(key)))) for key, item in value.items())
        return tuple(build(key, item) for key, item in pairs if item is not None)

    return parse_mapping


def artwork_file(value: object, context: SettingContext) -> Path | None:
    """A file below content/."""
    if isinstance(value, str) and value and not re.search(r"\.\.|^[/~]|\\|:", value):
        return Path(value)
    context.wrong(value, N_("Write the name of a file below content/."))
    return None
