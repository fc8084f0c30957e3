"""Reads notes again only when they, or files that they name, have changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from siniar.build.cache.marks import Mark, digest_of, is_settled, mark_of
from siniar.build.cache.memory import Memory
from siniar.build.cache.packing import pack, pack_note, unpack
from siniar.content.episodes import NoteReader, ReadEpisode
from siniar.content.rules import AUDIO_MISSING, PATH_OUTSIDE
from siniar.model.rules import FILE_MISSING
from siniar.system.processes import in_shares
from siniar.system.store import Shelf

#: Findings that depend on what else lies in a folder, so that they are looked up each time.
_UNSETTLED = frozenset({AUDIO_MISSING, FILE_MISSING, PATH_OUTSIDE})
#: Notes that are looked up one by one.
_FEW = 40
#: Notes that are worth a process of their own.
_SHARE = 40

#: A file below the project's root that was looked at, as it was: its mark (when that can be
#: trusted) and its digest; both ``None`` for one that was not there.
Witness = tuple[str, Mark | None, str | None]
#: What was looked at for a note (nothing when the reading must not be kept), and the pickled
#: reading.
_Reading = tuple[tuple[Witness, ...], bytes]


class KeptReader:
    """A reader of notes that remembers what it read.

    What was kept holds for the same settings (``settings`` is their digest) as long as every
    file that the reading looked at is the same; in a fresh checkout, where times are new, the
    files' content decides.
    """

    def __init__(
        self,
        reader: NoteReader,
        shelf: Shelf,
        settings: str,
        memory: Memory | None = None,
        marks: Mapping[str, Mark] | None = None,
    ) -> None:
        """``marks`` are of files that have been looked at a moment ago."""
        self._reader = reader
        self._shelf = shelf
        self._settings = settings
        #: Who builds once remembers nothing.
        self._memory = memory
        self._marks = marks or {}
        self._top = f"{os.fspath(reader.root)}/"
        #: Notes that are known to be on the shelf.
        self._known: set[str] = set()

    def read_all(self, paths: Iterable[Path]) -> tuple[ReadEpisode, ...]:
        """The episodes of the notes, in their order; the shelf is up to date afterwards."""
        notes = {self._reader.relative(path): path for path in paths}
        reads = {key: self._recall(key) for key in notes}
        reads |= self._find_all({key for key, read in reads.items() if read is None})
        missing = [path for key, path in notes.items() if reads[key] is None]
        for share in in_shares(self._read_share, missing, least=_SHARE):
            for key, reading in share:
                reads[key] = self._take_in(key, reading)
        self._forget(notes)
        return tuple(read for read in reads.values() if read)

    def read_again(self, path: Path) -> tuple[ReadEpisode | None, ReadEpisode]:
        """What was read of a note the last time, whatever has become of it, and what it says now.

        The shelf is up to date afterwards.
        """
        key = self._reader.relative(path)
        before: ReadEpisode | None = None
        for _, witness, value in self._shelf.rows([key]):
            if unpack(witness)[0] == self._settings:
                before = unpack(value)
        now = self._take_in(key, self._read(path))
        self._shelf.save()
        return before, now

    # ------------------------------------------------------------------------------- what is kept

    def _recall(self, key: str) -> ReadEpisode | None:
        """What this very program read before, while every file has the same mark."""
        remembered = self._memory.notes.get(key) if self._memory else None
        if remembered is None or remembered[0] != self._settings:
            return None
        for name, mark in remembered[1]:
            if self._mark(name) != mark:
                return None
        return remembered[2]

    def _remember(self, key: str, witnesses: tuple[Witness, ...], read: ReadEpisode) -> None:
        if self._memory is None:
            return
        is_sure = all(mark or digest is None for _, mark, digest in witnesses)
        if witnesses and is_sure:
            marks = tuple((name, mark) for name, mark, _ in witnesses)
            self._memory.notes[key] = (self._settings, marks, read)

    def _find_all(self, wanted: set[str]) -> dict[str, ReadEpisode]:
        """What is on the shelf, of the notes whose files are all the same."""
        reads = {}
        again: list[tuple[str, bytes, bytes]] = []
        for key, witness, value in self._look_up(wanted):
            settings, witnesses = unpack(witness)
            fresh = self._confirm(witnesses) if settings == self._settings else None
            if fresh is None:
                continue
            if fresh != witnesses:
                again.append((key, witness, self._pack(fresh)))
            read: ReadEpisode = unpack(value)
            self._remember(key, fresh, read)
            reads[key] = read
        for row in again:
            self._shelf.renew(*row)
        return reads

    def _look_up(self, wanted: set[str]) -> Iterator[tuple[str, bytes, bytes]]:
        """The wanted rows of the shelf; a preview that remembers the rest asks for a few only."""
        if len(wanted) < _FEW:
            yield from self._shelf.rows(wanted)
            return
        for row in self._shelf.rows():
            self._known.add(row[0])
            if row[0] in wanted:
                yield row

    def _confirm(self, witnesses: tuple[Witness, ...]) -> tuple[Witness, ...] | None:
        """The witnesses with today's marks if all files are the same, else ``None``."""
        fresh: list[Witness] = []
        for witness in witnesses:
            name, mark, digest = witness
            now = self._mark(name)
            if (now is None and digest is None) or (mark is not None and now == mark):
                fresh.append(witness)
            elif now is None or digest is None or digest_of(Path(self._top + name)) != digest:
                return None
            else:
                fresh.append((name, now if is_settled(now) else None, digest))
        return tuple(fresh)

    def _mark(self, name: str) -> Mark | None:
        return self._marks.get(name) or mark_of(self._top + name)

    def _pack(self, witnesses: tuple[Witness, ...]) -> bytes:
        return pack((self._settings, witnesses))

    def _forget(self, notes: Iterable[str]) -> None:
        """Let go of notes that are gone."""
        memory = self._memory.notes if self._memory else {}
        gone = memory.keys() - set(notes)
        for name in gone:
            del memory[name]
        self._shelf.save(gone | (self._known - set(notes)))

    # ------------------------------------------------------------------------------ what is read

    def _read_share(self, paths: Sequence[Path]) -> list[tuple[str, _Reading]]:
        return [(self._reader.relative(path), self._read(path)) for path in paths]

    def _read(self, path: Path) -> _Reading:
        before = mark_of(path)
        read = self._reader.read_episode(path)
        names = {self._reader.relative(item): item for item in (path, *read.note.files)}
        digests = read.note.digests
        witnesses = tuple(_testify(name, item, digests) for name, item in names.items())
        made_from = [(name, digest) for name, _, digest in witnesses]
        key = sha256(repr((self._settings, made_from)).encode("utf-8", "surrogateescape"))
        rules = {finding.rule for finding in read.note.report.findings}
        is_settled_now = mark_of(path) == before and not rules & _UNSETTLED
        value = pack(replace(read, note=pack_note(read.note), key=key.hexdigest()[:40]))
        return witnesses if is_settled_now else (), value

    def _take_in(self, key: str, reading: _Reading) -> ReadEpisode:
        witnesses, value = reading
        if witnesses:
            self._shelf.put(key, self._pack(witnesses), value)
        read: ReadEpisode = unpack(value)
        self._remember(key, witnesses, read)
        return read


def _testify(name: str, path: Path, digests: Mapping[Path, str]) -> Witness:
    """What ``digests`` tells of a file is what was read of it, whatever it says by now."""
    mark = mark_of(path)
    if mark is None:
        return name, None, None
    return name, mark if is_settled(mark) else None, digests.get(path) or digest_of(path)
