"""Packs what was read into bytes that are quick to open; texts stay closed until needed."""

from __future__ import annotations

import copyreg
import marshal
import pickle
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PosixPath, WindowsPath
from typing import Any, overload

from siniar.content.frontmatter import Entry, Mapping, Note, Scalar, is_given
from siniar.model import Cue, Notes, Season, Topic, Transcript
from siniar.model.findings import Finding, Report

#: In the place of what a field holds.
_GIVEN, _EMPTY = Scalar("…", 1), Scalar("", 1)


#: What is packed by the thousand, by module: written as a number each, which halves the time that
#: it takes to open. Numbers from 256 on belong to nobody.
_KINDS = {
    "siniar.model": (
        *("Audio", "Chapter", "Enclosure", "Episode", "EpisodeKind", "Person", "Picture"),
        *("Service", "Soundbite", "Status", "Transcript", "Video"),
    ),
    "siniar.content.episodes": ("ReadEpisode",),
    __name__: ("PackedCues", "PackedNote", "PackedNotes", "share_season", "share_topic"),
    "datetime": ("date", "datetime"),
    "zoneinfo": ("ZoneInfo",),
    "pathlib": ("Path",),
    "builtins": ("getattr",),
}
for _number, (_module, _name) in enumerate(
    ((module, name) for module, names in _KINDS.items() for name in names), 0x5349
):
    copyreg.add_extension(_module, _name, _number)


def _close(value: Any) -> bytes:  # noqa: ANN401 (whatever marshal takes)
    """Plain texts, numbers and tuples of them as few bytes."""
    # Version 2 writes equal values as equal bytes. The quickest level makes a third of it, and
    # they stay in memory.
    return zlib.compress(marshal.dumps(value, 2), level=1)


# Whoever reads a text reads it twice.
@lru_cache(maxsize=4)
def _open(content: bytes) -> Any:  # noqa: ANN401 (whatever was closed)
    # Our own bytes, from our own cache folder.
    return marshal.loads(zlib.decompress(content))  # noqa: S302


class PackedCues(Sequence[Cue]):
    """The cues of a transcript as bytes, opened each time somebody looks at them.

    A show of ten years has a million cues, and a build looks at those of the few episodes that
    it renders.
    """

    __slots__ = ("_content",)

    def __init__(self, content: bytes) -> None:
        """Take what :func:`pack_cues` gave."""
        self._content = content

    def _open(self) -> tuple[Cue, ...]:
        return tuple(Cue(*values) for values in _open(self._content))

    def __len__(self) -> int:
        return len(self._open())

    def __iter__(self) -> Iterator[Cue]:
        return iter(self._open())

    @overload
    def __getitem__(self, index: int) -> Cue: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Cue, ...]: ...

    def __getitem__(self, index: int | slice) -> Cue | tuple[Cue, ...]:
        return self._open()[index]

    def __bool__(self) -> bool:
        # Without opening: a transcript without cues is never kept.
        return True

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedCues):
            return self._content == other._content
        return self._open() == other

    def __hash__(self) -> int:
        return hash(self._open())

    def __repr__(self) -> str:
        return repr(self._open())

    def __reduce__(self) -> tuple[type[PackedCues], tuple[bytes]]:
        return PackedCues, (self._content,)


def pack_cues(cues: Sequence[Cue]) -> Sequence[Cue]:
    """The same cues, packed; none stay none."""
    if not cues or isinstance(cues, PackedCues):
        return cues
    return PackedCues(_close([(each.start, each.end, each.text, each.speaker) for each in cues]))


class PackedNotes(Notes):
    """The notes of an episode, whose text is opened each time somebody reads it."""

    __slots__ = ("_content", "_growth", "_size")
    _content: bytes
    _growth: int
    _size: int

    def __init__(self, content: bytes, size: int, growth: int) -> None:
        """Take what :func:`pack_notes` gave."""
        for name, value in zip(self.__slots__, (content, growth, size), strict=True):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> str:
        # Only what is not there is asked for here.
        if name != "html":
            raise AttributeError(name)
        return str(_open(self._content))

    @property
    def size(self) -> int:
        """Bytes of the HTML."""
        return self._size

    @property
    def growth(self) -> int:
        """Bytes that the HTML gains in XML."""
        return self._growth

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Notes):
            return NotImplemented
        return self.html == other.html

    def __hash__(self) -> int:
        return hash(self.html)

    def __repr__(self) -> str:
        return repr(Notes(self.html))

    def __reduce__(self) -> tuple[type[PackedNotes], tuple[bytes, int, int]]:
        return PackedNotes, (self._content, self._size, self._growth)


