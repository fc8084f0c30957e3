"""What residents find on pages, all of it without scripts."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from siniar.model.episode import Enclosure, Picture, Video
from tests.support.built import BuiltPage, BuiltSite, build
from tests.support.factories import make_catalogue, make_episode
from tests.support.pictures import encode, gradient, put
from tests.support.rich import rich_catalogue


@pytest.fixture(scope="module")
def page(site: BuiltSite) -> BuiltPage:
    return site.page("episode/episode-1/")


def test_an_episode_comes_in_the_order_that_people_need(page: BuiltPage) -> None:
    order = [
        "Cara mengurus surat nomor B",
        "2 Januari 2026",
        "1 menit",
        "Sosial",
        "Yang dibawa",
        "KTP asli",
        "Loket 3 kantor kecamatan",
        "Senin–Jumat, 08.00–15.00",
        "Gratis",
        "Tonton di YouTube",
        "Pembuka",
        "Bawa KTP",
        "Selamat datang di siaran contoh.",
        "pembawa acara",
        "WhatsApp",
        "Masih ada pertanyaan?",
    ]
    body = " ".join(page.one("//main").text_content().split())
    places = [body.find(words) for words in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_sound_plays_without_scripts_and_costs_nothing_before(page: BuiltPage) -> None:
    audio = page.one("//audio")
    assert audio.get("controls") is not None
    assert audio.get("preload") == "none"
    assert audio.get("autoplay") is None
    assert audio.get("src") == "/podcast/audio/001-contoh.mp3"


@pytest.mark.parametrize(
    ("address", "size"),
    [("/podcast/audio/001-contoh.mp3", "1 MB"), ("/podcast/audio/001-contoh.hemat.m4a", "0,2 MB")],
)
def test_every_link_that_moves_audio_says_its_size(
    page: BuiltPage, address: str, size: str
) -> None:
    words = [link.text_content() for link in page.all(f"//ul//a[@href='{address}']")]
    assert words
    assert all(size in text for text in words)


def test_chapters_are_links_to_their_moment(page: BuiltPage) -> None:
    links = page.all("//ol//a/@href")
    assert [link.rpartition("#")[2] for link in links] == ["t=0", "t=30"]


def test_the_transcript_names_who_speaks(page: BuiltPage) -> None:
    words = page.one("//section[.//*[@id='transcript']]").text_content()
    parts = ("Bima", "Selamat datang di siaran contoh.", "Sari", "Hari ini tentang surat & syarat.")
    places = [words.index(part) for part in parts]
    assert places == sorted(places)
    assert "/podcast/transkrip/episode-1.vtt" in page.all("//a/@href")


def test_a_video_is_a_plain_link_with_our_own_picture(site: BuiltSite, page: BuiltPage) -> None:
    link = page.one("//a[@href='https://www.youtube.com/watch?v=M7lc1UVf-VE']")
    assert link.xpath(".//img/@src")[0].removeprefix("/podcast/") in site.pictures


def test_each_of_several_videos_has_its_name(tmp_path: Path) -> None:
    videos = (Video("M7lc1UVf-VE", "Bagian 1"), Video("aqz-KE-bpKQ", "Bagian 2"))
    built = build(rich_catalogue(make_episode(9, videos=videos)), tmp_path)
    page = built.page("episode/episode-9/")
    assert "Bagian 1" in page.words
    assert "Bagian 2" in page.words
    # The sound's second is not that of a part, nor is its length.
    assert not page.all("//a[@data-whole]")
    assert "Video memakai jauh lebih banyak kuota" in page.words


def test_whatsapp_gets_title_and_address(page: BuiltPage) -> None:
    (link,) = page.all("//a[starts-with(@href, 'https://wa.me/?text=')]/@href")
    text = unquote(link.partition("text=")[2])
    assert "Cara mengurus surat nomor B" in text
    assert text.splitlines()[-1] == "https://contoh.example/podcast/episode/episode-1/"


def test_a_question_reaches_the_office_with_its_subject(page: BuiltPage) -> None:
    (link,) = page.all("//main//a[starts-with(@href, 'mailto:')]/@href")
    assert link.startswith("mailto:tanya@contoh.example?subject=")


def test_links_in_notes_lead_below_the_sites_path(page: BuiltPage) -> None:
    assert page.one("//*[contains(@class, 'notes')]//a/@href") == "/podcast/langganan/"


def test_neighbours_and_related_episodes_are_linked(site: BuiltSite) -> None:
    page = site.page("episode/episode-3/")
    assert page.one("//a[@rel='prev']/@href") == "/podcast/episode/episode-2/"
    assert page.one("//a[@rel='next']/@href") == "/podcast/episode/episode-4/"
    assert page.all("//section[.//*[@id='related']]//a/@href")


def test_an_expired_episode_says_so_first_and_names_the_newer_one(site: BuiltSite) -> None:
    page = site.page("episode/episode-2/")
    notice = page.one("//section[.//*[@id='expired']]")
    assert "1 Maret 2026" in notice.text_content()
    assert notice.xpath(".//a/@href") == ["/podcast/episode/episode-4/"]
    assert not site.page("episode/episode-1/").all("//*[@id='expired']")


def test_an_episode_with_nothing_but_sound_has_no_empty_parts(site: BuiltSite) -> None:
    page = site.page("episode/episode-5/")
    assert not page.all("//*[@id='transcript' or @id='chapters' or @id='people' or @id='answer']")
    assert not page.all("//main//*[self::section or self::ul or self::ol][not(.//*)]")


def test_the_office_is_asked_with_the_episode_filled_in_and_told_at_the_foot(
    site: BuiltSite,
) -> None:
    page = site.page("episode/episode-1/")
    ways = page.all("//section[.//*[@id='ask']]//li/a/@href")
    assert [way.partition(":")[0] for way in ways] == ["https", "tel", "mailto", "https", "https"]
    (text,) = parse_qs(urlsplit(ways[0]).query)["text"]
    assert "Cara mengurus surat nomor B" in text
    assert (urlsplit(ways[0]).path, ways[1]) == ("/628000000", "tel:0210000000")
    for path in ("", "tentang/"):
        foot = site.page(path).one("//footer").text_content()
        for part in ("Jalan Contoh 1", "Setiap hari kerja", "Penanggung jawab: Seksi Contoh"):
            assert part in foot


def test_an_episode_without_sound_has_no_player(site: BuiltSite) -> None:
    page = site.page("episode/episode-3/")
    assert page.all("//audio") == []
    assert not page.all("//main//a[contains(@href, 'episode-3') and contains(., 'MB')]")


def test_audio_elsewhere_is_played_from_there_and_allowed(tmp_path: Path) -> None:
    url = "https://arsip.example/suara.mp3"
    built = build(
        rich_catalogue(make_episode(9, enclosure=Enclosure(url, 5, "audio/mpeg"))), tmp_path
    )
    page = built.page("episode/episode-9/")
    assert page.one("//audio/@src") == url
    policy = page.one("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "media-src 'self' blob: https:" in policy


OWN_PICTURE = "//img[@class = 'hero-picture' or @class = 'poster-picture']"


def test_who_does_not_see_an_episodes_own_picture_hears_what_it_shows(tmp_path: Path) -> None:
    put(tmp_path, "images/loket.jpg", encode(gradient(1500, 1500)))
    words = "Loket 3 dengan antrean & petugas"
    own = make_episode(2, picture=Picture(Path("images/loket.jpg"), words))
    site = build(make_catalogue(episodes=[make_episode(1), own]), tmp_path)
    for path in ("episode/episode-2/", "episode/episode-2/poster/", ""):
        picture = site.page(path).one(OWN_PICTURE)
        assert "episode-2-" in picture.get("src")
        assert picture.get("alt") == words
    share, image = site.page("episode/episode-2/").graph["PodcastEpisode"]["image"]
    assert share.endswith(".jpg")
    assert (image["@type"], image["caption"]) == ("ImageObject", words)
    assert image["url"].removeprefix("https://contoh.example/podcast/") in site.pictures
    # A topic's drawing says nothing that the page does not say in words.
    assert site.page("episode/episode-1/").one(OWN_PICTURE).get("alt") == ""
    assert isinstance(site.page("episode/episode-1/").graph["PodcastEpisode"]["image"], str)


def test_a_picture_that_cannot_be_used_is_not_spoken_of(tmp_path: Path) -> None:
    put(tmp_path, "images/loket.jpg", b"bukan gambar")
    own = make_episode(2, picture=Picture(Path("images/loket.jpg"), "Loket"))
    site = build(make_catalogue(episodes=[own]), tmp_path)
    assert site.page("episode/episode-2/").one(OWN_PICTURE).get("alt") == ""
