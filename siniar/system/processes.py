"""Shares work out over the cores of the machine, where processes can be forked."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

#: Shares for each process, and for all of them: a ticket is one byte.
_SHARES, _MOST_SHARES = 24, 256
#: Seconds after which new results are looked for.
_PAUSE = 0.02
#: Bytes that tell a result's length.
_LENGTH = 8

T = TypeVar("T")
R = TypeVar("R")


def in_shares(work: Callable[[Sequence[T]], R], items: Sequence[T], *, least: int) -> Iterator[R]:
    """The results of ``work`` on shares of ``items``, done by as many processes as there are cores.

    Less than ``least`` items a core are not worth a process. The results, which are pickled, come
    one by one in no promised order. A process that ends early (killed, or by an exception) costs
    time only: what it had not done is done here, where an exception reaches the caller.
    """
    count = min(_cores(), len(items) // least)
    if count < 2:
        yield work(items)
        return
    # Slow to import, and most builds share nothing.
    import multiprocessing  # noqa: PLC0415
    from multiprocessing.connection import wait  # noqa: PLC0415
    from tempfile import TemporaryFile  # noqa: PLC0415

    # Many small ones: whoever is done with one takes the next, so that all end together.
    parts = min(count * _SHARES, _MOST_SHARES)
    shares = [items[number::parts] for number in range(parts)]
    context = multiprocessing.get_context("fork")
    done = set()
    with contextlib.ExitStack() as stack:
        tickets = stack.enter_context(_Tickets(parts))
        working = {}
        for _ in range(count):
            # Results wait in a file: through a pipe, one process would wait for the other.
            spool = _Spool(stack.enter_context(TemporaryFile()))
            process = context.Process(target=_run, args=(spool, work, shares, tickets), daemon=True)
            _start(process)
            working[process.sentinel] = process, spool
        # This process only takes in what they have done, while they work: whatever the work
        # leaves in memory is not here, where the results add up.
        while working:
            ended = wait(working.keys(), _PAUSE)
            for _, spool in working.values():
                for number, result in spool.read():
                    done.add(number)
                    yield result
            for sentinel in working.keys() & set(ended):
                process, _ = working.pop(sentinel)
                process.join()
    for number in range(parts):
        if number not in done:
            yield work(shares[number])


def aside(work: Callable[[T], object], items: Sequence[T]) -> Callable[[], None]:
    """Begin ``work`` on each item in processes of their own; what is returned waits for them.

    Nothing comes back and nothing is told: they leave what they make on the disk, and who does not
    find it there makes it. With one core nothing is begun.
    """
    count = min(_cores(), len(items))
    if _cores() < 2 or not count:
        return lambda: None
    import multiprocessing  # noqa: PLC0415 (see above)

    context = multiprocessing.get_context("fork")
    shares = [items[number::count] for number in range(count)]
    processes = [
        context.Process(target=_run_aside, args=(work, share), daemon=True) for share in shares
    ]
    for process in processes:
        _start(process)

    def wait() -> None:
        for process in processes:
            process.join()

    return wait


def _start(process: ForkProcess) -> None:
    with warnings.catch_warnings():
        # Python 3.12 warns of threads that hold locks; ours wait for this very work.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()


def _run_aside(work: Callable[[T], object], items: Sequence[T]) -> None:
    try:
        for item in items:
            work(item)
    finally:
        # As below.
        os._exit(0)


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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._taking)


def _cores() -> int:
    """Cores that this process may use; one where there is no safe fork."""
    if not sys.platform.startswith("linux"):
        return 1
    return len(os.sched_getaffinity(0))


class _Spool:
    """Results of another process in a file, each behind its length."""

    def __init__(self, file: IO[bytes]) -> None:
        """``file`` is open, empty, and known to both processes."""
        self._file = file
        #: How much was read.
        self._place = 0

    def write(self, result: object) -> None:
        """Leave a result."""
        data = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
        self._file.write(len(data).to_bytes(_LENGTH) + data)
        self._file.flush()

    def read(self) -> Iterator[Any]:
        """What has come since the last time; the last result of one that was killed may be cut."""
        # At its own place: the place in the file itself is the writer's.
        handle = self._file.fileno()
        while length := int.from_bytes(os.pread(handle, _LENGTH, self._place)):
            data = os.pread(handle, length, self._place + _LENGTH)
            if len(data) < length:
                return
            self._place += _LENGTH + length
            # Our own process wrote it.
            yield pickle.loads(data)  # noqa: S301


def _run(
    spool: _Spool,
    work: Callable[[Sequence[T]], R],
    shares: Sequence[Sequence[T]],
    tickets: _Tickets,
) -> None:
    status = 1
    try:
        for number in tickets:
            spool.write((number, work(shares[number])))
        status = 0
    finally:
        # No handlers, no half-finished logs of the parent; its traceback comes from the parent.
        os._exit(status)
