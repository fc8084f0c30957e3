"""The field that names a place: its name, position, OpenStreetMap id and country."""

from __future__ import annotations

from collections.abc import Callable

from siniar.content.fields.rules import PLACE_INVALID
from siniar.content.fields.table import Field, FieldContext, Parser, parse_table
from siniar.content.fields.values import one_of, parse_text
from siniar.content.frontmatter import Mapping, Scalar, Value
from siniar.content.geography import country, geo_address, osm_id
from siniar.model.episode import Location
from siniar.model.words import N_

_RELATIONS = {"dibahas": "subject", "dibuat": "creator", "subject": "subject", "creator": "creator"}


def parse_location(value: Value, context: FieldContext) -> Location | None:
    """A place, by its name alone or as ``{nama: …, geo: …, osm: …, negara: …}``."""
    if isinstance(value, Scalar):
        return Location(" ".join(value.text.split()))
    if not isinstance(value, Mapping):
        context.wrong_form(value)
        return None
    parts = parse_table(value, LOCATION_FIELDS, context.note, context.zone, context.topics)
    return Location(**parts) if "name" in parts else None


def _read_as(read: Callable[[str], str | None]) -> Parser:
    """A parser for what ``read`` makes sense of."""

    def parse(value: Value, context: FieldContext) -> str | None:
        if not isinstance(value, Scalar):
            context.wrong_form(value)
            return None
        known = read(value.text)
        if known is None:
            values = {"key": context.key, "value": value.text, "example": context.example}
            context.add(PLACE_INVALID, value.line, **values)
        return known

    return parse


LOCATION_FIELDS = (
    Field("name", "nama", parse_text, N_("The place's name."), "Taman contoh", is_required=True),
    Field("geo", "geo", _read_as(geo_address), N_("Its position."), '"geo:-6.2,107.0"'),
    Field("osm", "osm", _read_as(osm_id), N_("Its OpenStreetMap id."), "R123"),
    Field("country", "negara", _read_as(country), N_("Two letters of its country."), "ID"),
    Field(
        "rel",
        "hubungan",
        one_of(_RELATIONS),
        N_("Whether the episode speaks of the place, or was made there."),
        "dibahas",
    ),
)
