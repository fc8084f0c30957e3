"""The row type of a table of fields, and how a mapping is parsed through such a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Rows
from datetime import tzinfo
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from msgspec import Struct

from siniar.content.fields.foreign import FOREIGN
from siniar.content.fields.rules import (
    EXAMPLE_LEFT,
    FIELD_EMPTY,
    FIELD_FOREIGN,
    FIELD_MISSING,
    FIELD_RENAMED,
    FIELD_SHAPE,
    FIELD_UNKNOWN,
)
from siniar.content.frontmatter import (
    Mapping,
    MappingEntry,
    Note,
    Scalar,
    Sequence,
    Unread,
    Value,
    fold_key,
    write_value,
)
from siniar.content.frontmatter.rules import FIELD_TWICE
from siniar.content.frontmatter.yaml import parse_yaml
from siniar.model.episode import Topic
from siniar.model.findings import Phrase, Report
from siniar.model.nearest import suggest
from siniar.model.rules import Rule

T = TypeVar("T")
#: Findings of a note, after which nobody is helped by one more suggestion.
_SUGGESTED = 200


class FieldContext(Struct, frozen=True):
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

    @property
    def example(self) -> str:
        """How the line may look."""
        return f"{self.key}: {self.field.example}"

    def wrong_form(self, value: Value) -> None:
        """Note that the value is a list where a word is wanted, or the other way round."""
        self.add(FIELD_SHAPE, value.line, key=self.key, example=self.example)


Parser = Callable[[Value, FieldContext], Any]


# Each row is itself alone: a table would otherwise be hashed through and through for every key.
class Field(Struct, frozen=True, eq=False):
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
    #: The same for shows that are not Indonesian, where it differs.
    english: str = ""
    is_required: bool = False
    #: Keys of older notes and other tools; still read, with advice.
    obsolete: tuple[str, ...] = ()
    #: What a value under one of those keys is under ours, of the folded key and the value.
    rewrite: Callable[[str, str], str] | None = None
    #: Whether the example can be nobody's true value, so that it was left from a new note.
    is_only_example: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that means this field."""
        return (self.name, self.alias, *self.obsolete)

    def is_former(self, key: str) -> bool:
        """Whether a key is one of older notes or other tools."""
        return fold_key(key) in map(fold_key, self.obsolete)


class FileName(Struct, frozen=True):
    """A file that a note names, with the line that names it."""

    name: str
    line: int


class Placed(Struct, Generic[T], frozen=True):
    """A parsed value with the line it was written on, for checks that come later."""

    value: T
    line: int


@cache
def rows_by_key(table: tuple[Field, ...]) -> Rows[str, Field]:
    """The rows of a table by each of their folded keys; there are a handful of tables."""
    return MappingProxyType({fold_key(key): row for row in table for key in row.keys})


def known_entries(
    values: Mapping, table: tuple[Field, ...]
) -> Iterator[tuple[MappingEntry, Field]]:
    """The entries that a table knows, each with its row."""
    rows = rows_by_key(table)
    for entry in values.entries:
        row = rows.get(fold_key(entry.key))
        if row is not None:
            yield entry, row


def parse_table(
    values: Mapping, table: tuple[Field, ...], note: Note, zone: tzinfo, topics: tuple[Topic, ...]
) -> dict[str, Any]:
    """The parsed values of a mapping by the fields' names.

    What is wrong stands in the note's report; a field that is missing or unreadable is not in
    the answer.
    """
    by_key = rows_by_key(table)
    parsed: dict[str, Any] = {}
    given: set[str] = set()
    for entry in values.entries:
        row = by_key.get(fold_key(entry.key))
        if row is None:
            _report_unknown(entry, table, note)
        elif row.name in given:
            note.report.add(FIELD_TWICE, note.place(entry.line), key=entry.key)
        else:
            given.add(row.name)
            value = _parse_entry(entry, FieldContext(note, row, entry.key, zone, topics))
            if value is not None:
                parsed[row.name] = value
    for row in table:
        if row.is_required and row.name not in given:
            example = f"{row.alias}: {row.example}"
            note.report.add(FIELD_MISSING, note.place(values.line), key=row.alias, example=example)
    return parsed


def _parse_entry(entry: MappingEntry, context: FieldContext) -> object:
    """The parsed value of an entry; ``None`` for one that is empty, unreadable or an example."""
    row = context.field
    if isinstance(entry.value, Unread):
        return None
    if row.is_former(entry.key):
        entry = rename(entry, row)
        context.add(
            FIELD_RENAMED, entry.line, key=entry.key, mended=_written(context.note, entry, row)
        )
    if row.is_only_example and _is_example(entry.value, row):
        context.add(EXAMPLE_LEFT, entry.line, key=entry.key)
        return None
    if isinstance(entry.value, Scalar) and not entry.value.text:
        if row.is_required:
            context.add(FIELD_EMPTY, entry.line, key=entry.key, example=context.example)
        return None
    value: object = row.parse(entry.value, context)
    return value


def entry_of(note: Note, name: str, table: tuple[Field, ...]) -> MappingEntry | None:
    """The first entry of a field; ``None`` when it was not written."""
    known = known_entries(note.fields, table)
    return next((entry for entry, row in known if row.name == name), None)


def line_of(note: Note, name: str, table: tuple[Field, ...]) -> int:
    """The line that a field was written on, 1 when it was not."""
    entry = entry_of(note, name, table)
    return entry.line if entry else 1


def rename(entry: MappingEntry, row: Field) -> MappingEntry:
    """The entry of a former key with the value that ours wants; any other as it is."""
    if row.rewrite is None or not isinstance(entry.value, Scalar) or not row.is_former(entry.key):
        return entry
    text = row.rewrite(fold_key(entry.key), entry.value.text)
    return MappingEntry(entry.key, Scalar(text, entry.value.line), entry.line)


def _written(note: Note, entry: MappingEntry, row: Field) -> str:
    """The line of a former key with ours in its place."""
    if isinstance(entry.value, Scalar) and row.rewrite:
        return f"{row.alias}: {write_value(entry.value.text)}"
    typed = note.place(entry.line).text
    return typed.replace(entry.key, row.alias, 1).strip()


@lru_cache(maxsize=64)
def _example_of(text: str) -> object:
    return plain(parse_yaml(text))


def _is_example(value: Value, row: Field) -> bool:
    """Whether the value is what a new note offers, in either language."""
    shown = plain(value)
    if isinstance(shown, str):
        # An example in brackets may have become a line.
        shown = [" ".join(shown.split())]
    for wanted in map(_example_of, filter(None, (row.example, row.english))):
        if shown == ([wanted] if isinstance(wanted, str) else wanted):
            return True
    return False


def plain(value: Value) -> object:
    """What a value says, apart from the lines it stands on."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Sequence):
        return [plain(item) for item in value.items]
    if isinstance(value, Mapping):
        return [(entry.key, plain(entry.value)) for entry in value.entries]
    return None


def _report_unknown(entry: MappingEntry, table: tuple[Field, ...], note: Note) -> None:
    if isinstance(entry.value, Unread):
        return
    foreign = FOREIGN.get(fold_key(entry.key))
    if foreign is not None:
        hint = Phrase(foreign) if foreign else ""
        note.report.add(FIELD_FOREIGN, note.place(entry.line), key=entry.key, hint=hint)
        return
    keys = tuple(key for row in table for key in (row.alias, row.name))
    hint = suggest(fold_key(entry.key), keys) if len(note.report) < _SUGGESTED else ""
    note.report.add(FIELD_UNKNOWN, note.place(entry.line), key=entry.key[:100], hint=hint)
