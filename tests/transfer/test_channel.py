"""From what a channel lists to draft notes: what is picked, what is found, what is written."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.corpus import copy_show
from siniar.build.load import Loaded
from siniar.commands.channel import ChannelOptions, offer
from siniar.commands.show import load_show
from siniar.media.transcripts import open_transcript
from siniar.model.episode import Episode, Status
from siniar.system.exits import GOOD, WRONG_USE, UseError
from siniar.transfer.titles import tidy_title
from siniar.transfer.videos import VideoKind, guess_topic, kind_of
from siniar.youtube.exports import parse_export
from siniar.youtube.uploads import Upload
from tests.support import audio
from tests.support.channel import CHANNEL, render_feed, youtube
from tests.support.factories import TOPICS, make_episode

DESCRIPTION = """Cara mengurus KTP-el yang hilang: surat kehilangan, kartu keluarga.

Narasumber: Sari Contoh, petugas loket kependudukan
Pembawa acara: Bima Contoh

00:00 Pembuka
01:30 Syarat
12:00 Penutup

#ktp #bekasi
"""
VIDEO = Upload(
    "AAAAAAAAA01",
    "🔥 CARA MENGURUS KTP-EL YANG HILANG | SIMPATRI",
    datetime(2026, 5, 1, 1, 0, tzinfo=UTC),
    DESCRIPTION,
    750.0,
    channel=CHANNEL,
)
SHORT = replace(VIDEO, id="AAAAAAAAA02", title="Cuplikan KTP #shorts", duration=40.0)
LIVE = replace(VIDEO, id="AAAAAAAAA03", title="Siaran langsung musyawarah", duration=7200.0)
OTHER = replace(
    VIDEO, id="AAAAAAAAA04", title="Kerja bakti", published=VIDEO.published.replace(day=8)
)
CASES = (Path(__file__).parent / "titles.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", CASES)
def test_a_title_says_what_the_video_is_about(line: str) -> None:
    written, wanted = line.split("\t")
    assert tidy_title(written, ("SIMPATRI", "Kecamatan Contoh")) == wanted


def test_shorts_and_live_streams_stand_apart() -> None:
    kinds = [kind_of(each) for each in (VIDEO, SHORT, LIVE, replace(VIDEO, is_live=True))]
    assert kinds == [VideoKind.VIDEO, VideoKind.SHORT, VideoKind.LIVE, VideoKind.LIVE]


def test_a_topic_is_guessed_only_when_one_fits_best() -> None:
    named = [guess_topic(text, TOPICS) for text in ("Bantuan sosial", "Data warga", "Cuaca")]
    assert [topic and topic.slug for topic in named] == ["sosial", "kependudukan", None]
    told = make_episode(topic=TOPICS[1], title="Posyandu lansia")
    learned = guess_topic("Jadwal posyandu", TOPICS, [told])
    assert learned == TOPICS[1]


def as_lines(uploads: list[Upload]) -> bytes:
    """As yt-dlp dumps a playlist."""
    return "\n".join(
        json.dumps(
            {
                "id": each.id,
                "title": each.title,
                "timestamp": int(each.published.timestamp()),
                "description": each.description,
                "duration": each.duration,
                "channel_id": each.channel,
                "live_status": "was_live" if each is LIVE else "not_live",
                "webpage_url": f"https://www.youtube.com/watch?v={each.id}",
            }
        )
        for each in uploads
    ).encode()


def as_csv(uploads: list[Upload]) -> bytes:
    """As YouTube Studio exports it to an Indonesian account."""
    rows = [
        f'{each.id},"{each.title}","{each.published:%b %d, %Y}",{int(each.duration or 0)}'
        for each in uploads
    ]
    return "\n".join(["Konten,Judul video,Waktu publikasi video,Durasi", *rows]).encode()


@pytest.mark.parametrize("render", [as_lines, as_csv, render_feed])
def test_every_kind_of_listing_is_offered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], render: object
) -> None:
    root = copy_show(tmp_path / "kantor")
    listing = tmp_path / "daftar"
    listing.write_bytes(render([VIDEO, SHORT, LIVE, OTHER]))  # type: ignore[operator]
    with youtube() as (_, web):
        assert offer(load(root), ChannelOptions(str(listing)), web) == GOOD
    told = capsys.readouterr().out
    heads = [told.index(words) for words in ("Video yang belum", "Shorts", "Siaran langsung:")]
    assert heads == sorted(heads)
    assert [told.index(each.title) for each in (VIDEO, OTHER, SHORT, LIVE)] == sorted(
        told.index(each.title) for each in (VIDEO, OTHER, SHORT, LIVE)
    )
    assert list((root / "content").rglob("*.md")) == []


def load(root: Path) -> Loaded:
    loaded = load_show(root)
    assert loaded
    return loaded


def episodes(root: Path) -> list[Episode]:
    return [read.episode for read in load(root).reads if read.episode]


def test_a_picked_video_becomes_a_draft_with_what_it_tells(tmp_path: Path) -> None:
    root = copy_show(tmp_path / "kantor")
    listing = tmp_path / "daftar.jsonl"
    listing.write_bytes(as_lines([VIDEO, OTHER]))
    captions = "1\n00:00:00,000 --> 00:00:02,000\nSelamat pagi.\n"
    (tmp_path / f"KTP-el [{VIDEO.id}].id.srt").write_text(captions)
    with youtube() as (_, web):
        assert offer(load(root), ChannelOptions(str(listing), "1"), web) == GOOD
        (episode,) = episodes(root)
        assert (episode.title, episode.number) == ("Cara mengurus KTP-el yang hilang", 1)
        assert episode.status is Status.DRAFT
        assert str(episode.date) == "2026-05-01 08:00:00+07:00"
        assert episode.topic
        assert episode.topic.slug == "kependudukan"
        assert [(each.name, each.role, each.position) for each in episode.people] == [
            ("Sari Contoh", "guest", "petugas loket kependudukan"),
            ("Bima Contoh", "host", ""),
        ]
        assert [each.title for each in episode.chapters] == ["Pembuka", "Syarat", "Penutup"]
        assert [each.id for each in episode.videos] == [VIDEO.id]
        assert episode.transcript
        assert [cue.text for cue in open_transcript(episode.transcript).cues] == ["Selamat pagi."]
        assert "12:00" not in episode.notes_html
        assert "#ktp" not in episode.notes_html
        # What has a note is not offered again, and the next one is numbered on.
        assert offer(load(root), ChannelOptions(str(listing), "semua"), web) == GOOD
    assert sorted(each.number or 0 for each in episodes(root)) == [1, 2]


def test_an_empty_channel_and_a_wrong_pick_write_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_show(tmp_path / "kantor")
    empty, listing = tmp_path / "kosong.xml", tmp_path / "daftar.xml"
    empty.write_bytes(render_feed([]))
    listing.write_bytes(render_feed([VIDEO]))
    page = tmp_path / "halaman.html"
    page.write_text("<!doctype html><html></html>")
    with youtube() as (_, web):
        assert offer(load(root), ChannelOptions(str(empty)), web) == GOOD
        with pytest.raises(UseError, match="2 bukan nomor"):
            offer(load(root), ChannelOptions(str(listing), "2"), web)
        assert offer(load(root), ChannelOptions(str(page)), web) == WRONG_USE
        assert offer(load(root), ChannelOptions(str(tmp_path / "tidak-ada")), web) == WRONG_USE
        assert offer(load(root), ChannelOptions(), web) == WRONG_USE
    assert episodes(root) == []
    assert "Semua video sudah punya episode." in capsys.readouterr().out


PROGRAM = """#!/bin/sh
while [ "$1" != "-o" ]; do shift; done
cp "$SOUND" "$2"
"""


@pytest.mark.parametrize(
    ("channel", "is_taken"), [(CHANNEL, True), ("UCbbbbbbbbbbbbbbbbbbbbbb", False)]
)
def test_sound_is_taken_of_the_own_channel_only(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    channel: str,
    is_taken: bool,  # noqa: FBT001
) -> None:
    root = copy_show(tmp_path / "kantor")
    with (root / "pelicanconf.py").open("a") as file:
        file.write(f'SHOW["youtube_channel"] = "{channel}"\n')
    program = tmp_path / "bin/yt-dlp"
    program.parent.mkdir()
    program.write_text(PROGRAM)
    program.chmod(0o755)
    sound = audio.save(tmp_path, audio.m4a(20.0), "suara.m4a")
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("SOUND", str(sound))
    listing = tmp_path / "daftar.jsonl"
    listing.write_bytes(as_lines([VIDEO]))
    with youtube() as (_, web):
        assert offer(load(root), ChannelOptions(str(listing), "1", audio=True), web) == GOOD
    (episode,) = episodes(root)
    assert bool(episode.enclosure) is is_taken
    assert len(list((root / "content").rglob("*.m4a"))) == int(is_taken)


def test_listings_tell_what_a_video_is() -> None:
    lines = as_lines([VIDEO, LIVE])
    assert [(each.channel, each.is_live) for each in parse_export(lines).uploads] == [
        (CHANNEL, False),
        (CHANNEL, True),
    ]
    row = '{"id": "AAAAAAAAA01", "title": "a", "upload_date": "20260501", '
    short = row + '"webpage_url": "https://www.youtube.com/shorts/AAAAAAAAA01"}'
    assert parse_export(short.encode()).uploads[0].is_short
