"""Reads the notes of questions, and hands those that an episode answers to their episode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from siniar.content.fields.dates import parse_day
from siniar.content.fields.questions import QUESTION_FIELDS, TypedAnswer
from siniar.content.fields.rules import ANSWER_AFTER_END
from siniar.content.fields.table import Field, parse_table
from siniar.content.fields.values import parse_number, parse_text, parse_topic
from siniar.content.frontmatter import Note, parse_note
from siniar.content.notes import read_note
from siniar.content.questions.rules import QUESTION_EPISODE_UNKNOWN, QUESTION_TEXT_BELOW
from siniar.content.readings import ReadEpisode, ReadFile, places_of
from siniar.content.slips import find_slips
from siniar.model.findings import Finding, Place, found
from siniar.model.nearest import suggest
from siniar.model.questions import Question
from siniar.model.show import QuestionNote, Show
from siniar.model.timecodes import format_position
from siniar.model.words import N_

_ASKER, _ANSWER = QUESTION_FIELDS[1:]
#: What may stand in the note of a question.
QUESTION_NOTE_FIELDS = (
    Field(
        "question",
        "pertanyaan",
        parse_text,
        N_("What residents ask, without who asked it."),
        "Apa yang dibawa kalau pindah?",
        is_required=True,
        obsolete=("tanya",),
    ),
    Field("topic", "topik", parse_topic, N_("One of the show's topics."), "Kependudukan"),
    Field("asked", "jumlah", parse_number, N_("How many asked it."), "3"),
    Field("last", "terakhir", parse_day, N_("Day on which it was asked last."), "2026-10-05"),
    _ASKER,
    Field(
        "episode",
        "episode",
        parse_text,
        N_("The note that answers it; the question is then answered."),
        "014-surat-pindah",
    ),
    _ANSWER,
)


class ReadQuestion(Struct, frozen=True):
    """The note of a question as it was read."""

    #: ``None`` when too little could be read to make one.
    note: QuestionNote | None
    findings: tuple[Finding, ...]
    files: tuple[ReadFile, ...]
    #: The lines that name the episode and the answer.
    episode_place: Place
    answer_place: Place


class QuestionReader(Struct, frozen=True):
    """What reading the notes of questions needs to know."""

    root: Path
    show: Show

    def read(self, path: Path) -> ReadQuestion:
        """The question of a file; whatever is wrong stands in the findings.

        Raises:
            FileNotFoundError: the file is not there any more.
        """
        note = read_note(path, self.root, parse_note)
        parts = self._parse(note) if note.is_readable else {}
        places = places_of(note, QUESTION_NOTE_FIELDS)
        first = note.place(1)
        return ReadQuestion(
            note=_build(note.path, parts) if "question" in parts else None,
            findings=tuple(note.report.findings),
            files=(ReadFile(note.path, note.digests.get(path)),),
            episode_place=places["episode"].place if "episode" in places else first,
            answer_place=places["answer"].place if "answer" in places else first,
        )

    def _parse(self, note: Note) -> dict[str, Any]:
        zone, topics = ZoneInfo(self.show.timezone), self.show.topics
        parts = parse_table(note.fields, QUESTION_NOTE_FIELDS, note, zone, topics)
        note.report.extend(find_slips(note, self.show, is_draft=True))
        if note.body.strip():
            blank = note.body[: len(note.body) - len(note.body.lstrip())].count("\n")
            note.report.add(QUESTION_TEXT_BELOW, note.place(note.body_line + blank))
        return parts


def _build(source: str, parts: dict[str, Any]) -> QuestionNote:
    answer = parts.pop("answer", TypedAnswer())
    question = Question(parts.pop("question"), parts.pop("asker", ""), answer.second, answer.text)
    return QuestionNote(question, source, **parts)


class AnsweredQuestions(Struct, frozen=True):
    """Which episode answers which question."""

    #: Each with the questions that name it.
    reads: tuple[ReadEpisode, ...]
    #: Every note that could be read; an episode is called as its note is.
    notes: tuple[QuestionNote, ...]
    findings: tuple[Finding, ...]


def answer_questions(
    reads: Sequence[ReadEpisode], questions: Iterable[ReadQuestion]
) -> AnsweredQuestions:
    """Hand each question to the episode that its note names."""
    asked = list(questions)
    names = dict(_names(reads)) if asked else {}
    given: dict[str, list[Question]] = {}
    notes: list[QuestionNote] = []
    findings: list[Finding] = []
    for each in asked:
        findings += each.findings
        if each.note is None:
            continue
        read = names.get(_fold(each.note.episode)) if each.note.episode else None
        notes.append(replace(each.note, episode=_stem(read)) if read else each.note)
        problem = _check(each, each.note, read, reads)
        if problem:
            findings.append(problem)
        elif read:
            given.setdefault(read.path, []).append(each.note.question)
    answered = tuple(_with_questions(read, given.get(read.path, [])) for read in reads)
    return AnsweredQuestions(answered, tuple(notes), tuple(findings))


def _stem(read: ReadEpisode) -> str:
    return PurePosixPath(read.path).stem


def _names(reads: Iterable[ReadEpisode]) -> Iterator[tuple[str, ReadEpisode]]:
    """What an episode may be called, the name of its note last, since it is the surest."""
    known = list(reads)
    for read in known:
        if read.episode and read.episode.number is not None:
            yield str(read.episode.number), read
            yield _fold(read.episode.code), read
    yield from ((_fold(read.path), read) for read in known)


def _fold(name: str) -> str:
    return PurePosixPath(name.casefold()).name.removesuffix(".md")


def _check(
    each: ReadQuestion, note: QuestionNote, read: ReadEpisode | None, reads: Iterable[ReadEpisode]
) -> Finding | None:
    """What is wrong with the episode that a note names, or with the time in it."""
    if note.episode and read is None:
        hint = suggest(note.episode, tuple(map(_stem, reads)))
        value = note.episode[:100]
        return found(QUESTION_EPISODE_UNKNOWN, each.episode_place, value=value, hint=hint)
    second = note.question.second
    end = read.episode.duration if read and read.episode else None
    if second is None or end is None or second < end:
        return None
    times = {"start": format_position(second), "end": format_position(end)}
    return found(ANSWER_AFTER_END, each.answer_place, **times)


def _with_questions(read: ReadEpisode, questions: list[Question]) -> ReadEpisode:
    """The episode with further questions behind its note's own, none of them twice."""
    episode = read.episode
    if episode is None or not questions:
        return read
    known = {each.text.casefold() for each in episode.questions}
    fresh = [each for each in questions if each.text.casefold() not in known]
    return replace(read, episode=replace(episode, questions=(*episode.questions, *fresh)))
