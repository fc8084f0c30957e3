"""Finding an episode and following the show: home, topics, subscribe, marks for other readers."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.built import BuiltSite, build
from tests.support.factories import make_episode
from tests.support.rich import rich_catalogue

CLASS = "contains(concat(' ', normalize-space(@class), ' '), ' {} ')"
FEED = "https://contoh.example/podcast/feed.xml"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Thirty more episodes."""
    episodes = (make_episode(number) for number in range(10, 40))
    return build(rich_catalogue(*episodes), Path(tmp_path_factory.mktemp("many")))


def test_home_plays_the_newest_and_lists_ten_others_topics_and_the_way_to_follow(
    many: BuiltSite,
) -> None:
    home = many.page("")
    newest = max(many.catalogue.episodes, key=lambda episode: episode.date)
    assert newest.title in home.one("//main//h2[@id='newest']").text_content()
    assert home.one("//audio/@src").endswith(str(newest.enclosure.path))  # type: ignore[union-attr]
    cards = home.all(f"//section[.//*[@id='episodes']]//li[{CLASS.format('card')}]")
    assert len(cards) == 10
    topics = home.all("//section[.//*[@id='topics']]//li/h3/a/@href")
    assert len(topics) == len(many.catalogue.show.topics)
    assert "/podcast/langganan/" in home.all("//main//a/@href")


def test_pictures_below_the_fold_wait_and_keep_their_room(many: BuiltSite) -> None:
    for page in many.pages.values():
        for picture in page.all("//main//img"):
            is_head = picture.get("src").endswith(".svg") or {"poster", "embed"} & {
                *page.path.split("/")
            }
            assert is_head or picture.get("loading") == "lazy", page.path
            assert picture.get("width"), page.path
            assert picture.get("height"), page.path


def test_following_goes_through_apps_a_copied_address_or_a_square_for_cameras(
    site: BuiltSite,
) -> None:
    page = site.page("langganan/")
    links = page.all("//main//a/@href")
    (antennapod,) = [link for link in links if "antennapod.org" in link]
    assert parse_qs(urlsplit(antennapod).query)["url"] == [FEED]
    without_scheme = FEED.removeprefix("https://")
    assert f"pktc://subscribe/{without_scheme}" in links
    assert f"podcastaddict://{without_scheme}" in links
    assert "https://open.spotify.com/show/contoh" in links
    # Links into apps fail silently: the address to copy stands there in any case.
    assert FEED in page.one("//main").text_content()
    assert page.one(f"//button[@data-copy='{FEED}']") is not None
    assert page.all("//main//*[local-name()='svg'][.//*[local-name()='path']]")
    assert "/podcast/langganan/poster/" in links


def test_a_topic_is_a_directory_of_services_with_the_expired_apart(site: BuiltSite) -> None:
    pages = [site.page(f"topik/{topic.slug}/") for topic in site.catalogue.show.topics]
    answers = [
        " ".join(words.split())
        for page in pages
        for words in page.all("//section[.//*[@id='answers']]//text()")
    ]
    assert any("Loket 3 kantor kecamatan" in words for words in answers)
    assert any("1 November 2026" in words for words in answers)
    expired = [
        link for page in pages for link in page.all("//section[.//*[@id='expired']]//h3/a/@href")
    ]
    assert expired == ["/podcast/episode/episode-2/"]


def test_other_readers_find_entries_with_address_name_and_day(site: BuiltSite) -> None:
    page = site.page("topik/sosial/")
    entries = page.all(f"//*[{CLASS.format('h-entry')}]")
    assert entries
    for entry in entries:
        for mark in ("u-url", "p-name", "dt-published"):
            assert entry.xpath(f".//*[{CLASS.format(mark)}]"), mark
