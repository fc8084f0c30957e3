"""What a note names beside its sound reaches the feed: film, translations, chapters, place."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from siniar.build.load import Loaded, load
from siniar.build.plan import plan_site
from siniar.feed.namespace import NAMESPACES
from tests.support.cases import WHOLE, Case, lay_out
from tests.support.tools.ffmpeg import find_tested_ffmpeg

NOTE = """---
judul: Cara mengurus surat
nomor: 1
tanggal: 2026-01-05 08:00
topik: Kependudukan
ringkasan: Syarat dan tempat.
audio: 001.mp3
film: 001.mp4
terjemahan: [001.en.vtt]
buatan-mesin: ya
kata-kunci: [surat, loket]
lokasi: {nama: Taman contoh, geo: "geo:-6.2,107.0", negara: id, hubungan: dibuat}
orang: [{nama: Ibu Contoh, peran: juru bahasa}, {nama: Bapak Contoh, peran: juru kamera}]
bab:
  - 00:00 Pembuka
  - {mulai: "00:05", judul: Syarat, tautan: "https://contoh.example/s", gambar: loket.png}
guid: guid-satu-0001
---
Isi catatan.
"""
VTT = b"WEBVTT\n\n00:00:00.000 --> 00:00:04.000\nWelcome.\n"


def make_film(path: Path) -> bytes:
    """A second of a moving picture with sound."""
    picture = ["-f", "lavfi", "-i", "testsrc=size=160x90:rate=5:duration=1"]
    sound = ["-f", "lavfi", "-i", "sine=frequency=300:duration=1"]
    codecs = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", str(path)]
    command = [find_tested_ffmpeg().path, "-v", "error", *picture, *sound, *codecs]
    subprocess.run(command, check=True)
    return path.read_bytes()


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make_film(tmp_path_factory.mktemp("film") / "film.mp4")


def outputs_of(root: Path, film: bytes, medium: str = "podcast") -> dict[str, bytes]:
    """The files beside pages and pictures that a site with this note has."""
    files: dict[str, bytes | Path] = {
        "episodes/001-satu.md": NOTE.encode(),
        "audio/001.mp3": WHOLE,
        "audio/001.mp4": film,
        "transcripts/001.en.vtt": VTT,
        "images/loket.png": b"\x89PNG",
    }
    project = lay_out(Case("film", files), root)
    project = replace(project, show=dict(project.show) | {"feed": {"medium": medium}})
    loaded = load(project)
    assert isinstance(loaded, Loaded)
    plan = plan_site(loaded)
    assert [each.code for each in plan.report if each.code != "gambar-rusak"] == []
    wanted = ("feed.xml", "audio/", "transkrip/", "transcript/", "chapters/", "bab/")
    return {
        each.path: each.source.read_bytes() if each.source else each.render()
        for each in plan.outputs
        if each.path.startswith(wanted)
    }


def values(xml: bytes, path: str) -> list[str]:
    found = etree.fromstring(xml).xpath(f"/rss/channel/item/{path}", namespaces=NAMESPACES)
    return [str(each) for each in found]


def test_a_film_stands_beside_the_sound(tmp_path: Path, film: bytes) -> None:
    outputs = outputs_of(tmp_path, film)
    feed = outputs["feed.xml"]
    assert values(feed, "enclosure/@type") == ["audio/mpeg"]
    other = "podcast:alternateEnclosure"
    assert values(feed, f"{other}/@type") == ["video/mp4"]
    assert values(feed, f"{other}/@height") == ["90"]
    assert values(feed, f"{other}/@length") == [str(len(film))]
    (codecs,) = values(feed, f"{other}/@codecs")
    assert codecs.startswith("avc1.")
    assert codecs.endswith(",mp4a.40.2")
    assert values(feed, f"{other}/podcast:source/@uri") == ["https://contoh.example/audio/001.mp4"]
    assert outputs["audio/001.mp4"] == film


def test_in_a_show_of_films_it_is_the_enclosure(tmp_path: Path, film: bytes) -> None:
    feed = outputs_of(tmp_path, film, "video")["feed.xml"]
    assert values(feed, "enclosure/@type") == ["video/mp4"]
    assert values(feed, "enclosure/@url") == ["https://contoh.example/audio/001.mp4"]
    assert values(feed, "podcast:alternateEnclosure/@type") == ["audio/mpeg"]
    assert values(feed, "podcast:alternateEnclosure/@title") == ["Suara saja"]


def test_translations_chapters_place_and_people_arrive(tmp_path: Path, film: bytes) -> None:
    outputs = outputs_of(tmp_path, film)
    feed = outputs["feed.xml"]
    assert values(feed, "podcast:transcript/@language") == ["en", "en"]
    (vtt, _) = values(feed, "podcast:transcript/@url")
    assert b"Welcome." in outputs[vtt.removeprefix("https://contoh.example/")]
    assert b"Language: en" in outputs[vtt.removeprefix("https://contoh.example/")]
    picture = "https://contoh.example/images/loket.png"
    assert values(feed, "psc:chapters/psc:chapter/@href") == ["https://contoh.example/s"]
    assert values(feed, "psc:chapters/psc:chapter/@image") == [picture]
    (url,) = values(feed, "podcast:chapters/@url")
    chapters = json.loads(outputs[url.removeprefix("https://contoh.example/")])["chapters"]
    assert chapters[1] == {
        "startTime": 5,
        "title": "Syarat",
        "url": "https://contoh.example/s",
        "img": picture,
    }
    assert values(feed, "podcast:location/text()") == ["Taman contoh"]
    assert values(feed, "podcast:location/@country") == ["ID"]
    assert values(feed, "podcast:location/@rel") == ["creator"]
    assert values(feed, "podcast:txt[@purpose='ai-content']/text()") == ["true"]
    assert values(feed, "itunes:keywords/text()") == ["surat,loket"]
    assert values(feed, "podcast:person/@group") == ["writing", "video production"]
    assert values(feed, "podcast:image/@aspect-ratio") == ["40/21", "9/16"]
    assert set(values(feed, "podcast:image/@alt")) == {"Cara mengurus surat"}
