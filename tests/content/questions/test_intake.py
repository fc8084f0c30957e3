"""Questions come out of chats and forms, and nobody can be found in what is kept."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.content.questions.intake import (
    AskedQuestion,
    count_again,
    find_questions,
    note_name,
    render_question,
)
from siniar.content.questions.messages import ChatMessage, NoMessagesError, read_messages
from siniar.content.questions.privacy import clean_question

CASES = Path(__file__).parent
#: Everything personal in the cases.
PERSONAL = (
    *("Sari", "Bima", "Dewi", "Joko", "Percobaan", "Teladan", "3275", "812", "0000", "joko@", "03"),
)


def ask(name: str) -> list[AskedQuestion]:
    return find_questions(read_messages((CASES / name).read_bytes()))[1]


def test_a_chat_of_android_becomes_questions_with_counts() -> None:
    asked = ask("android.txt")
    assert [(each.count, each.last) for each in asked] == [
        (2, date(2026, 10, 1)),
        (1, date(2026, 10, 14)),
    ]
    assert asked[0].text == (
        "Selamat pagi pak, KTP saya hilang, apa yang harus dibawa ke kecamatan?"
    )
    assert asked[1].text.startswith("Lampu jalan di RT [nomor]/RW [nomor] mati sebulan, lapor")


def test_a_chat_of_an_iphone_tells_the_month_first() -> None:
    asked = ask("iphone.txt")
    assert [each.last for each in asked] == [date(2026, 10, 14), date(2026, 10, 1)]
    assert asked[0].text == "Bagaimana cara pindah alamat antar kecamatan, Pak [nama]?"


def test_answers_of_a_form_are_read_by_the_column_that_asks() -> None:
    asked = ask("formulir.csv")
    assert [(each.text, each.count, each.last) for each in asked] == [
        ("Kapan jadwal posyandu, [nama] tunggu kabarnya?", 2, date(2026, 10, 3)),
        ("=1+1 berapa biaya surat pindah?", 1, date(2026, 10, 2)),
    ]


@pytest.mark.parametrize("name", ["android.txt", "iphone.txt", "formulir.csv"])
def test_nobody_is_found_in_what_is_kept(name: str) -> None:
    kept = b"".join(render_question(each) for each in ask(name)).decode()
    assert "?" in kept
    lines = [line for line in kept.splitlines() if line.startswith("pertanyaan")]
    assert not [word for word in PERSONAL if word.casefold() in "\n".join(lines).casefold()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saya Budi Santoso, boleh tanya?", "Saya [nama], boleh tanya?"),
        ("Bu Camat kapan rapat?", "Bu Camat kapan rapat?"),
        ("NIK 3275010101900001 salah?", "NIK [nomor] salah?"),
        ("no 3275-0101 0190.0001 salah?", "no [nomor] salah?"),
        ("hub +62 (812) 3456 789 ya?", "hub [nomor] ya?"),
        ("rumah no. 12a di RT 3 banjir?", "rumah no [nomor] di RT [nomor] banjir?"),
        ("lihat https://wa.me/62812?text=x ya?", "lihat [tautan] ya?"),
        ("kirim ke a.b@contoh.example kah?", "kirim ke [alamat surel] kah?"),
        ("tanya @62812345678 bisa?", "tanya @[nomor] bisa?"),
        ("biaya 50.000 atau 2 lembar foto?", "biaya 50.000 atau 2 lembar foto?"),
        ("jam 08.00 sampai 15.30 buka?", "jam 08.00 sampai 15.30 buka?"),
    ],
)
def test_what_says_who_it_was_is_taken_out_and_the_rest_stays(text: str, expected: str) -> None:
    assert clean_question(text, ()) == expected


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=4))
def test_no_text_breaks_the_intake(text: str, people: list[str]) -> None:
    clean_question(text, people)
    find_questions([ChatMessage(f"{text} apa kabar?", None, tuple(people))])


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reader(content: bytes) -> None:
    with suppress(NoMessagesError):
        assert all(len(message.text) <= 2000 for message in read_messages(content))


def test_the_same_chat_counts_no_question_twice() -> None:
    messages = read_messages((CASES / "android.txt").read_bytes())
    _, fresh = find_questions(messages)
    again, nothing = find_questions(messages, fresh)
    assert (again, nothing) == ([], [])
    later = [
        *messages,
        ChatMessage("KTP hilang, harus dibawa apa ke kecamatan?", date(2026, 11, 2)),
    ]
    again, nothing = find_questions(later, fresh)
    assert [(each.count, each.last) for each in again] == [(3, date(2026, 11, 2))]
    assert nothing == []


def test_a_new_count_changes_two_lines_of_a_note() -> None:
    note = b"---\npertanyaan: Apa?\ntopik: Sosial\njumlah: 2\n---\nCatatan petugas.\n"
    new = count_again(note, AskedQuestion("Apa?", 5, date(2026, 11, 2)))
    assert new == (
        b"---\npertanyaan: Apa?\ntopik: Sosial\njumlah: 5\nterakhir: 2026-11-02\n---\n"
        b"Catatan petugas.\n"
    )


def test_two_questions_never_share_a_note() -> None:
    asked = AskedQuestion("Apa yang dibawa?")
    assert note_name(asked, []) == "apa-yang-dibawa.md"
    assert note_name(asked, ["apa-yang-dibawa.md"]) == "apa-yang-dibawa-2.md"
    assert note_name(AskedQuestion("???"), []) == "pertanyaan.md"
