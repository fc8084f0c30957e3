"""Finds ffmpeg and runs it: with progress, without a shell, and never left running alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from siniar.model.findings import Finding, Place, found
from siniar.production.rules import FFMPEG_MISSING

#: Names a program to be used whatever else is there.
VARIABLE = "FFMPEG"
#: Lines of what ffmpeg said that are kept; the reason stands near the end.
_LINES_KEPT = 4000
#: Seconds after which a program that was asked to end is killed.
_PATIENCE = 5.0

#: Takes the seconds of sound or video that are done.
Advance = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Ffmpeg:
    """A program that can be run."""

    path: str

    def run(self, arguments: Sequence[str | Path], advance: Advance | None = None) -> FfmpegRun:
        """Run to the end; :class:`FfmpegError` when it does not end well.

        An interruption of the caller ends the program before it goes on its way.

        Raises:
            FfmpegError: it ended with an error or was killed, or does not start.
        """
        command = [self.path, "-hide_banner", "-nostdin", "-y", "-nostats", "-progress", "pipe:1"]
        try:
            process = subprocess.Popen(  # noqa: S603 (a list, never a shell)
                [*command, *map(str, arguments)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            raise FfmpegError(str(error), -1) from None
        try:
            log = _follow(process, advance)
            status = process.wait()
        finally:
            _end(process)
        if status:
            raise FfmpegError(log, status)
        return FfmpegRun(log)


@dataclass(frozen=True, slots=True)
class FfmpegRun:
    """What ffmpeg said in a run that ended well."""

    log: str = field(repr=False)


class FfmpegError(Exception):
    """ffmpeg did not end well."""

    def __init__(self, log: str, status: int) -> None:
        """Keep what it said and its exit status, negative when a signal killed it."""
        super().__init__(last_line(log))
        self.log = log
        self.status = status

    @property
    def is_killed(self) -> bool:
        """Whether somebody ended it; 255 is how ffmpeg itself answers a signal."""
        return self.status < 0 or self.status == 255

    @property
    def is_full(self) -> bool:
        """Whether the disk had no room."""
        return "No space left on device" in self.log or "File too large" in self.log


def last_line(log: str) -> str:
    """The last line that says something."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def _follow(process: subprocess.Popen[str], advance: Advance | None) -> str:
    """Read both pipes to their ends, so that neither can fill up and stop the program."""
    lines: list[str] = []

    def read_log() -> None:
        for line in process.stderr or ():
            lines.append(line)
            del lines[:-_LINES_KEPT]

    reader = threading.Thread(target=read_log, daemon=True)
    reader.start()
    for line in process.stdout or ():
        name, _, value = line.strip().partition("=")
        # Microseconds, whatever the name says; "N/A" before the first frame.
        if advance and name == "out_time_us" and value.lstrip("-").isdecimal():
            advance(max(int(value) / 1_000_000, 0.0))
    reader.join()
    return "".join(lines)


def _end(process: subprocess.Popen[str]) -> None:
    """Leave nothing running and nothing open."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for pipe in (process.stdout, process.stderr):
        if pipe:
            pipe.close()


def find_ffmpeg(environment: Mapping[str, str]) -> tuple[Ffmpeg | None, list[Finding]]:
    """The program that ``$FFMPEG`` names, else the one on PATH, else the wheel's.

    One that was chosen but is not there is no reason to take another.
    """
    chosen = environment.get(VARIABLE, "").strip()
    path = shutil.which(chosen or "ffmpeg", path=environment.get("PATH", os.defpath))
    if path is None and not chosen:
        path = _find_wheel()
    if path is None:
        line = _advice(sys.platform, chosen)
        return None, [found(FFMPEG_MISSING, Place(chosen or "ffmpeg"), line=line)]
    return Ffmpeg(path), []


def _find_wheel() -> str | None:
    """The program that the package of the extra ``audio`` brings."""
    try:
        import imageio_ffmpeg  # noqa: PLC0415 (the extra need not be installed)
    except ImportError:
        return None
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:  # a wheel for a computer that it has no program for
        return None


def _advice(platform: str, chosen: str) -> str:
    """The one line to type on this kind of computer."""
    if chosen:
        return "unset FFMPEG" if platform != "win32" else "set FFMPEG="
    lines = {"darwin": "brew install ffmpeg", "win32": "winget install ffmpeg"}
    return lines.get(platform, "sudo apt install ffmpeg")
