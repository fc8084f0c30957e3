"""Reads how a place is written: position, OpenStreetMap id, country."""

from __future__ import annotations

import re

from babel import Locale

#: https://www.rfc-editor.org/rfc/rfc5870
_GEO = re.compile(
    r"geo:(?P<latitude>-?\d{1,2}(?:\.\d+)?),(?P<longitude>-?\d{1,3}(?:\.\d+)?)"
    r"(?:,-?\d+(?:\.\d+)?)?(?:;[a-z0-9-]+=[\w.-]+)*"
)
_OSM = re.compile(r"[NWR][1-9]\d*(?:#\d+)?")


def geo_address(text: str) -> str | None:
    """A ``geo:`` address on the globe; ``None`` for anything else."""
    match = _GEO.fullmatch(text)
    if match and abs(float(match["latitude"])) <= 90 and abs(float(match["longitude"])) <= 180:
        return text
    return None


def osm_id(text: str) -> str | None:
    """The id of a node, way or relation in OpenStreetMap."""
    return text if _OSM.fullmatch(text) else None


def country(text: str) -> str | None:
    """Two capital letters of a country that there is."""
    code = text.upper()
    is_known = re.fullmatch("[A-Z]{2}", code) and code in Locale("en").territories
    return code if is_known else None
