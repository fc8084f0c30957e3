"""What is no MP3 or M4A is told by its content; empty files and pointers too."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.media.audio import ascii_name, read_audio, read_data_saver
from siniar.model.words import load_words
from tests.readers.makers import PLACE, codes, frames, m4a, opus, save, values, vorbis

POINTER = (
    b"version https://git-lfs.github.com/spec/v1\n"
    b"oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"
)
NOT_AUDIO = {
    "text": b"Catatan rapat hari ini.\n" * 9,
    "short text": b"halo",
    "text with letters": "Café — “kutipan”".encode() * 300,
    "latin-1 text": "Café di kecamatan, syarat dan biaya".encode("latin-1"),
    "utf-16 text": "Catatan".encode("utf-16"),
    "markdown": b"BMKG memberi tahu warga",
}
OTHERS = {
    "PDF": (b"%PDF-1.7\n" + bytes(200), "PDF"),
    "ZIP": (b"PK\x03\x04" + bytes(200), "ZIP"),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200), "a picture"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture"),
    "bitmap": (b"BM" + bytes(200), "a picture"),
    "webm": (b"\x1a\x45\xdf\xa3" + bytes(200), "a video"),
    "HTML": (b"\n<!DOCTYPE html><html><title>404</title>", "HTML"),
    "zeros": (bytes(5000), "unknown"),
    "noise": (bytes(range(1, 256)) * 9, "unknown"),
}
OTHER_SOUND = {
    "WAV": (b"RIFF" + bytes(4) + b"WAVEfmt " + bytes(40), "WAV"),
    "FLAC": (b"fLaC" + bytes(40), "FLAC"),
    "FLAC after a tag": (b"ID3\x04\0\0\0\0\0\x0a" + bytes(10) + b"fLaC" + bytes(40), "FLAC"),
    "AIFF": (b"FORM" + bytes(4) + b"AIFF" + bytes(40), "AIFF"),
    "AAC": (b"\xff\xf1\x50\x80\x04\x3f\xfc" + bytes(200), "AAC"),
    "AMR": (b"#!AMR\n" + bytes(200), "AMR"),
    "Opus": (opus(), "Ogg Opus"),
    "Vorbis": (vorbis(), "Ogg Vorbis"),
    "WMA": (bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c") + bytes(99), "WMA"),
}


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    audio, findings = read_audio(save(tmp_path, b"", "kosong.mp3"), "kosong.mp3", PLACE)
    assert audio is None
    assert codes(findings) == ["audio-kosong"]
    assert values(findings[0]) == {"value": "kosong.mp3"}
    assert findings[0].place == PLACE


def test_a_pointer_is_told(tmp_path: Path) -> None:
    audio, findings = read_audio(save(tmp_path, POINTER), "001.mp3", PLACE)
    assert (audio, codes(findings)) == (None, ["audio-lfs"])


@pytest.mark.parametrize("content", NOT_AUDIO.values(), ids=NOT_AUDIO)
def test_text_with_another_name_is_still_text(tmp_path: Path, content: bytes) -> None:
    audio, findings = read_audio(save(tmp_path, content), "001.mp3", PLACE)
    assert (audio, codes(findings)) == (None, ["audio-bukan-audio"])
    assert values(findings[0])["kind"] == "text"
    assert "teks" in findings[0].reason(load_words("id"))


@pytest.mark.parametrize(("content", "kind"), OTHERS.values(), ids=OTHERS)
def test_other_files_are_called_by_their_name(tmp_path: Path, content: bytes, kind: str) -> None:
    audio, findings = read_audio(save(tmp_path, content), "001.mp3", PLACE)
    assert (audio, codes(findings)) == (None, ["audio-bukan-audio"])
    assert values(findings[0])["kind"] == kind


@pytest.mark.parametrize(("content", "kind"), OTHER_SOUND.values(), ids=OTHER_SOUND)
def test_sound_that_apple_does_not_take_is_refused(
    tmp_path: Path, content: bytes, kind: str
) -> None:
    audio, findings = read_audio(save(tmp_path, content), "001.mp3", PLACE)
    assert (audio, codes(findings)) == (None, ["audio-jenis"])
    assert values(findings[0])["kind"] == kind


def test_every_kind_and_problem_has_indonesian_words() -> None:
    words = load_words("id")
    for message in (
        "a picture",
        "a video",
        "text",
        "unknown",
        "a program",
        "a Git LFS pointer",
        "it ends inside its ID3 tag",
        "it has tags but no sound",
        "its header promises more sound than there is",
        "its index (moov) is missing",
        "it ends before its last part does",
        "its last page is missing",
    ):
        assert words.t(message) not in {message, ""} or message == "video"


# --- the small file for prepaid data -------------------------------------------------------------


def test_opus_is_taken_as_the_data_saver(tmp_path: Path) -> None:
    content = opus(5.0)
    audio, findings = read_data_saver(save(tmp_path, content, "001.opus"), "001.opus", PLACE)
    assert findings == []
    assert audio is not None
    assert (audio.type, audio.length) == ("audio/ogg; codecs=opus", len(content))
    assert audio.duration == pytest.approx(5.0)
    assert audio.bitrate == round(len(content) * 8 / 5)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "audio-kosong"),
        (POINTER, "audio-lfs"),
        (b"halo", "audio-bukan-audio"),
        (frames(100), "hemat-jenis"),
        (m4a(), "hemat-jenis"),
        (vorbis(), "hemat-jenis"),
        (opus(has_end=False), "audio-terpotong"),
        (opus()[:-100], "audio-terpotong"),
    ],
    ids=["empty", "pointer", "text", "mp3", "m4a", "vorbis", "no end", "cut"],
)
def test_anything_else_is_no_data_saver(tmp_path: Path, content: bytes, code: str) -> None:
    assert codes(read_data_saver(save(tmp_path, content), "001.opus", PLACE)[1]) == [code]


# --- published names ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("003-ktp-el-hilang.mp3", "003-ktp-el-hilang.mp3"),
        ("KTP hilang é.MP3", "KTP-hilang-e.mp3"),
        ("Episode 3 (final) [v2].m4a", "Episode-3-final-v2.m4a"),
        ("rekaman.final.mp3", "rekaman.final.mp3"),
        ("ꦥꦼꦏꦤ꧀.mp3", "audio.mp3"),
        ("Привет.mp3", "Privet.mp3"),
        ("...mp3", "audio.mp3"),
        (".mp3", "audio.mp3"),
        ("tanpa akhiran", "tanpa-akhiran"),
        ("", "audio"),
        ("a..b.mp3", "a.b.mp3"),
        ("🎙️.mp3", "audio.mp3"),
        ("x" * 300 + ".mp3", "x" * 120 + ".mp3"),
    ],
)
def test_published_names_are_plain(name: str, published: str) -> None:
    assert ascii_name(name) == published


def test_a_published_name_stays_as_it_is() -> None:
    once = ascii_name("Rapat Koordinasi — “Ünïcode” 2026.MP3")
    assert ascii_name(once) == once
