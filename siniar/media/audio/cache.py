"""Remembers what files hold by their content, so that unchanged audio is never read twice."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path

from siniar.media.audio.facts import Probe, parse_probe, render_probe

#: A file as the file system knows it: size, change in nanoseconds, inode.
Mark = list[int]

_FILE = "known.txt"
#: Bytes; about 100,000 readings. Then the file begins anew.
_LIMIT = 40_000_000
_DIGEST, _NAME = 64, 32


class AudioCache:
    """A file with one line for each reading: digest of the content, digest of the path, JSON.

    Lines are only ever added, whole, so that builds and their processes can share the file. The
    folder may be deleted at any time, come from another machine, or be damaged: a line that
    cannot be read counts as not there. A path's digest holds as long as size, time of change and
    inode are the same, which only ever agree on the machine that noted them.
    """

    def __init__(self, folder: Path) -> None:
        self._file = os.path.join(folder, _FILE)  # noqa: PTH118 (asked for each audio file)
        self._by_path: dict[bytes, bytes] = {}
        self._by_content: dict[bytes, bytes] = {}
        self._is_open = False

    def recall(self, source: Path, mark: Mark) -> tuple[str, Probe] | None:
        """Digest and probe of a file that still has the mark it was read with."""
        self._open()
        line = self._by_path.get(_name_of(source), b"")
        match _parse(line[_DIGEST + _NAME :]):
            case {"mark": list() as known, "probe": record} if known == mark:
                digest, probe = line[:_DIGEST].decode("ascii", "replace"), parse_probe(record)
                return (digest, probe) if probe and _is_digest(digest) else None
            case _:
                return None

    def probe_of(self, digest: str) -> Probe | None:
        """What is known of a content, whatever file it was read from."""
        self._open()
        line = self._by_content.get(digest.encode(), b"")
        match _parse(line[_DIGEST + _NAME :]):
            case {"probe": record}:
                return parse_probe(record)
            case _:
                return None

    def note(self, source: Path, mark: Mark, digest: str, probe: Probe) -> None:
        """Remember what a file holds that had this mark before and after it was read."""
        if mark != mark_of(source):
            return
        record = json.dumps({"mark": mark, "probe": render_probe(probe)})
        line = digest.encode() + _name_of(source) + record.encode()
        self._open()
        self._take(line)
        # What was left half written, by a full disk or a kill, ends where this line begins.
        _append(self._file, b"\n" + line + b"\n")

    def _open(self) -> None:
        if self._is_open:
            return
        self._is_open = True
        for line in _read(self._file).split(b"\n"):
            self._take(line)

    def _take(self, line: bytes) -> None:
        self._by_content[line[:_DIGEST]] = line
        self._by_path[line[_DIGEST : _DIGEST + _NAME]] = line


def mark_of(source: Path) -> Mark:
    """What changes when a file does."""
    status = source.stat()
    return [status.st_size, status.st_mtime_ns, status.st_ino]


def digest_file(source: Path) -> str:
    """SHA-256 of a file's content, read piece by piece."""
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _name_of(source: Path) -> bytes:
    path = os.path.abspath(source)  # noqa: PTH100 (links need not be followed for a name)
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:_NAME].encode()


def _is_digest(text: str) -> bool:
    return len(text) == _DIGEST and not text.strip("0123456789abcdef")


def _parse(text: bytes) -> object:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):  # damaged, or nested by a joker
        return None


def _read(file: str) -> bytes:
    """What the file holds; nothing when it is not there, or has grown beyond use."""
    try:
        if os.stat(file).st_size > _LIMIT:  # noqa: PTH116
            os.unlink(file)  # noqa: PTH108
            return b""
        with open(file, "rb") as known:  # noqa: PTH123
            return known.read()
    except OSError:
        return b""


def _append(file: str, content: bytes) -> None:
    """Add in one write, so that nobody reads or cuts half a line; a full disk costs only time."""
    with contextlib.suppress(OSError):
        try:
            target = _open_end(file)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
            target = _open_end(file)
        try:
            os.write(target, content)
        finally:
            os.close(target)


def _open_end(file: str) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    return os.open(file, flags, 0o666)
