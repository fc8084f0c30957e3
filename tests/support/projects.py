"""Makes small projects on the disk, as Pelican builds them."""

from __future__ import annotations

from pathlib import Path

from tests.support.cases import CASES, lay_out, read_case
from tests.support.shows import SHOW, write_settings

GOOD_NOTE = (CASES / "byte-order-mark.txt").read_text(encoding="utf-8").split("\n", 2)[2]
GOOD_NOTE = GOOD_NOTE.split("\n== ")[0] + "\n"


def lay_out_project(root: Path) -> Path:
    """A project with one good episode."""
    lay_out(read_case(CASES / "byte-order-mark.txt"), root)
    (root / "content/episodes/001-satu.md").write_text(GOOD_NOTE, encoding="utf-8")
    write_settings(root, SHOW)
    return root
