"""Transcripts come in the forms that people have, and go out clean in the two that players read."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from siniar.media.transcripts import parse_transcript, render_srt, render_vtt
from siniar.model.transcript import Transcript
from siniar.production.captions import read_captions, shift_transcript
from tests.support.recordings import SPEAKERS

CASES = sorted(
    path for path in (Path(__file__).parent / "cases").iterdir() if path.suffix != ".json"
)


def read(path: Path) -> Transcript:
    transcript, findings = read_captions(path)
    assert findings == []
    assert transcript is not None
    return transcript


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_captions_give_what_stands_beside_them_and_read_back_from_both_formats(path: Path) -> None:
    """Of YouTube's own forms: speakers in SBV; lines that roll; cues that overlap."""
    transcript = read(path)
    expected = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
    assert [[cue.start, cue.end, cue.speaker, cue.text] for cue in transcript.cues] == expected
    assert parse_transcript(render_srt(transcript), "a.srt")[0] == transcript.cues
    vtt = render_vtt(transcript, "id")
    assert parse_transcript(vtt, "a.vtt")[0] == transcript.cues
    assert len(webvtt.from_string(vtt).captions) == len(transcript.cues)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    windows = tmp_path / "w.sbv"
    windows.write_bytes(b"\xef\xbb\xbf" + SPEAKERS.read_bytes().replace(b"\n", b"\r\n"))
    assert read(windows) == replace(read(SPEAKERS), source=windows)


def test_names_in_a_vtt_without_voices_become_speakers(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nRina: Halo.\n\n00:03.000 --> 00:04.000\nRina: Ya.\n"
    )
    assert {cue.speaker for cue in read(path).cues} == {"Rina"}


def test_behind_an_intro_every_time_moves() -> None:
    assert shift_transcript(read(SPEAKERS), 7.5).cues[0].start == 8.099


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "rekaman-tidak-ada"),
        (b"", "transkrip-kosong"),
        (b"bukan transkrip", "transkrip-bentuk"),
        (b"Caf\xe9 \x81", "berkas-bukan-utf8"),
        ("bukan transkrip".encode("utf-16"), "transkrip-bentuk"),
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
