"""What reading a note gives: the episode or page, what was found, and where its fields stand."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from siniar.content.fields.table import Field, known_entries
from siniar.content.frontmatter import Note, is_given
from siniar.content.markdown import SiteLink
from siniar.model.episode import Episode
from siniar.model.findings import Finding, Place
from siniar.model.show import Page


class ReadFile(Struct, frozen=True):
    """A file that was looked at on a note's account."""

    #: Relative to the project's root, with forward slashes.
    path: str
    #: SHA-256 of what was read, hexadecimal; ``None`` for a file that is not there.
    digest: str | None


class FieldPlace(Struct, frozen=True):
    """Where a field stands in its note."""

    place: Place
    #: Whether something stands behind its key: forms leave keys with empty texts and lists.
    is_given: bool


class ReadEpisode(Struct, frozen=True):
    """A note of an episode as it was read."""

    #: Relative to the project's root, with forward slashes.
    path: str
    #: ``None`` when too little could be read to make one.
    episode: Episode | None
    findings: tuple[Finding, ...]
    #: The fields that the note has, by their names in the table.
    fields: Mapping[str, FieldPlace]
    #: The first line.
    first: Place
    #: The note itself and every file that was looked at on its account.
    files: tuple[ReadFile, ...] = ()
    #: Links of its text to the site itself.
    links: tuple[SiteLink, ...] = ()

    def place(self, name: str) -> Place:
        """The line of a field; the first one for a field that is not there."""
        return self.fields[name].place if name in self.fields else self.first


class ReadPage(Struct, frozen=True):
    """A note of a page as it was read."""

    #: ``None`` for a draft, and when too little could be read to make one.
    page: Page | None
    findings: tuple[Finding, ...]
    files: tuple[ReadFile, ...] = ()
    #: Links of its text to the site itself.
    links: tuple[SiteLink, ...] = ()


def places_of(note: Note, table: tuple[Field, ...]) -> dict[str, FieldPlace]:
    """Where the fields of a note stand, by their names in the table; the first of twins counts."""
    places: dict[str, FieldPlace] = {}
    for entry, row in known_entries(note.fields, table):
        places.setdefault(row.name, FieldPlace(note.place(entry.line), is_given(entry.value)))
    return places
