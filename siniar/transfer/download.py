"""Brings audio files here, in pieces, so that a broken connection costs nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from siniar.media.audio.facts import is_enclosure
from siniar.media.audio.kinds import M4A
from siniar.media.audio.probe import probe_file
from siniar.transfer.foreign import ForeignAudio
from siniar.transfer.hosts import Hosts

#: Called with bytes that are here and bytes that are wanted (0 when nobody says).
Advance = Callable[[int, int], object]


class Downloaded(Struct, frozen=True):
    """A file in content/audio; without a name there is none, and the problem says why."""

    name: str = ""
    length: int = 0
    type: str = ""
    duration: float | None = None
    problem: str = ""


def download_audio(
    audio: ForeignAudio, folder: Path, stem: str, hosts: Hosts, advance: Advance
) -> Downloaded:
    """The audio as a file named ``stem`` in the folder; what is there whole already stays.

    A file that was begun is continued. It is given its name only when its size is the promised
    one and it holds sound.

    Raises:
        OSError: the folder cannot be written.
    """
    there = next(
        (path for path in folder.glob(f"{stem}.*") if path.suffix in {".mp3", ".m4a"}), None
    )
    if there is not None:
        return _verified(there, there)
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{stem}.part"
    problem = _load(audio, part, hosts, advance)
    return Downloaded(problem=problem) if problem else _verified(part, folder / stem)


def _load(audio: ForeignAudio, part: Path, hosts: Hosts, advance: Advance) -> str:
    """Fill the part to its whole size; why it is not, or nothing."""
    have = part.stat().st_size if part.exists() else 0
    with part.open("ab") as file:
        while True:
            piece = hosts.get_piece(audio.url, have)
            if piece.problem:
                return piece.problem
            if have and not piece.is_part:
                # The server begins anew: so do we.
                file.truncate(0)
                have = 0
            file.write(piece.content)
            have += len(piece.content)
            advance(have, piece.length)
            if have >= piece.length or not piece.content:
                break
    return "" if have == piece.length or not piece.length else f"{have} / {piece.length} byte"


def _verified(path: Path, target: Path) -> Downloaded:
    """The file under its name, when it holds what feeds can hold."""
    probe = probe_file(path)
    if not is_enclosure(probe) or probe.problem:
        return Downloaded(problem=probe.problem or probe.kind)
    ending = ".m4a" if probe.type == M4A else ".mp3"
    named = target if path == target else target.with_name(f"{target.name}{ending}")
    path.rename(named)
    return Downloaded(named.name, named.stat().st_size, probe.type, probe.duration)
