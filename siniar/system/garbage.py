"""Keeps Python's search for circles of objects away from moments in which somebody waits."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def without_search() -> Iterator[None]:
    """Search for nothing meanwhile, and afterwards not among what was made meanwhile.

    Frozen objects by the thousand hold no circles worth looking for: a fifth of a build's time.
    """
    gc.disable()
    try:
        yield
    finally:
        # Else the first object that is made now would have all of them searched.
        gc.freeze()
        gc.enable()


def search_all() -> None:
    """Search everything once: whoever builds again and again would keep what he left out."""
    gc.unfreeze()
    gc.collect()
