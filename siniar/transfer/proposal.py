"""Proposes settings for the show that a channel describes."""

from __future__ import annotations

import uuid
from typing import Any

from babel import Locale, UnknownLocaleError
from msgspec import Struct

from siniar.content.settings.guid import mint_show_guid
from siniar.model.categories import CATEGORIES
from siniar.model.findings import Finding, Place, found
from siniar.model.text import clean_line
from siniar.model.words import nearest_language
from siniar.transfer.foreign import ForeignFeed, ForeignShow
from siniar.transfer.roles import our_role
from siniar.transfer.rules import IMPORT_SETTING_UNKNOWN

#: Media that a show of ours can have.
_MEDIA = frozenset({"podcast", "video", "audiobook"})


class Proposal(Struct, frozen=True):
    """New values for keys of SHOW, and what could not become one."""

    changes: dict[str, Any]
    findings: tuple[Finding, ...] = ()


def propose_settings(feed: ForeignFeed, url: str, artwork: str = "") -> Proposal:
    """What SHOW would say of the foreign show.

    ``url`` is where its feed lies, ``artwork`` a file below content/ with its picture.
    """
    show = feed.show
    place = Place(url or "feed")
    findings: list[Finding] = []

    def leave_out(name: str, value: object) -> None:
        findings.append(found(IMPORT_SETTING_UNKNOWN, place, field=name, value=value))

    known = [each for each in show.categories if _is_category(*each)]
    for each in show.categories:
        if each not in known:
            leave_out("itunes:category", " / ".join(filter(None, each)))
    if show.language and not _is_language(show.language):
        leave_out("language", show.language)
    for unread in show.unread:
        leave_out(unread.name, unread.text)
    owner = _filled({"name": show.owner_name or show.author, "email": show.owner_email})
    changes: dict[str, Any] = {
        "title": clean_line(show.title),
        "description": clean_line(show.description),
        "author": clean_line(show.author or show.title),
        "owner": owner if show.owner_email else {},
        "language": show.language if _is_language(show.language) else "",
        "categories": [name if not below else (name, below) for name, below in known],
        "explicit": show.explicit,
        "copyright": clean_line(show.copyright),
        "guid": _guid(show, url),
        "artwork": artwork,
        "people": [{"name": each.name, "role": our_role(each.role)} for each in show.people],
        "seasons": {each.season: each.season_name for each in feed.episodes if each.season_name},
        "feed": _feed(show),
    }
    return Proposal(_filled(changes), tuple(findings))


def _feed(show: ForeignShow) -> dict[str, Any]:
    place = show.place
    return _filled(
        {
            "type": show.type if show.type in {"episodic", "serial"} else "",
            "locked": show.is_locked,
            "block": show.is_blocked or None,
            "complete": show.is_complete or None,
            "medium": show.medium if show.medium in _MEDIA else "",
            "license": show.license,
            "license_url": show.license_url,
            "location": place.name if place else "",
            "location_geo": place.geo if place else "",
            "location_osm": place.osm if place else "",
            "location_country": place.country if place else "",
            "location_rel": place.rel if place else "",
            "funding": [{"url": url, "text": text} for url, text in show.funding],
            "txt": [{"purpose": purpose, "text": text} for purpose, text in show.txt],
            "update_frequency": show.update_frequency,
            "update_rule": show.update_rule,
        }
    )


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", [], {}, None)}


def _guid(show: ForeignShow, url: str) -> str:
    """The podcast's mark for life: its own, or the one that its address gives."""
    try:
        return str(uuid.UUID(show.guid))
    except ValueError:
        address = show.url or url
        return mint_show_guid(address) if address.startswith("http") else ""


def _is_category(name: str, below: str) -> bool:
    return name in CATEGORIES and (not below or below in CATEGORIES[name])


def _is_language(tag: str) -> bool:
    try:
        Locale.parse(nearest_language(tag), sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True
