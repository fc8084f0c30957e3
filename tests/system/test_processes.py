"""Work is shared over processes, and none of it is lost with one of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from siniar.system import processes
from siniar.system.processes import in_processes
from tests.support.places import ROOT

HERE = os.getpid()


@pytest.fixture(autouse=True)
def cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_cores", lambda: 3)


def square(item: int) -> int:
    return item * item


@pytest.mark.parametrize("count", [0, 1, 5, 6, 7, 300, 2000])
def test_every_item_is_worked_on_once_and_the_results_are_in_order(count: int) -> None:
    assert list(in_processes(square, range(count), least=2)) == [square(n) for n in range(count)]


def test_few_items_are_not_worth_a_process() -> None:
    assert set(in_processes(lambda _: os.getpid(), range(9), least=5)) == {HERE}


def test_several_processes_take_part_and_see_what_is_in_memory_here() -> None:
    seen = {"here": object()}

    def work(_item: int) -> tuple[int, int]:
        # Long enough for the others to begin.
        time.sleep(0.01)
        return os.getpid(), len(seen)

    results = set(in_processes(work, range(90), least=1))
    assert len({process for process, _ in results} - {HERE}) == 3
    assert {length for _, length in results} == {1}


def test_what_a_killed_process_had_taken_is_done_here() -> None:
    def work(item: int) -> int:
        if os.getpid() != HERE and item == 250:
            os.kill(os.getpid(), signal.SIGKILL)
        return square(item)

    assert list(in_processes(work, range(500), least=1)) == [square(n) for n in range(500)]


def test_an_exception_reaches_the_caller() -> None:
    def work(item: int) -> int:
        if item == 77:
            raise KeyError(77)
        return item

    with pytest.raises(KeyError, match="77"):
        list(in_processes(work, range(500), least=1))


def test_processes_end_with_the_one_that_began_them(tmp_path: Path) -> None:
    program = (
        "import os, pathlib, sys, time\n"
        "from siniar.system import processes\n"
        "processes._cores = lambda: 3\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "def work(item):\n"
        "    (folder / str(os.getpid())).touch()\n"
        "    time.sleep(0.01)\n"
        "list(processes.in_processes(work, range(100_000), least=1))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program, tmp_path], cwd=ROOT)
    while len(list(tmp_path.iterdir())) < 3:
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    pids = [int(path.name) for path in tmp_path.iterdir()]
    end = time.monotonic() + 5
    while any(is_running(pid) for pid in pids):
        assert time.monotonic() < end
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"
