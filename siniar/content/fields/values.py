"""Parsers of fields that hold one value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

from siniar.content.fields.rules import (
    DATE_IMPOSSIBLE,
    DATE_UNREADABLE,
    GUID_INVALID,
    NUMBER_INVALID,
    NUMBER_ZERO,
    SLUG_INVALID,
    TOPIC_UNKNOWN,
    URL_INVALID,
)
from siniar.content.fields.table import FieldContext, FileName, Parser
from siniar.content.frontmatter import Scalar, Sequence, Value
from siniar.content.rules import CHOICE_UNKNOWN, PATH_OUTSIDE, URL_WITHOUT_TLS
from siniar.model.dates import DateProblem, parse_moment
from siniar.model.episode import Topic
from siniar.model.nearest import nearest
from siniar.model.slugs import SLUG, slugify
from siniar.model.timecodes import parse_position

EXAMPLE_GUID = "4f8c2d1e-5a6b-4c3d-9e7f-0a1b2c3d4e5f"


def parse_text(value: Value, context: FieldContext) -> str | None:
    """One line of text; runs of white space become one blank."""
    if not isinstance(value, Scalar):
        context.wrong_form(value)
        return None
    return " ".join(value.text.split())


def parse_moment_field(value: Value, context: FieldContext) -> datetime | None:
    """An aware moment in the show's time zone."""
    if not isinstance(value, Scalar):
        context.wrong_form(value)
        return None
    moment = parse_moment(value.text, context.zone)
    if isinstance(moment, DateProblem):
        code = DATE_UNREADABLE if moment is DateProblem.UNREADABLE else DATE_IMPOSSIBLE
        context.add(code, value.line, value=value.text)
        return None
    return moment


def parse_day(value: Value, context: FieldContext) -> date | None:
    """A day; a clock is allowed and ignored."""
    moment = parse_moment_field(value, context)
    return moment.date() if moment else None


def parse_number(value: Value, context: FieldContext) -> int | None:
    """A whole number from 0 to 999,999,999,999."""
    if not isinstance(value, Scalar):
        context.wrong_form(value)
        return None
    if re.fullmatch("[0-9]{1,12}", value.text):
        return int(value.text)
    example = f"{context.key}: {context.field.example}"
    context.add(NUMBER_INVALID, value.line, value=value.text, example=example)
    return None


def parse_ordinal(value: Value, context: FieldContext) -> int | None:
    """A number that counts something: 1 or more."""
    number = parse_number(value, context)
    if number == 0:
        example = f"{context.key}: {context.field.example}"
        context.add(NUMBER_ZERO, value.line, key=context.key, example=example)
        return None
    return number


def one_of(choices: Mapping[str, object]) -> Parser:
    """A parser for one of a few words, both languages being allowed."""

    def parse(value: Value, context: FieldContext) -> object:
        if not isinstance(value, Scalar):
            context.wrong_form(value)
            return None
        if value.text.casefold() in choices:
            return choices[value.text.casefold()]
        context.add(
            CHOICE_UNKNOWN,
            value.line,
            key=context.key,
            value=value.text,
            choices=", ".join(choices),
        )
        return None

    return parse


def parse_guid(value: Value, context: FieldContext) -> str | None:
    """An opaque permanent identity, kept as it is: another program may have made it.

    Blanks around it would be lost in most apps, and the episode would come twice.
    """
    if not isinstance(value, Scalar):
        context.wrong_form(value)
        return None
    if not value.is_padded:
        return value.text
    context.add(GUID_INVALID, value.line, example=value.text)
    return None


def parse_slug(value: Value, context: FieldContext) -> str | None:
    """A path segment of an address."""
    if not isinstance(value, Scalar):
        context.wrong_form(value)
        return None
    if SLUG.fullmatch(value.text) and len(value.text) <= 100:
        return value.text
    example = f"{context.key}: {slugify(value.text) or context.field.example}"
    context.add(SLUG_INVALID, value.line, value=value.text, example=example)
    return None


def parse_url(value: Value, context: FieldContext) -> str | None:
    """An absolute http or https address."""
    if not isinstance(value, Scalar):
        context.wrong_form(value)
        return None
    return read_url(value.text, value.line, context)


def read_url(text: str, line: int, context: FieldContext) -> str | None:
    """The address in ``text``, or a finding."""
    try:
        parts = urlsplit(text)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
        is_address = (
            is_address and "." in (parts.hostname or "") and not re.search(r"[\s<>\"]", text)
        )
    except ValueError:
        is_address = False
    if not is_address:
        context.add(URL_INVALID, line, value=text)
        return None
    if parts.scheme == "http":
        context.add(URL_WITHOUT_TLS, line)
    return text


def file_in(folder: str) -> Parser:
    """A parser for a file's name inside ``folder``, which it may not lead out of."""

    def parse(value: Value, context: FieldContext) -> FileName | None:
        if not isinstance(value, Scalar):
            context.wrong_form(value)
            return None
        name = value.text.removeprefix("/").removeprefix("content/")
        name = name.removeprefix(f"{folder.removeprefix('content/')}/")
        parts = re.split(r"[/\\]", name)
        if ".." in parts or ":" in name or "\\" in name or name.startswith(("/", "~")):
            context.add(PATH_OUTSIDE, value.line, value=value.text, folder=folder)
            return None
        return FileName(name, value.line)

    return parse


def files_in(folder: str) -> Parser:
    """A parser for several files inside ``folder``."""
    parse_file = file_in(folder)

    def parse(value: Value, context: FieldContext) -> tuple[FileName, ...]:
        items = value.items if isinstance(value, Sequence) else (value,)
        files = (parse_file(item, context) for item in items)
        return tuple(file for file in files if file is not None)

    return parse


def parse_audio(value: Value, context: FieldContext) -> FileName | None:
    """A file in ``content/audio`` or a whole address elsewhere."""
    if isinstance(value, Scalar) and re.match("https?://", value.text):
        url = read_url(value.text, value.line, context)
        return FileName(url, value.line) if url else None
    parsed: FileName | None = file_in("content/audio")(value, context)
    return parsed


def parse_length(value: Value, context: FieldContext) -> float | None:
    """A duration such as ``12:30`` in seconds."""
    if not isinstance(value, Scalar):
        context.wrong_form(value)
        return None
    seconds = parse_position(value.text)
    if seconds is None:
        context.wrong_form(value)
    return seconds


def parse_topic(value: Value, context: FieldContext) -> Topic | None:
    """One of the show's topics, by name or slug, whatever the case."""
    if not isinstance(value, Scalar):
        context.wrong_form(value)
        return None
    wanted = value.text.casefold()
    for topic in context.topics:
        if wanted in (topic.name.casefold(), topic.slug) or slugify(wanted) == topic.slug:
            return topic
    names = tuple(topic.name for topic in context.topics)
    context.add(
        TOPIC_UNKNOWN,
        value.line,
        value=value.text,
        nearest=nearest(value.text, names),
        choices=", ".join(names),
    )
    return None
