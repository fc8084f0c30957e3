"""Transcripts that are no case files: malformed one by one, too large, longer than the audio."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.media.transcripts import check_transcript, parse_transcript, read_transcript
from siniar.model.episode import Cue, Transcript
from siniar.model.findings import Place
from tests.support.findings import codes, values

PATH = "content/transcripts/001.vtt"


@pytest.mark.parametrize(
    "times",
    [
        "00:65 -> 1:09",
        "00:00:65.000 --> 00:01:09.000",
        "00:61:00.000 --> 01:02:00.000",
        "00:00:05.000 --> 00:00:04.000",
        "00:00:05.000 --> 00:00:05.000",
        "00:00:05.000 -->",
        "--> 00:00:05.000",
        "00:00:01.0000 --> 00:00:05.000",
        "1 --> 2",
        "00:00:01.000 → 00:00:02.000",
        "00:00:01.000 - 00:00:02.000",
        "00:00:01.000 --> 00:00:02.000,",
    ],
)
@pytest.mark.parametrize("is_vtt", [True, False], ids=["vtt", "srt"])
def test_each_malformed_time_is_told_with_its_line(times: str, is_vtt: bool) -> None:  # noqa: FBT001
    head = "WEBVTT\n\n" if is_vtt else ""
    good = "1\n00:00:01.000 --> 00:00:02.000\nsatu\n\n"
    text = f"{head}{good}2\n{times}\ndua\n\n{good.replace('satu', 'tiga')}"
    cues, findings = parse_transcript(text, PATH)
    line = text.split("\n").index(times) + 1
    assert [(each.code, each.place) for each in findings] == [
        ("transkrip-waktu", Place(PATH, line, times))
    ]
    assert [cue.text for cue in cues] == ["satu", "tiga"]


def test_a_huge_file_is_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "001.vtt"
    path.write_bytes(b"WEBVTT\n" + b"x" * 5_000_000)
    assert codes(read_transcript(path, PATH)[1]) == ["berkas-terlalu-besar"]


def test_a_transcript_that_outlasts_the_audio_is_told() -> None:
    place = Place("content/episodes/001.md", 9)
    transcript = Transcript((Cue(0.0, 61.0, "satu"), Cue(30.0, 31.0, "dua")), Path(PATH))
    assert check_transcript(transcript, 60.0, place) == []
    (finding,) = check_transcript(transcript, 50.0, place)
    assert (finding.code, finding.place) == ("transkrip-lewat-akhir", place)
    assert values(finding) == {"end": "1:01", "duration": "0:50"}
    assert check_transcript(Transcript((), Path(PATH)), 1.0, place) == []
