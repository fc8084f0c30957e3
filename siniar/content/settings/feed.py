"""The table of the feed's settings, with parsers that know what its readers take."""

from __future__ import annotations

import re
from collections.abc import Callable

from siniar.content.geography import country, geo_address, osm_id
from siniar.content.settings.rules import (
    LICENSE_UNKNOWN,
    SERVICE_UNKNOWN,
    SETTING_CONTRADICTS,
    SETTING_LONG,
)
from siniar.content.settings.table import Parser, Setting, SettingContext
from siniar.content.settings.values import (
    base_url,
    choice,
    flag,
    listed,
    mapping_of,
    number,
    show_guid,
    table_of,
    text,
    text_by,
    url,
)
from siniar.model.licenses import LICENSES
from siniar.model.nearest import nearest
from siniar.model.recurrence import is_recurrence
from siniar.model.services import SERVICES
from siniar.model.show import FeedOptions, Publisher
from siniar.model.text import LABEL_LIMIT
from siniar.model.words import N_

#: Characters of a ``podcast:txt``.
TXT_LIMIT = 4000


def short_text(limit: int) -> Parser:
    """A parser for text that apps and directories cut after ``limit`` characters."""

    def parse(value: object, context: SettingContext) -> str | None:
        words: str | None = text(value, context)
        if words and len(words) > limit:
            context.report.add(
                SETTING_LONG, context.place(), key=context.key, length=len(words), limit=limit
            )
        return words

    return parse


label = short_text(LABEL_LIMIT)


def checked(read: Callable[[str], str | None], expected: str) -> Parser:
    """A parser for text that ``read`` makes sense of, without the blanks around it."""
    return text_by(lambda text: read(text.strip()), expected)


def _services(value: object, context: SettingContext) -> tuple[tuple[str, bool], ...] | None:
    """Services by name, and whether they may not show the feed."""
    pairs = mapping_of(flag, lambda key, blocked: (key, blocked))(value, context)
    known = [(name, blocked) for name, blocked in pairs or () if name in SERVICES]
    for name, _ in pairs or ():
        if name not in SERVICES:
            here = context.inside(name)
            guess = nearest(name, SERVICES)
            here.report.add(SERVICE_UNKNOWN, here.place(), value=name, nearest=guess)
    return None if pairs is None else tuple(known)


