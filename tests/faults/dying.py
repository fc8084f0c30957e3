"""Lets the running program be killed just before one chosen call that changes files.

A killed program can end between any two such calls; moments on the clock rarely hit the short
steps, so the calls are named instead.
"""

from __future__ import annotations

import os
import signal
import sys


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
