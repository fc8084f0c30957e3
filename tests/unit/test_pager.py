"""A page of the list leads to its neighbours and to both ends, however long the list is."""

from __future__ import annotations

import pytest

from siniar.pages.lists import _linked_pages


@pytest.mark.parametrize(
    ("number", "count", "linked"),
    [
        (1, 1, [1]),
        (2, 2, [1, 2]),
        (1, 4, [1, 2, 3, 4]),
        (1, 9, [1, 2, 3, 0, 9]),
        (4, 9, [1, 2, 3, 4, 5, 6, 0, 9]),
        # A gap of one page takes as much room as the page.
        (5, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (6, 12, [1, 0, 4, 5, 6, 7, 8, 0, 12]),
        (250, 250, [1, 0, 248, 249, 250]),
    ],
)
def test_a_page_leads_to_those_around_it_and_to_both_ends(
    number: int, count: int, linked: list[int]
) -> None:
    assert _linked_pages(number, count) == linked


def test_every_page_is_reached_from_the_first_step_by_step() -> None:
    reached, waiting = set(), [1]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            waiting += [each for each in _linked_pages(page, 60) if each]
    assert reached == set(range(1, 61))
