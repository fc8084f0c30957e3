"""Transcripts come in the forms that people have, and go out clean in the two that players read."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from siniar.media.transcripts import parse_transcript, render_srt, render_vtt
from siniar.production.captions import read_captions, shift_transcript

SBV = """0:00:00.599,0:00:04.160
>> Rina: Selamat datang
di siniar ini.

0:00:04.160,0:00:06.770
Bapak Danu: Terima kasih,
pukul 0:00:01.000,0:00:02.000 tadi.

0:00:06.770,0:00:10.880
Rina: Apa syaratnya?

0:00:10.880,0:00:12.000
Bapak Danu: Kartu keluarga.
"""
#: As YouTube gives automatic captions: each line comes again above the next one.
ROLLING = """1
00:00:00,000 --> 00:00:02,500
selamat datang di siniar

2
00:00:02,500 --> 00:00:02,510
selamat datang di siniar

3
00:00:02,510 --> 00:00:05,000
selamat datang di siniar
kecamatan bekasi utara

4
00:00:05,000 --> 00:00:05,010
kecamatan bekasi utara

5
00:00:05,010 --> 00:00:08,000
kecamatan bekasi utara
hari ini tentang ktp
"""
OVERLAPPING = """WEBVTT
Kind: captions
Language: id

00:00:00.000 --> 00:00:04.000 align:start position:0%
selamat<00:00:00.500><c> datang</c>

00:00:02.000 --> 00:00:06.000
di siniar ini

00:00:06.000 --> 00:00:08.000
[Musik]
"""


def read(tmp_path: Path, name: str, text: str) -> list[tuple[float, float, str, str]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    transcript, findings = read_captions(path)
    assert findings == []
    assert transcript is not None
    return [(cue.start, cue.end, cue.speaker, cue.text) for cue in transcript.cues]


def test_youtubes_sbv_is_read_with_its_speakers(tmp_path: Path) -> None:
    assert read(tmp_path, "captions.sbv", SBV) == [
        (0.599, 4.16, "Rina", "Selamat datang di siniar ini."),
        (4.16, 6.77, "Bapak Danu", "Terima kasih, pukul 0:00:01.000,0:00:02.000 tadi."),
        (6.77, 10.88, "Rina", "Apa syaratnya?"),
        (10.88, 12.0, "Bapak Danu", "Kartu keluarga."),
    ]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    windows = tmp_path / "w.sbv"
    windows.write_bytes(b"\xef\xbb\xbf" + SBV.replace("\n", "\r\n").encode())
    transcript, findings = read_captions(windows)
    assert findings == []
    assert transcript is not None
    assert len(transcript.cues) == 4


def test_captions_that_roll_say_everything_once(tmp_path: Path) -> None:
    cues = read(tmp_path, "captions.srt", ROLLING)
    assert [text for *_, text in cues] == [
        "selamat datang di siniar",
        "kecamatan bekasi utara",
        "hari ini tentang ktp",
    ]
    assert all(before[1] <= after[0] for before, after in pairwise(cues))


def test_captions_that_overlap_end_where_the_next_begins(tmp_path: Path) -> None:
    assert [cue[:2] for cue in read(tmp_path, "captions.vtt", OVERLAPPING)] == [
        (0, 2),
        (2, 6),
        (6, 8),
    ]


def test_names_in_a_vtt_without_voices_become_speakers(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nRina: Halo.\n\n00:03.000 --> 00:04.000\nRina: Ya.\n"
    assert {cue[2] for cue in read(tmp_path, "a.vtt", text)} == {"Rina"}


@pytest.mark.parametrize("name", ["captions.sbv", "captions.srt"])
def test_both_formats_read_back_the_same(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(SBV if name.endswith("sbv") else ROLLING, encoding="utf-8")
    transcript, _ = read_captions(path)
    assert transcript is not None
    assert parse_transcript(render_srt(transcript), "a.srt")[0] == transcript.cues
    vtt = render_vtt(transcript, "id")
    assert parse_transcript(vtt, "a.vtt")[0] == transcript.cues
    assert len(webvtt.from_string(vtt).captions) == len(transcript.cues)


def test_behind_an_intro_every_time_moves(tmp_path: Path) -> None:
    path = tmp_path / "a.sbv"
    path.write_text(SBV, encoding="utf-8")
    transcript, _ = read_captions(path)
    assert transcript is not None
    assert shift_transcript(transcript, 7.5).cues[0].start == 8.099


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "rekaman-tidak-ada"),
        (b"", "transkrip-kosong"),
        (b"bukan transkrip", "transkrip-bentuk"),
        (b"\xff\xfe0\x00", "berkas-bukan-utf8"),
    ],
)
def test_what_is_no_transcript_is_told(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "a.srt"
    if content is not None:
        path.write_bytes(content)
    transcript, findings = read_captions(path)
    assert transcript is None
    assert [each.code for each in findings] == [code]


@given(
    st.lists(
        st.sampled_from(
            ["WEBVTT", "", "1", "0:00:01.000,0:00:02.000", "00:01.000 --> 00:02.000", ">> A: b"]
        )
        | st.text(max_size=20),
        max_size=12,
    )
)
def test_no_text_makes_the_reader_fall(lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.sbv"
        path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
        transcript, findings = read_captions(path)
        assert transcript is not None or findings
        if transcript:
            starts = [cue.start for cue in transcript.cues]
            assert starts == sorted(starts)
            assert all(cue.text and cue.end > cue.start for cue in transcript.cues)
