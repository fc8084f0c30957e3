"""A new note can be filled in as the handbook says: literally, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from siniar.content.drafts import Draft, render_note, template_lines
from siniar.content.examples import key_of_field
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.table import parse_table
from siniar.content.fix import Mender
from siniar.content.frontmatter import Note
from siniar.content.notes import open_note
from siniar.model.episode import Chapter, Topic
from siniar.model.words import load_words
from tests.support.factories import TOPICS

ZONE = ZoneInfo("Asia/Jakarta")
LANGUAGES = ("id", "en")


def new_note(language: str, topics: Sequence[Topic] = TOPICS) -> str:
    moment = datetime(2026, 11, 20, 8, tzinfo=ZONE)
    draft = Draft("Surat pindah: syarat #1", moment, "guid-0001", 7)
    return render_note(draft, load_words(language), topics)


def read(text: str, language: str) -> tuple[Note, dict[str, object]]:
    note = open_note(text.encode(), "a.md", template_lines(load_words(language)))
    topics = (*TOPICS, Topic("Residents", "residents"))
    return note, parse_table(note.fields, EPISODE_FIELDS, note, ZONE, topics)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_note_has_nothing_wrong_and_says_what_is_known(language: str) -> None:
    note, parts = read(new_note(language), language)
    assert not note.report.findings
    assert parts["title"] == "Surat pindah: syarat #1"
    assert {"hosts", "chapters", "videos", "audio"}.isdisjoint(parts)


def test_the_topic_that_is_offered_is_one_of_the_shows() -> None:
    text = new_note("id", TOPICS[1:]).replace("# topik:", "topik:")
    _, parts = read(text, "id")
    assert parts["topic"] == TOPICS[1]


def test_chapters_of_one_second_are_written_as_one() -> None:
    chapters = (Chapter(40.2, "Syarat"), Chapter(40.9, "Tempat"))
    draft = Draft("Surat", datetime(2026, 11, 20, 8, tzinfo=ZONE), "guid-0001", 7)
    text = render_note(replace(draft, chapters=chapters), load_words("id"), TOPICS)
    assert "bab:\n  - 0:40 Syarat / Tempat\n" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", [r"# (?=\w)", r"#(?= \w)"], ids=["with its blank", "alone"])
def test_examples_without_their_mark_are_told_and_never_published(mark: str, language: str) -> None:
    """The step of the handbook, with nothing changed afterwards."""
    text = re.sub(rf"^{mark}", "", new_note(language), flags=re.MULTILINE)
    note, parts = read(text, language)
    assert {finding.code for finding in note.report} == {"contoh-tertinggal"}
    told = {note.lines[finding.place.line - 1].partition(":")[0].strip() for finding in note.report}
    names = {"audio", "hosts", "guests", "chapters", "videos", "service", "confirmed"}
    keys = {key_of_field(row, load_words(language)) for row in EPISODE_FIELDS if row.name in names}
    assert keys <= told
    assert set(parts) <= {"title", "number", "season", "date", "topic", "status", "slug", "guid"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_taken_away_leaves_explanations_out_and_mending_deletes_them(
    language: str,
) -> None:
    text = re.sub(r"^#+ ", "", new_note(language), flags=re.MULTILINE)
    note, parts = read(text, language)
    told = {finding.code for finding in note.report}
    assert told == {"contoh-tertinggal", "penjelasan-tertinggal"}
    assert parts["title"] == "Surat pindah: syarat #1"
    mender = Mender(ZONE, template=template_lines(load_words(language)))
    mended, again = read(mender.mend(text.encode(), "a.md", "guid-baru").decode(), language)
    assert {finding.code for finding in mended.report} == {"contoh-tertinggal"}
    assert again == parts
