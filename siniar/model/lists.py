"""Cuts long lists into pages.

Lists with the newest first are counted from the oldest, so that a new entry changes only the page
of the newest: what a link led to is still there next year, and nothing else is made or fetched
anew. Lists in order are counted from their beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

#: Entries of a page; the page at the list's own address has up to twice as many.
LENGTH = 15
#: Instead of a number: the page at the list's own address.
FIRST = 0

T = TypeVar("T")


def cut(entries: Sequence[T], *, is_newest_first: bool = True) -> list[tuple[int, tuple[T, ...]]]:
    """The pages of a list in its order, each with its number; at least one."""
    count = count_pages(len(entries))
    if is_newest_first:
        ends = [len(entries) - number * LENGTH for number in reversed(range(count))]
    else:
        ends = [*(number * LENGTH for number in range(1, count)), len(entries)]
    parts = (tuple(entries[start:end]) for start, end in pairwise([0, *ends]))
    return list(zip(number_pages(count, is_newest_first=is_newest_first), parts, strict=True))


def count_pages(entries: int) -> int:
    """How many pages a list of so many entries has."""
    return max(1, entries // LENGTH)


def number_pages(count: int, *, is_newest_first: bool) -> list[int]:
    """The numbers of a list's pages in its order."""
    return [FIRST, *(range(count - 1, 0, -1) if is_newest_first else range(2, count + 1))]


def path_of(base: str, number: int) -> str:
    """A page of the list at ``base``, below the site's root."""
    return f"{base}{number}/" if number else base
