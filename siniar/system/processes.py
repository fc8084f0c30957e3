"""Shares work out over the cores of the machine, where processes can be forked."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Of a forked process: what it does for a number. Inherited, so that nothing of it is pickled.
_WORK: ContextVar[Callable[[int], object]] = ContextVar("work")
#: Parts for each process: whoever is done with one takes the next, so that all end together.
_PARTS = 16


def in_processes(work: Callable[[T], R], items: Sequence[T], *, least: int) -> Iterator[R]:
    """The results of ``work`` on each item, in their order; they are pickled on the way.

    Fewer than ``least`` items a core are not worth a process. A process that is killed costs time
    only: what is missing then is done here. An exception of ``work`` reaches the caller.
    """
    count = min(_cores(), len(items) // least)
    done = 0
    if count > 1:
        try:
            for result in _fork(work, items, count):
                yield result
                done += 1
        except BrokenProcessPool:
            pass
    for item in items[done:]:
        yield work(item)


def _fork(work: Callable[[T], R], items: Sequence[T], count: int) -> Iterator[R]:
    def by_number(number: int) -> R:
        return work(items[number])

    part = max(1, len(items) // (count * _PARTS))
    with ProcessPoolExecutor(
        count, mp_context=get_context("fork"), initializer=_begin, initargs=(by_number,)
    ) as pool:
        with warnings.catch_warnings():
            # Python 3.12 warns of threads that hold locks; ours wait for this very work.
            warnings.simplefilter("ignore", DeprecationWarning)
            results = pool.map(_do, range(len(items)), chunksize=part)
        yield from results  # type: ignore[misc]  # what the work of this call gives


def _begin(work: Callable[[int], object]) -> None:
    _WORK.set(work)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Whoever is killed leaves nobody behind, who would hold its locks for ever."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _do(number: int) -> object:
    return _WORK.get()(number)


def end_now(status: int) -> NoReturn:
    """End this program at once, with every program that it has started.

    Whatever is written is written whole or not at all, so there is nothing to wait for. Where the
    system tells no children, Ctrl-C reaches them by itself.
    """
    for process in _descendants(os.getpid()):
        with contextlib.suppress(OSError):
            os.kill(process, signal.SIGKILL)
    os._exit(status)


def _descendants(process: int) -> Iterator[int]:
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in map(int, path.read_text(encoding="ascii").split()):
                yield child
                yield from _descendants(child)


def _cores() -> int:
    """Cores that this process may use; one where there is no safe fork."""
    if not sys.platform.startswith("linux"):
        return 1
    return len(os.sched_getaffinity(0))
