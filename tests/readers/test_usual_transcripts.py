"""What is read in one go is read the same line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siniar.media.transcripts import parse as parsing
from siniar.media.transcripts import render_srt, render_vtt
from siniar.media.transcripts.parse import parse_transcript
from siniar.media.transcripts.usual import read_usual
from siniar.model.episode import Cue, Transcript
from siniar.model.timecodes import format_srt_stamp, format_vtt_stamp

ROOT = Path(__file__).parents[2]
#: What files are made of, and what makes them unusual.
PIECES = st.sampled_from(
    [
        *("WEBVTT", "WEBVTT - judul", "Kind: captions", "NOTE satu", "STYLE", "1", "2", "17", ""),
        *("00:00:01.000 --> 00:00:02.500", "00:00:02,500 --> 00:00:04,000"),
        *(
            "00:00:00.000 --> 00:00:01.000",
            "00:05.000 --> 00:06.000",
            "01:00:00.000 --> 00:00:01.0",
        ),
        *("100:00:00.000 --> 100:00:01.000", "00:00:03.000 --> 00:00:03.000 align:start"),
        *("00:00:07.000  -->  00:00:08.000", "00:00:70.000 --> 00:00:71.000"),
        *("<v Ani>Halo, apa kabar?", "<v Ani>Baik.</v>", "<v  Ani  B >Ya", "</v>", "<i>miring</i>"),
        *("Ani: selamat pagi", "Ani: baik", "- Budi: ya", "kata  kata", " kata ", "\ttab", "a & b"),
        *(
            "a &amp; b",
            "{\\an8}atas",
            "baris\rlain",
            "nol\x00",
            "é\u2028u",
            "\u00a0",
            "-->",
            "a --> b",
        ),
    ]
)
TEXTS = st.builds(
    lambda lines, end: "\n".join(lines) + end,
    st.lists(PIECES, max_size=24),
    st.sampled_from(["", "\n", "\n\n", "\r\n"]),
)
CUES = st.lists(
    st.builds(
        lambda gap, length, text, speaker: (gap, length, text, speaker),
        st.integers(0, 4000),
        st.integers(1, 9000),
        st.text(alphabet="ab <>&{\\:-.é", min_size=1, max_size=30),
        st.sampled_from(["", "Ani", "Budi B.", "A & B", "x--"]),
    ),
    max_size=8,
)


def read_carefully(text: str) -> object:
    """What each line by itself gives."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "read_usual", lambda _text: [])
        return parse_transcript(text, "a.vtt")


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_any_text_is_read_the_same(text: str) -> None:
    assert parse_transcript(text, "a.vtt") == read_carefully(text)


@settings(max_examples=200, deadline=None)
@given(CUES, st.sampled_from(["vtt", "srt"]))
def test_any_transcript_that_we_write_is_read_the_same(
    parts: list[tuple[int, int, str, str]], ending: str
) -> None:
    cues, at = [], 0
    for gap, length, text, speaker in parts:
        cues.append(Cue((at + gap) / 1000, (at + gap + length) / 1000, text, speaker))
        at += gap
    transcript = Transcript(cues, ROOT / "a.vtt")
    text = render_vtt(transcript, "id") if ending == "vtt" else render_srt(transcript)
    assert parse_transcript(text, "a.vtt") == read_carefully(text)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "content/transcripts").iterdir()), ids=lambda path: path.name
)
def test_the_samples_are_usual(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_usual(text)
    assert parse_transcript(text, "a.vtt") == read_carefully(text)


@pytest.mark.parametrize(("render", "mark"), [(format_vtt_stamp, "."), (format_srt_stamp, ",")])
@given(seconds=st.floats(0, 400_000))
def test_a_stamp_is_reckoned_from_rounded_milliseconds(
    render: Callable[[float], str], mark: str, seconds: float
) -> None:
    hours, rest = divmod(round(seconds * 1000), 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    assert render(seconds) == (f"{hours:02}:{minutes:02}:{rest // 1000:02}{mark}{rest % 1000:03}")
