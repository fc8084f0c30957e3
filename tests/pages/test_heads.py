"""What every page says of itself to robots, chats and browsers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from siniar.model.catalogue import Catalogue
from tests.support.built import BuiltPage, BuiltSite, build
from tests.support.factories import make_episode
from tests.support.rich import draft, rich_catalogue

ROOT = "https://contoh.example/podcast"


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_every_title_is_its_own_and_short_enough_for_search_results(site: BuiltSite) -> None:
    titles = [page.one("//head/title").text_content() for page in site.pages.values()]
    assert repeated(titles) == []
    assert [title for title in titles if not 5 <= len(title) <= 65] == []


def test_episodes_with_one_title_still_have_titles_of_their_own(tmp_path: Path) -> None:
    twins = [make_episode(number, title="Surat " + "panjang " * 20) for number in (7, 8)]
    built = build(rich_catalogue(*twins), tmp_path)
    titles = [page.one("//head/title").text_content() for page in built.pages.values()]
    assert repeated(titles) == []
    assert max(map(len, titles)) <= 65


def test_every_page_says_its_own_address_and_describes_itself(site: BuiltSite) -> None:
    for path, page in site.own_pages.items():
        address = f"{ROOT}/{path}".removesuffix("index.html")
        assert page.one("//link[@rel='canonical']/@href") == address
        assert page.meta("og:url") == address
        assert 10 <= len(page.meta("description")) <= 160, path
        assert page.one("/html/@lang") == "id"


def test_every_page_offers_the_feed_and_a_picture_for_chats(site: BuiltSite) -> None:
    for page in site.own_pages.values():
        feeds = page.all("//link[@type='application/rss+xml']/@href")
        assert f"{ROOT}/feed.xml" in feeds
        picture = page.meta("og:image")
        assert picture.removeprefix(f"{ROOT}/") in site.pictures
        assert (page.meta("og:image:width"), page.meta("og:image:height")) == ("1200", "630")
        assert page.meta("twitter:card") == "summary_large_image"


def test_an_episodes_picture_in_chats_is_its_own(site: BuiltSite) -> None:
    pictures = [page.meta("og:image") for path, page in site.own_pages.items() if is_episode(path)]
    assert len(pictures) == 5
    assert repeated(pictures) == []


def is_episode(path: str) -> bool:
    return path.startswith("episode/") and path.count("/") == 2


def test_every_page_forbids_what_it_does_not_need(site: BuiltSite) -> None:
    for page in site.own_pages.values():
        policy = page.one("//meta[@http-equiv='Content-Security-Policy']/@content")
        rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
        assert rules["default-src"] == "'self'"
        assert rules["object-src"] == "'none'"
        assert rules["frame-src"] == "https://www.youtube-nocookie.com"
        assert "unsafe-inline" not in policy
        assert page.all("//script[not(@src) and not(@type='application/ld+json')]") == []
        assert page.all("//style | //@style | //@*[starts-with(name(), 'on')]") == []


def test_nothing_is_fetched_from_elsewhere(site: BuiltSite) -> None:
    sources = (
        "//@src | //@srcset | //@poster | //link[@rel!='canonical' and @rel!='alternate']/@href"
    )
    for page in site.pages.values():
        for source in page.all(sources):
            for address in source.split(","):
                assert not urlsplit(address.split()[0]).netloc
        assert page.all("//iframe") == []
    styles = [content for path, content in site.files.items() if path.endswith(".css")]
    # The site's, and that of players in other sites' frames.
    assert len(styles) == 2
    for style in styles:
        assert b"url(" not in style.replace(b"url(data:", b"")
        assert b"@import" not in style


def test_search_engines_are_kept_from_pages_that_are_no_use_to_them(site: BuiltSite) -> None:
    kept = [path for path, page in site.pages.items() if page.all("//meta[@name='robots']")]
    assert {"404.html", "offline/index.html", "cari/index.html"} <= set(kept)
    assert not any(path == "index.html" or is_episode(path) for path in kept)


def hidden_site(tmp_path: Path) -> tuple[Catalogue, BuiltSite]:
    catalogue = rich_catalogue(draft(9), shows_hidden=True)
    return catalogue, build(catalogue, tmp_path)


def test_a_draft_in_a_preview_is_marked_and_kept_from_search(tmp_path: Path) -> None:
    _, built = hidden_site(tmp_path)
    page: BuiltPage = built.page("episode/episode-9/")
    assert page.meta("robots") == "noindex"
    assert "mark-hidden" in page.text
    assert b"episode-9" not in built.files["sitemap.xml"]


@pytest.mark.parametrize("url", ["https://contoh.example", "https://kantor.example/a/b"])
def test_links_stay_below_the_address_of_the_site(url: str, tmp_path: Path) -> None:
    built = build(rich_catalogue(url=url), tmp_path)
    base = urlsplit(url).path
    for page in built.pages.values():
        links = [link for link in page.all("//@href | //@src | //@action") if link[:1] == "/"]
        assert links
        assert [link for link in links if not link.startswith(f"{base}/")] == []
