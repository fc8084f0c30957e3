"""How editors write questions and answers, and what is told of what they get wrong."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.table import parse_table
from siniar.content.notes import open_note
from siniar.content.questions.privacy import tells_who
from siniar.model.questions import Question


def read(lines: str) -> tuple[list[Question], list[str]]:
    text = f"---\njudul: Surat\ntanggal: 2026-01-05\n{lines}\n---\nIsi.\n"
    note = open_note(text.encode(), "contoh.md")
    parts = parse_table(note.fields, EPISODE_FIELDS, note, ZoneInfo("Asia/Jakarta"), ())
    codes = [finding.code for finding in note.report]
    return [placed.value for placed in parts.get("questions", ())], codes


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "pertanyaan:\n  - tanya: Apa?\n    dari: warga RW 05\n    jawaban: 02:15",
            Question("Apa?", "warga RW 05", 135.0),
        ),
        ('pertanyaan: [{tanya: "Apa?", jawaban: "02:15"}]', Question("Apa?", second=135.0)),
        ("pertanyaan:\n  tanya: Apa?\n  jawaban: 02:15", Question("Apa?", second=135.0)),
        ("pertanyaan:\n  - 02:15 Apa?", Question("Apa?", second=135.0)),
        ("pertanyaan: 02:15 Apa?", Question("Apa?", second=135.0)),
        ("pertanyaan: ['02:15 Apa: ini?']", Question("Apa: ini?", second=135.0)),
        ("questions: [{question: Apa?, answer: '1:02:15'}]", Question("Apa?", second=3735.0)),
        ("pertanyaan: [{tanya: Apa?, jawaban: 02.15}]", Question("Apa?", second=135.0)),
        ("pertanyaan: [{tanya: Apa?, jawaban: menit 02:15}]", Question("Apa?", second=135.0)),
        ("pertanyaan: [{tanya: Apa?, jawaban: 2 menit 15 detik}]", Question("Apa?", second=135.0)),
        (
            "pertanyaan:\n  - tanya: Apa?\n    jawaban: 02:15 Bawa KTP.",
            Question("Apa?", second=135.0, answer="Bawa KTP."),
        ),
        (
            "pertanyaan:\n  - tanya: Kapan?\n    jawaban: 08.00 sampai 15.00 di loket",
            Question("Kapan?", answer="08.00 sampai 15.00 di loket"),
        ),
    ],
)
def test_every_way_of_writing_is_read(lines: str, expected: Question) -> None:
    assert read(lines) == ([expected], [])


@pytest.mark.parametrize(
    ("lines", "codes", "kept"),
    [
        ("pertanyaan: [Apa syaratnya?]", ["pertanyaan-tanpa-jawaban"], 0),
        ("pertanyaan: [{tanya: Apa?}]", ["pertanyaan-tanpa-jawaban"], 0),
        ("pertanyaan: [{tanya: Apa?, jawaban: belum ada}]", ["pertanyaan-tanpa-jawaban"], 0),
        ("pertanyaan: [{tanya: Apa?, jawaban: '02:75'}]", ["jawaban-waktu"], 0),
        ("pertanyaan: [{tanya: Apa?, jawaban: '02:75 Bawa KTP.'}]", ["jawaban-waktu"], 1),
        ("pertanyaan: [{dari: warga, jawaban: '02:15'}]", ["isian-wajib"], 0),
        (
            "pertanyaan: [{tanya: Apa?, dari: Ibu Sari, jawaban: '02:15'}]",
            ["pertanyaan-orang"],
            1,
        ),
        ("pertanyaan: ['02:15 Nomor saya 0812 0000 0000?']", ["pertanyaan-orang"], 1),
        ("pertanyaan: [{tanya: Apa?, jawbn: '02:15'}]", ["kunci-tidak-dikenal"], 0),
        ("pertanyaan: [[Apa?]]", ["bentuk-salah"], 0),
        ("pertanyaan: [{pertanyaan: Apa?, jawaban: '02:15'}]", ["kunci-usang"], 1),
        ("pertanyaan: tidak ada", [], 0),
        ("pertanyaan:", [], 0),
    ],
)
def test_what_is_wrong_is_told_once(lines: str, codes: list[str], kept: int) -> None:
    questions, found = read(lines)
    assert found == codes
    assert len(questions) == kept


@pytest.mark.parametrize("text", ["warga RW 05", "pedagang pasar", "ibu rumah tangga", "dari RT 3"])
def test_who_is_one_of_many_is_nobody(text: str) -> None:
    assert not tells_who(text)


@pytest.mark.parametrize("text", ["Pak Budi", "a.n. Sari", "surel a@b.example", "@sari.contoh"])
def test_who_is_named_is_told(text: str) -> None:
    assert tells_who(text)
