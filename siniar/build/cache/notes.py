"""Reads notes again only when they, or files that they name, have changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from siniar.content.readings import ReadFile
from siniar.content.rules import AUDIO_MISSING, PATH_OUTSIDE
from siniar.media.audio import AudioFacts, KnownAudio
from siniar.model.findings import Finding
from siniar.model.rules import FILE_MISSING
from siniar.system.files import Mark, digest_of, is_settled, mark_of
from siniar.system.paths import relative_name
from siniar.system.processes import in_processes
from siniar.system.store import Store

#: Findings that depend on what else lies in a folder, so that they are looked up each time.
_UNSETTLED = frozenset({AUDIO_MISSING, FILE_MISSING, PATH_OUTSIDE})
#: Notes that are worth a process of their own.
_SHARE = 40
#: The store's name for what is known of audio.
_AUDIO = "audio"


class Reading(Protocol):
    """What reading a note gives."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the note."""

    @property
    def files(self) -> tuple[ReadFile, ...]:
        """What it was read from."""


T = TypeVar("T", bound=Reading)


class Witness(Struct, frozen=True):
    """A file that was looked at, as it was."""

    file: ReadFile
    #: ``None`` where it cannot be trusted to tell a later change, and for no file.
    mark: Mark | None


class Kept(Struct, Generic[T], frozen=True):
    """A reading that holds for the same settings while every file is the same."""

    settings: str
    witnesses: tuple[Witness, ...]
    reading: T


class Read(Struct, Generic[T], frozen=True):
    """What a process hands back of one note."""

    reading: T
    audio: dict[str, AudioFacts]


class Source(Struct, Generic[T], frozen=True):
    """How notes are read."""

    read: Callable[[Path], T]
    #: Takes in what reading finds out about audio.
    known: KnownAudio
    #: The project's.
    root: Path
    #: Changes with anything but files that decides what a note is read as.
    settings: str


def _encode_path(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be stored")


_ENCODER = msgspec.json.Encoder(enc_hook=_encode_path)
_AUDIO_DECODER = msgspec.json.Decoder(AudioFacts)


class Readings(Generic[T]):
    """Readings of one kind of notes: in the store, and in memory while this object lives."""

    def __init__(
        self,
        store: Store,
        name: str,
        kept: msgspec.json.Decoder[Kept[T]],
        read: msgspec.json.Decoder[Read[T]],
    ) -> None:
        """``name`` is the store's for this kind, which the decoders open."""
        self._store = store
        self._name = name
        self._kept_decoder = kept
        self._read_decoder = read
        #: By the path of a note; ``None`` before the store was looked into.
        self._kept: dict[str, Kept[T]] | None = None
        #: Whether what the store knows of audio was looked up.
        self._has_audio = False

    def read_all(self, paths: Sequence[Path], source: Source[T]) -> tuple[T, ...]:
        """The readings of the notes, in their order; the store is up to date afterwards."""
        before = self._load()
        notes = {relative_name(path, source.root): path for path in paths}
        kept = {name: _confirm(before[name], source) for name in notes if name in before}
        known = {name: each for name, each in kept.items() if each}
        missing = {name: path for name, path in notes.items() if name not in known}
        readings = {name: each.reading for name, each in known.items()}
        for name, reading in zip(missing, self._read(list(missing.values()), source), strict=True):
            readings[name] = reading
            witnesses = _testify(reading, source.root)
            if witnesses:
                known[name] = Kept(source.settings, witnesses, reading)
        self._save(known, before)
        return tuple(readings[name] for name in notes)

    def _load(self) -> dict[str, Kept[T]]:
        if self._kept is None:
            rows = self._store.rows(self._name)
            self._kept = {name: self._kept_decoder.decode(value) for name, value in rows}
        return self._kept

    def _read(self, paths: Sequence[Path], source: Source[T]) -> list[T]:
        if not paths:
            return []
        self._look_up_audio(source.known)

        def work(path: Path) -> bytes:
            return _ENCODER.encode(Read(source.read(path), source.known.take_fresh()))

        made = [self._read_decoder.decode(each) for each in in_processes(work, paths, least=_SHARE)]
        audio = {path: facts for each in made for path, facts in each.audio.items()}
        source.known.take_in(audio)
        self._store.write(_AUDIO, {path: _ENCODER.encode(each) for path, each in audio.items()})
        return [each.reading for each in made]

    def _look_up_audio(self, known: KnownAudio) -> None:
        if not self._has_audio:
            rows = self._store.rows(_AUDIO)
            known.take_in({path: _AUDIO_DECODER.decode(value) for path, value in rows})
            self._has_audio = True

    def _save(self, kept: dict[str, Kept[T]], before: dict[str, Kept[T]]) -> None:
        changed = {name: each for name, each in kept.items() if before.get(name) is not each}
        values = {name: _ENCODER.encode(each) for name, each in changed.items()}
        self._store.write(self._name, values, before.keys() - kept.keys())
        self._kept = kept


def _confirm(kept: Kept[T], source: Source[T]) -> Kept[T] | None:
    """The same with today's marks when settings and all files are the same, else ``None``."""
    if kept.settings != source.settings:
        return None
    root = os.fspath(source.root)
    fresh = []
    for witness in kept.witnesses:
        now = _look_again(witness, root)
        if now is None:
            return None
        fresh.append(now)
    witnesses = tuple(fresh)
    return kept if witnesses == kept.witnesses else replace(kept, witnesses=witnesses)


def _look_again(witness: Witness, root: str) -> Witness | None:
    """The witness as the file is now, ``None`` when its content is another."""
    path = f"{root}/{witness.file.path}"
    mark, digest = mark_of(path), witness.file.digest
    if mark == witness.mark and (mark is None) == (digest is None):
        return witness
    if mark is None or digest is None or digest_of(path) != digest:
        return None
    return Witness(witness.file, mark if is_settled(mark) else None)


def _testify(reading: Reading, root: Path) -> tuple[Witness, ...]:
    """What a reading was made from; nothing when it must not be kept.

    The digests are of what was read, whatever the files say by now.
    """
    if _UNSETTLED & {finding.rule for finding in reading.findings}:
        return ()
    marks = [mark_of(root / file.path) if file.digest else None for file in reading.files]
    return tuple(
        Witness(file, mark if mark and is_settled(mark) else None)
        for file, mark in zip(reading.files, marks, strict=True)
    )
