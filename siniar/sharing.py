"""Shares work out over the cores of the machine, where processes can be forked."""

from __future__ import annotations

import contextlib
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

#: Shares for each process, and for all of them: a ticket is one byte.
_SHARES, _MOST_SHARES = 24, 256

T = TypeVar("T")
R = TypeVar("R")


def in_shares(work: Callable[[Sequence[T]], R], items: Sequence[T], *, least: int) -> list[R]:
    """The results of ``work`` on shares of ``items``, done by as many processes as there are cores.

    Less than ``least`` items a core are not worth a process. The results, which are pickled, come
    in no promised order. A process that ends without them (killed, or by an exception) costs time
    only: its shares are done here, where an exception reaches the caller.
    """
    count = min(_cores(), len(items) // least)
    if count < 2:
        return [work(items)]
    # Slow to import, and most builds share nothing.
    import multiprocessing  # noqa: PLC0415

    # Many small ones: whoever is done with one takes the next, so that all end together.
    parts = min(count * _SHARES, _MOST_SHARES)
    shares = [items[number::parts] for number in range(parts)]
    context = multiprocessing.get_context("fork")
    tickets = _Tickets(parts)
    started = []
    try:
        for _ in range(count - 1):
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(
                target=_run, args=(sender, work, shares, tickets), daemon=True
            )
            with warnings.catch_warnings():
                # Python 3.12 warns of threads that hold locks; ours wait for this very work.
                warnings.simplefilter("ignore", DeprecationWarning)
                process.start()
            sender.close()
            started.append((process, receiver))
        results = {number: work(shares[number]) for number in tickets}
        for process, receiver in started:
            with contextlib.suppress(EOFError):
                results |= receiver.recv()
            receiver.close()
            process.join()
    finally:
        tickets.close()
    missing = {number: work(shares[number]) for number in range(parts) if number not in results}
    return [*results.values(), *missing.values()]


class _Tickets:
    """Numbers of shares in a pipe, each of which one process takes."""

    def __init__(self, count: int) -> None:
        """Lay out at most 256 tickets."""
        self._taking, laying = os.pipe()
        os.write(laying, bytes(range(count)))
        os.close(laying)

    def __iter__(self) -> Iterator[int]:
        while ticket := os.read(self._taking, 1):
            yield ticket[0]

    def close(self) -> None:
        """Nobody takes any more."""
        os.close(self._taking)


def _cores() -> int:
    """Cores that this process may use; one where there is no safe fork."""
    if not sys.platform.startswith("linux"):
        return 1
    return len(os.sched_getaffinity(0))


def _run(
    sender: Connection,
    work: Callable[[Sequence[T]], R],
    shares: Sequence[Sequence[T]],
    tickets: _Tickets,
) -> None:
    status = 1
    try:
        sender.send({number: work(shares[number]) for number in tickets})
        sender.close()
        status = 0
    finally:
        # No handlers, no half-finished logs of the parent; its traceback comes from the parent.
        os._exit(status)
