"""Keeps Python's search for circles of objects away from moments in which somebody waits."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

#: What waits to be taken apart, each a plan of a whole site; more would take too much memory.
_WAITING: list[object] = []
_MOST = 4


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


def let_go_later(thing: object) -> None:
    """Keep something big until nobody waits: to take it apart is a tenth of a preview's build."""
    if len(_WAITING) == _MOST:
        _WAITING.clear()
    _WAITING.append(thing)


def search_all() -> None:
    """Search everything once: whoever builds again and again would keep what he left out."""
    _WAITING.clear()
    gc.unfreeze()
    gc.collect()
