"""The sample maker cuts scripts into cues and writes transcripts."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tools.samples.script import Line, parse_script, split_speech
from tools.samples.transcript import break_text, render_srt, render_vtt


@dataclass(frozen=True)
class Spoken:
    start: float
    end: float
    line: Line


SPOKEN = (
    Spoken(0.5, 2.0, Line("Rani", "Halo.", "Pembuka")),
    Spoken(2.25, 3.0, Line("Rani", "Apa kabar?")),
    Spoken(3.5, 4.0, Line("Bima", "Baik.")),
)


def test_a_script_is_read_into_lines_that_know_their_chapter() -> None:
    lines = parse_script("# Pembuka\nRani: Halo. Apa kabar?\n\n# Isi\nBima: Baik.\n")
    assert lines == (
        Line("Rani", "Halo.", "Pembuka"),
        Line("Rani", "Apa kabar?"),
        Line("Bima", "Baik.", "Isi"),
    )


def test_a_long_sentence_is_cut_at_the_comma_nearest_to_its_middle() -> None:
    assert split_speech("Satu, dua tiga empat, lima enam tujuh.", 30) == [
        "Satu, dua tiga empat,",
        "lima enam tujuh.",
    ]


def test_a_long_sentence_without_a_comma_is_refused() -> None:
    with pytest.raises(ValueError, match="no comma"):
        split_speech("satu dua tiga empat lima", 10)


def test_a_long_cue_is_broken_near_its_middle() -> None:
    text = "Satu pertanyaan bisa menghemat satu perjalanan ke loket."
    assert break_text(text) == "Satu pertanyaan bisa menghemat\nsatu perjalanan ke loket."
    assert break_text("Pendek saja.") == "Pendek saja."


def test_webvtt_names_the_speaker_of_every_cue() -> None:
    assert render_vtt(SPOKEN).startswith(
        "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\n<v Rani>Halo.\n\n"
    )
    assert render_vtt(SPOKEN).count("<v ") == 3


def test_subrip_names_a_speaker_where_another_one_begins() -> None:
    assert render_srt(SPOKEN) == (
        "1\n00:00:00,500 --> 00:00:02,000\nRani: Halo.\n\n"
        "2\n00:00:02,250 --> 00:00:03,000\nApa kabar?\n\n"
        "3\n00:00:03,500 --> 00:00:04,000\nBima: Baik.\n"
    )
