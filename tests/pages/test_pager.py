"""Long lists are divided for good, and their pages lead to each other and to years or letters."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from siniar.model.episode import Person
from siniar.model.lists import FIRST
from siniar.pages.pager import GAP, divide
from tests.support.built import BuiltSite, build
from tests.support.factories import JAKARTA, TOPICS, make_catalogue, make_episode
from tests.support.rich import rich_catalogue

#: Entries that a page or fold may hold.
MOST = 30


def pages_of(count: int, *, is_newest_first: bool = True) -> dict[int, tuple[int, ...]]:
    """What each page of a list of so many pages leads to, by its number."""
    parts = divide(range(15 * count), "semua/", lambda _: "", is_newest_first=is_newest_first)
    return {part.pager.number: part.pager.pages for part in parts}


@pytest.mark.parametrize(
    ("number", "count", "linked"),
    [
        (0, 1, (0,)),
        (1, 2, (0, 1)),
        (0, 4, (0, 3, 2, 1)),
        (0, 9, (0, 8, 7, -1, 1)),
        (6, 9, (0, 8, 7, 6, 5, 4, -1, 1)),
        # A gap of one page takes as much room as the page.
        (5, 9, (0, 8, 7, 6, 5, 4, 3, 2, 1)),
        (7, 12, (0, -1, 9, 8, 7, 6, 5, -1, 1)),
        (1, 250, (0, -1, 3, 2, 1)),
    ],
)
def test_a_page_leads_to_those_around_it_and_to_both_ends(
    number: int, count: int, linked: tuple[int, ...]
) -> None:
    assert pages_of(count)[number] == linked


def test_a_list_in_order_is_counted_from_its_beginning() -> None:
    assert pages_of(5, is_newest_first=False)[3] == (0, 2, 3, 4, 5)


@pytest.mark.parametrize("is_newest_first", [True, False])
def test_every_page_is_reached_step_by_step(*, is_newest_first: bool) -> None:
    linked = pages_of(60, is_newest_first=is_newest_first)
    reached: set[int] = set()
    waiting = [FIRST]
    while waiting:
        number = waiting.pop()
        if number not in reached:
            reached.add(number)
            waiting += [each for each in linked[number] if each != GAP]
    assert reached == set(linked)


def test_what_a_page_leads_to_stays_when_pages_come() -> None:
    for number in range(8, 15):
        assert pages_of(20)[number] == pages_of(21)[number] == pages_of(29)[number]


@pytest.mark.parametrize(
    ("count", "lengths"),
    [(0, [0]), (1, [1]), (29, [29]), (30, [15, 15]), (44, [29, 15]), (45, [15, 15, 15])],
)
def test_no_page_is_too_long(count: int, lengths: list[int]) -> None:
    parts = divide(range(count), "semua/", str)
    assert [len(part.entries) for part in parts] == lengths
    assert max(lengths) < MOST


@pytest.mark.parametrize("count", range(30, 48))
def test_a_new_episode_changes_no_older_page(count: int) -> None:
    before = divide(range(count), "semua/", lambda _: "")[1:]
    after = divide(range(-1, count), "semua/", lambda _: "")[1:]
    kept = {part.pager.number: part.entries for part in after}
    assert all(kept[part.pager.number] == part.entries for part in before)


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A show in which every list is long: 60 episodes of one topic, person and season each."""
    episodes = [
        make_episode(
            number,
            date=datetime(2023, 1, 2, 8, 0, tzinfo=JAKARTA) + timedelta(days=20 * number),
            topic=TOPICS[1],
            people=(
                Person("Ibu Contoh", "ibu-contoh", "host", "Petugas"),
                Person(f"{chr(64 + number % 26)}adi {number}", f"adi-{number}", "guest", ""),
            ),
        )
        for number in range(10, 70)
    ]
    return build(rich_catalogue(*episodes), tmp_path_factory.mktemp("long"))


LISTS = ("semua/", "topik/sosial/", "orang/", "orang/ibu-contoh/", "musim/1/", "video/")
ENTRIES = (
    "//li[contains(@class, 'card') or contains(@class, 'entry') or contains(@class, 'person')"
    " or contains(@class, 'video-entry')][ancestor::main]"
)

#: The link of an entry's name.
NAME = ".//*[self::h2 or self::h3 or contains(@class, 'person-link')]/descendant-or-self::a/@href"


@pytest.mark.parametrize("base", LISTS)
def test_every_list_has_pages_that_together_hold_everything(
    base: str, long_site: BuiltSite
) -> None:
    seen: list[str] = []
    titles: set[str] = set()
    path = f"/podcast/{base}"
    while path:
        page = long_site.page(path.removeprefix("/podcast/"))
        entries = [each for each in page.all(ENTRIES) if each.xpath(NAME)]
        assert 0 < len(entries) <= MOST
        seen += [entry.xpath(NAME)[0] for entry in entries]
        titles.add(page.one("//title").text)
        path = next(iter(page.all("//a[@rel='next' and ancestor::main]/@href")), "")
    assert len(seen) == len(set(seen)) >= 60
    assert len(titles) > 2


def test_a_single_year_is_told_but_is_no_way_on(tmp_path: Path) -> None:
    episodes = [
        make_episode(number, date=datetime(2023, 1, 2, 8, 0, tzinfo=JAKARTA) + timedelta(number))
        for number in range(10, 70)
    ]
    site = build(make_catalogue(episodes=episodes), tmp_path)
    page = site.page("semua/")
    assert page.one("//main//h2[@id='2023']").text == "2023"
    assert page.all("//nav[@aria-label='Halaman daftar']")
    assert page.all("//nav[@aria-label='Langsung ke']") == []


@pytest.mark.parametrize("base", LISTS)
def test_years_and_letters_lead_to_where_they_begin(base: str, long_site: BuiltSite) -> None:
    jumps = long_site.page(base).all("//nav[@aria-label='Langsung ke']//a/@href")
    assert jumps
    for address in jumps:
        path, _, name = address.removeprefix("/podcast/").partition("#")
        heading = long_site.page(path).one(f"//h2[@id='{name}']")
        assert heading.text == name
