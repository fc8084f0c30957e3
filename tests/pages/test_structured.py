"""What search engines read of pages: JSON-LD, the map of the site, the manifest."""

from __future__ import annotations

import json
from pathlib import Path

from lxml import etree

from siniar.model.episode import Person
from siniar.model.urls import output_file
from siniar.pages.structured import build_breadcrumbs, render_structured
from tests.support.built import BuiltSite, build
from tests.support.factories import TOPICS, make_episode
from tests.support.rich import rich_catalogue

ROOT = "https://contoh.example/podcast"
HOSTILE = "</script><script>alert(1)</script> \"kutip\" & 'petik' <!-- {{ 7*7 }}"


def test_the_home_page_tells_of_the_show(site: BuiltSite) -> None:
    series = site.page("").graph["PodcastSeries"]
    assert series["name"] == "Siaran Contoh"
    assert series["webFeed"] == f"{ROOT}/feed.xml"
    assert series["image"].removeprefix(f"{ROOT}/") in site.pictures
    assert series["inLanguage"] == "id"


def test_an_episode_tells_of_its_audio_video_and_show(site: BuiltSite) -> None:
    graph = site.page("episode/episode-1/").graph
    episode = graph["PodcastEpisode"]
    assert episode["url"] == f"{ROOT}/episode/episode-1/"
    assert episode["datePublished"] == "2026-01-02T08:00:00+07:00"
    assert episode["partOfSeries"]["name"] == "Siaran Contoh"
    audio = episode["associatedMedia"]
    assert (audio["@type"], audio["contentUrl"]) == (
        "AudioObject",
        f"{ROOT}/audio/001-contoh.mp3",
    )
    assert audio["duration"] == "PT1M20S"
    (video,) = episode["video"]
    assert video["@type"] == "VideoObject"
    assert {"name", "description", "thumbnailUrl", "uploadDate", "embedUrl"} <= set(video)
    assert video["thumbnailUrl"].removeprefix(f"{ROOT}/") in site.pictures


def test_an_episode_without_audio_promises_none(site: BuiltSite) -> None:
    assert "associatedMedia" not in site.page("episode/episode-3/").graph["PodcastEpisode"]


def test_the_way_to_a_page_leads_over_pages_that_exist(site: BuiltSite) -> None:
    for path, page in site.own_pages.items():
        if path == "index.html":
            continue
        steps = page.graph["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        for step in steps:
            below = step["item"].removeprefix(f"{ROOT}/")
            assert output_file(below) in site.files, (path, step)


def test_structured_data_cannot_end_its_script() -> None:
    text = str(render_structured(build_breadcrumbs([(HOSTILE, "https://contoh.example/")])))
    assert not set("<>&") & set(text)
    (node,) = json.loads(text)["@graph"]
    assert node["itemListElement"][0]["name"] == HOSTILE


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    person = Person(HOSTILE, "jahat", "guest", HOSTILE)
    episode = make_episode(9, title=HOSTILE, summary=HOSTILE, people=(person,))
    built = build(rich_catalogue(episode, title=HOSTILE, tagline=HOSTILE), tmp_path)
    honest = build(rich_catalogue(make_episode(9)), tmp_path)
    page, plain = (each.page("episode/episode-9/") for each in (built, honest))
    assert len(page.all("//script")) == len(plain.all("//script"))
    assert page.one("//h1").text_content() == HOSTILE
    assert page.graph["PodcastEpisode"]["name"] == HOSTILE
    assert "alert(1)</script>" not in page.text
    for other in built.pages.values():
        assert not [text for text in other.all("//script/text()") if text.startswith("alert")]
        assert not other.all("//comment()")


def check_map(site: BuiltSite) -> None:
    """The map lists every page for search engines, and no other."""
    root = etree.fromstring(site.files["sitemap.xml"])
    listed = [loc.text for loc in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    wanted = {
        page.one("//link[@rel='canonical']/@href")
        for page in site.pages.values()
        if not page.all("//meta[@name='robots']")
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == wanted


def test_the_map_lists_every_page_for_search_engines_and_no_other(site: BuiltSite) -> None:
    check_map(site)
    assert f"Sitemap: {ROOT}/sitemap.xml" in site.files["robots.txt"].decode()


def test_the_map_lists_every_page_of_long_lists(tmp_path: Path) -> None:
    host = Person("Sari Contoh", "sari-contoh", "host")
    episodes = [
        make_episode(
            number, topic=TOPICS[0], people=(host, Person(f"W{number}", f"w{number}", "guest"))
        )
        for number in range(10, 45)
    ]
    built = build(rich_catalogue(*episodes), tmp_path)
    lists = ("semua/1/", "topik/kependudukan/1/", "musim/1/2/", "orang/sari-contoh/1/")
    for path in (*lists, "orang/2/", "video/1/"):
        assert f"{path}index.html" in built.files
    check_map(built)


def test_the_manifest_installs_the_site_below_its_path(site: BuiltSite) -> None:
    manifest = json.loads(site.files["manifest.webmanifest"])
    assert {manifest[key] for key in ("id", "start_url", "scope")} == {"/podcast/"}
    assert manifest["lang"] == "id"
    purposes = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert {("192x192", "maskable"), ("512x512", "maskable"), ("512x512", "any")} <= purposes
    pictures = [icon["src"] for icon in (*manifest["icons"], *manifest["screenshots"])]
    assert [src for src in pictures if src.removeprefix("/podcast/") not in site.pictures] == []
    for shortcut in manifest["shortcuts"]:
        assert output_file(shortcut["url"].removeprefix("/podcast/")) in site.files
