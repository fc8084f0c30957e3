"""What a first search costs is reckoned from what hosts send."""

from __future__ import annotations

import gzip
from pathlib import Path

from benchmarks.search import FOLDER, measure_packed, render_search


def test_what_is_packed_is_not_packed_again(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.js", tmp_path / "b.pf_meta"
    plain.write_bytes(b"kata " * 1000)
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert measure_packed(plain) < 100
    assert measure_packed(packed) == packed.stat().st_size


def test_a_search_is_held_against_what_is_promised(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    paths = [f"{FOLDER}{number}.pf_index" for number in range(3)]
    for path in paths:
        (tmp_path / path).write_bytes(b"\x1f\x8b" + bytes(49_998))
    assert render_search(500, "a", tmp_path, paths) == "| 500 | 1 | 150 | ≤ 150 pass | 3 | 0.1 |"
    missed = render_search(500, "a b", tmp_path, paths * 2)
    assert missed.startswith("| 500 | 2 | 300 | ≤ 150 MISS |")
    assert render_search(20, "a b c", tmp_path, paths[:1]) == "| 20 | 3 | 50 |  | 1 | 0.1 |"
