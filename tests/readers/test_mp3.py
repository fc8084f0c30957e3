"""MP3 files: durations with and without headers, tags, chapters, and what is cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from mutagen.mp3 import MP3

from siniar.media.audio import read_audio
from siniar.model.episode import Audio, Chapter
from tests.readers.makers import (
    PLACE,
    RATE,
    SAMPLES,
    ape,
    codes,
    frame,
    frames,
    id3,
    id3v1,
    save,
    seconds_of,
    values,
    vbr_frames,
    vbri,
    xing,
)


def read(folder: Path, content: bytes) -> tuple[Audio | None, list[str]]:
    audio, findings = read_audio(save(folder, content), "001.mp3", PLACE)
    return audio, codes(findings)


def duration_of(folder: Path, content: bytes) -> float:
    audio, findings = read(folder, content)
    assert findings == []
    assert audio is not None
    assert audio.duration is not None
    return audio.duration


def test_a_file_of_constant_bitrate_tells_everything(tmp_path: Path) -> None:
    content = frames(400)
    audio, findings = read_audio(save(tmp_path, content), "judul.mp3", PLACE)
    assert audio is not None
    assert findings == []
    assert (audio.name, audio.length, audio.type) == ("judul.mp3", len(content), "audio/mpeg")
    assert audio.duration == pytest.approx(seconds_of(400))
    assert audio.bitrate == pytest.approx(96_000, rel=0.01)
    assert (audio.channels, audio.sample_rate) == (1, RATE)
    assert (audio.chapters, audio.has_cover, len(audio.digest)) == ((), False, 64)


def test_the_duration_agrees_with_what_mutagen_says_of_constant_bitrate(tmp_path: Path) -> None:
    content = frames(400)
    heard = MP3(save(tmp_path, content)).info.length
    assert duration_of(tmp_path, content) == pytest.approx(heard, abs=0.1)


def test_variable_bitrate_without_a_header_is_counted_frame_by_frame(tmp_path: Path) -> None:
    content = vbr_frames(1000)
    guessed = MP3(save(tmp_path, content)).info.length
    assert guessed > 2 * seconds_of(1000)  # the first frames are the quietest
    assert duration_of(tmp_path, content) == pytest.approx(seconds_of(1000))


@pytest.mark.parametrize("mark", [b"Xing", b"Info"])
def test_a_header_tells_the_duration(tmp_path: Path, mark: bytes) -> None:
    content = xing(vbr_frames(1000), 1000, mark=mark)
    assert duration_of(tmp_path, content) == pytest.approx(seconds_of(1000))


def test_a_vbri_header_tells_the_duration(tmp_path: Path) -> None:
    assert duration_of(tmp_path, vbri(vbr_frames(1000), 1000)) == pytest.approx(seconds_of(1000))


def test_a_header_without_bytes_is_checked_by_counting(tmp_path: Path) -> None:
    content = xing(vbr_frames(500), 500, has_length=False)
    assert duration_of(tmp_path, content) == pytest.approx(seconds_of(500))


def test_a_header_without_frames_leaves_the_counting_to_us(tmp_path: Path) -> None:
    content = xing(vbr_frames(500), None)
    assert duration_of(tmp_path, content) == pytest.approx(seconds_of(500))


def test_silence_that_the_encoder_added_does_not_count(tmp_path: Path) -> None:
    content = xing(frames(400), 400, mark=b"Info", padding=(576, 1000))
    expected = (400 * SAMPLES - 1576) / RATE
    assert duration_of(tmp_path, content) == pytest.approx(expected)


def test_a_joined_file_is_as_long_as_both_parts(tmp_path: Path) -> None:
    part = xing(frames(300), 300)
    # The second header frame is played as a frame of silence.
    assert duration_of(tmp_path, part + part) == pytest.approx(seconds_of(601))


def test_rubbish_between_tag_and_sound_is_passed_over(tmp_path: Path) -> None:
    content = id3(has_cover=True) + bytes(70_000) + b"\xff\xfb\x00rubbish" + frames(400)
    assert duration_of(tmp_path, content) == pytest.approx(seconds_of(400))


def test_rubbish_in_the_middle_is_passed_over(tmp_path: Path) -> None:
    content = frames(200) + b"rubbish" * 3000 + frames(200)
    assert duration_of(tmp_path, content) == pytest.approx(seconds_of(400))


def test_tags_at_the_end_are_not_sound(tmp_path: Path) -> None:
    content = frames(400) + ape() + id3v1()
    assert duration_of(tmp_path, content) == pytest.approx(seconds_of(400))


def test_two_tags_in_a_row_are_both_read(tmp_path: Path) -> None:
    content = id3([("a", 0, "Awal")]) + id3(has_cover=True) + frames(400)
    audio, _ = read(tmp_path, content)
    assert audio is not None
    assert audio.chapters == (Chapter(0.0, "Awal"),)
    assert audio.has_cover


def test_low_bitrate_is_advised_against(tmp_path: Path) -> None:
    _, findings = read_audio(save(tmp_path, frames(100, 64)), "001.mp3", PLACE)
    assert codes(findings) == ["audio-bitrate"]
    assert values(findings[0]) == {"value": "001.mp3", "bitrate": "64"}


# --- chapters -----------------------------------------------------------------------------------


def chapters_of(folder: Path, tag: bytes) -> list[tuple[float, str]]:
    audio, _ = read(folder, tag + frames(400))
    assert audio is not None
    return [(chapter.start, chapter.title) for chapter in audio.chapters]


def test_chapters_come_by_time_whatever_their_order_in_the_tag(tmp_path: Path) -> None:
    tag = id3([("c", 5000, "Penutup"), ("a", 0, "Awal"), ("b", 2500, "Isi yang panjang sekali")])
    assert chapters_of(tmp_path, tag) == [
        (0.0, "Awal"),
        (2.5, "Isi yang panjang sekali"),
        (5.0, "Penutup"),
    ]


def test_chapters_outside_the_table_of_contents_are_hidden(tmp_path: Path) -> None:
    tag = id3([("a", 0, "Awal"), ("iklan", 1000, "Iklan"), ("b", 2000, "Isi")], listed=["b", "a"])
    assert chapters_of(tmp_path, tag) == [(0.0, "Awal"), (2.0, "Isi")]


def test_an_empty_table_of_contents_hides_nothing(tmp_path: Path) -> None:
    assert chapters_of(tmp_path, id3([("a", 0, "Awal")], listed=[])) == [(0.0, "Awal")]


def test_chapters_without_title_and_twins_are_left_out(tmp_path: Path) -> None:
    tag = id3([("a", 0, "Awal"), ("b", 1000, None), ("c", 2000, "Isi"), ("d", 2000, "Kembar")])
    assert chapters_of(tmp_path, tag) == [(0.0, "Awal"), (2.0, "Isi")]


@pytest.mark.parametrize(
    ("url", "kept"),
    [("https://contoh.go.id/", "https://contoh.go.id/"), ("javascript:alert(1)", None)],
)
def test_a_chapter_keeps_the_address_of_a_web_page_only(
    tmp_path: Path, url: str, kept: str | None
) -> None:
    audio, _ = read(tmp_path, id3([("a", 0, "Awal")], url=url) + frames(400))
    assert audio is not None
    assert audio.chapters == (Chapter(0.0, "Awal", kept),)


# --- cut off ------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", [xing, vbri], ids=["xing", "vbri"])
def test_a_file_shorter_than_its_header_says_is_cut_off(tmp_path: Path, header: object) -> None:
    assert callable(header)
    content = header(vbr_frames(1000), 1000)
    audio, findings = read(tmp_path, content[: len(content) // 2])
    assert findings == ["audio-terpotong"]
    assert audio is not None
    assert audio.duration is not None
    assert audio.duration < seconds_of(700)


def test_a_file_with_fewer_frames_than_its_header_says_is_cut_off(tmp_path: Path) -> None:
    content = xing(frames(500), 500, has_length=False)
    assert read(tmp_path, content[: len(content) // 2])[1] == ["audio-terpotong"]


def test_a_file_that_is_shorter_than_its_tag_says_and_ends_within_a_frame_is_cut_off(
    tmp_path: Path,
) -> None:
    content = id3(milliseconds=round(seconds_of(1000) * 1000)) + frames(1000)
    assert read(tmp_path, content)[1] == []
    assert read(tmp_path, content[:-100_000])[1] == ["audio-terpotong"]


def test_a_last_frame_in_halves_alone_is_no_reason_to_complain(tmp_path: Path) -> None:
    assert read(tmp_path, frames(400)[:-100])[1] == []


def test_a_tag_that_passes_the_end_of_the_file_is_cut_off(tmp_path: Path) -> None:
    content = id3(has_cover=True) + frames(10)
    audio, findings = read(tmp_path, content[:40])
    assert findings == ["audio-terpotong"]
    assert audio is not None
    assert audio.duration is None


def test_tags_without_sound_are_cut_off(tmp_path: Path) -> None:
    assert read(tmp_path, id3(has_cover=True) + bytes(1000))[1] == ["audio-terpotong"]


def test_a_header_may_count_a_little_more_than_there_is(tmp_path: Path) -> None:
    content = xing(frames(400), 400)
    assert read(tmp_path, content[:-300])[1] == []


# --- more than one machine can hold --------------------------------------------------------------


def test_a_file_over_two_gibibytes_is_read_without_loading_it(tmp_path: Path) -> None:
    path = save(tmp_path, xing(frames(400), 400))
    with path.open("r+b") as file:
        file.truncate(2**31 + 4096)
    audio, findings = read_audio(path, "001.mp3", PLACE)
    assert audio is not None
    assert audio.length == 2**31 + 4096
    assert audio.duration == pytest.approx(seconds_of(400), abs=0.1)
    assert codes(findings) == ["audio-besar"]
    assert values(findings[0])["size"] == "2147"


def test_mpeg_2_frames_are_counted_with_their_own_length(tmp_path: Path) -> None:
    # MPEG 2 Layer III, 64 kbit/s at 22,050 Hz: 576 samples in 208 bytes.
    content = (bytes((0xFF, 0xF3, 0x80, 0xC0)) + bytes(204)) * 500
    audio, findings = read(tmp_path, content)
    assert audio is not None
    assert audio.duration == pytest.approx(500 * 576 / 22_050)
    assert findings == ["audio-bitrate"]


def test_layer_two_is_refused(tmp_path: Path) -> None:
    # MPEG 1 Layer II, 96 kbit/s at 48,000 Hz: 288 bytes.
    content = (bytes((0xFF, 0xFD, 0x64, 0xC0)) + bytes(284)) * 100
    assert read(tmp_path, content) == (None, ["audio-jenis"])


def test_padded_frames_are_followed(tmp_path: Path) -> None:
    content = (frame() + frame(padded=True)) * 200
    assert duration_of(tmp_path, content) == pytest.approx(seconds_of(400))
