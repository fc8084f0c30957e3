"""Reads the ``SHOW`` mapping of pelicanconf.py into a Show and its Addresses, through one table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import asdict

from siniar.content.fields.people import ROLES, make_person
from siniar.content.settings.feed import feed_options, label
from siniar.content.settings.guid import propose_guid
from siniar.content.settings.site import read_site_url
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
    phone,
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
from siniar.model.show import AdminForm, Office, Platform, Show
from siniar.model.urls import Addresses
from siniar.model.words import N_


def _make_admin(repository: str, branch: str = "main") -> AdminForm | None:
    return AdminForm(repository, branch) if repository else None


def _seasons(value: object, context: SettingContext) -> tuple[Season, ...] | None:
    """Names of seasons by their numbers."""
    named = mapping_of(label, lambda key, name: (key, name))(value, context)
    if named is None:
        return None
    seasons = []
    for key, name in named:
        if re.fullmatch("0*[1-9][0-9]{0,5}", key):
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
    Setting("name", label, N_("The person's name."), '"Bima Contoh"', is_required=True),
    Setting("role", choice(*dict.fromkeys(ROLES.values())), N_("Their role."), '"host"'),
    Setting("position", text, N_("Their position."), '"pembawa acara"'),
)
OFFICE_SETTINGS = (
    Setting("address", text, N_("Where residents go."), '"Jalan Contoh 1, Kota Contoh"'),
    Setting("hours", text, N_("When it is open."), '"Senin sampai Jumat, 08.00 sampai 15.00"'),
    Setting("phone", phone, N_("Telephone number."), '"+62 21 000 0000"'),
    Setting("whatsapp", phone, N_("Number that WhatsApp knows."), '"+62 800 0000 0000"'),
    Setting(
        "responsible", text, N_("Who answers for what the site says."), '"Seksi Pelayanan Contoh"'
    ),
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
        name,
        path_word,
        N_("A word of the site's addresses. Old addresses lead on, those of audio do not."),
        f'"{name}"',
    )
    for name in Addresses.__struct_fields__
)

_parse_addresses = table_of(ADDRESS_SETTINGS, Addresses)
#: Words of folders that hold files, which may lie beside each other.
_OF_FILES = frozenset({"audio", "files", "transcript", "chapters", "pictures"})


def _addresses(value: object, context: SettingContext) -> object:
    """The words; of two kinds of pages with the same one, one would take the other's place."""
    parsed = _parse_addresses(value, context)
    if not isinstance(value, Mapping) or not isinstance(parsed, Addresses):
        return parsed
    words = {name: word for name, word in asdict(parsed).items() if name not in _OF_FILES}
    # Of two, the one is told that was written.
    for name in (each for each in words if each in value):
        others = [each for each in words if each != name and words[each] == words[name]]
        if others:
            expected = N_('Addresses of "{other}" begin with it too. Write another word.')
            context.inside(name).wrong(words[name], expected, other=others[0])
    return parsed


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
    Setting(
        "tagline", text, N_("One line under the name."), '"Suara pelayanan"', former=("subtitle",)
    ),
    Setting("author", text, N_("Who makes it."), '"Kantor Contoh"', is_required=True),
    Setting("language", language, N_("Language of the show."), '"id"', is_required=True),
    Setting(
        "interface_language",
        language,
        N_("Language of what the site itself says; else the show's, or what its speakers read."),
        '"id"',
    ),
    Setting(
        "editors_language",
        language,
        N_("Language of findings, questions and new notes; else that of the site."),
        '"en"',
    ),
    Setting(
        "categories", categories, N_("Apple's categories."), '["Government"]', is_required=True
    ),
    Setting(
        "guid",
        show_guid,
        N_(
            "The podcast's mark for life: made of the first address of its feed by new-show, and "
            "proposed by the check when it is missing."
        ),
        '"…"',
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
    Setting(
        "youtube_channel",
        text,
        N_("Id of the YouTube channel (UC…)."),
        '"UC…"',
        former=("channel_id",),
    ),
    Setting(
        "youtube_playlist",
        text,
        N_(
            "Id of a playlist (PL…, or UULF… for videos without Shorts) to look for videos in, "
            "instead of the whole channel."
        ),
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
        "phones",
        listed(text),
        N_('Telephone numbers that notes may hold, besides those of "office".'),
        '["(021) 000-0000"]',
    ),
    Setting(
        "office",
        table_of(OFFICE_SETTINGS, Office),
        N_("Where residents go and whom they ask: at the foot of every page, and below episodes."),
        '{"address": "Jalan Contoh 1"}',
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
    Setting("seasons", _seasons, N_("Names of seasons."), '{1: "Tahun pertama"}'),
    Setting("feed", feed_options, N_("Options of the feed."), "{}"),
    Setting(
        "addresses",
        _addresses,
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
        "deploy",
        text,
        N_("Where the task deploy sends the site: a folder, or ssh://, sftp://, s3://."),
        '"ssh://situs@podcast.contoh.go.id/srv/siniar"',
        name="deploy_target",
    ),
    Setting(
        "former_guids",
        listed(show_guid),
        N_("Marks that the podcast had before, when its guid was changed on purpose."),
        '["…"]',
    ),
    Setting(
        "former_urls",
        listed(base_url),
        N_(
            "Addresses that the site had before, when it moved on purpose and the old ones lead on."
        ),
        '["https://lama.contoh.example"]',
    ),
    Setting(
        "markdown",
        flag,
        N_("Whether pages stand there as Markdown too, with llms.txt, for assistants."),
        "True",
        name="has_twins",
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
    offers = {"guid": f'"{propose_guid(site_url)}"'}
    inside = SettingContext(path, report, file, spot=file.find_name("SHOW"), offers=offers)
    parsed = parse_settings(values, SHOW_SETTINGS, inside)
    url = read_site_url(site_url, around.inside("SITEURL"))
    if not is_zone(timezone):
        around.inside("TIMEZONE").wrong(timezone, N_("Write a time zone such as Asia/Jakarta."))
    required = {row.attribute for row in SHOW_SETTINGS if row.is_required}
    if not required <= parsed.keys() or not is_zone(timezone):
        return None
    addresses = parsed.pop("addresses", Addresses())
    owner, colors = parsed.pop("owner", {}), parsed.pop("colors", {})
    return Show(url=url, timezone=timezone, **parsed, **owner, **colors), addresses


def is_zone(name: str) -> bool:
    """Whether the machine knows a time zone of this name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
