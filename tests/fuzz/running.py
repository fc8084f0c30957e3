"""Runs numbered cases of one seed."""

from __future__ import annotations

from collections.abc import Iterator

from tests.fuzz.making import make_note
from tests.fuzz.trying import CONTENT, Trial, Tryer


def valid_notes() -> tuple[bytes, ...]:
    """The sample show's notes and pages."""
    paths = [
        path for name in ("episodes", "pages") for path in sorted((CONTENT / name).glob("*.md"))
    ]
    return tuple(path.read_bytes() for path in paths)


def run_cases(
    tryer: Tryer, notes: tuple[bytes, ...], seed: int, cases: int
) -> Iterator[tuple[int, str, Trial]]:
    """Number, kind and outcome of each case."""
    for number in range(cases):
        kind, content = make_note(seed, number, notes)
        yield number, kind, tryer.try_note(content)
