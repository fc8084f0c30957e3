"""Makes the fixtures of tests/support known to every test."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from siniar.system.garbage import search_all
from tests.support.tools.ffmpeg import choose_wheel

pytest_plugins = ["tests.support.tools.fixtures"]

# A machine that does something else at the time is no fault of what is tested, and a red run shall
# always be about what was changed: the same examples each time. Whoever looks for others takes
# --hypothesis-profile=explore.
settings.register_profile("siniar", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("siniar")

choose_wheel(os.environ)


#: Objects that builds have left out of Python's search, about 60 MB.
_LEFT_OUT = 400_000


@pytest.fixture(autouse=True, scope="module")
def let_go() -> Iterator[None]:
    """Let go of what builds have left behind: one process makes hundreds of them."""
    yield
    if gc.get_freeze_count() > _LEFT_OUT:
        search_all()