def pack_notes(notes: Notes) -> Notes:
    """The same notes, packed; none stay none."""
    if isinstance(notes, PackedNotes) or not notes.html:
        return notes
    return PackedNotes(_close(notes.html), notes.size, notes.growth)


class PackedNote(Note):
    """A note after its reading, without what is only needed while reading.

    Of the fields, their names and lines are there, and whether anything stands there; they and
    the lines of the front matter are opened when somebody asks for a place.
    """

    __slots__ = ("_head",)

    def __init__(
        self,
        path: str,
        body_line: int,
        findings: Sequence[Finding],
        head: bytes,
        is_readable: bool,  # noqa: FBT001 (pickle gives all by their places)
    ) -> None:
        """Take what :func:`pack_note` gave."""
        self.path = path
        self.body = ""
        self.body_line = body_line
        self.report = Report(list(findings))
        self.is_readable = is_readable
        self.files = []
        self.digests = {}
        self._head = head

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (one of two kinds)
        # Only what is not there is asked for here.
        if name not in {"fields", "lines"}:
            raise AttributeError(name)
        line, entries, self.lines = marshal.loads(self._head)  # noqa: S302 (our own)
        self.fields = Mapping(
            tuple(Entry(key, _GIVEN if given else _EMPTY, at) for key, given, at in entries), line
        )
        return getattr(self, name)

    def __reduce__(self) -> tuple[type[PackedNote], tuple[object, ...]]:
        findings = tuple(self.report.findings)
        return PackedNote, (self.path, self.body_line, findings, self._head, self.is_readable)


def pack_note(note: Note) -> PackedNote:
    """What of a note is needed after its reading."""
    entries = tuple((e.key, is_given(e.value), e.line) for e in note.fields.entries)
    # So short that pressing it takes longer than it is worth.
    head = marshal.dumps((note.fields.line, entries, note.lines[: note.body_line]), 2)
    findings = note.report.findings
    return PackedNote(note.path, note.body_line, findings, head, note.is_readable)


# What many episodes have is there once, however many are opened.


@lru_cache(maxsize=256)
def share_topic(*values: str) -> Topic:
    """The topic of these values."""
    return Topic(*values)


@lru_cache(maxsize=256)
def share_season(number: int, name: str) -> Season:
    """The season of these values."""
    return Season(number, name)


_SHARED: dict[type, Callable[..., object]] = {Topic: share_topic, Season: share_season}


@lru_cache(maxsize=256)
def _parts(kind: type) -> tuple[Callable[..., object] | None, tuple[str, ...] | None]:
    """What makes an object of a kind, and the names of what it takes; all there is in a tuple.

    Nothing for what pickle itself takes apart as well.
    """
    if kind in _SHARED:
        return _SHARED[kind], None
    if kind in {PackedNote, PackedNotes} or not is_dataclass(kind):
        return None, None
    parts = fields(kind)
    is_whole = all(part.init for part in parts)
    return (kind, tuple(part.name for part in parts)) if parts and is_whole else (None, None)


class _Packer(pickle.Pickler):
    """Takes dataclasses apart into class and values.

    Frozen ones with slots are otherwise put together again by Python code that asks for their
    fields each time: four times slower.
    """

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 (pickle's own signature)
        kind = type(value)
        if kind is Transcript:
            return Transcript, (pack_cues(value.cues), value.source)
        if kind is Notes and value != Notes():
            return pack_notes(value).__reduce__()
        if kind is PosixPath or kind is WindowsPath:
            return Path, (str(value),)
        maker, names = _parts(kind)  # type: ignore[arg-type]  # a class can be hashed
        if maker is None:
            return NotImplemented
        if kind in _SHARED:
            names = tuple(field.name for field in fields(kind))
        return maker, tuple([getattr(value, n) for n in names or ()])


def pack(value: object) -> bytes:
    """The value as bytes for :func:`unpack`."""
    buffer = BytesIO()
    _Packer(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


def unpack(content: bytes) -> Any:  # noqa: ANN401 (whatever was packed)
    """What was packed, by this very program into its own cache folder."""
    return pickle.loads(content)  # noqa: S301
