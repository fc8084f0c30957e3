"""The field with what residents asked and where the sound answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from siniar.content.fields.chapters import read_chapter
from siniar.content.fields.lists import NONE_WORDS, one_text
from siniar.content.fields.rules import (
    ANSWER_AFTER_END,
    ANSWER_TIME,
    QUESTION_TELLS_WHO,
    QUESTION_UNANSWERED,
)
from siniar.content.fields.table import Field, FieldContext, Placed, known_entries, parse_table
from siniar.content.fields.times import read_duration_words, read_time
from siniar.content.fields.values import parse_text
from siniar.content.frontmatter import Mapping, Note, Scalar, Sequence, Value, write_value
from siniar.content.questions.privacy import tells_who
from siniar.model.questions import Question
from siniar.model.timecodes import format_position
from siniar.model.words import N_

#: A time alone; with words behind it only with colons, since offices open at 08.00.
_CLOCK = re.compile(
    r"(?:menit(?: ke)?[ -]?)?([\[(]?\d{1,3}[:.;：]\d\d(?:[:.：]\d\d)?[\])]?)", re.IGNORECASE
)
_TIMED = re.compile(r"([\[(]?\d{1,3}:\d\d(?::\d\d)?(?!:?\d)[\])]?)(?: ?[-–—|,:] ?| )(\S.*)")


class TypedAnswer(Struct, frozen=True):
    """Where the sound answers, in words, or both."""

    second: float | None = None
    text: str = ""


def parse_answer(value: Value, context: FieldContext) -> TypedAnswer | None:
    """``02:15``, words, or a time and words behind it."""
    text = parse_text(value, context)
    if text is None or text.casefold() in NONE_WORDS:
        return None
    timed = _TIMED.fullmatch(text)
    clock, words = (timed[1], timed[2]) if timed else (text, "")
    alone = _CLOCK.fullmatch(clock)
    second = read_time(alone[1]) if alone else read_duration_words(text)
    if second is None and alone:
        context.add(ANSWER_TIME, value.line, value=clock[:100])
        return TypedAnswer(None, words) if words else None
    return TypedAnswer(None, text) if second is None else TypedAnswer(second, words)


def _parse_asker(value: Value, context: FieldContext) -> str | None:
    text = parse_text(value, context)
    if text and tells_who(text):
        context.add(QUESTION_TELLS_WHO, value.line, value=text[:100])
    return text


QUESTION_FIELDS = (
    Field(
        "question",
        "tanya",
        parse_text,
        N_("What residents ask, in one sentence."),
        "Apa yang dibawa kalau KTP-el hilang?",
        is_required=True,
        obsolete=("pertanyaan", "soal"),
    ),
    Field(
        "asker",
        "dari",
        _parse_asker,
        N_("Who asked, in general terms and never by name."),
        "warga RW 05",
        obsolete=("penanya", "oleh"),
    ),
    Field(
        "answer",
        "jawaban",
        parse_answer,
        N_("Where the sound answers it, or the answer in words; or the time and words behind it."),
        '"02:15"',
        obsolete=("jawab", "menit"),
    ),
)


def parse_questions(value: Value, context: FieldContext) -> tuple[Placed[Question], ...]:
    """Questions as ``{tanya: …, dari: …, jawaban: 02:15}`` or as ``02:15 Question?``."""
    if isinstance(value, Scalar) and value.text.casefold() in NONE_WORDS:
        return ()
    questions = []
    for item in _items(value):
        question = _read_map(item, context) if isinstance(item, Mapping) else None
        if isinstance(item, Scalar) and (line := read_chapter(item.text)):
            question = Question(line.title, second=line.start)
        elif isinstance(item, Scalar):
            context.add(QUESTION_UNANSWERED, item.line, mended=_timed(item.text))
        elif isinstance(item, Sequence):
            context.wrong_form(item)
        if question:
            if tells_who(question.text):
                context.add(QUESTION_TELLS_WHO, item.line, value=question.text[:100])
            questions.append(Placed(question, item.line))
    return tuple(questions)


def _items(value: Value) -> Iterator[Value]:
    if isinstance(value, Scalar):
        rows = ((re.sub(r"^[-•–]\s+", "", row.text), row.line) for row in value.split_lines())
        yield from (Scalar(text, line) for text, line in rows if text)
        return
    for item in value.items if isinstance(value, Sequence) else (value,):
        is_question = isinstance(item, Mapping) and any(known_entries(item, QUESTION_FIELDS))
        yield item if is_question else one_text(item) or item


def _read_map(value: Mapping, context: FieldContext) -> Question | None:
    before = len(context.report)
    parts = parse_table(value, QUESTION_FIELDS, context.note, context.zone, context.topics)
    answer = parts.get("answer", TypedAnswer())
    if "question" not in parts:
        return None
    if answer == TypedAnswer():
        # What is wrong with the answer has been told.
        if len(context.report) == before:
            context.add(QUESTION_UNANSWERED, value.line, mended=_timed(parts["question"]))
        return None
    return Question(parts["question"], parts.get("asker", ""), answer.second, answer.text)


def _timed(text: str) -> str:
    return f"- {write_value(f'02:15 {text[:80]}')}"


def questions_inside(
    note: Note, written: tuple[Placed[Question], ...], end: float | None
) -> tuple[Question, ...]:
    """The questions that are answered inside the sound of ``end`` seconds; others are findings."""
    kept = []
    for placed in written:
        second = placed.value.second
        if end is not None and second is not None and second >= end:
            values = {"start": format_position(second), "end": format_position(end)}
            note.report.add(ANSWER_AFTER_END, note.place(placed.line), **values)
        else:
            kept.append(placed.value)
    return tuple(kept)
