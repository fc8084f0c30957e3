"""Tasks build sites here with the same pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tools.drawing import draw_once


@pytest.fixture(autouse=True, scope="module")
def _drawn_once(pictures_folder: Path) -> Iterator[None]:
    """What is shown is what a task asks for and tells, not how a picture is drawn."""
    with draw_once(pictures_folder):
        yield
