"""Packs what was read into bytes that are quick to open; transcripts stay closed until needed."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, overload

from siniar.model import Cue, Transcript


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
        return tuple(Cue(*parts) for parts in unpack(zlib.decompress(self._content)))

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
    plain = [(cue.start, cue.end, cue.text, cue.speaker) for cue in cues]
    # The quickest level makes a third of it, and they stay in memory.
    return PackedCues(zlib.compress(pickle.dumps(plain, pickle.HIGHEST_PROTOCOL), level=1))


@lru_cache(maxsize=256)
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that takes all of them in their order; else nothing."""
    parts = fields(kind)
    return tuple(part.name for part in parts) if all(part.init for part in parts) else ()


class _Packer(pickle.Pickler):
    """Takes dataclasses apart into class and values.

    Frozen ones with slots are otherwise put together again by Python code that asks for their
    fields each time: four times slower.
    """

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 (pickle's own signature)
        kind = type(value)
        if kind is Transcript:
            return Transcript, (pack_cues(value.cues), value.source)
        names = _names(kind) if is_dataclass(kind) else ()
        if not names:
            return NotImplemented
        return kind, tuple([getattr(value, name) for name in names])


def pack(value: object) -> bytes:
    """The value as bytes for :func:`unpack`."""
    buffer = BytesIO()
    _Packer(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


def unpack(content: bytes) -> Any:  # noqa: ANN401 (whatever was packed)
    """What was packed, by this very program into its own cache folder."""
    return pickle.loads(content)  # noqa: S301
