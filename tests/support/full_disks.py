"""What a disk without room does to programs and copies."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

_SCRIPT = """#!/bin/sh
case "$*" in *-version*) echo "ffmpeg version 7.0"; exit 0;; esac
echo "av_interleaved_write_frame(): No space left on device" >&2
exit 228
"""


def full_ffmpeg(folder: Path) -> Path:
    """A program that says what ffmpeg says on a full disk."""
    path = folder / "ffmpeg-penuh"
    path.write_text(_SCRIPT)
    path.chmod(0o755)
    return path


def full_copy(number: int) -> Callable[[Path, Path], None]:
    """Copies half a file and ends with an error of the system."""

    def copy(_: Path, target: Path) -> None:
        target.write_bytes(b"setengah")
        raise OSError(number, os.strerror(number), str(target))

    return copy
