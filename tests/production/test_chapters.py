"""Chapters come from a list, from the recordings, or as proposals at long pauses."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.model.episode import Chapter
from siniar.production.chapters import (
    chapters_of,
    check_end,
    parse_chapter_list,
    propose_starts,
    read_chapters,
    shift_chapters,
)
from siniar.production.probe import Recording
from siniar.production.recordings import Material


def test_a_list_is_read_as_people_write_it() -> None:
    text = (
        "# Bab\n\n00:00 Pembuka\n- 1:30 – Syarat: yang dibawa\n(12:05) Tempat\n1:02:03 | Penutup\n"
    )
    chapters, findings = parse_chapter_list(text, "bab.txt")
    assert findings == []
    assert [(chapter.start, chapter.title) for chapter in chapters] == [
        (0, "Pembuka"),
        (90, "Syarat: yang dibawa"),
        (725, "Tempat"),
        (3723, "Penutup"),
    ]


def test_a_line_without_a_time_is_told_with_its_number() -> None:
    chapters, findings = parse_chapter_list("00:00 Pembuka\nPenutup\n9:75 Salah\n", "bab.txt")
    assert len(chapters) == 1
    assert [(each.code, each.place.line) for each in findings] == [
        ("bab-salah", 2),
        ("bab-salah", 3),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00", "berkas-bukan-utf8"),
        (b"00:00 A\n" * 30_000, "berkas-terlalu-besar"),
        (None, "rekaman-tidak-ada"),
    ],
)
def test_a_file_that_is_no_list_is_told(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "bab.txt"
    if content is not None:
        path.write_bytes(content)
    assert [each.code for each in read_chapters(path)[1]] == [code]


def test_behind_an_intro_chapters_move_and_the_first_stays_at_the_start() -> None:
    chapters = (Chapter(0, "Pembuka"), Chapter(90, "Isi"))
    assert [each.start for each in shift_chapters(chapters, 7.5)] == [0, 97.5]


def test_the_recordings_own_chapters_stand_where_their_recordings_begin() -> None:
    marks = (Chapter(0, "Awal"), Chapter(20, "Isi"), Chapter(40, "Di belakang akhir"))
    first, second, outro = (
        Recording(Path(name), "MP3", duration, 0, "mp3", 44_100, 1, chapters=marks)
        for name, duration in (("a.mp3", 60), ("b.mp3", 30), ("penutup.mp3", 10))
    )
    chapters = chapters_of(Material((first, second), outro=outro), (60, 30, 10))
    assert [each.start for each in chapters] == [0, 20, 40, 60, 80, 90]


def test_chapters_behind_the_end_are_told() -> None:
    (finding,) = check_end((Chapter(0, "A"), Chapter(60, "B")), 60, "bab.txt")
    assert dict(finding.values) == {"start": "1:00", "end": "1:00"}


def test_proposals_stand_behind_the_longest_pauses_and_well_apart() -> None:
    pauses = ((100, 101.3), (200, 204), (290, 293), (500, 502), (590, 599))
    assert propose_starts(pauses, 600) == [0, 204, 502]
    assert propose_starts((), 600) == []
