"""Finds the files of content/ that a note names, as its own computer would."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from msgspec import Struct

from siniar.content.frontmatter import Note
from siniar.content.markdown import TargetProblem
from siniar.content.rules import PATH_OUTSIDE
from siniar.model.nearest import NEAR, nearest
from siniar.model.rules import FILE_MISSING, FILE_UNREADABLE, Rule
from siniar.system.paths import Found, Inside, is_readable, relative_name
from siniar.system.tree import Spellings


class ContentFiles(Struct, frozen=True, eq=False, dict=True):
    """The files of content/; each folder is listed once."""

    #: The project's root; files are told relative to it.
    root: Path
    content: Path

    @cached_property
    def _inside(self) -> Inside:
        return Inside(self.content)

    @cached_property
    def spellings(self) -> Spellings:
        """Finds what a note spells as its own computer forgives."""
        return Spellings()

    def holds(self, path: Path) -> bool:
        """Whether a file is there that stays in content/, wherever links lead."""
        return self._inside.find(path) is Found.FILE

    def find(
        self, folder: str, name: str, note: Note, missing: Rule = FILE_MISSING, cutoff: float = NEAR
    ) -> Path | TargetProblem:
        """The file inside ``content/<folder>``, or what is wrong with its name.

        ``cutoff`` tells how near a name must be to be offered in place of a missing one.
        """
        home = self.content / folder
        path = home / name
        note.files.append(path)
        found = self._inside.find(path)
        spelled = self.spellings.find(path) if found is Found.NOTHING else None
        if spelled and self.holds(spelled):
            note.files.append(spelled)
            path, found = spelled, Found.FILE
        if found is Found.FILE:
            return self.readable(path)
        values = {"value": name, "folder": relative_name(home, self.root)}
        if found is Found.OUTSIDE:
            return TargetProblem(PATH_OUTSIDE, values)
        present = sorted(item.name for item in home.iterdir()) if home.is_dir() else []
        near = nearest(name, tuple(present), cutoff) or "–"
        return TargetProblem(missing, {**values, "nearest": near})

    def readable(self, path: Path) -> Path | TargetProblem:
        """The file, if this user may read it."""
        if is_readable(path):
            return path
        return TargetProblem(FILE_UNREADABLE, {"value": relative_name(path, self.root)})
