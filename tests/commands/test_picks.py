"""Rows of a list are picked by their numbers."""

from __future__ import annotations

import pytest

from siniar.commands.picks import pick
from siniar.model.words import load_words
from siniar.system.exits import UseError

WORDS = load_words("id")


@pytest.mark.parametrize(
    ("text", "picked"),
    [("1,3-5", "acde"), ("semua", "abcde"), (" All ", "abcde"), ("2 2;1", "ba"), ("", "")],
)
def test_picks_are_numbers_of_the_list(text: str, picked: str) -> None:
    assert "".join(pick("abcde", text, WORDS)) == picked


@pytest.mark.parametrize("text", ["6", "5-3", "satu", "0", "1-", "-1", "1-" + "9" * 5000])
def test_what_is_no_number_of_the_list_is_named(text: str) -> None:
    with pytest.raises(UseError, match="bukan nomor"):
        pick("abcde", f"1, {text}", WORDS)
