"""Writes planned outputs into a folder: only what changed, each file whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from siniar.outputs import Output

Render = Callable[[Output], bytes]


def write_outputs(
    outputs: Iterable[Output], folder: Path, cache: Path, render: Render, *, links: bool = False
) -> None:
    """Make and write the outputs; files of an earlier run that are no longer planned go.

    With ``links`` (previews) files of the content are linked to instead of copied.

    Raises:
        OSError: the folder cannot be written; every file is then either the old or the new one.
    """
    planned = set()
    for output in outputs:
        target = folder / output.path
        planned.add(output.path)
        if output.source is not None:
            place = _link if links else _copy
            place(output.source, target)
        else:
            _write(render(output), target)
    _remove_gone(folder, cache, planned)


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        target.symlink_to(source.resolve())
    except OSError:  # Windows allows links to administrators only
        shutil.copyfile(source, target)


def _copy(source: Path, target: Path) -> None:
    state = source.stat()
    if target.is_file():
        there = target.stat()
        if (there.st_size, there.st_mtime_ns) == (state.st_size, state.st_mtime_ns):
            return
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".siniar-") as work:
        part = Path(work) / "part"
        shutil.copyfile(source, part)
        os.utime(part, ns=(state.st_mtime_ns, state.st_mtime_ns))
        part.replace(target)


def _write(content: bytes, target: Path) -> None:
    if target.is_file() and target.read_bytes() == content:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, content)


def replace_file(target: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: the folder cannot be written; the old file is then still there.
    """
    part = target.with_name(f".{target.name}.part-{os.getpid()}")
    try:
        part.write_bytes(content)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _remove_gone(folder: Path, cache: Path, planned: set[str]) -> None:
    """Delete what the last run wrote into this folder and this one did not."""
    name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    register = cache / f"written-{name}.json"
    for path in _read_register(register) - planned:
        target = folder / path
        if target.is_file() and target.resolve().is_relative_to(folder.resolve()):
            target.unlink()
            _remove_empty(target.parent, folder)
    cache.mkdir(parents=True, exist_ok=True)
    register.write_text(json.dumps(sorted(planned)), encoding="utf-8")


def _read_register(register: Path) -> set[str]:
    try:
        paths = json.loads(register.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return {path for path in paths if isinstance(path, str)} if isinstance(paths, list) else set()


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
