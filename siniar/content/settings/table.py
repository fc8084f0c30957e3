"""The row type of a table of settings, and how a mapping is parsed through such a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from siniar.content.settings.rules import (
    SETTING_INVALID,
    SETTING_MISSING,
    SETTING_RENAMED,
    SETTING_UNKNOWN,
)
from siniar.content.settings.source import SettingsFile, Spot
from siniar.model.findings import Phrase, Place, Report
from siniar.model.nearest import suggest
from siniar.model.words import N_

#: Name and password in an address, which findings do not repeat: logs are public.
_SECRET = re.compile(r"//[^/@\s]*@")


class SettingContext(Struct, frozen=True):
    """Where a setting stands and where findings about it go."""

    path: str
    report: Report
    source: SettingsFile = field(default_factory=lambda: SettingsFile(""))
    #: Dotted name of the setting.
    key: str = ""
    #: The setting in the file, or what stands around it.
    spot: Spot | None = None
    #: What is proposed for settings whose value is each show's own, by their keys.
    offers: Mapping[str, str] = field(default_factory=dict)
    #: The setting as it would stand in the file, with what is in it.
    example: str = ""

    def place(self) -> Place:
        """The line that names the setting, or the one around it where none does."""
        return self.source.place_of(self.path, self.spot)

    def inside(self, key: str) -> SettingContext:
        """The context of a setting within this one."""
        if self.spot is None:
            spot = self.source.find_name(key)
        else:
            spot = self.source.find_entry(self.spot, key) or self.spot
        return replace(self, key=f"{self.key}.{key}" if self.key else key, spot=spot)

    def item(self, index: int) -> SettingContext:
        """The context of an item of the list that the setting is."""
        spot = self.spot and (self.source.find_item(self.spot, index) or self.spot)
        return replace(self, spot=spot)

    def wrong(self, value: object, expected: str, **values: str) -> None:
        """Note that the value is not what is expected (a message id, and what fills it)."""
        self.report.add(
            SETTING_INVALID,
            self.place(),
            key=self.key,
            value=_SECRET.sub("//…@", repr(value))[:120],
            expected=Phrase(expected, tuple(values.items())),
        )

    def misshaped(self, value: object) -> None:
        """Note that the value, or a part of it, is no list or no mapping where one belongs."""
        self.wrong(value, N_("Write it like this: {example}"), example=self.example)


Parser = Callable[[Any, SettingContext], Any]


class Setting(Struct, frozen=True):
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
    #: Keys of earlier versions, and of other programs for the same thing.
    former: tuple[str, ...] = ()

    @property
    def attribute(self) -> str:
        """Name of the parsed value."""
        return self.name or self.key


def parse_settings(
    values: Mapping[Any, Any], table: tuple[Setting, ...], context: SettingContext
) -> dict[str, Any]:
    """The parsed settings of a mapping; what is wrong stands in the context's report."""
    rows = {row.key: row for row in table}
    renamed = {key: row for row in table for key in row.former if row.key not in values}
    parsed: dict[str, Any] = {}
    for key, value in values.items():
        here = context.inside(str(key))
        row = rows.get(str(key)) or renamed.get(str(key))
        if row is not None and row.key != key:
            here.report.add(SETTING_RENAMED, here.place(), key=here.key, name=row.key)
        if row is None:
            hint = suggest(str(key), tuple(rows))
            here.report.add(SETTING_UNKNOWN, here.place(), key=here.key, hint=hint)
            continue
        example = f'"{row.key}": {row.example}'
        result = row.parse(value, replace(here, example=example))
        if result is not None:
            parsed[row.attribute] = result
    for row in table:
        if row.is_required and not values.keys() & {row.key, *row.former}:
            example = f'"{row.key}": {context.offers.get(row.key, row.example)}'
            inner = context.inside(row.key)
            context.report.add(SETTING_MISSING, context.place(), key=inner.key, example=example)
    return parsed
