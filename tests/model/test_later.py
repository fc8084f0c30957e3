"""What is made later is made once, and only for who asks."""

from __future__ import annotations

from siniar.model.keys import Key, key_of
from siniar.model.later import Later


def test_it_is_made_once_and_only_when_somebody_asks() -> None:
    made: list[tuple[int, str]] = []

    def make(number: int, *, text: str) -> list[str]:
        made.append((number, text))
        return [text] * number

    later = Later(make, 2, text="a")
    assert made == []
    assert later.value == ["a", "a"]
    assert later.value is later.value
    assert made == [(2, "a")]


def test_a_key_is_that_of_the_value_and_takes_it_when_it_is_asked() -> None:
    later = Later(lambda: ("a", 1))
    key = Key("kind", later)
    assert key.digest == key_of("kind", ("a", 1)) != key_of("kind", ("a", 2))
