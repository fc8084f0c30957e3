"""Sites are built by the hundred here, all with the same pictures and templates."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tools.compiling import compile_once
from tests.support.tools.drawing import draw_once


@pytest.fixture(autouse=True, scope="module")
def _made_once(pictures_folder: Path, shared_folder: Path) -> Iterator[None]:
    """What differs in these sites is what encoder and compiler are given, not what they make of it.

    Of a module, so that the sites which its tests share are made so too.
    """
    with draw_once(pictures_folder), compile_once(shared_folder):
        yield
