"""Files: written whole or not at all, linked, copied with their time, listed."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

#: A file as its file system knows it: size, change of content and of anything in nanoseconds,
#: inode. These only ever agree on the machine that noted them. Who sets a file's time back changes
#: the second of the times.
Mark = tuple[int, int, int, int]

#: Nanoseconds within which a second change could leave the mark as it is: file systems count in
#: ticks of a few milliseconds (FAT: two seconds, which editors' machines do not use).
_TICK = 50_000_000
#: How a file is opened that is written from its beginning.
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_PART = re.compile(r"\..+\.part-\d+")
#: Bytes of a file that are copied or read at once.
_CHUNK = 1 << 20


def replace_file(target: Path, *parts: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: the folder cannot be written; the old file is then still there.
    """
    replace_bytes(os.fspath(target), parts)


def link_file(source: str, path: str) -> None:
    """Give a file another name, or copy it with its time where disks cannot; what is there stays.

    Raises:
        OSError: neither can be done.
    """
    with contextlib.suppress(FileExistsError):
        link_or_copy(source, path)


def link_or_copy(source: str, path: str) -> None:
    """Give a file another name, or copy it with its time where disks cannot.

    Raises:
        FileExistsError: something is there already.
        OSError: neither can be done.
    """
    try:
        os.link(source, path)
    except FileExistsError:
        raise
    except OSError:  # not on every disk
        copy_file(source, path)


def copy_file(source: str, path: str) -> None:
    """Copy a file with its time, whole or not at all."""
    with open(source, "rb", buffering=0) as there:  # noqa: PTH123
        changed = os.fstat(there.fileno()).st_mtime_ns
        replace_bytes(path, iter(partial(there.read, _CHUNK), b""), changed)


def _part_of(path: str) -> str:
    """A name beside a file for what is not whole yet."""
    parent, name = os.path.split(path)
    return os.path.join(parent, f".{name}.part-{os.getpid()}")  # noqa: PTH118


def remove_parts(folder: Path) -> None:
    """Remove what runs that were killed have left below a folder while they wrote a file."""
    for path in folder.rglob(".*.part-*"):
        if _PART.fullmatch(path.name) and path.is_file():
            path.unlink(missing_ok=True)


def replace_bytes(path: str, parts: Iterable[bytes], changed: int | None = None) -> None:
    """Write a file; ``changed`` is the time that it is given, in nanoseconds."""
    part = _part_of(path)
    try:
        # Python's own files ask the system a lot that nobody wants to know of ten thousand pages.
        handle = os.open(part, _ANEW, 0o666)
        try:
            for content in parts:
                _write_all(handle, content)
        finally:
            os.close(handle)
        if changed is not None:
            os.utime(part, ns=(changed, changed))
        os.replace(part, path)  # noqa: PTH105
        part = ""
    finally:
        if part:
            Path(part).unlink(missing_ok=True)


def _write_all(handle: int, content: bytes) -> None:
    # The system may take a part of the bytes, as when the disk is all but full.
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def list_files(folder: Path, *endings: str) -> list[Path]:
    """The files below a folder that end so, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.suffix in endings and path.is_file())


def name_of(folder: Path, path: Path) -> str:
    """A file of the site as findings call it."""
    return f"output/{path.relative_to(folder).as_posix()}"


def read_texts(folder: Path, *endings: str) -> Iterator[tuple[Path, str]]:
    """Each file that ends so with its text; bytes that are no text are left out."""
    for path in list_files(folder, *endings):
        yield path, path.read_text(encoding="utf-8", errors="replace")


def read_digest(path: Path | str) -> str:
    """SHA-256 of a file, hexadecimal, read piece by piece.

    Raises:
        OSError: the file cannot be read.
    """
    digest = sha256()
    # hashlib.file_digest clears a quarter of a megabyte first, which takes longer than most files.
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def digest_of(path: Path | str) -> str | None:
    """SHA-256 of a file, hexadecimal; ``None`` when it cannot be read, or is a pipe or the like."""
    try:
        # Whoever opened a pipe would wait for ever.
        is_file = stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 (thousands of times)
        return read_digest(path) if is_file else None
    except (OSError, ValueError):  # not there, or a name that no file can have
        return None


def mark_of(path: Path | str) -> Mark | None:
    """The mark of a file, ``None`` when there is none."""
    try:
        return _mark(os.stat(path))  # noqa: PTH116 (thousands of times)
    except (OSError, ValueError):
        return None


def mark_of_link(path: str) -> Mark | None:
    """The mark of a file, or of a link itself, wherever it leads; ``None`` when there is none."""
    try:
        return _mark(os.lstat(path))
    except OSError:
        return None


def _mark(status: os.stat_result) -> Mark:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def is_settled(mark: Mark) -> bool:
    """Whether the file is old enough for a later change to change the mark too."""
    return time.time_ns() - max(mark[1], mark[2]) > _TICK
