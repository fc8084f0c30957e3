"""Says before the work whether the disk has room for it."""

from __future__ import annotations

import shutil
from pathlib import Path

from siniar.model.findings import Finding, Place, found
from siniar.model.words import Words
from siniar.production.filters import SAMPLE_RATE, SoundOptions
from siniar.production.rules import DISK_FULL

#: Bytes for pictures, notes and what nobody thought of.
_REST = 30_000_000
#: Bytes a second of a 1080p video of a still picture with its sound.
_VIDEO_RATE = 120_000
#: Bytes a second of a passage as MP3, and of the uncompressed sound that broadcasters take.
_CLIP_RATE, _RADIO_RATE = 12_000, 192_000


def needed_space(seconds: float, options: SoundOptions, *, has_video: bool) -> int:
    """Bytes that the work takes at its largest: the cleaned sound, two tries, and the copies."""
    wave = SAMPLE_RATE * 2 * (2 if options.allows_stereo else 1)
    if options.has_denoise:
        wave *= 3  # once before and once after it
    encoded = (options.bitrate * 1.5 + options.data_saver) * 125 * 3
    return int(seconds * (wave + encoded + (_VIDEO_RATE if has_video else 0))) + _REST


def video_space(seconds: float) -> int:
    """Bytes that a video of a still picture takes, once in the work folder and once finished."""
    return int(seconds * _VIDEO_RATE) * 2 + _REST


def clip_space(seconds: float) -> int:
    """Bytes that passages take, sound and video, once in the work folder and once finished."""
    return int(seconds * (_VIDEO_RATE + _CLIP_RATE)) * 2 + _REST


def radio_space(seconds: float) -> int:
    """Bytes that the sound for a radio station takes, in the same two places."""
    return int(seconds * _RADIO_RATE) * 2 + _REST


def narrowest(*folders: Path) -> Path:
    """The folder with the least room: work and what it makes may lie on two disks."""
    return min(folders, key=lambda folder: _free(folder)[1])


def check_space(folder: Path, needed: int, words: Words) -> list[Finding]:
    """Whether ``folder``, or what exists of it, has so many bytes free."""
    folder, free = _free(folder)
    return [_full(folder, needed, free, words)] if free < needed else []


def tell_full(folder: Path, needed: int, words: Words) -> Finding:
    """What is told when the disk had no room in the middle of the work."""
    folder, free = _free(folder)
    return _full(folder, needed, free, words)


def _free(folder: Path) -> tuple[Path, int]:
    """The folder, or the nearest one above that exists, and the bytes that are free there."""
    while not folder.exists():
        folder = folder.parent
    return folder, shutil.disk_usage(folder).free


def _full(folder: Path, needed: int, free: int, words: Words) -> Finding:
    values = {"needed": words.megabytes(needed), "free": words.megabytes(free)}
    return found(DISK_FULL, Place(str(folder)), **values)
