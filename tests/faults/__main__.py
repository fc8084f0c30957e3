"""Kills many publishing runs: ``python -m tests.faults --times 200 --seed 1``."""

from __future__ import annotations

import argparse
import sys
import time

from tests.faults.killing import kill_in_temporary_folder


def main() -> int:
    """Kill the runs; 1 when something was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    began = time.monotonic()
    tally = kill_in_temporary_folder(wanted.times, wanted.seed)
    seconds = time.monotonic() - began
    sys.stdout.write(f"{wanted.times} runs killed with seed {wanted.seed} in {seconds:.0f} s\n")
    for end, count in tally.ends.most_common():
        sys.stdout.write(f"  {count:6} {end}\n")
    for fault in tally.faults:
        sys.stdout.write(f"  {fault}\n")
    sys.stdout.write(f"{len(tally.faults)} faults\n")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
