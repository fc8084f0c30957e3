"""The player for other sites' frames: light, silent, alone in being shown there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

from tests.support.built import BuiltSite, build
from tests.support.factories import make_catalogue, make_episode

ROOT = "https://contoh.example/podcast"
HOSTILE = '"></iframe><script>alert(1)</script>'


def test_every_episode_with_sound_has_a_player_without_scripts(site: BuiltSite) -> None:
    players = sorted(path for path in site.files if path.endswith("/embed/index.html"))
    assert players == [f"episode/episode-{number}/embed/index.html" for number in (1, 2, 4, 5)]
    page = site.page("episode/episode-1/embed/")
    assert not page.all("//script")
    audio = page.one("//audio")
    assert (audio.get("preload"), audio.get("controls")) == ("none", "")
    assert page.one("//link[@rel='canonical']/@href") == f"{ROOT}/episode/episode-1/"
    assert page.meta("robots") == "noindex"
    assert all(
        link.get("target") == "_blank" for link in page.all("//body//a[not(ancestor::audio)]")
    )


def test_nothing_comes_from_elsewhere_and_all_of_it_is_light(site: BuiltSite) -> None:
    page = site.page("episode/episode-1/embed/")
    loaded = page.all("//img/@src | //link[@rel='stylesheet']/@href")
    assert all(address.startswith("/podcast/") for address in loaded)
    policy = page.one("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; base-uri 'none'")
    own = len(page.text.encode())
    parts = [address.removeprefix("/podcast/") for address in loaded]
    styles = sum(len(site.files[part]) for part in parts if part in site.files)
    # The gate weighs it with its picture, which has 6 kB at most.
    assert own + styles <= 20_000 - 6_000
    assert len([part for part in parts if part in site.pictures]) == 1


def test_programs_find_the_frame_and_people_copy_the_same(site: BuiltSite) -> None:
    page = site.page("episode/episode-1/")
    (address,) = page.all("//link[@type='application/json+oembed']/@href")
    answer = json.loads(site.files[address.removeprefix(f"{ROOT}/")])
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert {"width", "height", "provider_name", "thumbnail_url"} <= set(answer)
    frame = html.fragment_fromstring(answer["html"])
    assert frame.get("src") == f"{ROOT}/episode/episode-1/embed/"
    assert page.all("//button[@data-copy]/@data-copy").count(answer["html"]) == 1
    assert answer["thumbnail_url"].removeprefix(f"{ROOT}/") in site.pictures


def test_an_episode_without_sound_offers_no_player(site: BuiltSite) -> None:
    page = site.page("episode/episode-3/")
    assert not page.all("//link[@type='application/json+oembed']")
    assert not [text for text in page.all("//@data-copy") if "iframe" in text]


def test_a_title_does_not_end_the_frame(tmp_path: Path) -> None:
    built = build(make_catalogue(episodes=[make_episode(1, title=HOSTILE)]), tmp_path)
    answer = json.loads(built.files["episode/episode-1/embed/oembed.json"])
    frame = html.fragment_fromstring(answer["html"])
    assert (frame.tag, len(frame), frame.get("title")) == ("iframe", 0, HOSTILE)
    page = built.page("episode/episode-1/embed/")
    assert page.one("//h1").text_content() == HOSTILE


def rules(site: BuiltSite) -> list[tuple[re.Pattern[str], str]]:
    lines = site.files["_headers"].decode().splitlines()
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return [
        (
            re.compile(re.sub(r":slug", "[^/]+", path).replace("*", ".*")),
            header.strip().removeprefix("Content-Security-Policy: frame-ancestors "),
        )
        for path, header in pairs
    ]


def test_hosts_that_set_headers_let_others_frame_the_player_only(site: BuiltSite) -> None:
    known = rules(site)
    for file in site.pages:
        path = f"/podcast/{file.removesuffix('index.html')}"
        said = [who for pattern, who in known if pattern.fullmatch(path)]
        if file == "404.html":
            continue
        # Two rules for one address would both hold, or the host would take neither.
        assert len(said) == 1, path
        assert said == ["*" if path.endswith("/embed/") else "'self'"], path


@pytest.mark.parametrize("word", ["episode", "siaran"])
def test_the_rules_follow_the_words_of_addresses(word: str, tmp_path: Path) -> None:
    catalogue = make_catalogue(1)
    addresses = type(catalogue.addresses)(episode=word)
    built = build(replace(catalogue, addresses=addresses), tmp_path)
    assert f"/podcast/{word}/:slug/embed/\n" in built.files["_headers"].decode()
