"""Reads the text of a note into front-matter values with line numbers, and the body below them."""

from siniar.frontmatter.notes import FENCE, SIZE_LIMIT, Note, parse_note
from siniar.frontmatter.values import Entry, Mapping, Scalar, Sequence, Value, is_given

__all__ = [
    "FENCE",
    "SIZE_LIMIT",
    "Entry",
    "Mapping",
    "Note",
    "Scalar",
    "Sequence",
    "Value",
    "is_given",
    "parse_note",
]