TXT_SETTINGS = (
    Setting("purpose", label, N_("What the text is for."), '"verify"'),
    Setting(
        "text",
        short_text(TXT_LIMIT),
        N_("The text itself."),
        '"S6lpp-7ZCn8-dZfGc"',
        is_required=True,
    ),
)
FUNDING_SETTINGS = (
    Setting("url", url, N_("Where to go."), '"https://contoh.example/dukung"', is_required=True),
    Setting("text", label, N_("The words of the link."), '"Dukung acara ini"'),
)
PUBLISHER_SETTINGS = (
    Setting(
        "guid",
        show_guid,
        N_("Mark of the publisher's feed."),
        '"9b024349-ccf0-5f69-a609-6b82873eab3c"',
        is_required=True,
    ),
    Setting(
        "url",
        url,
        N_("Address of the publisher's feed."),
        '"https://contoh.example/publisher.xml"',
        is_required=True,
    ),
)
FEED_SETTINGS = (
    Setting("page_size", number, N_("Episodes on the first page of the feed."), "300"),
    Setting("size_budget", number, N_("Bytes a feed page should stay under."), "3_000_000"),
    Setting(
        "full_notes",
        number,
        N_(
            "How many of the newest episodes carry their whole notes; the others only the "
            "description of 4,000 bytes, which apps show without tables and pictures."
        ),
        "100",
    ),
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
        "block",
        flag,
        N_("Keeps the show out of Apple's directory, and of all that obey the namespace."),
        "False",
        name="is_blocked",
    ),
    Setting(
        "blocks",
        _services,
        N_('The same for single services; False lets one in that "block" would keep out.'),
        '{"amazon": True}',
    ),
    Setting(
        "complete", flag, N_("Says that no more episodes will come."), "False", name="is_complete"
    ),
    Setting(
        "moved_to",
        url,
        N_("New address of the feed when the show moves; topics' feeds move beside it."),
        '"https://podcast.contoh.example/feed.xml"',
        name="new_feed_url",
    ),
    Setting("topic_feeds", flag, N_("A feed for each topic."), "True", name="has_topic_feeds"),
    Setting(
        "txt",
        listed(table_of(TXT_SETTINGS, lambda text, purpose="": (purpose, text))),
        N_("Texts by which directories verify the owner."),
        '[{"purpose": "verify", "text": "…"}]',
    ),
    Setting(
        "ai_content",
        flag,
        N_("Whether machines made voices or words; episodes may say otherwise."),
        "False",
    ),
    Setting(
        "medium",
        choice("podcast", "video", "film", "audiobook", "course"),
        N_("Kind of show."),
        '"podcast"',
    ),
    Setting(
        "license",
        label,
        N_("Licence of the episodes (SPDX); one of your own needs its address too."),
        '"cc-by-4.0"',
    ),
    Setting("license_url", url, N_("Address of the licence."), '"https://contoh.example/lisensi"'),
    Setting("location", label, N_("Where the show is about."), '"Kota Contoh"'),
    Setting(
        "location_geo",
        checked(geo_address, N_("Write latitude and longitude such as geo:-6.2,107.0")),
        N_("Its position."),
        '"geo:-6.2,107.0"',
    ),
    Setting(
        "location_osm",
        checked(osm_id, N_("Write N, W or R and the number, such as R123 for a relation.")),
        N_("Its OpenStreetMap id."),
        '"R123"',
    ),
    Setting(
        "location_country",
        checked(country, N_("Write the two letters of the country, such as ID.")),
        N_("Its country."),
        '"ID"',
    ),
    Setting(
        "location_rel",
        choice("subject", "creator"),
        N_("Whether the show speaks of the place (subject) or is made there (creator)."),
        '"subject"',
    ),
    Setting(
        "funding",
        listed(table_of(FUNDING_SETTINGS, lambda url, text="": (url, text))),
        N_("Ways to support the show."),
        '[{"url": "https://…", "text": "…"}]',
    ),
    Setting(
        "publisher",
        table_of(PUBLISHER_SETTINGS, Publisher),
        N_("The feed that lists all shows of the office; the task shows writes it."),
        '{"guid": "…", "url": "https://contoh.example/publisher.xml"}',
    ),
    Setting("prefix", base_url, N_("What counts downloads, before audio."), '"https://op3.dev/e"'),
    Setting(
        "hub",
        url,
        N_("WebSub hub that tells podcast programs at once when something is new."),
        '"https://pubsubhubbub.appspot.com/"',
    ),
    Setting("update_frequency", label, N_("How often episodes come."), '"Setiap minggu"'),
    Setting(
        "update_rule",
        checked(
            lambda rule: rule if is_recurrence(rule) else None,
            N_("Write an iCalendar rule such as FREQ=WEEKLY;BYDAY=MO"),
        ),
        N_("The same as an iCalendar rule."),
        '"FREQ=WEEKLY"',
    ),
)


def feed_options(value: object, context: SettingContext) -> FeedOptions | None:
    """The feed's options, and what in them contradicts the rest."""
    options = table_of(FEED_SETTINGS, FeedOptions)(value, context)
    if not isinstance(options, FeedOptions):
        return None
    if options.license and not options.license_url and options.license.lower() not in LICENSES:
        here = context.inside("license")
        guess = nearest(re.sub(r"\W+", "-", options.license.lower()), LICENSES)
        here.report.add(LICENSE_UNKNOWN, here.place(), value=options.license, nearest=guess)
    if options.is_complete and options.update_rule:
        here = context.inside("update_rule")
        other = context.inside("complete").key
        here.report.add(SETTING_CONTRADICTS, here.place(), key=here.key, other=other)
    return options
