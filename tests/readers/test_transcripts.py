"""Transcripts: both formats in, both out, and a finding for each line that cannot be read."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from siniar.media.transcripts import (
    check_transcript,
    parse_transcript,
    read_transcript,
    render_srt,
    render_vtt,
    transcript_text,
)
from siniar.model.episode import Cue, Transcript
from siniar.model.findings import Place
from tests.readers.makers import codes, values

PATH = "content/transcripts/001.vtt"


def cues_of(text: str) -> list[tuple[float, float, str, str]]:
    cues, findings = parse_transcript(text, PATH)
    assert findings == []
    return [(cue.start, cue.end, cue.speaker, cue.text) for cue in cues]


def lines_of(text: str) -> list[tuple[str, int]]:
    return [(finding.code, finding.place.line) for finding in parse_transcript(text, PATH)[1]]


# --- WebVTT -------------------------------------------------------------------------------------

VTT = """WEBVTT - contoh
Kind: captions

NOTE catatan penyunting
bukan ucapan

STYLE
::cue { color: red }

REGION
id:bawah

pembuka
00:01.000 --> 00:00:04.500 align:start position:0%
<v.keras Ibu &amp; Bapak>Selamat <b>datang</b>,
<c.kuning>warga</c> &lt;RW 05&gt;.</v>

00:00:05.000 --> 00:00:06.000
<v Bima>Halo</v>
<v Sari>Hai <00:00:05.500>semua

1
00:00:07.000 --> 00:00:08.000
2026 < 2027 &amp; 5 > 4
"""


def test_webvtt_gives_voices_and_plain_words() -> None:
    assert cues_of(VTT) == [
        (1.0, 4.5, "Ibu & Bapak", "Selamat datang, warga <RW 05>."),
        (5.0, 6.0, "Bima", "Halo"),
        (5.0, 6.0, "Sari", "Hai semua"),
        (7.0, 8.0, "", "2026 < 2027 & 5 > 4"),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_mean_the_same(end: str) -> None:
    assert cues_of(VTT.replace("\n", end)) == cues_of(VTT)


def test_missing_blank_lines_between_cues_are_no_matter() -> None:
    text = "WEBVTT\n00:01.000 --> 00:02.000\nsatu\n00:03.000 --> 00:04.000\ndua\n"
    assert [cue[3] for cue in cues_of(text)] == ["satu", "dua"]


def test_a_cue_without_words_is_silence() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\n<i></i>dua\n"
    assert [cue[3] for cue in cues_of(text)] == ["dua"]


def test_control_characters_are_gone() -> None:
    assert cues_of("WEBVTT\n\n00:01.000 --> 00:02.000\nsa\x07tu\x00 &#1;\n")[0][3] == "satu"


def test_lines_that_roll_over_the_screen_are_said_once() -> None:
    text = """WEBVTT
Kind: captions
Language: id

00:00:00.160 --> 00:00:02.389 align:start position:0%

halo<00:00:00.480><c> semua</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
halo semua


00:00:02.399 --> 00:00:04.309 align:start position:0%
halo semua
selamat<00:00:02.720><c> datang</c>

00:00:04.309 --> 00:00:04.319 align:start position:0%
selamat datang


00:00:04.319 --> 00:00:06.000 align:start position:0%
selamat datang
di<00:00:04.720><c> sini</c>
"""
    assert cues_of(text) == [
        (0.16, 2.399, "", "halo semua"),
        (2.399, 4.319, "", "selamat datang"),
        (4.319, 6.0, "", "di sini"),
    ]


def test_a_word_said_twice_on_purpose_stays() -> None:
    words = ["Ya.", "Ya.", "Betul.", "Syaratnya tiga.", "Terima kasih.", "Sampai jumpa."]
    text = "WEBVTT\n\n" + "\n".join(
        f"00:0{number}.000 --> 00:0{number + 1}.000\n{word}\n" for number, word in enumerate(words)
    )
    assert [cue[3] for cue in cues_of(text)] == words


# --- SubRip -------------------------------------------------------------------------------------

SRT = """1
00:00:01,000 --> 00:00:03,500
Bima Contoh: <i>Selamat</i> datang,
{\\an8}warga.

2
00:00:04,000 --> 00:00:05,000
Kita mulai.

