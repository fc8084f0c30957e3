"""The list of all episodes is divided for good, and its pages lead to each other."""

from __future__ import annotations

import pytest

from siniar.pages.kinds.archive import _divide, _linked_pages


@pytest.mark.parametrize(
    ("place", "count", "linked"),
    [
        (0, 1, [0]),
        (1, 2, [0, 1]),
        (0, 4, [0, 3, 2, 1]),
        (0, 9, [0, 8, 7, -1, 1]),
        (3, 9, [0, 8, 7, 6, 5, 4, -1, 1]),
        # A gap of one page takes as much room as the page.
        (4, 9, [0, 8, 7, 6, 5, 4, 3, 2, 1]),
        (5, 12, [0, -1, 9, 8, 7, 6, 5, -1, 1]),
        (249, 250, [0, -1, 3, 2, 1]),
    ],
)
def test_a_page_leads_to_those_around_it_and_to_both_ends(
    place: int, count: int, linked: list[int]
) -> None:
    assert _linked_pages(place, count) == linked


def test_every_page_is_reached_from_the_newest_step_by_step() -> None:
    count = 60
    reached: set[int] = set()
    waiting = [0]
    while waiting:
        number = waiting.pop()
        if number not in reached:
            reached.add(number)
            place = count - number if number else 0
            waiting += [each for each in _linked_pages(place, count) if each != -1]
    assert reached == set(range(count))


@pytest.mark.parametrize("place", range(5, 12))
def test_what_a_page_leads_to_stays_when_pages_come(place: int) -> None:
    assert _linked_pages(place, 20) == _linked_pages(place + 1, 21) == _linked_pages(place + 9, 29)


@pytest.mark.parametrize(
    ("episodes", "lengths"),
    [(0, [0]), (1, [1]), (39, [39]), (40, [20, 20]), (59, [39, 20]), (60, [20, 20, 20])],
)
def test_all_but_the_page_of_the_newest_are_of_one_length(
    episodes: int, lengths: list[int]
) -> None:
    assert [len(part) for part in _divide(range(episodes))] == lengths  # type: ignore[arg-type]


@pytest.mark.parametrize("count", range(40, 64))
def test_a_new_episode_changes_no_older_page(count: int) -> None:
    before = _divide(list(range(count)))[1:]  # type: ignore[arg-type]
    after = _divide(list(range(-1, count)))[1:]  # type: ignore[arg-type]
    assert after[-len(before) :] == before
