"""Notes are taken apart into values with the lines they stand on; nothing makes it raise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.content.frontmatter import SIZE_LIMIT, Mapping, Note, Scalar, Sequence, parse_note
from tests.support.rows import read_rows


def parse(text: str | bytes) -> Note:
    return parse_note(text if isinstance(text, bytes) else text.encode(), "content/a.md")


def codes(note: Note) -> list[tuple[str, int]]:
    return [(finding.code, finding.place.line) for finding in note.report]


def values(note: Note) -> dict[str, object]:
    return {
        entry.key: entry.value.text if isinstance(entry.value, Scalar) else entry.value
        for entry in note.fields.entries
    }


def test_each_entry_and_value_knows_its_line() -> None:
    note = parse("---\njudul: Satu\n\nbab:\n  - 00:00 Awal\n  - 01:00 Akhir\n---\nIsi\n")
    title, chapters = note.fields.entries
    assert (title.line, title.value) == (2, Scalar("Satu", 2))
    assert chapters.line == 4
    assert chapters.value == Sequence((Scalar("00:00 Awal", 5), Scalar("01:00 Akhir", 6)), 5)
    assert (note.body, note.body_line) == ("Isi\n", 8)
    assert note.is_readable
    assert not codes(note)


@pytest.mark.parametrize(
    "typed", ["no", "00:30", "2026-11-20", "0012", "null", "1e3", "true", "~", "0x1F", "1_000"]
)
def test_a_value_stays_the_text_that_was_typed(typed: str) -> None:
    assert values(parse(f"---\nnomor: {typed}\n---\n")) == {"nomor": typed}


def test_a_body_may_hold_rules_and_fences() -> None:
    note = parse("---\njudul: a\n---\nSatu\n\n---\n\nDua\n")
    assert note.body == "Satu\n\n---\n\nDua\n"


def test_blanks_behind_a_fence_do_not_matter() -> None:
    assert parse("---  \njudul: a\n--- \nIsi").is_readable


#: Code and line of the one finding, and the note.
UNREADABLE = read_rows(Path(__file__).parent / "unreadable.tsv")


@pytest.mark.parametrize(("code", "line", "text"), UNREADABLE)
def test_what_is_no_note_says_why(code: str, line: str, text: str) -> None:
    note = parse(text)
    assert codes(note) == [(code, int(line))]
    assert not note.is_readable


def test_an_archive_is_no_note() -> None:
    assert codes(parse("PK\x03\x04 judul")) == [("berkas-bukan-teks", 1)]


#: Each finding as code and line, and the note.
BROKEN_LINES = read_rows(Path(__file__).parent / "broken-lines.tsv")


@pytest.mark.parametrize(("told", "text"), BROKEN_LINES)
def test_each_line_that_cannot_be_read_is_told(told: str, text: str) -> None:
    note = parse(text)
    assert ", ".join(f"{code} {line}" for code, line in codes(note)) == told
    assert note.is_readable


def test_anchors_and_aliases_are_words() -> None:
    assert values(parse("---\na: &x b\nc: *x\n---\n")) == {"a": "&x b", "c": "*x"}


def test_front_matter_without_fields_is_readable() -> None:
    assert parse("---\n# kosong\n---\n").fields == Mapping((), 2)
    assert parse("---\n---\n").is_readable


def test_of_a_repeated_key_the_first_counts() -> None:
    note = parse("---\njudul: a\nnomor: 1\njudul: b\n---\n")
    assert values(note) == {"judul": "a", "nomor": "1"}
    assert codes(note) == [("kunci-ganda", 4)]


@pytest.mark.parametrize("front", ["a: b\n" * 2_001, "judul: " + "a" * 100_000 + "\n"])
def test_fields_longer_than_any_note_has_are_told_and_not_read(front: str) -> None:
    note = parse(f"---\n{front}---\nIsi\n")
    assert codes(note) == [("isian-panjang", 2)]
    assert not note.is_readable


def test_lists_nest_eight_deep_and_no_deeper() -> None:
    def nested(depth: int) -> Note:
        return parse("---\na: " + "[" * depth + "]" * depth + "\n---\n")

    assert nested(7).is_readable
    assert codes(nested(8)) == [("yaml-rusak", 2)]
    assert codes(nested(45_000)) == [("yaml-rusak", 2)]


def test_a_bomb_of_aliases_is_refused() -> None:
    lines = ["a0: [&a0 x]"] + [f"a{n}: [&a{n} *a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    told = codes(parse("---\n" + "\n".join(lines) + "\n---\n"))
    assert told == [("yaml-rusak", line) for line in range(3, 42)]


def test_marks_and_line_ends_of_windows_are_read_and_told() -> None:
    note = parse(b"\xef\xbb\xbf---\r\njudul: a\r\n---\r\nIsi\r\n")
    assert values(note) == {"judul": "a"}
    assert note.body == "Isi\n"
    assert codes(note) == [("berkas-crlf", 0), ("berkas-bom", 1)]


NOTE = "---\njudul: a\nringkasan: “café” – Đ\n---\nIsi\n"


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-8"]
)
def test_wide_letters_of_other_programs_are_read(encoding: str) -> None:
    note = parse(NOTE.encode(encoding))
    assert values(note) == {"judul": "a", "ringkasan": "“café” – Đ"}
    told = [code for code, _ in codes(note)]
    assert told == {"utf-8": [], "utf-8-sig": ["berkas-bom"]}.get(encoding, ["berkas-enkode"])


def test_letters_of_windows_are_read_and_told_at_their_line() -> None:
    old = NOTE.replace("Đ", "é")
    note = parse(old.encode("cp1252"))
    assert values(note)["ringkasan"] == "“café” – é"
    assert codes(note) == [("berkas-enkode", 3)]
    both = parse(b"---\njudul: caf\xe9\nringkasan: " + "é”".encode() + b"\n---\n")
    assert values(both) == {"judul": "café", "ringkasan": "é”"}


def test_bytes_of_no_encoding_are_told_at_their_line() -> None:
    note = parse(b"---\njudul: a\nringkasan: caf\x81\n---\n")
    assert codes(note) == [("berkas-bukan-utf8", 3)]
    assert note.report.findings[0].place.text == "ringkasan: caf\ufffd"


def test_letters_that_were_encoded_twice_are_mended() -> None:
    twice = NOTE.encode().decode("cp1252", "replace").encode()
    note = parse(twice)
    assert values(note)["ringkasan"].startswith("“café” – ")
    assert codes(note) == [("huruf-rusak", 3)]


def test_control_characters_are_dropped_and_told() -> None:
    note = parse("---\njudul: a\x07b\n---\nIsi\x00\n")
    assert values(note) == {"judul": "ab"}
    assert note.body == "Isi\n"
    assert codes(note) == [("karakter-kendali", 2), ("karakter-kendali", 4)]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
def test_line_separators_of_other_programs_do_not_shift_lines(mark: str) -> None:
    note = parse(f"---\nringkasan: Satu{mark} dua\njudul: a\nbab: [x\n---\n")
    assert codes(note) == [("yaml-rusak", 4)]
    good = parse(f"---\nringkasan: Satu{mark} dua\njudul: a\n---\n")
    assert [(entry.key, entry.line) for entry in good.fields.entries] == [
        ("ringkasan", 2),
        ("judul", 3),
    ]


def test_a_file_of_more_than_a_megabyte_is_not_read() -> None:
    assert codes(parse(b"a" * (SIZE_LIMIT + 1))) == [("berkas-terlalu-besar", 0)]


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()))
def test_no_bytes_raise(content: bytes) -> None:
    for note in (parse(content), parse(b"---\n" + content + b"\n---\n")):
        assert note.is_readable or len(note.report)
        for entry in note.fields.entries:
            assert 1 < entry.line <= len(note.lines)
