"""Sites are built by the hundred here, all with the same pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tools.drawing import draw_once


@pytest.fixture(autouse=True, scope="module")
def _drawn_once(pictures_folder: Path) -> Iterator[None]:
    """What differs in these sites is what the encoder is given, not what it makes of it.

    Of a module, so that the sites which its tests share are made so too.
    """
    with draw_once(pictures_folder):
        yield
