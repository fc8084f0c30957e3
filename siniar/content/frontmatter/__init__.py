"""Reads the text of a note into front-matter values with line numbers, and the body below them."""

from siniar.content.frontmatter.decode import SIZE_LIMIT
from siniar.content.frontmatter.fences import FENCE
from siniar.content.frontmatter.note import Note, parse_note
from siniar.content.frontmatter.scalars import write_value
from siniar.content.frontmatter.source import fold_key
from siniar.content.frontmatter.values import (
    Mapping,
    MappingEntry,
    Scalar,
    Sequence,
    Unread,
    Value,
    is_given,
)

__all__ = [
    "FENCE",
    "SIZE_LIMIT",
    "Mapping",
    "MappingEntry",
    "Note",
    "Scalar",
    "Sequence",
    "Unread",
    "Value",
    "fold_key",
    "is_given",
    "parse_note",
    "write_value",
]
