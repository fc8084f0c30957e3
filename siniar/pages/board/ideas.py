"""Reads the ideas for episodes in content/rencana/, through a table of fields like every note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from siniar.content.fields.dates import parse_day
from siniar.content.fields.lists import parse_lines
from siniar.content.fields.table import Field, parse_table
from siniar.content.fields.values import (
    parse_text,
    parse_topic,
    parse_url,
)
from siniar.content.frontmatter import parse_note
from siniar.model.episode import Day, Topic
from siniar.model.findings import Finding
from siniar.model.show import QuestionNote, Show
from siniar.model.words import N_

#: Below content/.
FOLDER = "rencana"


class Idea(Struct, frozen=True):
    """An episode that is not written yet."""

    title: str
    #: The file, relative to the project's root, with forward slashes.
    source: str
    #: What residents ask, in their own words.
    question: str = ""
    topic: Topic | None = None
    #: Who explains it, or who takes care of it.
    who: tuple[str, ...] = ()
    #: Day on which it should come out.
    when: Day | None = None
    #: Day of the recording.
    recorded: Day | None = None
    #: Name of the note that the idea became, without ``.md``.
    episode: str = ""
    #: Where the idea comes from: an absolute address, mostly of a form that was sent.
    link: str = ""
    #: How many residents asked; 0 for an idea of the office.
    asked: int = 0
    #: Day on which it was asked last.
    last: Day | None = None


IDEA_FIELDS = (
    Field(
        "title",
        "judul",
        parse_text,
        N_("What the episode will be about."),
        "Surat pindah antarkecamatan",
        is_required=True,
    ),
    Field(
        "question",
        "pertanyaan",
        parse_text,
        N_("What residents ask, in their own words."),
        "Apa yang dibawa kalau pindah?",
    ),
    Field("topic", "topik", parse_topic, N_("One of the show's topics."), "Kependudukan"),
    Field(
        "who",
        "siapa",
        parse_lines,
        N_("Who explains it, and who takes care of it."),
        '["Sari Contoh, petugas loket"]',
    ),
    Field("when", "kapan", parse_day, N_("Day on which it should come out."), "2026-12-18"),
    Field("recorded", "direkam", parse_day, N_("Day of the recording."), "2026-12-10"),
    Field(
        "episode",
        "episode",
        parse_text,
        N_("The note that the idea has become; its card takes over from there."),
        "014-surat-pindah",
    ),
    Field(
        "link",
        "asal",
        parse_url,
        N_("Where the idea comes from, such as the form that was sent."),
        "https://github.com/kantor/siniar/issues/12",
    ),
)


def ideas_of(questions: Iterable[QuestionNote]) -> Iterator[Idea]:
    """The questions that wait for an episode, and those that stand on the card of theirs."""
    for note in questions:
        if note.episode or not note.question.answer:
            yield Idea(
                title=note.question.text,
                source=note.source,
                question=note.question.text,
                topic=note.topic,
                episode=note.episode,
                asked=max(note.asked, 1),
                last=note.last,
            )


def read_ideas(
    root: Path, paths: Iterable[Path], show: Show
) -> tuple[tuple[Idea, ...], list[Finding]]:
    """The ideas of the files that can be read, and what is wrong with any of them."""
    ideas, findings = [], []
    zone = ZoneInfo(show.timezone)
    for path in paths:
        note = parse_note(path.read_bytes(), path.relative_to(root).as_posix())
        if note.is_readable:
            parts = parse_table(note.fields, IDEA_FIELDS, note, zone, show.topics)
            if "title" in parts:
                ideas.append(Idea(source=note.path, **parts))
        findings += note.report.findings
    return tuple(ideas), findings
