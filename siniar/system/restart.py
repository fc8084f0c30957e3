"""Puts another program in the place of this one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence


def become(command: Sequence[str]) -> int:
    """Run ``command`` in place of this program; where that is not possible, its exit status.

    What was written has to be flushed before: this program ends without its usual farewell.
    """
    if os.name != "nt":
        os.execv(command[0], list(command))  # noqa: S606 (no shell)
    # Windows' exec returns to the prompt at once, so wait for a child there.
    return _wait(subprocess.Popen(list(command)))  # noqa: S603


def _wait(process: subprocess.Popen[bytes]) -> int:
    """Wait for the end; Ctrl-C reaches the child by itself."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue
