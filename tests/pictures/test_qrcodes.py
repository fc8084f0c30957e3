"""QR codes that read as well as those of the slow way."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from siniar.images.qrcodes import Rows, make_matrix, penalty


def rows_of(matrix: Sequence[Sequence[int]]) -> Rows:
    """A matrix as texts of zeros and ones."""
    return ["".join(map(str, row)) for row in matrix]


def slow_penalty(matrix: list[list[int]]) -> int:
    """The four rules of the standard, module by module."""
    width = len(matrix)
    points = 0
    lines = [list(row) for row in matrix] + [list(column) for column in zip(*matrix, strict=True)]
    marks = ([1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 1])
    for line in lines:
        run = 0
        for place, module in enumerate(line):
            run = run + 1 if place and line[place - 1] == module else 1
            points += {5: 3}.get(run, 1 if run > 5 else 0)
        for start in range(width - 10):
            points += 40 * sum(line[start : start + 11] == mark for mark in marks)
    for top in range(width - 1):
        for left in range(width - 1):
            square = {matrix[top + down][left + right] for down in (0, 1) for right in (0, 1)}
            points += 3 * (len(square) == 1)
    share = sum(map(sum, matrix)) * 20 / width**2
    return points + 10 * int(abs(share - 10))


@given(
    st.integers(11, 24).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 1), min_size=width, max_size=width),
            min_size=width,
            max_size=width,
        )
    )
)
def test_the_penalty_is_that_of_the_standard(matrix: list[list[int]]) -> None:
    assert penalty(rows_of(matrix)) == slow_penalty(matrix)


@pytest.mark.parametrize("number", range(0, 400, 8))
def test_the_penalty_is_never_much_above_that_of_the_best_mask(number: int) -> None:
    text = f"https://contoh.example/episode/kata-{number}-{'a' * (number % 30)}/"
    best = min(
        penalty(rows_of(segno.make(text, error="m", micro=False, mask=mask).matrix))
        for mask in range(8)
    )
    assert penalty(make_matrix(text)) <= 1.6 * best


def is_as_the_library_makes_it(text: str) -> bool:
    """Whether the code is that of the library with the mask that is tried first, if it is good."""
    slow = rows_of(segno.make(text, error="m", micro=False, mask=2).matrix)
    if penalty(slow) > len(slow) ** 2:
        slow = rows_of(segno.make(text, error="m", micro=False).matrix)
    return make_matrix(text) == slow


@pytest.mark.parametrize("length", range(1, 190, 3))
def test_codes_of_addresses_are_those_of_the_library(length: int) -> None:
    assert is_as_the_library_makes_it(f"https://contoh.example/{'kata-lain-' * 20}"[:length])


@given(st.text(max_size=200))
def test_codes_of_any_text_are_those_of_the_library(text: str) -> None:
    assert is_as_the_library_makes_it(f"https://{text}")


@pytest.mark.parametrize("text", ["HTTPS://CONTOH.EXAMPLE", "12345", "https://é.example/"])
def test_other_texts_are_left_to_the_library(text: str) -> None:
    assert is_as_the_library_makes_it(text)
