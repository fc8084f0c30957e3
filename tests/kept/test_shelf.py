"""A shelf serves the processes that a build is shared over."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from siniar.build.cache import Shelf
from siniar.system import processes as sharing
from siniar.system.processes import in_shares


def test_other_processes_find_what_lies_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "_cores", lambda: 3)
    with Shelf(tmp_path / "a.sqlite", "maker") as shelf:
        for number in range(300):
            shelf.put(str(number), b"", bytes([number % 256]) * 2000)
        shelf.save()

        def find(share: Sequence[int]) -> tuple[int, list[bool]]:
            # Long enough for the others to begin.
            time.sleep(0.01)
            return os.getpid(), [
                shelf.value(str(number)) == bytes([number % 256]) * 2000 for number in share
            ]

        found = list(in_shares(find, range(300), least=2))
        assert all(all(right) for _, right in found)
        assert len({process for process, _ in found}) > 1
        # Its own process goes on writing.
        shelf.put("later", b"", b"x")
        shelf.save()
        assert shelf.value("later") == b"x"


def test_another_process_does_without_a_shelf_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "_cores", lambda: 2)
    here = os.getpid()
    with Shelf(tmp_path / "a.sqlite", "maker") as shelf:
        shelf.put("1", b"", b"x")
        shelf.save()
        (tmp_path / "a.sqlite").unlink()

        def find(share: Sequence[int]) -> bool:
            return os.getpid() == here or shelf.value("1") is None

        assert all(in_shares(find, range(100), least=1))


def test_a_witness_is_renewed_unless_the_value_is_another_by_now(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with Shelf(path, "maker") as one, Shelf(path, "maker") as other:
        for key in ("sama", "baru"):
            one.put(key, b"1", b"x")
        one.save()
        for key in ("sama", "baru", "tidak ada"):
            one.renew(key, b"1", b"2")
        other.put("baru", b"9", b"y")
        other.save()
        one.save()
        assert sorted(other.rows()) == [("baru", b"9", b"y"), ("sama", b"2", b"x")]