3
00:00:05,500 --> 00:00:06,000
Ibu Contoh: Syarat: fotokopi KTP.

4
0:00:06,5 --> 0:00:07
Bima Contoh: 2026

5
00:00:08,000 --> 00:00:09,000 X1:1 X2:2
Ibu Contoh: Klik A --> B
"""


def test_subrip_gives_the_speakers_that_come_again() -> None:
    assert cues_of(SRT) == [
        (1.0, 3.5, "Bima Contoh", "Selamat datang, warga."),
        (4.0, 5.0, "Bima Contoh", "Kita mulai."),
        (5.5, 6.0, "Ibu Contoh", "Syarat: fotokopi KTP."),
        (6.5, 7.0, "Bima Contoh", "2026"),
        (8.0, 9.0, "Ibu Contoh", "Klik A --> B"),
    ]


def test_a_word_before_a_colon_is_no_speaker_by_itself() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nSyarat: KTP\n"
    assert cues_of(text) == [(1.0, 2.0, "", "Syarat: KTP")]


def test_words_after_a_blank_line_belong_to_the_cue_above() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nsatu\n\ndua\n\n2\n00:00:03,000 --> 00:00:04,000\n3\n"
    assert [cue[3] for cue in cues_of(text)] == ["satu dua", "3"]


def test_a_byte_order_mark_is_no_finding(tmp_path: Path) -> None:
    path = tmp_path / "001.srt"
    path.write_bytes(b"\xef\xbb\xbf" + SRT.replace("\n", "\r\n").encode())
    transcript, findings = read_transcript(path, PATH)
    assert findings == []
    assert transcript is not None
    assert (len(transcript.cues), transcript.source) == (5, path)


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "001.vtt"
    path.write_text(SRT)
    transcript, findings = read_transcript(path, PATH)
    assert transcript is not None
    assert findings == []


# --- findings -----------------------------------------------------------------------------------


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


def test_hours_in_words_are_no_times() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nBuka\n08:00 - 15:00\nsetiap hari\n"
    assert cues_of(text)[0][3] == "Buka 08:00 - 15:00 setiap hari"


@pytest.mark.parametrize(
    "text",
    ["Selamat datang.\nIni catatan.", "a --> b", "<html>", "{}", "\x00\x01x", "<!-- x -->\n2026"],
)
def test_what_is_no_transcript_is_told(text: str) -> None:
    assert lines_of(text) == [("transkrip-bentuk", 1)]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", "WEBVTT", "WEBVTT\n\nNOTE kosong\n"])
def test_an_empty_transcript_is_told(text: str) -> None:
    cues, findings = parse_transcript(text, PATH)
    assert (cues, codes(findings)) == ((), ["transkrip-kosong"])


def test_cues_out_of_order_are_put_in_order_and_told() -> None:
    text = "WEBVTT\n\n00:05.000 --> 00:06.000\nlima\n\n00:01.000 --> 00:02.000\nsatu\n"
    cues, findings = parse_transcript(text, PATH)
    assert [cue.text for cue in cues] == ["satu", "lima"]
    assert [(each.code, each.place.line) for each in findings] == [("transkrip-tidak-urut", 6)]


def test_bytes_of_another_encoding_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "001.vtt"
    path.write_bytes(b"WEBVTT\n\n00:01.000 --> 00:02.000\nCaf\xe9\n")
    transcript, findings = read_transcript(path, PATH)
    assert transcript is None
    assert [(each.code, each.place.line) for each in findings] == [("berkas-bukan-utf8", 4)]


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
        speaker = draw(words | st.just("")) if voices else ""
        cues.append(Cue(start / 1000, end / 1000, text, speaker))
    return Transcript(tuple(cues), Path(PATH))


@settings(deadline=None)
@given(transcripts(spoken(_NO_CONTROLS), voices=True))
def test_webvtt_comes_back_as_it_went(transcript: Transcript) -> None:
    assert parse_transcript(render_vtt(transcript, "id"), PATH) == (transcript.cues, [])


@settings(deadline=None)
@given(transcripts(spoken(_NO_CONTROLS.filter(lambda mark: mark != ":")), voices=False))
def test_subrip_comes_back_as_it_went(transcript: Transcript) -> None:
    assert parse_transcript(render_srt(transcript), PATH) == (transcript.cues, [])


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


@settings(deadline=None)
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
