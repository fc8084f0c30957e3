"""Reads notes again only when they, or files that they name, have changed."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from siniar.frontmatter import Note
from siniar.kept.marks import Mark, digest_of, is_settled, mark_of
from siniar.kept.shelf import Shelf
from siniar.notes import NoteReader, ReadEpisode

#: Findings that depend on what else lies in a folder, so that they are looked up each time.
_UNSETTLED = frozenset({"audio-tidak-ada", "berkas-tidak-ada", "jalur-keluar"})

#: A file below the project's root that was looked at, as it was: its mark (when that can be
#: trusted) and its digest; both ``None`` for one that was not there.
Witness = tuple[str, Mark | None, str | None]


class KeptReader:
    """A reader of notes that remembers what it read.

    What was kept holds for the same settings (``settings`` is their digest) as long as every
    file that the reading looked at is the same; in a fresh checkout, where times are new, the
    files' content decides.
    """

    def __init__(self, reader: NoteReader, shelf: Shelf, settings: str) -> None:
        self._reader = reader
        self._shelf = shelf
        self._settings = settings
        self._known = dict(shelf.witnesses())

    def read_all(self, paths: Iterable[Path]) -> tuple[ReadEpisode, ...]:
        """The episodes of the notes, in their order; the shelf is up to date afterwards."""
        seen = set()
        reads = []
        for path in paths:
            seen.add(self._reader.relative(path))
            reads.append(self._read(path))
        self._shelf.save(gone=self._known.keys() - seen)
        return tuple(reads)

    def _read(self, path: Path) -> ReadEpisode:
        key = self._reader.relative(path)
        known = self._known.get(key)
        if known is not None:
            settings, witnesses = pickle.loads(known)  # noqa: S301 (our own cache folder)
            fresh = self._confirm(witnesses) if settings == self._settings else None
            value = self._shelf.value(key) if fresh is not None else None
            if value is not None:
                if fresh != witnesses:
                    self._shelf.put(key, self._pack(fresh), value)
                read: ReadEpisode = pickle.loads(value)  # noqa: S301
                return read
        return self._read_anew(path, key)

    def _pack(self, witnesses: object) -> bytes:
        return pickle.dumps((self._settings, witnesses), pickle.HIGHEST_PROTOCOL)

    def _read_anew(self, path: Path, key: str) -> ReadEpisode:
        before = mark_of(path)
        read = self._reader.read_episode(path)
        names = {self._reader.relative(item): item for item in (path, *read.note.files)}
        witnesses = tuple(_testify(name, item) for name, item in names.items())
        made_from = sha256(repr((self._settings, [(w[0], w[2]) for w in witnesses])).encode())
        read = replace(read, key=made_from.hexdigest())
        codes = {finding.code for finding in read.note.report.findings}
        if mark_of(path) == before and not codes & _UNSETTLED:
            value = pickle.dumps(_slim(read), pickle.HIGHEST_PROTOCOL)
            self._shelf.put(key, self._pack(witnesses), value)
        return read

    def _confirm(self, witnesses: tuple[Witness, ...]) -> tuple[Witness, ...] | None:
        """The witnesses with today's marks if all files are the same, else ``None``."""
        fresh: list[Witness] = []
        for witness in witnesses:
            name, mark, digest = witness
            path = self._reader.root / name
            now = mark_of(path)
            if (now is None and digest is None) or (mark is not None and now == mark):
                fresh.append(witness)
            elif now is None or digest is None or digest_of(path) != digest:
                return None
            else:
                fresh.append((name, now if is_settled(now) else None, digest))
        return tuple(fresh)


def _testify(name: str, path: Path) -> Witness:
    mark = mark_of(path)
    if mark is None:
        return name, None, None
    return name, mark if is_settled(mark) else None, digest_of(path)


def _slim(read: ReadEpisode) -> ReadEpisode:
    """Without the text that is only needed while reading."""
    note = read.note
    lines = note.lines[: note.body_line]
    kept = Note(note.path, note.fields, "", note.body_line, lines, note.report, note.is_readable)
    return replace(read, note=kept)
