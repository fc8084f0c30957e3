"""Finds ffmpeg and runs it: with progress, without a shell, and never left running alone."""

from __future__ import annotations

import math
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from siniar.model.findings import Finding, Place, found
from siniar.production.rules import FFMPEG_BROKEN, FFMPEG_MISSING, FFMPEG_OLD

#: Names a program to be used whatever else is there.
VARIABLE = "FFMPEG"
#: Lines of what ffmpeg said that are kept; the reason stands near the end.
_LINES_KEPT = 4000
#: The first version whose filters know what is asked of them.
LEAST_VERSION = (4, 2)
#: Seconds in which any program tells its version.
_START = 20.0
#: Seconds after which a program that was asked to end is killed.
_PATIENCE = 5.0

#: Takes the seconds of sound or video that are done.
Advance = Callable[[float], None]


class Ffmpeg(Struct, frozen=True):
    """A program that can be run."""

    path: str

    def run(
        self,
        arguments: Sequence[str | Path],
        advance: Advance | None = None,
        reading: re.Pattern[str] | None = None,
    ) -> FfmpegRun:
        """Run to the end; :class:`FfmpegError` when it does not end well.

        Lines of the log with a ``reading`` become numbers instead. An interruption of the caller
        ends the program before it goes on its way.

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
            log, readings = _follow(process, advance, reading)
            status = process.wait()
        finally:
            _end(process)
        if status:
            raise FfmpegError(log, status)
        return FfmpegRun(log, readings)


class FfmpegRun(Struct, frozen=True):
    """What ffmpeg said in a run that ended well."""

    log: str
    #: What lines of the log said that were asked for; −120 where they have no number.
    readings: tuple[float, ...] = ()


class FfmpegError(Exception):
    """ffmpeg did not end well."""

    def __init__(self, log: str, status: int) -> None:
        """Keep what it said and its exit status, negative when a signal killed it."""
        super().__init__(last_line(log))
        self.log = log
        self.status = status

    @property
    def is_full(self) -> bool:
        """Whether the disk had no room."""
        return "No space left on device" in self.log or "File too large" in self.log


def last_line(log: str) -> str:
    """The last line that says something."""
    lines = (line.strip() for line in reversed(log.splitlines()))
    return next(filter(None, lines), "")


def _follow(
    process: subprocess.Popen[str], advance: Advance | None, reading: re.Pattern[str] | None
) -> tuple[str, tuple[float, ...]]:
    """Read both pipes to their ends, so that neither can fill up and stop the program."""
    lines: list[str] = []
    readings: list[float] = []

    def read_log() -> None:
        for line in process.stderr or ():
            if reading and (match := reading.search(line)):
                readings.append(_number(match[1]))
                continue
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
    return "".join(lines), tuple(readings)


def _number(text: str) -> float:
    """A level as ffmpeg writes it."""
    value = float(text)
    return value if math.isfinite(value) else -120.0


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

    One that was chosen but is not there, or does not work, is no reason to take another.
    """
    chosen = environment.get(VARIABLE, "").strip()
    line = _advice(sys.platform, chosen)
    findings: list[Finding] = []
    for path in _candidates(chosen, environment.get("PATH", os.defpath)):
        problem = _examine(path)
        if problem is None:
            return Ffmpeg(path), []
        rule = FFMPEG_OLD if problem[:1].isdigit() else FFMPEG_BROKEN
        findings.append(found(rule, Place(path), value=path, problem=problem, line=line))
    return None, findings or [found(FFMPEG_MISSING, Place(chosen or "ffmpeg"), line=line)]


def _candidates(chosen: str, folders: str) -> Iterator[str]:
    path = shutil.which(chosen or "ffmpeg", path=folders)
    if path:
        yield path
    if not chosen and (wheel := _find_wheel()):
        yield wheel


def _examine(path: str) -> str | None:
    """Why a program cannot be used: its version when that is too old; ``None`` when it can be."""
    try:
        done = subprocess.run(  # noqa: S603 (a list, never a shell)
            [path, "-hide_banner", "-version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_START,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return getattr(error, "strerror", None) or "-"
    if done.returncode or not done.stdout.startswith("ffmpeg version"):
        return last_line(done.stderr or done.stdout)[:160] or f"exit {done.returncode}"
    # Builds of a day are named after it, and newer than any that is too old.
    version = re.match(r"ffmpeg version n?(\d+)\.(\d+)", done.stdout)
    if version and (int(version[1]), int(version[2])) < LEAST_VERSION:
        return f"{version[1]}.{version[2]}"
    return None


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
