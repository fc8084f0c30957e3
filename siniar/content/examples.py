"""How fields are called in new notes, and what they may hold, for shows that are not Indonesian."""

from __future__ import annotations

from siniar.content.fields.table import Field
from siniar.model.words import Words


def is_indonesian(words: Words) -> bool:
    """Whether notes are written with Indonesian keys."""
    return words.locale.language == "id"


def key_of_field(row: Field, words: Words) -> str:
    """The key that a new note writes."""
    return row.alias if is_indonesian(words) else row.name


def example_of(row: Field, words: Words) -> str:
    """A value as an editor of the show would type it."""
    return row.example if is_indonesian(words) else row.english or row.example
