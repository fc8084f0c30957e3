"""What fields may hold in notes of shows that are not Indonesian."""

from __future__ import annotations

from types import MappingProxyType

#: Values as an editor would type them after the colon, by the names of their fields. Where they are
#: only examples they can be nobody's true value.
ENGLISH = MappingProxyType(
    {
        "title": "How to replace a lost ID card",
        "topic": "Residents",
        "summary": "One or two sentences on what this episode is about.",
        "audio": "file-name.mp3",
        "hosts": '["Name of Host, host"]',
        "guests": '["Name of Guest, position"]',
        "people": "[{name: Name of Person, role: translator}]",
        "chapters": '["00:00 Title of the first part", "01:30 Title of the second part"]',
        "transcript": "transcript-name.vtt",
        "service": "{place: Name of the counter, cost: What it costs}",
        "consent": "2 people, 2026-11-18, folder of consents",
        "keywords": "[first keyword, second keyword]",
        "status": "draft",
        "slug": "lost-id-card",
        "picture": "picture-name.jpg",
    }
)
