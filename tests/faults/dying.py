"""Lets the running program be killed just before one chosen call that changes files.

A killed program can end between any two such calls; moments on the clock rarely hit the short
steps, so the calls are named instead.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import Any


def die_before(event: str, part: str, number: int = 0) -> None:
    """Kill this program just before such a call, after ``number`` others of the kind.

    ``event`` is one of Python's audit events (https://docs.python.org/3/library/audit_events.html)
    and ``part`` stands somewhere in its arguments.
    """
    left = number

    def watch(happening: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if happening == event and part in str(arguments):
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    sys.addaudithook(watch)


def die_while_searching() -> None:
    """Kill this program when it has started to index, and let the indexing go on for a second.

    Then it makes what was cleared away meanwhile anew.
    """
    start = subprocess.Popen

    class Slow(start):  # type: ignore[misc, valid-type]
        def __init__(self, command: list[str], **rest: Any) -> None:
            if "--site" not in command:
                # Git, asked for what was published last.
                super().__init__(command, **rest)
                return
            site = command[command.index("--site") + 1]
            late = f"sleep 1; mkdir -p '{site}/pagefind/late'"
            super().__init__(["/bin/sh", "-c", late], **rest)
            os.kill(os.getpid(), signal.SIGKILL)

    subprocess.Popen = Slow  # type: ignore[misc]
