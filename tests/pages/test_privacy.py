"""The page on visitors' data says what holds for this site, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from siniar.model.episode import Enclosure
from siniar.model.show import FeedOptions, Office
from tests.support.built import BuiltPage, BuiltSite, build
from tests.support.factories import make_catalogue, make_episode, make_show

PATH = "privacy/"
#: Sentences that only some sites need, by what makes them true.
TOLD = {"video": "YouTube", "prefix": "op3.dev", "audio": "audio.example", "question": "sampai ke"}


def page_of(folder: Path, **changes: object) -> BuiltPage:
    show = replace(make_show(), question_url="", office=Office(), **changes)
    episode = make_episode(1, videos=())
    return build(make_catalogue(episodes=[episode], show=show), folder).page(PATH)


def test_a_plain_site_tells_of_nothing_that_it_does_not_do(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    main = page.one("//main").text_content()
    assert "tidak ada kuki" in main
    assert [name for name, words in TOLD.items() if words in main] == []
    assert make_show().author in main


def test_each_sentence_has_its_setting(tmp_path: Path) -> None:
    elsewhere = Enclosure("https://audio.example/1.mp3", 5, "audio/mpeg")
    show = replace(
        make_show(),
        question_url="mailto:tanya@contoh.example",
        office=Office(responsible="Kepala Kantor Contoh"),
        feed=FeedOptions(prefix="https://op3.dev/e"),
    )
    episode = replace(make_episode(1), enclosure=elsewhere)
    page = build(make_catalogue(episodes=[episode], show=show), tmp_path).page(PATH)
    main = page.one("//main").text_content()
    missing = [name for name, words in TOLD.items() if words not in main]
    assert missing == ([] if episode.videos else ["video"])
    assert "Kepala Kantor Contoh" in main


def test_every_page_leads_there_and_search_engines_may_list_it(site: BuiltSite) -> None:
    for path in ("", PATH, "episode/episode-1/"):
        links = site.page(path).all("//footer//a/@href")
        assert [link for link in links if link.endswith(f"/{PATH}")], path
    assert not site.page(PATH).all("//meta[@name='robots']")


@pytest.mark.parametrize("tag", ["script[@src]", "img", "iframe", "form"])
def test_the_page_itself_loads_nothing(site: BuiltSite, tag: str) -> None:
    assert site.page(PATH).all(f"//main//{tag}") == []
