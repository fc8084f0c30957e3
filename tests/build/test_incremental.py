"""A build that makes only what changed gives, byte for byte, what a build from nothing gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.editing import edit_and_compare

STEPS = 5


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_the_site_is_what_a_build_from_nothing_makes(
    seed: int, tmp_path: Path
) -> None:
    """The same with hundreds of edits: ``python3 tasks.py faults``."""
    for done, different in edit_and_compare(tmp_path, seed, STEPS):
        assert different == [], done
