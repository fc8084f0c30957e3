"""Reads the ``SHOW`` mapping of pelicanconf.py into a Show and its Addresses, through one table."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError

from siniar.addresses import Addresses
from siniar.apple import CATEGORIES
from siniar.fields import ROLES, make_person, nearest
from siniar.findings import Phrase, Place, Report
from siniar.model import FeedOptions, Link, Season, Show, Topic
from siniar.slugs import SLUG, slugify
from siniar.words import N_

#: Namespace of ``podcast:guid``.
#: https://podcasting2.org/docs/podcast-namespace/tags/guid
GUID_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
DESCRIPTION_LIMIT = 4000


def mint_show_guid(feed_url: str) -> str:
    """The UUIDv5 of a feed address without scheme and trailing slashes, computed once for life."""
    return str(uuid.uuid5(GUID_NAMESPACE, re.sub("^[a-z]+://", "", feed_url).rstrip("/")))


@dataclass(frozen=True, slots=True)
class Context:
    """Where a setting stands and where findings about it go."""

    path: str
    #: The lines of the settings file, to find a key's line in.
    lines: tuple[str, ...]
    report: Report
    #: Dotted name of the setting.
    key: str = ""

    def place(self) -> Place:
        """The line that names the setting, as well as it can be found."""
        name = self.key.rpartition(".")[2]
        pattern = re.compile(rf"""["']{re.escape(name)}["']\s*:|^\s*{re.escape(name)}\s*=""")
        for number, line in enumerate(self.lines, 1):
            if pattern.search(line):
                return Place(self.path, number, line)
        return Place(self.path)

    def inside(self, key: str) -> Context:
        """The context of a setting within this one."""
        return replace(self, key=f"{self.key}.{key}" if self.key else key)

    def wrong(self, value: object, expected: str) -> None:
        """Note that the value is not what is expected (a message id)."""
        self.report.add(
            "setelan-salah",
            self.place(),
            key=self.key,
            value=repr(value)[:120],
            expected=Phrase(expected),
        )


Parser = Callable[[Any, Context], Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of a table of settings."""

    key: str
    parse: Parser
    #: Message id: what the setting is for.
    help: str
    #: As it would stand in pelicanconf.py.
    example: str
    #: The attribute it becomes, when that differs from the key.
    name: str = ""
    is_required: bool = False

    @property
    def attribute(self) -> str:
        """Name of the parsed value."""
        return self.name or self.key


def text(value: Any, context: Context) -> str | None:
    """A line or paragraph of text."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    return context.wrong(value, N_("Write text between quotes."))


def flag(value: Any, context: Context) -> bool | None:
    """True or False."""
    if isinstance(value, bool):
        return value
    return context.wrong(value, N_("Write True or False."))


def number(value: Any, context: Context) -> int | None:
    """A positive whole number."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    return context.wrong(value, N_("Write a positive whole number."))


def url(value: Any, context: Context) -> str | None:
    """An absolute address; https where it is one of ours."""
    if isinstance(value, str) and re.fullmatch(r"https?://[^\s<>\"]+", value):
        if value.startswith("http://"):
            context.report.add("alamat-http", context.place())
        return value
    return context.wrong(value, N_("Write a whole address that begins with https://"))


def base_url(value: Any, context: Context) -> str | None:
    """An absolute address without a trailing slash."""
    address = url(value, context)
    return address.rstrip("/") if address else None


def question_url(value: Any, context: Context) -> str | None:
    """Where residents' questions go."""
    if isinstance(value, str) and re.fullmatch(r"(mailto:[^\s<>\"]+@[^\s<>\"]+|https://[^\s<>\"]+)", value):
        return value
    return context.wrong(value, N_("Write an address that begins with mailto: or https://"))


def email(value: Any, context: Context) -> str | None:
    """An e-mail address."""
    if isinstance(value, str) and re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", value):
        return value
    return context.wrong(value, N_("Write an e-mail address."))


def color(value: Any, context: Context) -> str | None:
    """A colour as ``#rrggbb``."""
    if isinstance(value, str) and re.fullmatch("#[0-9a-fA-F]{6}", value):
        return value.lower()
    return context.wrong(value, N_("Write a colour such as #0b5d57."))


def show_code(value: Any, context: Context) -> str | None:
    """The letters that episode codes start with; they stand in file names and video titles."""
    if isinstance(value, str) and re.fullmatch("[A-Z][A-Z0-9]{1,19}", value):
        return value
    return context.wrong(value, N_("Write 2 to 20 capital letters and digits."))


def language(value: Any, context: Context) -> str | None:
    """A language tag that dates and numbers are known for."""
    try:
        Locale.parse(str(value), sep="-")
    except (ValueError, UnknownLocaleError):
        return context.wrong(value, N_("Write a language tag such as id or en."))
    return str(value)


def show_guid(value: Any, context: Context) -> str | None:
    """The podcast's UUID for life."""
    try:
        return str(uuid.UUID(str(value)))
    except ValueError:
        return context.wrong(value, N_("Write a UUID; see the handbook how to make it once."))


def description(value: Any, context: Context) -> str | None:
    """The show's description, at most 4000 bytes."""
    words = text(value, context)
    if words and len(words.encode()) > DESCRIPTION_LIMIT:
        context.report.add("deskripsi-panjang", context.place(), size=len(words.encode()))
    return words


def categories(value: Any, context: Context) -> tuple[tuple[str, str], ...] | None:
    """Apple categories, each ``"Category"`` or ``("Category", "Subcategory")``."""
    if not isinstance(value, (list, tuple)) or not value:
        return context.wrong(value, N_('Write a list such as ["Government"].'))
    parsed = []
    for item in value:
        names = (item, "") if isinstance(item, str) else (*item, "")[:2]
        category, subcategory = (str(name) for name in names)
        known = category in CATEGORIES and (
            not subcategory or subcategory in CATEGORIES[category]
        )
        if known:
            parsed.append((category, subcategory))
            continue
        wrong = subcategory if category in CATEGORIES else category
        choices = CATEGORIES.get(category) or tuple(CATEGORIES)
        context.report.add(
            "setelan-kategori", context.place(), value=wrong, nearest=nearest(wrong, choices)
        )
    return tuple(parsed)


def choice(*choices: str) -> Parser:
    """A parser for one of a few words."""

    def parse(value: Any, context: Context) -> str | None:
        if value in choices:
            return str(value)
        context.report.add(
            "pilihan-salah",
            context.place(),
            key=context.key,
            value=value,
            choices=", ".join(choices),
        )
        return None

    return parse


def listed(parse: Parser) -> Parser:
    """A parser for a list of things."""

    def parse_list(value: Any, context: Context) -> tuple[Any, ...] | None:
        if not isinstance(value, (list, tuple)):
            return context.wrong(value, N_("Write a list between [ and ]."))
        parsed = (parse(item, context) for item in value)
        return tuple(item for item in parsed if item is not None)

    return parse_list


def table_of(table: tuple[Setting, ...], build: Callable[..., Any]) -> Parser:
    """A parser for a mapping that has a table of its own; ``build`` gets the parsed values."""

    def parse(value: Any, context: Context) -> Any:
        if not isinstance(value, Mapping):
            return context.wrong(value, N_("Write a mapping between { and }."))
        parsed = parse_settings(value, table, context)
        missing = [row for row in table if row.is_required and row.attribute not in parsed]
        return None if missing else build(**parsed)

    return parse


def mapping_of(parse: Parser, build: Callable[[str, Any], Any]) -> Parser:
    """A parser for a mapping with free keys; ``build`` gets each key with its parsed value."""

    def parse_mapping(value: Any, context: Context) -> tuple[Any, ...] | None:
        if not isinstance(value, Mapping):
            return context.wrong(value, N_("Write a mapping between { and }."))
        pairs = ((str(key), parse(item, context.inside(str(key)))) for key, item in value.items())
        return tuple(build(key, item) for key, item in pairs if item is not None)

    return parse_mapping


def path_word(value: Any, context: Context) -> str | None:
    """A path segment of the site's addresses."""
    if isinstance(value, str) and SLUG.fullmatch(value):
        return value
    return context.wrong(value, N_("Write small letters, digits and hyphens."))


def artwork_file(value: Any, context: Context) -> Path | None:
    """A file below content/."""
    if isinstance(value, str) and value and not re.search(r"\.\.|^[/~]|\\|:", value):
        return Path(value)
    return context.wrong(value, N_("Write the name of a file below content/."))


def _make_topic(name: str, slug: str = "", description: str = "") -> Topic:
    return Topic(name, slug or slugify(name), description)


TOPIC_SETTINGS = (
    Setting("name", text, N_("The topic's name."), '"Kependudukan"', is_required=True),
    Setting("slug", path_word, N_("Its part of the address."), '"kependudukan"'),
    Setting("description", text, N_("What belongs to it."), '"KTP, KK, akta."'),
)
OWNER_SETTINGS = (
    Setting("name", text, N_("Who owns the feed."), '"Redaksi SIMPATRI"', name="owner_name"),
    Setting(
        "email",
        email,
        N_("Where directories send their verification code."),
        '"redaksi@contoh.example"',
        name="owner_email",
    ),
)
COLOR_SETTINGS = (
    Setting("main", color, N_("The strong colour of pages and pictures."), '"#0b5d57"', name="color"),
    Setting("accent", color, N_("The colour that stands out on it."), '"#ffc53d"'),
)
PERSON_SETTINGS = (
    Setting("name", text, N_("The person's name."), '"Bima Contoh"', is_required=True),
    Setting("role", choice(*dict.fromkeys(ROLES.values())), N_("Their role."), '"host"'),
    Setting("position", text, N_("Their position."), '"pembawa acara"'),
)
TXT_SETTINGS = (
    Setting("purpose", text, N_("What the text is for."), '"verify"'),
    Setting("text", text, N_("The text itself."), '"S6lpp-7ZCn8-dZfGc"', is_required=True),
)
FUNDING_SETTINGS = (
    Setting("url", url, N_("Where to go."), '"https://contoh.example/dukung"', is_required=True),
    Setting("text", text, N_("The words of the link."), '"Dukung acara ini"'),
)
FEED_SETTINGS = (
    Setting("page_size", number, N_("Episodes on the first page of the feed."), "300"),
    Setting("size_budget", number, N_("Bytes a feed page should stay under."), "3_000_000"),
    Setting("type", choice("episodic", "serial"), N_("Order of listening."), '"episodic"'),
    Setting(
        "show_owner",
        flag,
        N_("Whether the owner's e-mail address stands in the feed; switch it off after claiming."),
        "True",
        name="has_owner",
    ),
    Setting("locked", flag, N_("Whether other hosts may not import the feed."), "True", name="is_locked"),
    Setting("block", flag, N_("Keeps the show out of Apple's directory."), "False", name="is_blocked"),
    Setting("complete", flag, N_("Says that no more episodes will come."), "False", name="is_complete"),
    Setting(
        "moved_to",
        url,
        N_("New address of the feed when the show moves."),
        '"https://podcast.contoh.example/feed.xml"',
        name="new_feed_url",
    ),
    Setting("topic_feeds", flag, N_("A feed for each topic."), "True", name="has_topic_feeds"),
    Setting(
        "txt",
        listed(
            table_of(TXT_SETTINGS, lambda text, purpose="": (purpose, text)),
        ),
        N_("Texts by which directories verify the owner."),
        '[{"purpose": "verify", "text": "…"}]',
    ),
    Setting("medium", choice("podcast", "video", "audiobook"), N_("Kind of show."), '"podcast"'),
    Setting("license", text, N_("Licence of the episodes (SPDX)."), '"cc-by-4.0"'),
    Setting("license_url", url, N_("Address of the licence."), '"https://contoh.example/lisensi"'),
    Setting("location", text, N_("Where the show is about."), '"Kota Contoh"'),
    Setting("location_geo", text, N_("Its position."), '"geo:-6.2,107.0"'),
    Setting("location_osm", text, N_("Its OpenStreetMap id."), '"R123"'),
    Setting(
        "funding",
        listed(table_of(FUNDING_SETTINGS, lambda url, text="": (url, text))),
        N_("Ways to support the show."),
        '[{"url": "https://…", "text": "…"}]',
    ),
    Setting("update_frequency", text, N_("How often episodes come."), '"Setiap minggu"'),
    Setting("update_rule", text, N_("The same as an iCalendar rule."), '"FREQ=WEEKLY"'),
)
ADDRESS_SETTINGS = tuple(
    Setting(name, path_word, N_("A word of the site's addresses; never change it later."), f'"{name}"')
    for name in Addresses.__dataclass_fields__
)

SHOW_SETTINGS = (
    Setting("title", text, N_("Name of the show."), '"SIMPATRI"', is_required=True),
    Setting("code", show_code, N_("What episode codes start with."), '"SIMPATRI"', is_required=True),
    Setting(
        "description",
        description,
        N_("What the show is about."),
        '"Informasi pelayanan publik."',
        is_required=True,
    ),
    Setting("tagline", text, N_("One line under the name."), '"Suara pelayanan"'),
    Setting("author", text, N_("Who makes it."), '"Kantor Contoh"', is_required=True),
    Setting("language", language, N_("Language of the show."), '"id"', is_required=True),
    Setting(
        "categories", categories, N_("Apple's categories."), '["Government"]', is_required=True
    ),
    Setting(
        "guid",
        show_guid,
        N_("The podcast's mark for life."),
        '"9b024349-ccf0-5f69-a609-6b82873eab3c"',
        is_required=True,
    ),
    Setting(
        "topics",
        listed(table_of(TOPIC_SETTINGS, _make_topic)),
        N_("The subjects that episodes are ordered by."),
        '[{"name": "Kependudukan"}]',
        is_required=True,
    ),
    Setting(
        "owner",
        table_of(OWNER_SETTINGS, dict),
        N_("Owner of the feed."),
        '{"name": "Redaksi", "email": "redaksi@contoh.example"}',
    ),
    Setting("explicit", flag, N_("Not for children."), "False", name="is_explicit"),
    Setting("copyright", text, N_("Who holds the rights."), '"© Kantor Contoh"'),
    Setting(
        "audio_base",
        base_url,
        N_("Address that audio is served from, when it is not the site itself."),
        '"https://audio.contoh.example"',
    ),
    Setting("artwork", artwork_file, N_("Square picture; drawn when missing."), '"images/sampul.png"'),
    Setting("colors", table_of(COLOR_SETTINGS, dict), N_("The show's colours."), '{"main": "#0b5d57"}'),
    Setting(
        "links",
        mapping_of(url, Link),
        N_("Where the show can be followed: apple, spotify, youtube …"),
        '{"spotify": "https://…"}',
    ),
    Setting("youtube_channel", text, N_("Id of the YouTube channel (UC…)."), '"UC…"'),
    Setting(
        "question",
        question_url,
        N_("Where residents' questions go."),
        '"mailto:redaksi@contoh.example"',
        name="question_url",
    ),
    Setting(
        "people",
        listed(
            table_of(
                PERSON_SETTINGS,
                lambda name, role="host", position="": make_person(name, role, position),
            )
        ),
        N_("Heard in every episode that names no host."),
        '[{"name": "Bima Contoh"}]',
    ),
    Setting(
        "seasons",
        mapping_of(text, lambda key, name: Season(int(key), name) if key.isdigit() else None),
        N_("Names of seasons."),
        '{1: "Tahun pertama"}',
    ),
    Setting("feed", table_of(FEED_SETTINGS, FeedOptions), N_("Options of the feed."), "{}"),
    Setting(
        "addresses",
        table_of(ADDRESS_SETTINGS, Addresses),
        N_("The words that addresses are made of."),
        '{"topic": "topik"}',
    ),
    Setting("sample", flag, N_("Marks every page as a sample."), "True", name="is_sample"),
)


def parse_settings(
    values: Mapping[Any, Any], table: tuple[Setting, ...], context: Context
) -> dict[str, Any]:
    """The parsed settings of a mapping; what is wrong stands in the context's report."""
    rows = {row.key: row for row in table}
    parsed: dict[str, Any] = {}
    for key, value in values.items():
        here = context.inside(str(key))
        row = rows.get(str(key))
        if row is None:
            guess = nearest(str(key), tuple(rows))
            here.report.add("setelan-tidak-dikenal", here.place(), key=here.key, nearest=guess)
            continue
        result = row.parse(value, here)
        if result is not None:
            parsed[row.attribute] = result
    for row in table:
        if row.is_required and row.key not in values:
            example = f'"{row.key}": {row.example}'
            inner = context.inside(row.key)
            context.report.add(
                "setelan-wajib", context.place(), key=inner.key, example=example
            )
    return parsed


def parse_show(
    values: object, *, site_url: str, timezone: str, path: str, source: str, report: Report
) -> tuple[Show, Addresses] | None:
    """The show, or ``None`` when the settings do not make one; the report says why.

    ``source`` is the text of the settings file ``path``, for the lines of findings.
    """
    context = Context(path, tuple(source.split("\n")), report, "")
    if not isinstance(values, Mapping):
        context.inside("SHOW").wrong(values, N_("Write a mapping between { and }."))
        return None
    parsed = parse_settings(values, SHOW_SETTINGS, context)
    _check_site(site_url, timezone, context)
    required = {row.attribute for row in SHOW_SETTINGS if row.is_required}
    if not required <= parsed.keys() or not _is_zone(timezone):
        return None
    addresses = parsed.pop("addresses", Addresses())
    parts = {**parsed, **parsed.pop("owner", {}), **parsed.pop("colors", {})}
    parts = {key: value for key, value in parts.items() if key not in ("owner", "colors")}
    parts["seasons"] = tuple(season for season in parts.get("seasons", ()) if season)
    return Show(url=site_url.rstrip("/"), timezone=timezone, **parts), addresses


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _check_site(site_url: str, timezone: str, context: Context) -> None:
    parts = urlsplit(site_url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        context.inside("SITEURL").wrong(
            site_url, N_("Write a whole address that begins with https://")
        )
    elif parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        context.report.add("alamat-http", context.inside("SITEURL").place())
    if not _is_zone(timezone):
        context.inside("TIMEZONE").wrong(timezone, N_("Write a time zone such as Asia/Jakarta."))
