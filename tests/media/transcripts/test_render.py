"""Transcripts are rendered as both formats, and come back from both as they were."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from siniar.media.transcripts import (
    parse_transcript,
    render_srt,
    render_vtt,
    transcript_text,
)
from siniar.model.transcript import Cue, Transcript

PATH = "content/transcripts/001.vtt"


# --- rendering ----------------------------------------------------------------------------------

SPOKEN = Transcript(
    (
        Cue(0.0, 1.5, "Selamat datang & salam <hangat>.", "Bima --> Contoh"),
        Cue(1.5, 3661.25, "--> panah", "Bima --> Contoh"),
        Cue(3661.25, 3662.0, "Halo.", "Sari"),
        Cue(3663.0, 3664.0, "(musik)"),
    ),
    Path(PATH),
)


def test_webvtt_is_what_browsers_expect() -> None:
    assert render_vtt(SPOKEN, "id").split("\n")[:6] == [
        "WEBVTT",
        "Kind: captions",
        "Language: id",
        "",
        "00:00:00.000 --> 00:00:01.500",
        "<v Bima -&#45;&gt; Contoh>Selamat datang &amp; salam &lt;hangat&gt;.",
    ]


def test_another_program_reads_our_webvtt_strictly() -> None:
    captions = list(webvtt.from_buffer(StringIO(render_vtt(SPOKEN, "id")), strict=True))
    assert [(each.start, each.end) for each in captions][2] == ("01:01:01.250", "01:01:02.000")
    assert len(captions) == len(SPOKEN.cues)


def test_another_program_reads_our_subrip() -> None:
    captions = list(webvtt.from_buffer(StringIO(render_srt(SPOKEN)), format="srt"))
    assert [each.text for each in captions][2:] == ["Sari: Halo.", "(musik)"]


def test_subrip_names_a_speaker_when_the_voice_changes() -> None:
    cues = (Cue(0, 1, "satu", "Bima"), Cue(1, 2, "dua", "Bima"), Cue(2, 3, "tiga", "Sari"))
    lines = render_srt(Transcript(cues, Path(PATH))).split("\n")
    assert [lines[2], lines[6], lines[10]] == ["Bima: satu", "dua", "Sari: tiga"]


@pytest.mark.parametrize(
    "text", ["<b>", "a <i>b</i>", "&amp; &lt;b>", "{\\an8}", "&amp", "1 < 2 & 3", "--> 00:01"]
)
def test_words_that_look_like_tags_come_back_from_both_formats(text: str) -> None:
    transcript = Transcript((Cue(0.0, 1.0, text),), Path(PATH))
    assert parse_transcript(render_srt(transcript), PATH) == (transcript.cues, [])
    assert parse_transcript(render_vtt(transcript, "id"), PATH) == (transcript.cues, [])


def test_a_name_that_ends_like_an_arrow_comes_back() -> None:
    transcript = Transcript((Cue(0.0, 1.0, "halo", "Bima--"),), Path(PATH))
    assert "<v Bima-&#45;>" in render_vtt(transcript, "id")
    assert parse_transcript(render_vtt(transcript, "id"), PATH) == (transcript.cues, [])


def test_plain_text_has_a_line_for_each_turn() -> None:
    cues = (Cue(0, 1, "Halo.", "Bima"), Cue(1, 2, "Apa kabar?", "Bima"), Cue(2, 3, "(musik)"))
    assert transcript_text(Transcript(cues, Path(PATH))) == "Bima: Halo. Apa kabar?\n(musik)"


# --- round trips --------------------------------------------------------------------------------

_NO_CONTROLS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff"
)


def spoken(alphabet: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Words with single blanks, as cues hold them."""
    texts = st.text(alphabet, min_size=1, max_size=40).map(lambda text: " ".join(text.split()))
    return texts.filter(bool)


@st.composite
def transcripts(draw: st.DrawFn, words: st.SearchStrategy[str], *, voices: bool) -> Transcript:
    cues: list[Cue] = []
    end = 0
    for text in draw(st.lists(words, min_size=1, max_size=8)):
        start = end + draw(st.integers(200, 5_000_000))  # a pause: nothing rolls
        end = start + draw(st.integers(1, 100_000))
        # Where nobody has a voice, words before a colon are looked at.
        speaker = draw(words | st.just("") if cues else words) if voices else ""
        cues.append(Cue(start / 1000, end / 1000, text, speaker))
    return Transcript(tuple(cues), Path(PATH))


@given(transcripts(spoken(_NO_CONTROLS), voices=True))
def test_webvtt_comes_back_as_it_went(transcript: Transcript) -> None:
    assert parse_transcript(render_vtt(transcript, "id"), PATH) == (transcript.cues, [])


@given(transcripts(spoken(_NO_CONTROLS.filter(lambda mark: mark not in ":[>")), voices=False))
def test_words_without_voices_come_back_as_they_went(transcript: Transcript) -> None:
    assert parse_transcript(render_srt(transcript), PATH) == (transcript.cues, [])
    assert parse_transcript(render_vtt(transcript, "id"), PATH) == (transcript.cues, [])


_WRITTEN = st.lists(
    st.sampled_from(
        [
            "WEBVTT",
            "NOTE",
            "STYLE",
            "1",
            "-->",
            "00:01.000 --> 00:02.000",
            "00:05 --> 00:04",
            "<v Bima>",
            "</v>",
            "Bima: halo",
            "&lt;",
            "<i>",
            "",
            "\n",
            "\r\n",
            "kata",
            "\x00",
            "9:99",
        ]
    )
    | st.text(max_size=10),
    max_size=30,
).map("\n".join)


@given(_WRITTEN)
def test_any_text_gives_cues_in_order_or_findings(text: str) -> None:
    cues, findings = parse_transcript(text, PATH)
    assert cues or findings
    assert all(cue.start < cue.end and cue.text for cue in cues)
    assert list(cues) == sorted(cues, key=lambda cue: cue.start)
    for finding in findings:
        assert finding.place.line >= 1
    again, _ = parse_transcript(render_vtt(Transcript(cues, Path(PATH)), "id"), PATH)
    assert {cue.text for cue in again} == {cue.text for cue in cues}
