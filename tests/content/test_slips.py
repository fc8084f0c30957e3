"""The quick look through a whole note misses no words that stand for others."""

from hypothesis import given
from hypothesis import strategies as st

from siniar.content.slips import _PLACEHOLDER, _SIGNS


@given(st.from_regex(_PLACEHOLDER, alphabet=st.characters(codec="ascii")))
def test_a_note_with_such_words_holds_a_sign_of_them(text: str) -> None:
    assert any(sign in text.casefold() for sign in _SIGNS)
