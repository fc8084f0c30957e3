"""Times programs: one run from its start to its end, and a preview from a saved note to its page.

A process begins with its parent's peak of memory, as Linux counts it: what imports this must stay
small itself, and import nothing of what it measures.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from statistics import median
from urllib.request import urlopen

#: Seconds until nobody waits any longer.
_PATIENCE = 600
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True)
class Run:
    """What something took."""

    seconds: float
    #: MB of the largest of its processes.
    peak: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a program to its end.

    Raises:
        RuntimeError: it failed; with what it said last.
    """
    # Nobody waits for the disk to take what the one before has written.
    os.sync()
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = _start(command, folder, said.fileno())
        peak = _wait(process)
        seconds = time.perf_counter() - began
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{command[0]}: {said.read()[-500:].decode(errors='replace')}")
    return Run(seconds, peak)


def time_preview(
    command: Sequence[str], folder: Path, note: Path, address: str, rounds: int
) -> Run:
    """From saving a note until its page is served at an address, while a preview runs."""
    server = _start(command, folder, subprocess.DEVNULL)
    try:
        _wait_for(address, "<h1")
        # The first save also pays for what a preview puts off until then.
        seconds = [_save(note, address, turn) for turn in range(rounds + 1)][1:]
    finally:
        server.terminate()
        peak = _wait(server)
    return Run(median(seconds), peak)


def _save(note: Path, address: str, turn: int) -> float:
    # An editor reads between two saves, and a preview comes to rest.
    time.sleep(1.5)
    words = f"Tanda pratinjau {turn} {time.time_ns()}"
    began = time.perf_counter()
    with note.open("a", encoding="utf-8") as stream:
        stream.write(f"\n{words}\n")
    _wait_for(address, words)
    return time.perf_counter() - began


def _wait_for(address: str, words: str) -> None:
    def is_there() -> bool:
        try:
            with urlopen(address, timeout=60) as answer:
                return words in answer.read().decode("utf-8", "replace")
        # Not there yet, or half of it: Hugo's server writes the file while it sends it.
        except (OSError, HTTPException):
            return False

    _until(is_there)


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise RuntimeError("the page was never served")
        # Whoever asks more often takes the time of the server that is asked.
        time.sleep(0.02)


def _start(command: Sequence[str], folder: Path, output: int) -> subprocess.Popen[bytes]:
    # As on an editor's machine, where Python keeps the programs that it has compiled.
    environment = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)


def _wait(process: subprocess.Popen[bytes]) -> float:
    """Wait for a process to end; MB of the largest of it and of those that it waited for."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
