"""The form of a chapter that has a link or a picture, with our keys or those of other programs."""

from __future__ import annotations

import re

from siniar.content.fields.rules import CHAPTER_START
from siniar.content.fields.table import Field, FieldContext, FileName, Placed, parse_table
from siniar.content.fields.times import read_time
from siniar.content.fields.values import file_in, parse_text, parse_url, read_url
from siniar.content.frontmatter import Mapping, MappingEntry, Scalar, Value, fold_key
from siniar.model.episode import Chapter
from siniar.model.words import N_

#: Keys of others, of the podcast namespace's JSON too, with ours; folded.
_OURS = (
    dict.fromkeys(("name", "nama", "bab"), "judul")
    | dict.fromkeys(("starttime", "start-time", "time", "waktu", "at"), "mulai")
    | dict.fromkeys(("href", "link", "alamat"), "tautan")
    | dict.fromkeys(("img", "picture"), "gambar")
)


def with_our_keys(value: Mapping) -> Mapping:
    """The entries with our keys in place of those of other programs."""
    entries = (
        MappingEntry(_OURS.get(fold_key(entry.key), entry.key), entry.value, entry.line)
        for entry in value.entries
    )
    return Mapping(tuple(entries), value.line)


def is_chapter(value: Mapping) -> bool:
    """Whether a map tells a time and a title, however they were typed."""
    keys = {fold_key(entry.key) for entry in value.entries}
    return all(keys & {row.name, row.alias} for row in CHAPTER_FIELDS if row.is_required)


def parse_chapter(value: Mapping, context: FieldContext) -> tuple[Placed[Chapter], ...]:
    """A chapter as ``{mulai: 01:30, judul: …, tautan: …, gambar: …}``; nothing without the two."""
    parts = parse_table(value, CHAPTER_FIELDS, context.note, context.zone, context.topics)
    if not {"start", "title"} <= parts.keys():
        return ()
    return (Placed(Chapter(**parts), value.line),)


def _start(value: Value, context: FieldContext) -> float | None:
    """A time; a number without a colon counts seconds."""
    if not isinstance(value, Scalar):
        context.wrong_form(value)
        return None
    if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value.text):
        return float(value.text)
    start = read_time(value.text)
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

#: What maps of chapters may hold, folded.
CHAPTER_KEYS = frozenset(_OURS) | {fold_key(key) for row in CHAPTER_FIELDS for key in row.keys}
