"""What is made for a note is filled into it; everything else stays byte for byte."""

from __future__ import annotations

import pytest

from siniar.content.fill import fill_note
from siniar.content.frontmatter import parse_note
from siniar.model.episode import Chapter
from siniar.model.words import load_words

WORDS = load_words("id")
CHAPTERS = (Chapter(0.0, "Pembuka"), Chapter(65.0, "Syarat: apa?"))
LISTED = 'bab:\n  - 0:00 Pembuka\n  - "1:05 Syarat: apa?"\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("judul: a\n", f"judul: a\naudio: 1.mp3\n{LISTED}"),
        ("judul: a\naudio:\nguid: b\n", f"judul: a\naudio: 1.mp3\nguid: b\n{LISTED}"),
        ("audio: belum.mp3\njudul: a\n", f"audio: 1.mp3\njudul: a\n{LISTED}"),
        (
            'judul: a\n# Berkas audio\n# audio: x.mp3\n## bab: ["00:00 x"]\nguid: b\n',
            f"judul: a\n# Berkas audio\naudio: 1.mp3\n{LISTED}guid: b\n",
        ),
        ("bab:\njudul: a\n", f"{LISTED}judul: a\naudio: 1.mp3\n"),
        ("bab: [00:00 Awal]\njudul: a\n", "bab: [00:00 Awal]\njudul: a\naudio: 1.mp3\n"),
        ('chapters: []\nAudio: ""\n', f"{LISTED}audio: 1.mp3\n"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fields_are_filled_in_where_editors_look_for_them(
    before: str, after: str, end: str
) -> None:
    def whole(fields: str) -> bytes:
        return f"---\n{fields}---\nIsi.\n\n# audio: bukan\n".replace("\n", end).encode()

    filled = fill_note(whole(before), WORDS, audio="1.mp3", chapters=CHAPTERS)
    assert filled == whole(after)
    assert parse_note(filled, "").is_readable
    assert fill_note(filled, WORDS, audio="1.mp3", chapters=CHAPTERS) == filled


def test_chapters_of_one_second_are_written_as_one() -> None:
    chapters = (Chapter(40.2, "Syarat"), Chapter(40.9, "Tempat"))
    filled = fill_note(b"---\njudul: a\n---\n", WORDS, audio="1.mp3", chapters=chapters)
    assert filled.endswith(b"bab:\n  - 0:40 Syarat / Tempat\n---\n")


def test_a_picture_is_named_too() -> None:
    filled = fill_note(b"---\njudul: a\n---\n", WORDS, audio="1.mp3", picture="1.jpg")
    assert filled == b"---\njudul: a\naudio: 1.mp3\ngambar: 1.jpg\n---\n"


@pytest.mark.parametrize("content", [b"", b"Isi.", b"---\njudul: a\n", b"\xff\xfe"])
def test_a_note_that_cannot_be_read_stays_as_it_is(content: bytes) -> None:
    assert fill_note(content, WORDS, audio="1.mp3") == content


def test_a_note_of_an_english_show_gets_english_keys() -> None:
    filled = fill_note(
        b"---\ntitle: a\n---\n",
        load_words("en"),
        audio="1.mp3",
        chapters=CHAPTERS[:1],
        picture="1.jpg",
    )
    assert filled == (
        b"---\ntitle: a\naudio: 1.mp3\npicture: 1.jpg\nchapters:\n  - 0:00 Pembuka\n---\n"
    )
