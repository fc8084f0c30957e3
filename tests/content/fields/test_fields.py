"""Every row of the tables of fields reads the same by each of its names, and tells mistakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.people import ROLES
from siniar.content.fields.table import Field, line_of, parse_table
from siniar.content.frontmatter import Note, parse_note
from siniar.model.episode import EpisodeKind, Service, Status
from siniar.model.findings import Phrase
from siniar.model.words import load_words
from tests.support.factories import TOPICS
from tests.support.notes import TABLES
from tests.support.rows import read_rows

ZONE = ZoneInfo("Asia/Jakarta")
VIDEO = "https://youtu.be/M7lc1UVf-VE"


def read(
    front: str, table: tuple[Field, ...] = EPISODE_FIELDS
) -> tuple[dict[str, Any], list[str], Note]:
    note = parse_note(f"---\n{front}\n---\nIsi\n".encode(), "content/a.md")
    assert note.is_readable, [finding.values for finding in note.report]
    parsed = parse_table(note.fields, table, note, ZONE, TOPICS)
    codes = [f"{f.code} {f.place.line}" for f in note.report if f.code != "isian-wajib"]
    return parsed, codes, note


#: What an editor writes in place of an example that can be nobody's true value.
TRUE = {
    "summary": "Syarat dan tempat.",
    "audio": "003.mp3",
    "videos": VIDEO,
    "hosts": "[Bima Contoh]",
    "guests": "[Sari Contoh]",
    "people": "[{nama: Ibu Contoh}]",
    "chapters": "['00:00 Pembuka']",
    "transcript": "003.vtt",
    "service": "{biaya: Gratis}",
    "expires": "2027-06-30",
    "confirmed": "2026-11-01",
    "recorded": "2026-11-12",
    "keywords": "[ktp]",
    "questions": '[{tanya: Apa?, jawaban: "00:05"}]',
    "picture": "003.jpg",
}


def good_example(row: Field) -> str:
    return TRUE[row.name] if row.is_only_example else row.example


@pytest.mark.parametrize(
    "row", [row for row in EPISODE_FIELDS if row.is_only_example], ids=lambda row: row.name
)
def test_an_example_that_nobody_changed_is_told_and_left_out(row: Field) -> None:
    for typed in (row.example, row.example.replace("[", "[ ")):
        parsed, codes, _ = read(f"{row.alias}: {typed}")
        assert not parsed
        assert codes == ["contoh-tertinggal 2"]


ROWS = [(table, row) for table in TABLES for row in table]


@pytest.mark.parametrize(("table", "row"), ROWS, ids=lambda item: getattr(item, "name", ""))
def test_each_name_of_a_field_reads_the_same(table: tuple[Field, ...], row: Field) -> None:
    answers = []
    for key in row.keys:
        for spelled in (key, key.upper(), key.replace("-", "_"), key.replace("_", "-")):
            parsed, codes, note = read(f"{spelled}: {good_example(row)}", table)
            answers.append(parsed[row.name])
            expected = ["kunci-usang 2"] if key in row.obsolete else []
            assert codes == expected, spelled
            assert line_of(note, row.name, table) == 2
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize(("table", "row"), ROWS, ids=lambda item: getattr(item, "name", ""))
def test_a_form_that_a_field_does_not_take_is_told(table: tuple[Field, ...], row: Field) -> None:
    told = set()
    for wrong in ("{a: {b: c}}", "[[a]]"):
        parsed, codes, _ = read(f"{row.alias}: {wrong}", table)
        assert not parsed.get(row.name)
        told.update(codes)
    assert told
    assert {code.split()[0] for code in told} <= {
        "bentuk-salah",
        "kunci-tidak-dikenal",
        "bab-salah",
        "topik-tidak-dikenal",
    }


@pytest.mark.parametrize("row", EPISODE_FIELDS, ids=lambda row: row.name)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_no_text_in_a_field_raises(row: Field, text: str) -> None:
    quoted = text.replace("'", "''")
    note = parse_note(f"---\n{row.alias}: '{quoted}'\n---\nIsi".encode(), "content/a.md")
    parsed = parse_table(note.fields, EPISODE_FIELDS, note, ZONE, TOPICS)
    assert row.name in parsed or len(note.report) or not text.strip()


def test_an_empty_field_counts_as_missing_and_a_required_one_is_told() -> None:
    parsed, codes, _ = read("judul:\nringkasan:\ntanggal: 2026-11-20")
    assert set(parsed) == {"date"}
    assert codes == ["isian-kosong 2"]


def test_missing_required_fields_are_told() -> None:
    _, _, note = read("nomor: 1")
    assert [(f.code, dict(f.values)["key"]) for f in note.report] == [
        ("isian-wajib", "judul"),
        ("isian-wajib", "tanggal"),
    ]


def test_two_names_of_one_field_are_a_repeated_key() -> None:
    parsed, codes, _ = read("audio: a.mp3\nmp3: b.mp3")
    assert parsed["audio"].name == "a.mp3"
    assert codes == ["kunci-ganda 3"]


def test_an_unknown_key_suggests_the_nearest() -> None:
    _, _, note = read("ringksan: a")
    finding = next(f for f in note.report if f.code == "kunci-tidak-dikenal")
    near = Phrase('Did you mean "{near}"?', (("near", "ringkasan"),))
    assert dict(finding.values) == {"key": "ringksan", "hint": near}


#: Code of a finding, and the line of a note that is told of.
MISTAKES = read_rows(Path(__file__).parent / "mistakes.tsv")


@pytest.mark.parametrize(("code", "line"), MISTAKES)
def test_each_mistake_has_its_finding_on_its_line(code: str, line: str) -> None:
    _, codes, _ = read(f"ringkasan: a\n{line}")
    assert codes == [f"{code} 3"]


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("judul: '  dua   kata '", "title", "dua kata"),
        ("nomor: 007", "number", 7),
        ("berlaku-sampai: 30 Juni 2027 08:00", "expires", date(2027, 6, 30)),
        ("jenis: Trailer", "kind", EpisodeKind.TRAILER),
        ("status: DRAF", "status", Status.DRAFT),
        ("topik: KEPENDUDUKAN", "topic", TOPICS[0]),
        ("topik: sosial", "topic", TOPICS[1]),
        ("eksplisit: ya", "explicit", True),
        ("eksplisit: tidak", "explicit", False),
        ("durasi: 12:30", "audio_duration", 750.0),
        ("kata-kunci: ktp, kk, ", "keywords", ("ktp", "kk")),
        ("kata-kunci: [ktp, kk]", "keywords", ("ktp", "kk")),
        ("youtube: tidak ada", "videos", ()),
        ("layanan: {biaya: Gratis}", "service", Service(cost="Gratis")),
        ("layanan: {syarat: [a, 'b, c']}", "service", Service(requirements=("a", "b, c"))),
        ("layanan: {biaya: ''}", "service", None),
    ],
)
def test_values_are_parsed(line: str, name: str, value: object) -> None:
    parsed, codes, _ = read(line)
    assert parsed.get(name) == value
    assert not codes


@pytest.mark.parametrize(
    "typed",
    ["a.mp3", "/a.mp3", "content/audio/a.mp3", "/content/audio/a.mp3", "audio/a.mp3"],
)
def test_a_file_may_be_named_with_its_folder(typed: str) -> None:
    parsed, codes, _ = read(f"audio: {typed}")
    assert parsed["audio"].name == "a.mp3"
    assert not codes


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Bima Contoh", [("Bima Contoh", "")]),
        ("Bima Contoh, pembawa acara", [("Bima Contoh", "pembawa acara")]),
        ("[Bima Contoh, pembawa acara]", [("Bima Contoh", "pembawa acara")]),
        ("['Bima Contoh, pembawa acara']", [("Bima Contoh", "pembawa acara")]),
        ("[Bima Contoh, Sari Contoh]", [("Bima Contoh", ""), ("Sari Contoh", "")]),
        (
            "[Bima Contoh, pembawa acara, Sari Contoh, petugas loket]",
            [("Bima Contoh", "pembawa acara"), ("Sari Contoh", "petugas loket")],
        ),
        ("\n  - Bima Contoh, lurah\n  - Sari", [("Bima Contoh", "lurah"), ("Sari", "")]),
        ("[', tanpa nama']", []),
    ],
)
def test_people_are_names_with_positions(typed: str, people: list[tuple[str, str]]) -> None:
    parsed, codes, _ = read(f"narasumber: {typed}")
    assert [(person.name, person.position) for person in parsed["guests"]] == people
    assert {person.role for person in parsed["guests"]} <= {"guest"}
    assert not codes


@pytest.mark.parametrize(
    "typed", ["Rani Contoh, Bima Contoh", "Sari Contoh, petugas dan Bima Contoh, camat"]
)
def test_both_ways_to_write_people_in_doubt_read_without_one(typed: str) -> None:
    *_, note = read(f"narasumber: {typed}")
    (values,) = (dict(each.values) for each in note.report if each.code == "orang-ragu")
    for name, count in (("one", 1), ("two", 2)):
        parsed, codes, _ = read(str(values[name]))
        assert (len(parsed["guests"]), codes) == (count, [])


def test_a_name_without_latin_letters_still_has_an_address() -> None:
    parsed, _, _ = read("narasumber: '!!!'")
    assert parsed["guests"][0].slug == "tanpa-nama"


@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_indonesian_role_has_one_in_the_taxonomy(role: str) -> None:
    parsed, codes, _ = read(f"orang: [{{nama: Ibu, peran: {role}, jabatan: ketua}}]")
    (person,) = parsed["people"]
    assert (person.role, person.position) == (ROLES[role], "ketua")
    assert not codes


def test_a_person_without_a_name_is_told_and_left_out() -> None:
    parsed, _, note = read("orang: {peran: narator}")
    assert parsed["people"] == ()
    assert any(dict(f.values).get("key") == "nama" for f in note.report)


@pytest.mark.parametrize("between", [" ", " dan ", ", "])
@pytest.mark.parametrize("before", ["youtube: ", "youtube:\n  - "])
def test_videos_on_one_line_are_told_with_lines_that_read(before: str, between: str) -> None:
    other = "https://youtu.be/aqz-KE-bpKQ"
    parsed, codes, note = read(f"{before}{VIDEO} Bagian 1{between}{other}")
    assert not parsed["videos"]
    assert [code.split()[0] for code in codes] == ["youtube-sebaris"]
    (mended,) = (dict(each.values)["mended"] for each in note.report if "sebaris" in each.code)
    head = "" if before.endswith(": ") else "youtube:\n"
    parsed, codes, _ = read(f"{head}{mended}")
    assert ([video.label for video in parsed["videos"]], codes) == (["Bagian 1", ""], [])


def test_videos_may_be_several_with_labels() -> None:
    parsed, codes, _ = read(f"youtube:\n  - {VIDEO} Bagian 1\n  - dQw4w9WgXcQ  Bagian 2")
    assert [(video.id, video.label) for video in parsed["videos"]] == [
        ("M7lc1UVf-VE", "Bagian 1"),
        ("dQw4w9WgXcQ", "Bagian 2"),
    ]
    assert not codes


@pytest.mark.parametrize(
    "line",
    [
        "00:30 Syarat",
        "0:30 Syarat",
        "00:00:30 Syarat",
        "00:30 - Syarat",
        "00:30 – Syarat",
        "00:30 | Syarat",
        "(00:30) Syarat",
        "00:30.000 Syarat",
    ],
)
def test_chapters_have_many_forms(line: str) -> None:
    parsed, codes, _ = read(f"bab:\n  - '{line}'")
    (placed,) = parsed["chapters"]
    assert (placed.value.start, placed.value.title, placed.line) == (30.0, "Syarat", 3)
    assert not codes


def test_soundbites_have_a_start_and_a_length() -> None:
    parsed, _, _ = read("kutipan: ['00:40-01:05 Yang sering lupa', '01:10 – 01:20']")
    assert [
        (bite.value.start, bite.value.duration, bite.value.title) for bite in parsed["soundbites"]
    ] == [
        (40.0, 25.0, "Yang sering lupa"),
        (70.0, 10.0, ""),
    ]


def test_where_topics_are_written_is_told_when_the_show_has_none() -> None:
    note = parse_note(b"---\ntopik: Layanan\n---\nIsi\n", "content/a.md")
    parse_table(note.fields, EPISODE_FIELDS, note, ZONE, ())
    (finding,) = (each for each in note.report if each.code == "topik-tidak-dikenal")
    assert '"topics" di pelicanconf.py' in finding.remedy(load_words("id"))
