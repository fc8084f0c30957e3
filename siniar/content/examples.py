"""How fields are called in new notes, and what they may hold, for shows that are not Indonesian."""

from __future__ import annotations

from siniar.content.fields.table import Field
from siniar.model.words import Words

#: Values as an editor would type them after the colon, by the names of their fields.
_ENGLISH = {
    "title": "How to replace a lost ID card",
    "topic": "Residents",
    "summary": "What to bring, where to go and how long a new ID card takes.",
    "audio": "003-lost-id-card.mp3",
    "hosts": '["Bima Sample, host"]',
    "guests": '["Sari Sample, counter clerk"]',
    "chapters": '["00:00 Opening", "01:30 What to bring"]',
    "transcript": "003-lost-id-card.vtt",
    "service": "{cost: free}",
    "keywords": "[id card, loss]",
    "status": "draft",
    "slug": "lost-id-card",
    "picture": "003-id-card.jpg",
}


def is_indonesian(words: Words) -> bool:
    """Whether notes are written with Indonesian keys."""
    return words.language == "id"


def key_of_field(row: Field, words: Words) -> str:
    """The key that a new note writes."""
    return row.alias if is_indonesian(words) else row.name


def example_of(row: Field, words: Words) -> str:
    """A value as an editor of the show would type it."""
    return row.example if is_indonesian(words) else _ENGLISH.get(row.name, row.example)
