"""Runs what may raise anything, and gives that as a value."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def attempt(work: Callable[[], T]) -> tuple[T | None, BaseException | None]:
    """What ``work`` returns, or what it raises, as a value.

    It runs in a thread of its own, so that Ctrl-C stays with the caller.
    """
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
    try:
        future = executor.submit(work)
        error = future.exception()
        return (None, error) if error else (future.result(), None)
    finally:
        # Whoever is interrupted does not wait for the work; the program ends with it.
        executor.shutdown(wait=False)
