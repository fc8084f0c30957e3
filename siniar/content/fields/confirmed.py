"""The field of notes and pages that tells when the office last checked them."""

from __future__ import annotations

from siniar.content.fields.dates import parse_day
from siniar.content.fields.table import Field
from siniar.model.words import N_

CONFIRMED = Field(
    "confirmed",
    "diperiksa",
    parse_day,
    N_("Day on which the office last checked that it still holds."),
    "2001-01-01",
    is_only_example=True,
)
