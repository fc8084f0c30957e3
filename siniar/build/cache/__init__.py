"""What earlier builds read and made: one store, one folder of outputs, both safe to delete."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from siniar.build.cache.fingerprint import program_fingerprint
from siniar.build.cache.notes import Kept, Read, Readings, Source
from siniar.build.cache.outputs import KeptOutputs
from siniar.content.questions.notes import ReadQuestion
from siniar.content.readings import ReadEpisode, ReadPage
from siniar.media.audio import KnownAudio
from siniar.system.store import Store

__all__ = ["Cache", "Source"]

T = TypeVar("T")


def _opens(kind: type[T]) -> msgspec.json.Decoder[T]:
    return msgspec.json.Decoder(kind, dec_hook=_decode_path)


def _decode_path(_kind: type, value: object) -> Path:
    return Path(str(value))


class Cache:
    """The cache of one project; a preview holds it, so that readings stay in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        store = self._store = Store(folder / "store.sqlite", program_fingerprint())
        self.audio = KnownAudio()
        self.episodes: Readings[ReadEpisode] = Readings(
            store, "episode", _opens(Kept[ReadEpisode]), _opens(Read[ReadEpisode])
        )
        self.pages: Readings[ReadPage] = Readings(
            store, "page", _opens(Kept[ReadPage]), _opens(Read[ReadPage])
        )
        self.questions: Readings[ReadQuestion] = Readings(
            store, "question", _opens(Kept[ReadQuestion]), _opens(Read[ReadQuestion])
        )

    @property
    def was_damaged(self) -> bool:
        """Whether something of it could not be read, and was thrown away."""
        return self._store.was_damaged

    def open_outputs(self) -> KeptOutputs:
        """The made files, as they are now: other builds keep some too."""
        return KeptOutputs(self.folder / "outputs", program_fingerprint())
