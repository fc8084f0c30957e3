"""Long talks: a light page, and a transcript that is whole without scripts."""

from __future__ import annotations

import gzip

import pytest

from tests.support.built import BuiltSite, build
from tests.support.long_talk import make_talk
from tests.support.rich import rich_catalogue

MINUTES = (4, 15, 30, 60)
#: Bytes of the page after gzip, as visitors were promised.
MOST = 10_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("talks")
    talks = [make_talk(folder, minutes, 10 + minutes) for minutes in MINUTES]
    return build(rich_catalogue(*talks), folder)


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


@pytest.mark.parametrize("minutes", MINUTES)
def test_the_page_stays_light(minutes: int, site: BuiltSite) -> None:
    assert packed(site.files[f"episode/obrolan-{minutes}/index.html"]) <= MOST


@pytest.mark.parametrize("minutes", MINUTES[1:])
def test_every_word_of_a_long_one_stands_on_a_page_of_its_own(
    minutes: int, site: BuiltSite
) -> None:
    episode = site.page(f"episode/obrolan-{minutes}/")
    assert episode.all("//*[@data-cue]") == []
    (path,) = episode.all("//section[@data-module='transcript']//a[not(@download)]/@href")
    assert path == f"/podcast/episode/obrolan-{minutes}/transkrip/"
    page = site.page(path.removeprefix("/podcast/"))
    assert len(page.all("//*[@data-cue]//span[@data-t]")) == minutes * 15
    # Each paragraph leads back to where it can be heard.
    times = page.all("//a[@class='cue-time']/@href")
    assert times[0] == f"/podcast/episode/obrolan-{minutes}/#t=0"
    assert page.one("//h1").text_content() == f"Obrolan {minutes} menit tentang berkas"


def test_without_scripts_a_chapter_of_a_long_one_plays_the_sound_from_there(
    site: BuiltSite,
) -> None:
    links = site.page("episode/obrolan-30/").all("//ol[@data-chapters]//a/@href")
    assert links[1] == "/podcast/audio/040-contoh.mp3#t=300"


def test_a_short_one_stands_on_the_page_itself(site: BuiltSite) -> None:
    assert len(site.page("episode/obrolan-4/").all("//*[@data-cue]//span[@data-t]")) == 60
    assert "episode/obrolan-4/transkrip/index.html" not in site.files
