"""What the search program writes is in pieces that a telephone fetches for one word each."""

from __future__ import annotations

from pathlib import Path

from siniar.pages.search import run_pagefind

PAGES = 10
#: A page has each of them so often that all pages together fill a piece with it.
WORDS = ("antre", "berkas", "kartu", "loket", "rumah", "surat", "taman", "usaha")
TIMES = 550


def test_words_that_stand_everywhere_have_a_piece_of_their_own(tmp_path: Path) -> None:
    text = " ".join(WORDS * TIMES)
    for number in range(PAGES):
        page = f"<html lang='id'><title>{number}</title><main data-pagefind-body>{text}</main>"
        (tmp_path / f"{number}.html").write_text(page, encoding="utf-8")
    run_pagefind(tmp_path, "id")
    assert len(list((tmp_path / "pagefind/index").iterdir())) >= len(WORDS)
