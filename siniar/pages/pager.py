"""Divides long lists into pages, and says where each leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from siniar.model.lists import FIRST, cut, path_of
from siniar.pages.compose import Composer
from siniar.pages.contexts import Link, Pager
from siniar.pages.frame import Head

#: Pages before and after one that it leads to.
AROUND = 2
#: Instead of a page's number: pages that are left out.
GAP = -1

T = TypeVar("T")


class PagerInputs(Struct, frozen=True):
    """What a page of a list says of the others."""

    #: The list's own address, below the site's root.
    base: str
    number: int
    #: Numbers of the pages that this one leads to, in the order of the list.
    pages: tuple[int, ...]
    #: Years or letters with the page where each begins; empty for a list of one page.
    jumps: tuple[tuple[str, int], ...]

    @property
    def path(self) -> str:
        """Below the site's root."""
        return path_of(self.base, self.number)


class Part(Struct, Generic[T], frozen=True):
    """A page of a list, and what stands on it."""

    pager: PagerInputs
    entries: tuple[T, ...]


def divide(
    entries: Sequence[T], base: str, name: Callable[[T], str], *, is_newest_first: bool = True
) -> list[Part[T]]:
    """The pages of a list in its order, at least one.

    ``name`` tells an entry's year or letter; nothing leads to one without.
    """
    parts = cut(entries, is_newest_first=is_newest_first)
    numbers = [number for number, _ in parts]
    jumps: dict[str, int] = {}
    for number, part in parts:
        for entry in part:
            jumps.setdefault(name(entry), number)
    shown = tuple((key, number) for key, number in jumps.items() if key and len(parts) > 1)
    return [
        Part(PagerInputs(base, number, tuple(_linked(place, numbers)), shown), part)
        for place, (number, part) in enumerate(parts)
    ]


def _linked(place: int, numbers: Sequence[int]) -> Iterator[int]:
    """The pages that the one in this place leads to: the first, those around it, the last.

    Every page on every page would be a kilobyte for ten of them, and the square of them in all.
    """
    last = len(numbers) - 1
    near = range(max(place - AROUND, 0), min(place + AROUND, last) + 1)
    shown = sorted({0, *near, last})
    yield numbers[0]
    for before, at in pairwise(shown):
        if at - before > 1:
            yield GAP if at - before > 2 else numbers[at - 1]
        yield numbers[at]


def named_groups(
    pager: PagerInputs, entries: Sequence[T], name: Callable[[T], str]
) -> list[tuple[str, tuple[T, ...]]]:
    """The entries of a page by year or letter; of a list of one page all together, unnamed."""
    if not pager.jumps:
        return [("", tuple(entries))] if entries else []
    return [(key, tuple(group)) for key, group in groupby(entries, name)]


def build_pager(inputs: PagerInputs, composer: Composer, *, is_newest_first: bool = True) -> Pager:
    """The links of a page to the others in the show's words; empty for a list of one page."""
    t = composer.words.t
    first = t("Newest") if is_newest_first else "1"
    links = tuple(_link(number, first, inputs, composer) for number in inputs.pages)
    at = inputs.pages.index(inputs.number)
    before, after = (
        (t("Newer"), t("Older")) if is_newest_first else (t("Previous page"), t("Next page"))
    )
    return Pager(
        pages=links if len(links) > 1 else (),
        before=replace(links[at - 1], text=before) if at else None,
        after=replace(links[at + 1], text=after) if at + 1 < len(links) else None,
        # One alone would lead to what stands right below it.
        jumps=tuple(
            Link(f"{composer.url(path_of(inputs.base, number))}#{name}", name)
            for name, number in inputs.jumps
            if len(inputs.jumps) > 1
        ),
    )


def _link(number: int, first: str, inputs: PagerInputs, composer: Composer) -> Link:
    if number == GAP:
        return Link("", "…")
    url = composer.url(path_of(inputs.base, number))
    return Link(url, str(number) if number else first, is_current=number == inputs.number)


def with_number(head: Head, pager: PagerInputs, composer: Composer) -> Head:
    """The head of a page of a list, which says its number but on the first one."""
    if pager.number == FIRST:
        return head
    t = composer.words.t
    return replace(
        head,
        title=t("{title}, page {number}", title=head.title, number=pager.number),
        description=t("Page {number}. {text}", number=pager.number, text=head.description),
        steps=(*head.steps, (head.title, pager.base)),
    )
