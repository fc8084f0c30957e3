"""Reads notes that nobody would write: ``python -m tests.fuzz --cases 10000 --seed 1``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

from tests.fuzz.making import make_note
from tests.fuzz.running import run_cases, valid_notes
from tests.fuzz.shrinking import shrink
from tests.fuzz.trying import Tryer


def main() -> int:
    """Run the cases; 1 when one of them fails."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    wanted = parser.parse_args()
    print(f"seed {wanted.seed}, {wanted.cases} cases", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tryer = Tryer(Path(folder))
        notes = valid_notes()
        codes: Counter[str] = Counter()
        for number, kind, trial in run_cases(tryer, notes, wanted.seed, wanted.cases):
            codes.update(set(trial.codes))
            if trial.failure:
                _, content = make_note(wanted.seed, number, notes)
                small = shrink(content, partial(_fails_alike, tryer, trial.failure))
                sys.stdout.write(
                    f"case {number} ({kind}): {trial.failure}\n"
                    f"smallest failing note: {small!r}\n{tryer.try_note(small).details}\n"
                )
                return 1
    print(f"{time.monotonic() - began:.0f} s, nothing fell. Findings, by number of notes:")
    for code, count in codes.most_common():
        print(f"  {count:6} {code}")
    return 0


def _fails_alike(tryer: Tryer, failure: str, note: bytes) -> bool:
    return tryer.try_note(note).failure == failure


if __name__ == "__main__":
    raise SystemExit(main())
