"""The box of an episode: what has to be brought, where, when, what it costs."""

from __future__ import annotations

from siniar.content.fields.lists import parse_lines
from siniar.content.fields.table import Field, FieldContext, parse_table
from siniar.content.fields.values import parse_text, parse_url
from siniar.content.frontmatter import Mapping, Sequence, Value
from siniar.model.episode import Service
from siniar.model.words import N_


def parse_service(value: Value, context: FieldContext) -> Service | None:
    """The box with what a resident has to bring and where to go."""
    if isinstance(value, Sequence) and all(isinstance(item, Mapping) for item in value.items):
        maps = [item for item in value.items if isinstance(item, Mapping)]
        value = Mapping(tuple(entry for item in maps for entry in item.entries), value.line)
    if not isinstance(value, Mapping):
        context.wrong_form(value)
        return None
    parts = parse_table(value, SERVICE_FIELDS, context.note, context.zone, context.topics)
    return Service(**parts) if parts else None


SERVICE_FIELDS = (
    Field(
        "requirements",
        "syarat",
        parse_lines,
        N_("What has to be brought, one thing per line."),
        "[Surat kehilangan dari kepolisian, Kartu keluarga]",
    ),
    Field(
        "place",
        "tempat",
        parse_text,
        N_("Where to go."),
        "Loket pelayanan kecamatan",
        obsolete=("lokasi", "alamat"),
    ),
    Field(
        "hours",
        "waktu",
        parse_text,
        N_("When it is open."),
        "Senin sampai Jumat, 08.00–15.00",
        obsolete=("jam", "jam-buka", "jadwal"),
    ),
    Field("cost", "biaya", parse_text, N_("What it costs."), "Gratis", obsolete=("tarif", "harga")),
    Field(
        "source",
        "sumber",
        parse_url,
        N_("The official page that says so."),
        "https://contoh.go.id/halaman-resmi",
    ),
)
