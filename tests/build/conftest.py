"""Sites are built by the hundred here, all with the same pictures."""

import pytest


@pytest.fixture(autouse=True)
def _pictures_are_drawn_once(drawn_once: None) -> None:
    """What differs in these sites is what an encoder is given, not what it makes of it."""
