"""Shares work out over the cores of the machine, where processes can be forked."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")


def in_shares(work: Callable[[Sequence[T]], R], items: Sequence[T], *, least: int) -> list[R]:
    """The results of ``work`` on equal shares of ``items``, one share a core.

    Less than ``least`` items a core are not worth a process. The results, which are pickled, come
    in no promised order. A process that ends without one (killed, or by an exception) costs time
    only: its share is done here, where an exception reaches the caller.
    """
    count = min(_cores(), len(items) // least)
    if count < 2:
        return [work(items)]
    # Slow to import, and most builds share nothing.
    import multiprocessing  # noqa: PLC0415

    shares = [items[number::count] for number in range(count)]
    context = multiprocessing.get_context("fork")
    started = []
    for share in shares[1:]:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_run, args=(sender, work, share), daemon=True)
        with warnings.catch_warnings():
            # Python 3.12 warns of threads that hold locks; ours wait for this very work.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        sender.close()
        started.append((process, receiver, share))
    results = [work(shares[0])]
    for process, receiver, share in started:
        try:
            results.append(receiver.recv())
        except EOFError:
            results.append(work(share))
        receiver.close()
        process.join()
    return results


def _cores() -> int:
    """Cores that this process may use; one where there is no safe fork."""
    if not sys.platform.startswith("linux"):
        return 1
    return len(os.sched_getaffinity(0))


def _run(sender: Connection, work: Callable[[Sequence[T]], R], share: Sequence[T]) -> None:
    status = 1
    try:
        sender.send(work(share))
        sender.close()
        status = 0
    finally:
        # No handlers, no half-finished logs of the parent; its traceback comes from the parent.
        os._exit(status)
