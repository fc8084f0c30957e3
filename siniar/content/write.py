"""Writes whole notes of known values, so that reading them gives the same values again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.table import Field
from siniar.content.frontmatter import write_value
from siniar.model.episode import Chapter
from siniar.model.timecodes import format_position

#: A value of a note: a word, several words, or words by keys.
WrittenValue = str | tuple["WrittenValue", ...] | Mapping[str, str]
#: Fields that an imported note begins with, as a new note does; the others follow their table.
_FIRST = ("title", "number", "season", "kind", "date", "topic", "summary", "audio")


def write_note(values: Mapping[str, WrittenValue], body: str) -> str:
    """A note file; ``values`` by names of fields, empty ones left out."""
    lines = ["---"]
    for row in sorted(EPISODE_FIELDS, key=_place):
        value = values.get(row.name)
        if value:
            lines += _write_field(row.alias, value)
    return "\n".join([*lines, "---", body.strip("\n"), ""])


def write_chapters(chapters: Iterable[Chapter]) -> tuple[str, ...]:
    """Chapters as the lines of a list; those that begin in one second share a line.

    Notes have whole seconds, and two chapters at one moment are an error in them.
    """
    titles: dict[str, dict[str, None]] = {}
    for chapter in chapters:
        titles.setdefault(format_position(chapter.start), {})[chapter.title] = None
    return tuple(write_value(f"{start} {' / '.join(each)}") for start, each in titles.items())


def _place(row: Field) -> int:
    return _FIRST.index(row.name) if row.name in _FIRST else len(_FIRST)


def _write_field(key: str, value: WrittenValue) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{key}: {write_value(value)}"
    elif isinstance(value, Mapping):
        yield f"{key}:"
        yield from (f"  {inner}: {write_value(text)}" for inner, text in value.items() if text)
    else:
        yield f"{key}:"
        for item in value:
            yield from _write_item(item)


def _write_item(item: WrittenValue) -> Iterator[str]:
    if isinstance(item, Mapping):
        pairs = [f"{key}: {write_value(text)}" for key, text in item.items() if text]
        yield f"  - {pairs[0]}"
        yield from (f"    {pair}" for pair in pairs[1:])
    else:
        yield f"  - {write_value(str(item))}"
