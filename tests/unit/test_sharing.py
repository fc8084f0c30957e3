"""Work is shared over processes, and none of it is lost with one of them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Sequence

import pytest

from siniar.system import processes as sharing
from siniar.system.processes import in_shares

HERE = os.getpid()


@pytest.fixture(autouse=True)
def cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_cores", lambda: 3)


def squares(items: Sequence[int]) -> list[int]:
    return [item * item for item in items]


def flat(results: Iterable[list[int]]) -> list[int]:
    return sorted(item for result in results for item in result)


@pytest.mark.parametrize("count", [0, 1, 5, 6, 7, 300, 2000])
def test_every_item_is_worked_on_once(count: int) -> None:
    assert flat(in_shares(squares, range(count), least=2)) == squares(range(count))


def test_few_items_are_not_worth_a_process() -> None:
    shares = in_shares(lambda items: (os.getpid(), len(items)), range(9), least=5)
    assert list(shares) == [(HERE, 9)]


def test_several_processes_take_part() -> None:
    def work(items: Sequence[int]) -> int:
        # Long enough for the others to begin.
        time.sleep(0.01)
        return os.getpid()

    assert len(set(in_shares(work, range(400), least=1))) == 3


def test_what_a_killed_process_had_taken_is_done_here() -> None:
    def work(items: Sequence[int]) -> list[int]:
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return squares(items)

    assert flat(in_shares(work, range(500), least=1)) == squares(range(500))


def test_an_exception_reaches_the_caller() -> None:
    def work(items: Sequence[int]) -> list[int]:
        if 77 in items:
            raise KeyError(77)
        return squares(items)

    with pytest.raises(KeyError, match="77"):
        list(in_shares(work, range(500), least=1))
