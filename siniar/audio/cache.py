"""Remembers what files hold by their content, so that unchanged audio is never read twice."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
from pathlib import Path

from siniar.audio.probe import VERSION, Probe, parse_probe, render_probe

#: A file as the file system knows it: size, change in nanoseconds, inode.
Mark = list[int]


class AudioCache:
    """A folder with a JSON file for every content, and one for every path.

    The folder may be deleted at any time, come from another machine, or be half written: what
    cannot be read counts as not there. A path's digest holds as long as size, time of change and
    inode are the same, which only ever agree on the machine that noted them.
    """

    def __init__(self, folder: Path) -> None:
        self._contents = folder / "contents"
        self._paths = folder / "paths"

    def digest_of(self, source: Path) -> str | None:
        """The digest of an unchanged file."""
        match _read_json(self._path_file(source)):
            case {"version": version, "mark": list() as mark, "digest": str() as digest} if (
                version == VERSION and mark == mark_of(source) and _is_digest(digest)
            ):
                return digest
            case _:
                return None

    def note_digest(self, source: Path, mark: Mark, digest: str) -> None:
        """Remember the digest of a file that had this mark before and after it was read."""
        if mark == mark_of(source):
            _write_json(
                self._path_file(source), {"version": VERSION, "mark": mark, "digest": digest}
            )

    def probe_of(self, digest: str) -> Probe | None:
        """What is known of a content."""
        return parse_probe(_read_json(self._contents / f"{digest}.json"))

    def note_probe(self, digest: str, probe: Probe) -> None:
        """Remember what a content holds."""
        _write_json(self._contents / f"{digest}.json", render_probe(probe))

    def _path_file(self, source: Path) -> Path:
        name = hashlib.sha256(os.fsencode(source.resolve())).hexdigest()
        return self._paths / f"{name[:32]}.json"


def mark_of(source: Path) -> Mark:
    """What changes when a file does."""
    status = source.stat()
    return [status.st_size, status.st_mtime_ns, status.st_ino]


def digest_file(source: Path) -> str:
    """SHA-256 of a file's content, read piece by piece."""
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_digest(text: str) -> bool:
    return len(text) == 64 and not text.strip("0123456789abcdef")


def _read_json(path: Path) -> object:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):  # not there, damaged, or nested by a joker
        return None


def _write_json(path: Path, record: object) -> None:
    """Write beside and rename, so that nobody reads half a file; a full disk costs only time."""
    beside = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(record), encoding="utf-8")
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
