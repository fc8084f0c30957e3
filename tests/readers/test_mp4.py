"""MP4 files: sound and film, chapters, cover, and what is cut off."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from mutagen.mp4 import MP4

from siniar.media.audio import read_audio
from siniar.model.episode import Audio, Chapter
from tests.readers.makers import (
    PLACE,
    atom,
    chapter_list,
    codes,
    m4a,
    movie,
    save,
    track,
    values,
)

CHAPTERS = ((0.0, b"Awal"), (2.5, "Isi é".encode()), (5.0, b"Penutup"))


def read(folder: Path, content: bytes) -> tuple[Audio | None, list[str]]:
    audio, findings = read_audio(save(folder, content, "001.m4a"), "001.m4a", PLACE)
    return audio, codes(findings)


def test_an_m4a_tells_everything(tmp_path: Path) -> None:
    audio, findings = read(tmp_path, m4a(10.0, CHAPTERS, has_cover=True))
    assert findings == []
    assert audio is not None
    assert (audio.type, audio.duration, audio.sample_rate) == ("audio/mp4", 10.0, 44_100)
    assert (audio.channels, audio.bitrate, audio.has_cover) == (1, 96_000, True)
    assert audio.chapters == (
        Chapter(0.0, "Awal"),
        Chapter(2.5, "Isi é"),
        Chapter(5.0, "Penutup"),
    )


def test_mutagen_reads_the_made_file_too(tmp_path: Path) -> None:
    made = MP4(save(tmp_path, m4a(10.0, CHAPTERS, has_cover=True)))
    assert made.info.length == 10.0
    assert [chapter.title for chapter in made.chapters] == ["Awal", "Isi é", "Penutup"]
    assert len(made.tags["covr"]) == 1


def test_the_name_does_not_matter(tmp_path: Path) -> None:
    audio, findings = read_audio(save(tmp_path, m4a(), "judul.mp3"), "judul.mp3", PLACE)
    assert audio is not None
    assert (audio.type, findings) == ("audio/mp4", [])


def test_chapter_titles_in_another_encoding_do_not_spoil_the_rest(tmp_path: Path) -> None:
    audio, _ = read(tmp_path, m4a(10.0, [(0.0, b"Caf\xe9"), (2.0, b"Isi")]))
    assert audio is not None
    assert [chapter.title for chapter in audio.chapters] == ["Caf\ufffd", "Isi"]
    assert audio.duration == 10.0


def test_a_chapter_list_that_promises_more_gives_what_it_has(tmp_path: Path) -> None:
    whole = chapter_list([(0.0, b"Awal"), (3.0, b"Isi")])
    broken = whole[:16] + bytes((200,)) + whole[17:]
    content = atom(b"ftyp", b"M4A ", bytes(4)) + movie(10.0, atom(b"udta", broken))
    audio, _ = read(tmp_path, content + atom(b"mdat", bytes(1000)))
    assert audio is not None
    assert [chapter.title for chapter in audio.chapters] == ["Awal", "Isi"]


def test_without_a_track_the_movie_tells_the_duration(tmp_path: Path) -> None:
    content = atom(b"ftyp", b"M4A ", bytes(4)) + movie(7.5, handlers=())
    audio, _ = read(tmp_path, content + atom(b"mdat", bytes(1000)))
    assert audio is not None
    assert audio.duration == 7.5


def test_a_film_is_not_audio(tmp_path: Path) -> None:
    content = m4a(brand=b"isom", handlers=(b"vide", b"soun"))
    audio, findings = read_audio(save(tmp_path, content), "001.mp3", PLACE)
    assert audio is None
    assert codes(findings) == ["audio-bukan-audio"]
    assert values(findings[0])["kind"] == "a video"


def test_pictures_of_chapters_do_not_make_a_film(tmp_path: Path) -> None:
    audio, findings = read(tmp_path, m4a(handlers=(b"soun", b"vide")))
    assert audio is not None
    assert findings == []


def test_an_mp4_with_sound_only_is_audio(tmp_path: Path) -> None:
    audio, findings = read(tmp_path, m4a(brand=b"isom"))
    assert audio is not None
    assert (audio.type, findings) == ("audio/mp4", [])


def test_a_file_that_ends_within_its_sound_is_cut_off(tmp_path: Path) -> None:
    audio, findings = read(tmp_path, m4a()[:-10_000])
    assert findings == ["audio-terpotong"]
    assert audio is not None
    assert audio.duration == 10.0


@pytest.mark.parametrize("length", [40, 100, 300])
def test_a_file_that_ends_within_its_index_is_cut_off(tmp_path: Path, length: int) -> None:
    assert read(tmp_path, m4a()[:length])[1] == ["audio-terpotong"]


def test_a_file_without_index_is_cut_off(tmp_path: Path) -> None:
    content = atom(b"ftyp", b"M4A ", bytes(4)) + atom(b"mdat", bytes(1000))
    assert read(tmp_path, content)[1] == ["audio-terpotong"]


def test_the_last_atom_may_leave_its_size_open_or_count_in_64_bits(tmp_path: Path) -> None:
    head = atom(b"ftyp", b"M4A ", bytes(4)) + movie(10.0)
    for last in (
        struct.pack(">I4s", 0, b"mdat") + bytes(1000),
        struct.pack(">I4sQ", 1, b"mdat", 1016) + bytes(1000),
    ):
        assert read(tmp_path, head + last)[1] == []


def test_a_duration_of_nothing_is_told(tmp_path: Path) -> None:
    audio, findings = read(tmp_path, m4a(0.0))
    assert audio is not None
    assert (audio.duration, findings) == (None, ["audio-durasi"])


def test_an_empty_track_header_does_not_end_the_run(tmp_path: Path) -> None:
    index = atom(b"moov", atom(b"mvhd", bytes(3)), track(1.0)[:20])
    content = atom(b"ftyp", b"M4A ", bytes(4)) + index + atom(b"mdat", bytes(1000))
    assert read(tmp_path, content)[1] == ["audio-durasi"]
