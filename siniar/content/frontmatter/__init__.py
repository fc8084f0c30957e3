"""Reads the text of a note into front-matter values with line numbers, and the body below them."""

from siniar.content.frontmatter.note import FENCE, SIZE_LIMIT, Note, parse_note
from siniar.content.frontmatter.values import (
    Mapping,
    MappingEntry,
    Scalar,
    Sequence,
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
    "Value",
    "is_given",
    "parse_note",
]
