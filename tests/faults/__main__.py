"""Kills publishing runs and edits a project by the hundred, and looks at what comes of it.

``python -m tests.faults --times 200 --edits 400 --seed 1``
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.killing import kill_in_temporary_folder
from tests.support.editing import edit_and_compare

#: Builds of one project before the next one is begun.
STEPS = 10


def main() -> int:
    """Kill and edit; 1 when something was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--edits", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    faults = kill_runs(wanted.times, wanted.seed) + make_edits(wanted.edits, wanted.seed)
    return 1 if faults else 0


def kill_runs(times: int, seed: int) -> int:
    """Kill publishing at random moments; how much was not as it has to be."""
    began = time.monotonic()
    tally = kill_in_temporary_folder(times, seed)
    seconds = time.monotonic() - began
    sys.stdout.write(f"{times} runs killed with seed {seed} in {seconds:.0f} s\n")
    for end, count in tally.ends.most_common():
        sys.stdout.write(f"  {count:6} {end}\n")
    for fault in tally.faults:
        sys.stdout.write(f"  {fault}\n")
    sys.stdout.write(f"{len(tally.faults)} faults\n")
    return len(tally.faults)


def make_edits(edits: int, seed: int) -> int:
    """Edit projects, building after each few edits; how many builds were not as from nothing."""
    began = time.monotonic()
    made = builds = faults = 0
    while made < edits:
        seed += 1
        with tempfile.TemporaryDirectory() as folder:
            done: list[str] = []
            for done, different in edit_and_compare(Path(folder), seed, STEPS):
                builds += 1
                if different:
                    faults += 1
                    sys.stdout.write(f"  seed {seed}: {different[:5]} after {done}\n")
            made += len(done)
    seconds = time.monotonic() - began
    sys.stdout.write(f"{made} edits, {builds} builds in {seconds:.0f} s, {faults} faults\n")
    return faults


if __name__ == "__main__":
    raise SystemExit(main())
