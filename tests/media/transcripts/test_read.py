"""Transcripts that are no case files: malformed one by one, too large, longer than the audio."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.media.transcripts import check_transcript, parse_transcript, read_transcript
from siniar.model.findings import Place
from siniar.model.text import decode_references
from siniar.model.transcript import Cue, Transcript
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


_CUE = "WEBVTT\n\n00:00.000 --> 00:01.000\n"


@pytest.mark.parametrize(
    "text",
    [
        "1" * 400_000,
        "1\n" * 200_000,
        "00:00\n" * 66_000,
        "00:00" + "0:" * 200_000,
        "[00:00" + " " * 400_000,
        "-->\n" * 100_000,
        "0:00:00.000,0:00:01.000\n\n" * 16_000,
        "start\tend\ttext\n" + "1\t\n" * 130_000,
        "[Events]\n" + "Dialogue: {" * 36_000,
        "[" * 400_000,
        '{"a":' * 80_000,
        '{"segments": [' + '{"start": 1},' * 30_000 + '{"start": 1}]}',
        _CUE + "<v" + " " * 400_000,
        _CUE + "<v." * 130_000,
        _CUE + "<br" + " " * 400_000,
        _CUE + "{\\an" + "1" * 400_000,
        _CUE + "&#" + "1" * 400_000 + ";",
        _CUE + ">> " * 130_000,
        _CUE.replace("WEBVTT\n\n", "") + "a " * 200_000,
    ],
    ids=range(19),
)
def test_no_text_keeps_the_reader_busy(text: str) -> None:
    start = process_time()
    cues, findings = parse_transcript(text, PATH)
    assert process_time() - start < 3
    assert cues or findings
    assert len(findings) <= 100


def test_references_to_no_character_are_one_sign() -> None:
    assert decode_references("a &#" + "9" * 5000 + "; &amp; b") == "a \ufffd & b"


_VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
_KEYS = st.sampled_from(
    (
        *("segments", "transcription", "start", "end", "startTime", "endTime"),
        *("offsets", "from", "to", "text", "body", "speaker"),
    )
)
_TREES = st.recursive(
    _VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=20,
)
_ROWS = st.lists(
    st.fixed_dictionaries(
        {"start": st.integers(0, 50) | _VALUES, "end": st.integers(0, 99) | _VALUES},
        optional={"text": st.text(max_size=9), "speaker": _VALUES},
    ),
    min_size=1,
    max_size=6,
)


@given(_ROWS.map(lambda rows: {"segments": rows}) | _ROWS | st.dictionaries(_KEYS, _TREES))
def test_any_json_gives_cues_in_order_or_findings(tree: object) -> None:
    cues, findings = parse_transcript(json.dumps(tree), PATH)
    assert cues or findings
    assert list(cues) == sorted(cues, key=lambda cue: cue.start)
    assert all(0 <= cue.start < cue.end < 1e7 and cue.text for cue in cues)


_LINES = st.sampled_from(
    (
        *("[Events]", "Format: Start, End, Text", "Dialogue: 0:00:00.00,0:00:01.00,Halo"),
        *("Dialogue: 0,0:00:00.00,x", "start\tend\ttext", "0\t4000\tHalo", "x\ty"),
        *("0:00:01.000,0:00:02.000", "0:00:03.000,0:00:02.000", "[00:04] Rani: ya", "0:04"),
        *("99:99 x", "Rani Contoh  0:03", "", "kata", ">> kata", "- kata", "[Musik] kata"),
    )
)


@given(st.lists(_LINES | st.text(max_size=12), max_size=14).map("\n".join))
def test_any_lines_give_cues_in_order_or_findings(text: str) -> None:
    cues, findings = parse_transcript(text, PATH)
    assert cues or findings
    assert list(cues) == sorted(cues, key=lambda cue: cue.start)
    assert all(cue.start < cue.end and cue.text for cue in cues)
    assert all(finding.place.line >= 1 for finding in findings)


@pytest.mark.parametrize(
    ("end", "duration", "codes"),
    [
        (300.0, 600.0, ["transkrip-berhenti"]),
        (500.0, 600.0, []),
        (20.0, 70.0, []),
        (600.0, 600.0, []),
    ],
)
def test_a_transcript_that_lost_its_end_is_told(
    end: float, duration: float, codes: list[str]
) -> None:
    transcript = Transcript((Cue(0.0, end, "Halo"),), Path(PATH))
    findings = check_transcript(transcript, duration, Place(PATH))
    assert [each.code for each in findings] == codes
