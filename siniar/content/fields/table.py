"""The row type of a table of fields, and how a mapping is parsed through such a table."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Rows
from dataclasses import dataclass
from datetime import tzinfo
from functools import cache
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from siniar.content.fields.rules import (
    FIELD_EMPTY,
    FIELD_MISSING,
    FIELD_RENAMED,
    FIELD_SHAPE,
    FIELD_UNKNOWN,
)
from siniar.content.frontmatter import Mapping, MappingEntry, Note, Scalar, Value
from siniar.content.frontmatter.rules import FIELD_TWICE
from siniar.model.episode import Topic
from siniar.model.findings import Report
from siniar.model.nearest import nearest
from siniar.model.rules import Rule

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FieldContext:
    """What a parser may know beside the value itself."""

    note: Note
    field: Field
    #: The key as the editor wrote it.
    key: str
    zone: tzinfo
    topics: tuple[Topic, ...]

    @property
    def report(self) -> Report:
        """The note's own report."""
        return self.note.report

    def add(self, rule: Rule, line: int, **values: object) -> None:
        """Note a finding at a line of the note."""
        self.report.add(rule, self.note.place(line), **values)

    def wrong_form(self, value: Value) -> None:
        """Note that the value is a list where a word is wanted, or the other way round."""
        example = f"{self.key}: {self.field.example}"
        self.add(FIELD_SHAPE, value.line, key=self.key, example=example)


Parser = Callable[[Value, FieldContext], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the table."""

    #: English key, also the name of the parsed value.
    name: str
    #: Indonesian key; the sample show writes this one.
    alias: str
    parse: Parser
    #: Message id: what the field is for.
    help: str
    #: A value as an editor of an Indonesian show would type it after the colon.
    example: str
    is_required: bool = False
    #: Keys of older notes and other tools; still read, with advice.
    obsolete: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that means this field."""
        return (self.name, self.alias, *self.obsolete)


@dataclass(frozen=True, slots=True)
class FileName:
    """A file that a note names, with the line that names it."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A parsed value with the line it was written on, for checks that come later."""

    value: T
    line: int


def fold_key(key: str) -> str:
    """A key as tables compare it: capitals and underscores mean nothing."""
    return key.casefold().replace("_", "-")


@cache
def rows_by_key(table: tuple[Field, ...]) -> Rows[str, Field]:
    """The rows of a table by each of their folded keys; there are a handful of tables."""
    return MappingProxyType({fold_key(key): row for row in table for key in row.keys})


def parse_table(
    values: Mapping,
    table: tuple[Field, ...],
    note: Note,
    zone: tzinfo,
    topics: tuple[Topic, ...],
) -> dict[str, Any]:
    """The parsed values of a mapping by the fields' names.

    What is wrong stands in the note's report; a field that is missing or unreadable is not in
    the answer.
    """
    by_key = rows_by_key(table)
    parsed: dict[str, Any] = {}
    given: dict[str, MappingEntry] = {}
    for entry in values.entries:
        row = by_key.get(fold_key(entry.key))
        if row is None:
            _report_unknown(entry, table, note)
            continue
        if row.name in given:
            note.report.add(FIELD_TWICE, note.place(entry.line), key=entry.key)
            continue
        given[row.name] = entry
        if fold_key(entry.key) in map(fold_key, row.obsolete):
            note.report.add(FIELD_RENAMED, note.place(entry.line), key=entry.key, new=row.alias)
        if isinstance(entry.value, Scalar) and not entry.value.text:
            if row.is_required:
                example = f"{entry.key}: {row.example}"
                note.report.add(FIELD_EMPTY, note.place(entry.line), key=entry.key, example=example)
            continue
        value = row.parse(entry.value, FieldContext(note, row, entry.key, zone, topics))
        if value is not None:
            parsed[row.name] = value
    for row in table:
        if row.is_required and row.name not in given:
            example = f"{row.alias}: {row.example}"
            note.report.add(FIELD_MISSING, note.place(values.line), key=row.alias, example=example)
    return parsed


def line_of(note: Note, name: str, table: tuple[Field, ...]) -> int:
    """The line that a field was written on, 1 when it was not."""
    keys = {fold_key(key) for row in table if row.name == name for key in row.keys}
    return next((entry.line for entry in note.fields.entries if fold_key(entry.key) in keys), 1)


def _report_unknown(entry: MappingEntry, table: tuple[Field, ...], note: Note) -> None:
    keys = tuple(key for row in table for key in (row.alias, row.name))
    guess = nearest(entry.key, keys)
    note.report.add(FIELD_UNKNOWN, note.place(entry.line), key=entry.key, nearest=guess)
