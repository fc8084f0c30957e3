"""The form of a chapter that has a link or a picture."""

from __future__ import annotations

import re

from siniar.content.fields.rules import CHAPTER_START
from siniar.content.fields.table import Field, FieldContext, FileName, Placed, parse_table
from siniar.content.fields.values import file_in, parse_text, parse_url, read_url
from siniar.content.frontmatter import Mapping, Scalar, Value
from siniar.model.episode import Chapter
from siniar.model.timecodes import parse_position
from siniar.model.words import N_


def parse_chapter(value: Mapping, context: FieldContext) -> tuple[Placed[Chapter], ...]:
    """A chapter as ``{mulai: 01:30, judul: …, tautan: …, gambar: …}``; nothing without the two."""
    parts = parse_table(value, CHAPTER_FIELDS, context.note, context.zone, context.topics)
    if not {"start", "title"} <= parts.keys():
        return ()
    return (Placed(Chapter(**parts), value.line),)


def _start(value: Value, context: FieldContext) -> float | None:
    if not isinstance(value, Scalar):
        context.wrong_form(value)
        return None
    start = parse_position(value.text)
    if start is None:
        context.add(CHAPTER_START, value.line)
    return start


def _image(value: Value, context: FieldContext) -> str | None:
    """The address of a picture, or its name in content/images, which is followed later."""
    if isinstance(value, Scalar) and re.match("https?://", value.text):
        return read_url(value.text, value.line, context)
    named: FileName | None = file_in("content/images")(value, context)
    return named.name if named else None


CHAPTER_FIELDS = (
    Field("start", "mulai", _start, N_("When it begins."), '"01:30"', is_required=True),
    Field("title", "judul", parse_text, N_("Its title."), "Syarat yang dibawa", is_required=True),
    Field(
        "url", "tautan", parse_url, N_("A page that it speaks of."), "https://contoh.go.id/syarat"
    ),
    Field("image", "gambar", _image, N_("A picture to show meanwhile."), "003-loket.jpg"),
)
