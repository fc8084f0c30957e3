"""Runs a program to its end and prints what it took; so small itself that it adds nothing.

    python launching.py PROGRAM [ARGUMENT ...]

A process begins with its parent's peak of memory, as Linux counts it; so it must not be started by
one that has drawn pictures.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def main(command: list[str]) -> int:
    """Print seconds, CPU seconds and MB of the largest process as JSON; the program's status."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024**2 if sys.platform == "darwin" else 1024
    cpu = usage.ru_utime + usage.ru_stime
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak": usage.ru_maxrss / unit}))
    return process.returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
