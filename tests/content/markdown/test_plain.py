"""A text that is taken for plain is not searched for marks; it holds none."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from siniar.content.markdown import NotesMarkup

#: Of each kind of mark, address and line break one that holds nothing of another kind.
MARKED = (
    *("\\#", "`a`", "*a*", "_a_", "~~a~~", "[a](b)", "![a](b)", "<b>a", "a &copy; b"),
    *("a@b.example", "youtu.be/M7lc1UVf-VE", "www.contoh.go.id", "a  \nb", "a\\\nb"),
)
MARKUP = NotesMarkup()


@pytest.mark.parametrize("marked", MARKED)
@pytest.mark.parametrize("form", ["{}", "Kata {} kata.", "- {}\n- b", "- a\n  - b\n\n  {}"])
def test_a_plain_text_reads_as_if_it_had_been_searched(marked: str, form: str) -> None:
    text = form.format(marked)
    notes = MARKUP.read(text)
    with patch("siniar.content.markdown.blocks._is_plain", return_value=False):
        assert MARKUP.read(text) == notes
