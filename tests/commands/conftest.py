"""Tasks build sites here with the same pictures and templates."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tools.compiling import compile_once
from tests.support.tools.drawing import draw_once


@pytest.fixture(autouse=True, scope="module")
def _made_once(pictures_folder: Path, shared_folder: Path) -> Iterator[None]:
    """What is shown is what a task asks for and tells, not how a picture is drawn."""
    with draw_once(pictures_folder), compile_once(shared_folder):
        yield
