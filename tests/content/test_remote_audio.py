"""Audio that lies elsewhere is published with the type that it has, and its length where known."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.content.remote_audio import check_remote
from siniar.model.episode import Episode
from siniar.model.findings import Place
from siniar.model.timecodes import parse_duration
from tests.support.cases import Case, lay_out
from tests.support.shows import load_show

NOTE = """---
judul: Cara mengurus surat
nomor: 1
tanggal: 2026-01-05 08:00
topik: Kependudukan
ringkasan: Syarat dan tempat.
ukuran: 14400000
{lines}
guid: guid-satu-0001
---
Bawa kartu keluarga.
"""
HOST = "https://audio.contoh.go.id"


def episode_of(root: Path, lines: str) -> Episode:
    case = Case("remote", {"episodes/001-satu.md": NOTE.format(lines=lines).encode()})
    (episode,) = load_show(lay_out(case, root)).catalogue.episodes
    return episode


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (f"audio: {HOST}/001.mp3", "audio/mpeg"),
        (f"audio: {HOST}/001.M4A", "audio/mp4"),
        (f"audio: {HOST}/001.mp4", "video/mp4"),
        (f"audio: {HOST}/001", "audio/mpeg"),
        (f"audio: {HOST}/download.php?file=001.mp3", "audio/mpeg"),
        (f"audio: {HOST}/download.php?a=1&file=suara/001.m4a", "audio/mp4"),
        (f"audio: {HOST}/putar.php?id=1\njenis: audio/mp4", "audio/mp4"),
        (f"audio: {HOST}/putar/1\njenis: audio/x-m4a", "audio/mp4"),
        (f"audio: {HOST}/putar/1\njenis: mp3", "audio/mpeg"),
        ("audio: https://archive.org/download/contoh/001.mp3", "audio/mpeg"),
        ("audio: https://feeds.soundcloud.com/stream/1-contoh.m4a", "audio/mp4"),
        ("audio: https://www.dropbox.com/s/abc/001.mp3?dl=1", "audio/mpeg"),
    ],
)
def test_the_type_is_the_one_of_the_note_or_of_the_ending(
    lines: str, expected: str, tmp_path: Path
) -> None:
    episode = episode_of(tmp_path, lines)
    assert episode.enclosure
    assert (episode.enclosure.type, episode.enclosure.length) == (expected, 14_400_000)
    assert episode.duration is None


@pytest.mark.parametrize(
    "address",
    [
        "https://drive.google.com/open?id=1",
        "https://archive.org/details/contoh",
        "https://www.dropbox.com/s/abc/001.mp3?dl=0",
        "https://youtu.be/M7lc1UVf-VE",
        "https://soundcloud.com/contoh/001",
        f"{HOST}/dengar.html",
        f"{HOST}/dengar.php",
    ],
)
def test_a_page_is_told_whatever_else_the_note_says(address: str) -> None:
    findings = check_remote(address, Place("a.md"), "", length=14_400_000, duration=1200.0)
    assert [each.code for each in findings] == ["audio-jauh-halaman"]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12:30", 750),
        ("1:02:03", 3723),
        ("750", 750),
        ("750.512", 750.512),
        ("PT12M30S", 750),
        ("PT1H2M3.5S", 3723),
        ("12m30s", 750),
        ("12 menit 30 detik", 750),
        ("1 jam 5 menit", 3900),
        ("45 detik", 45),
        ("12.30", None),
        ("12:99", None),
        ("PT", None),
        ("", None),
        ("sebentar", None),
        ("-5", None),
    ],
)
def test_a_length_is_understood_however_it_is_written(text: str, seconds: float | None) -> None:
    assert parse_duration(text) == seconds


def test_the_notes_length_reaches_the_episode(tmp_path: Path) -> None:
    assert episode_of(tmp_path, f"audio: {HOST}/001.mp3\ndurasi: PT20M").duration == 1200
