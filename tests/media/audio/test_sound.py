"""Sound that is no case file: too large to keep, made at random, or meant to never end."""

from __future__ import annotations

import struct
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4

from siniar.media.audio import frames as counting
from siniar.media.audio import read_audio
from siniar.media.audio.frames import Count, count_frames, find_frame
from tests.support.audio import (
    BITRATES,
    PLACE,
    atom,
    frame,
    frames,
    m4a,
    movie,
    save,
    seconds_of,
    vbr_frames,
    xing,
)
from tests.support.findings import codes, values


def duration_of(folder: Path, content: bytes) -> float:
    audio, findings = read_audio(save(folder, content), "001.mp3", PLACE)
    assert findings == []
    assert audio is not None
    assert audio.duration is not None
    return audio.duration


def test_the_duration_agrees_with_what_mutagen_says_of_constant_bitrate(tmp_path: Path) -> None:
    content = frames(400)
    heard = MP3(save(tmp_path, content)).info.length
    assert duration_of(tmp_path, content) == pytest.approx(heard, abs=0.1)


def test_variable_bitrate_without_a_header_is_not_guessed(tmp_path: Path) -> None:
    content = vbr_frames(1000)
    guessed = MP3(save(tmp_path, content)).info.length
    assert guessed > 2 * seconds_of(1000)  # the first frames are the quietest
    assert duration_of(tmp_path, content) == pytest.approx(seconds_of(1000))


def test_mutagen_reads_the_made_file_too(tmp_path: Path) -> None:
    chapters = ((0.0, b"Awal"), (2.5, "Isi é".encode()))
    made = MP4(save(tmp_path, m4a(10.0, chapters, has_cover=True)))
    assert made.info.length == 10.0
    assert [chapter.title for chapter in made.chapters] == ["Awal", "Isi é"]
    assert len(made.tags["covr"]) == 1


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


# --- frames at random ---------------------------------------------------------------------------

PIECES = st.one_of(
    st.builds(frame, st.sampled_from(BITRATES[1:]), padded=st.booleans()),
    st.binary(max_size=40),
    st.sampled_from([b"\xff", b"\xff\xfb", frame(96) * 4, frame(96)[:100], bytes(500)]),
    # Of the other versions, layers and rates.
    st.builds(lambda head: b"\xff" + head + bytes(80), st.binary(min_size=3, max_size=3)),
)


def count(content: bytes, before: int) -> Count:
    file = BytesIO(bytes(before) + content)
    first = find_frame(file, before)
    assert first is not None
    return count_frames(file, first.start, before + len(content), first)


@settings(max_examples=200)
@given(pieces=st.lists(PIECES, max_size=12), cut=st.integers(0, 60), before=st.integers(0, 9))
def test_frames_are_counted_the_same_in_pieces_of_any_size(
    pieces: list[bytes], cut: int, before: int
) -> None:
    content = frames(4) + b"".join(pieces)
    content = content[: len(content) - min(cut, len(content) - len(frames(4)))]
    whole = count(content, before)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "_CHUNK", 50)
        assert count(content, before) == whole
    assert whole.duration >= seconds_of(4) * 0.99


@settings(max_examples=100)
@given(counts=st.lists(st.integers(4, 9), min_size=1, max_size=5), rubbish=st.integers(1, 500))
def test_all_frames_around_rubbish_are_counted(counts: list[int], rubbish: int) -> None:
    content = bytes(rubbish).join(frames(each) for each in counts)
    assert count(content, 0).duration == pytest.approx(seconds_of(sum(counts)))


# --- meant to never end -------------------------------------------------------------------------


def endless() -> Iterator[tuple[str, bytes]]:
    yield "frames and rubbish in turns", (frames(4) + b"\xff\xfbrubbish" * 20) * 20_000
    yield "marks of frames", b"\xff\xfb" * 5_000_000
    yield "tags in tags", b"ID3\x04\0\0\0\0\0\0" * 1_000_000
    yield "atoms", m4a(sound=8) + struct.pack(">I4s", 8, b"free") * 1_000_000
    inner = struct.pack(">I4s", 8, b"free") * 100_000
    yield "atoms in the index", atom(b"ftyp", b"M4A ", bytes(4)) + movie(1.0, atom(b"udta", inner))
    yield "pages", b"OggS" * 2_000_000


ENDLESS = dict(endless())


@pytest.mark.parametrize("name", ENDLESS)
def test_a_file_that_is_meant_to_take_for_ever_does_not(tmp_path: Path, name: str) -> None:
    started = time.monotonic()
    audio, findings = read_audio(save(tmp_path, ENDLESS[name]), "001.mp3", PLACE)
    assert audio is not None or findings
    assert time.monotonic() - started < 20
