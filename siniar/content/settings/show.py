"""Reads the ``SHOW`` mapping of pelicanconf.py into a Show and its Addresses, through one table."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from siniar.content.fields.people import ROLES, make_person
from siniar.content.rules import URL_WITHOUT_TLS
from siniar.content.settings.source import SettingsFile
from siniar.content.settings.table import Setting, SettingContext, parse_settings
from siniar.content.settings.topics import TOPIC_SETTINGS, make_topic
from siniar.content.settings.values import (
    artwork_file,
    base_url,
    categories,
    choice,
    color,
    description,
    email,
    flag,
    language,
    listed,
    mapping_of,
    number,
    path_word,
    question_url,
    repository,
    show_code,
    show_guid,
    table_of,
    text,
    url,
)
from siniar.model.episode import Season
from siniar.model.findings import Report
from siniar.model.show import AdminForm, FeedOptions, Platform, Show
from siniar.model.urls import Addresses
from siniar.model.words import N_

#: Namespace of ``podcast:guid``.
#: https://podcasting2.org/docs/podcast-namespace/tags/guid
GUID_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


def mint_show_guid(feed_url: str) -> str:
    """The UUIDv5 of a feed address without scheme and trailing slashes, computed once for life."""
    return str(uuid.uuid5(GUID_NAMESPACE, re.sub("^[a-z]+://", "", feed_url).rstrip("/")))


def _make_admin(repository: str, branch: str = "main") -> AdminForm | None:
    return AdminForm(repository, branch) if repository else None


def _seasons(value: object, context: SettingContext) -> tuple[Season, ...] | None:
    """Names of seasons by their numbers."""
    named = mapping_of(text, lambda key, name: (key, name))(value, context)
    if named is None:
        return None
    seasons = []
    for key, name in named:
        if re.fullmatch("[0-9]{1,6}", key):
            seasons.append(Season(int(key), name))
        else:
            context.inside(key).wrong(key, N_("Write a positive whole number."))
    return tuple(seasons)


OWNER_SETTINGS = (
    Setting("name", text, N_("Who owns the feed."), '"Redaksi Contoh"', name="owner_name"),
    Setting(
        "email",
        email,
        N_("Where directories send their verification code."),
        '"redaksi@contoh.example"',
        name="owner_email",
    ),
)
COLOR_SETTINGS = (
    Setting(
        "main", color, N_("The strong colour of pages and pictures."), '"#0b5d57"', name="color"
    ),
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
    Setting("page_size", number, N_("Episodes on the first page of the feed, at least."), "300"),
    Setting("size_budget", number, N_("Bytes a feed page should stay under."), "3_000_000"),
    Setting("type", choice("episodic", "serial"), N_("Order of listening."), '"episodic"'),
    Setting(
        "show_owner",
        flag,
        N_("Whether the owner's e-mail address stands in the feed; switch it off after claiming."),
        "True",
        name="has_owner",
    ),
    Setting(
        "locked", flag, N_("Whether other hosts may not import the feed."), "True", name="is_locked"
    ),
    Setting(
        "block", flag, N_("Keeps the show out of Apple's directory."), "False", name="is_blocked"
    ),
    Setting(
        "complete", flag, N_("Says that no more episodes will come."), "False", name="is_complete"
    ),
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
ADMIN_SETTINGS = (
    Setting(
        "repository",
        repository,
        N_("Repository on GitHub that the form writes to; empty switches the form off."),
        '"kantor/siniar"',
        is_required=True,
    ),
    Setting("branch", text, N_("Branch that the form writes to."), '"main"'),
)
ADDRESS_SETTINGS = tuple(
    Setting(
        name, path_word, N_("A word of the site's addresses; never change it later."), f'"{name}"'
    )
    for name in Addresses.__dataclass_fields__
)

SHOW_SETTINGS = (
    Setting("title", text, N_("Name of the show."), '"SIMPATRI"', is_required=True),
    Setting(
        "code", show_code, N_("What episode codes start with."), '"SIMPATRI"', is_required=True
    ),
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
        listed(table_of(TOPIC_SETTINGS, make_topic)),
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
    Setting(
        "site_limit",
        number,
        N_("Megabytes that the host gives the site; 1000 at GitHub Pages."),
        "1000",
    ),
    Setting(
        "artwork", artwork_file, N_("Square picture; drawn when missing."), '"images/sampul.png"'
    ),
    Setting(
        "fonts",
        listed(artwork_file),
        N_("Fonts (TTF or OTF) for letters of pictures that Plus Jakarta Sans lacks."),
        '["fonts/NotoNaskhArabic.ttf"]',
    ),
    Setting(
        "colors", table_of(COLOR_SETTINGS, dict), N_("The show's colours."), '{"main": "#0b5d57"}'
    ),
    Setting(
        "links",
        mapping_of(url, Platform),
        N_("Where the show can be followed: apple, spotify, youtube …"),
        '{"spotify": "https://…"}',
    ),
    Setting("youtube_channel", text, N_("Id of the YouTube channel (UC…)."), '"UC…"'),
    Setting(
        "youtube_playlist",
        text,
        N_("Id of a playlist (PL…) to look for videos in, instead of the whole channel."),
        '"PL…"',
    ),
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
        _seasons,
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
    Setting(
        "admin",
        table_of(ADMIN_SETTINGS, _make_admin),
        N_("Form for editors in the browser, under /admin/; without it there is none."),
        '{"repository": "kantor/siniar"}',
    ),
    Setting(
        "former_guids",
        listed(show_guid),
        N_("Marks that the podcast had before, when its guid was changed on purpose."),
        '["288c75b5-4cf6-50d3-b0f9-b2b72900a28e"]',
    ),
    Setting(
        "former_urls",
        listed(base_url),
        N_(
            "Addresses that the site had before, when it moved on purpose and the old ones lead on."
        ),
        '["https://lama.contoh.example"]',
    ),
    Setting("sample", flag, N_("Marks every page as a sample."), "True", name="is_sample"),
)


def parse_show(
    values: object, *, site_url: str, timezone: str, path: str, source: str, report: Report
) -> tuple[Show, Addresses] | None:
    """The show, or ``None`` when the settings do not make one; the report says why.

    ``source`` is the text of the settings file ``path``, for the lines of findings.
    """
    file = SettingsFile(source)
    around = SettingContext(path, report, file)
    if not isinstance(values, Mapping):
        around.inside("SHOW").wrong(values, N_("Write a mapping between { and }."))
        return None
    inside = SettingContext(path, report, file, spot=file.find_name("SHOW"))
    parsed = parse_settings(values, SHOW_SETTINGS, inside)
    _check_site(site_url, timezone, around)
    required = {row.attribute for row in SHOW_SETTINGS if row.is_required}
    if not required <= parsed.keys() or not _is_zone(timezone):
        return None
    addresses = parsed.pop("addresses", Addresses())
    parts = {**parsed, **parsed.pop("owner", {}), **parsed.pop("colors", {})}
    parts = {key: value for key, value in parts.items() if key not in ("owner", "colors")}
    return Show(url=site_url.rstrip("/"), timezone=timezone, **parts), addresses


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _check_site(site_url: str, timezone: str, context: SettingContext) -> None:
    try:
        parts = urlsplit(site_url)
    except ValueError:  # a bracket that is not closed
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        context.inside("SITEURL").wrong(
            site_url, N_("Write a whole address that begins with https://")
        )
    elif parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        context.report.add(URL_WITHOUT_TLS, context.inside("SITEURL").place())
    if not _is_zone(timezone):
        context.inside("TIMEZONE").wrong(timezone, N_("Write a time zone such as Asia/Jakarta."))
