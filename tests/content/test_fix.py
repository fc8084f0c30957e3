"""Mending changes how a note is written, never what it says, and does all its work at once."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.page import PAGE_FIELDS
from siniar.content.fields.table import parse_table
from siniar.content.fix import Mender, mint_guid, propose_guid
from siniar.content.frontmatter import parse_note
from tests.support.factories import TOPICS
from tests.support.places import SAMPLE
from tests.support.rows import read_rows

ZONE = ZoneInfo("Asia/Jakarta")
GUID = "4f8c2d1e-5a6b-4c3d-9e7f-0a1b2c3d4e5f"
SAMPLES = sorted((SAMPLE / "content/episodes").glob("*.md"))


def mend(content: bytes) -> bytes:
    return Mender(ZONE).mend(content, "content/a.md", GUID)


def mend_fields(front: str) -> str:
    mended = mend(f"---\n{front}\nguid: {GUID}\n---\nIsi\n".encode()).decode()
    return mended.removeprefix("---\n").removesuffix(f"\nguid: {GUID}\n---\nIsi\n")


def read(content: bytes) -> dict[str, object]:
    note = parse_note(content, "content/a.md")
    values = parse_table(note.fields, EPISODE_FIELDS, note, ZONE, TOPICS)
    values.pop("guid", None)
    return values | {"body": note.body}


def test_marks_and_line_ends_of_windows_go() -> None:
    assert mend(b"\xef\xbb\xbf---\r\nguid: abcdefgh1\r\n---\r\nIsi\rdua\r\n") == (
        b"---\nguid: abcdefgh1\n---\nIsi\ndua\n"
    )


@pytest.mark.parametrize(
    ("before", "after"), read_rows(Path(__file__).parent / "cases/mending.tsv")
)
def test_what_is_mended_and_what_is_left(before: str, after: str) -> None:
    assert mend_fields(before) == after


def test_a_missing_guid_is_added_and_a_present_one_kept() -> None:
    assert mend(b"---\njudul: a\n---\nIsi") == f"---\njudul: a\nguid: {GUID}\n---\nIsi".encode()
    assert mend(b"---\nGUID: 12\n---\nIsi") == b"---\nguid: 12\n---\nIsi"


def test_pages_get_no_guid() -> None:
    content = b"---\nJudul: a\n---\nIsi"
    assert Mender(ZONE, PAGE_FIELDS).mend(content, "a.md", GUID) == b"---\njudul: a\n---\nIsi"


def test_minted_guids_are_never_the_same() -> None:
    assert len({mint_guid() for _ in range(100)}) == 100


def test_fields_in_braces_are_left_whole() -> None:
    content = b"---\n{judul: a, tanggal: 20 November 2026}\n---\nIsi"
    assert mend(content) == content


@pytest.mark.parametrize(
    "content",
    [b"", b"\x81", b"Halo", b"{\\rtf1 judul: a}", b"---\nguid: abcd1\na: [\n---\n"],
)
def test_what_cannot_be_read_is_left_byte_for_byte(content: bytes) -> None:
    assert mend(content) == content


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_notes_need_no_mending(path: Path) -> None:
    assert mend(path.read_bytes()) == path.read_bytes()


LINES = st.lists(
    st.sampled_from(
        [
            "judul: Surat hilang",
            "Judul: 'Surat: hilang'",
            "date: 20 November 2026",
            "tanggal: 20/11/2026 08.00 WIT",
            "Tanggal: 2026-11-20",
            "EXPIRES: Senin, 30 Nov 2026",
            "berlaku_sampai: 1 Januari 2027 00.30 WITA",
            "mp3: a.mp3",
            "file: b.mp3",
            "tags: [a, b]",
            "keywords:\n  - a\n  - b",
            "layanan: {biaya: Gratis}",
            "entah: [1, {a: b}]",
            "# tanggal: 1/1/2026",
            "",
            "GUID: abcd-1234-efgh",
            "? judul\n: rumit",
            '"mp3": c.mp3',
        ]
    ),
    max_size=8,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_mending_twice_is_mending_once_and_says_the_same(
    lines: list[str], end: str, mark: bytes
) -> None:
    text = end.join("\n".join(["---", *lines, "---", "Isi", ""]).split("\n"))
    content = mark + text.encode()
    mended = mend(content)
    assert mend(mended) == mended
    assert read(mended) == read(content)
    assert b"\r" not in mended or not parse_note(content, "a").is_readable


def test_each_note_is_proposed_a_guid_of_its_own_that_stays() -> None:
    def proposed(path: str, text: str, show: str = "8a718e6a-1337-5049-b6a3-8f7f2c234058") -> str:
        return propose_guid(show, parse_note(text.encode(), path))

    one = proposed("a.md", "---\njudul: A\n---\nIsi.")
    assert one == proposed("a.md", "---\njudul: A\n---\nIsi.")
    others = (
        proposed("b.md", "---\njudul: A\n---\nIsi."),
        proposed("a.md", "---\njudul: B\n---\nIsi."),
        proposed("a.md", "---\njudul: A\n---\nIsi.", "288c75b5-4cf6-50d3-b0f9-b2b72900a28e"),
    )
    assert len({one, *others}) == 4
