"""The store is whole, or as good as empty, whatever happens to its file."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siniar.system.store import Store


def content(path: Path, kind: str = "note", maker: str = "program") -> dict[str, bytes]:
    return dict(Store(path, maker).rows(kind))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "cache" / "store.sqlite"
    Store(path, "program").write("note", {"a": b"1", "b": b"2"})
    return path


def test_kinds_are_apart(path: Path) -> None:
    Store(path, "program").write("audio", {"a": b"3"}, gone=["b"])
    assert content(path) == {"a": b"1", "b": b"2"}
    assert content(path, "audio") == {"a": b"3"}


def test_what_is_gone_is_forgotten_and_what_is_new_replaces(path: Path) -> None:
    Store(path, "program").write("note", {"a": b"9"}, gone=["b", "never"])
    assert content(path) == {"a": b"9"}


def test_what_another_program_left_is_thrown_away(path: Path) -> None:
    assert content(path, maker="another") == {}
    assert content(path) == {}


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_a_damaged_file_counts_as_empty_and_is_used_again(path: Path, damage: bytes) -> None:
    path.write_bytes(damage)
    assert content(path) == {}
    Store(path, "program").write("note", {"a": b"1"})
    assert content(path) == {"a": b"1"}


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(0, 255))
def test_no_changed_byte_gives_what_was_not_written(place: int, byte: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        values = {str(number): bytes([number]) * 50 for number in range(40)}
        Store(path, "program").write("note", values)
        raw = bytearray(path.read_bytes())
        raw[place % len(raw)] = byte
        path.write_bytes(raw)
        assert content(path).items() <= values.items()


@pytest.mark.parametrize("part", [b"1" * 60, b"key-of-it"])
def test_a_row_with_flipped_bits_is_left_out_and_told(path: Path, part: bytes) -> None:
    Store(path, "program").write("note", {"key-of-it": b"1" * 60})
    raw = path.read_bytes()
    damaged = raw.replace(part, bytes([part[0] ^ 2]) + part[1:])
    assert damaged != raw
    path.write_bytes(damaged)
    store = Store(path, "program")
    assert dict(store.rows("note")) == {"a": b"1", "b": b"2"}
    assert store.was_damaged


def test_a_folder_in_its_place_is_thrown_away(path: Path) -> None:
    path.unlink()
    (path / "inside").mkdir(parents=True)
    store = Store(path, "program")
    store.write("note", {"a": b"1"})
    assert store.was_damaged
    assert content(path) == {"a": b"1"}


def test_a_folder_that_cannot_be_made_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"no folder")
    path = tmp_path / "cache" / "store.sqlite"
    Store(path, "program").write("note", {"a": b"1"})
    assert content(path) == {}


def test_a_store_in_use_is_read_and_left(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("siniar.system.store._PATIENCE", 0.05)
    other = sqlite3.connect(path)
    other.execute("begin exclusive")
    Store(path, "program").write("note", {"c": b"3"})
    assert content(path) == {}
    other.close()
    assert content(path) == {"a": b"1", "b": b"2"}
