"""Parsers of fields that hold one value."""

from __future__ import annotations

import re
from collections.abc import Mapping

from siniar.content.addresses import is_web_address, split_address
from siniar.content.fields.rules import (
    GUID_INVALID,
    NUMBER_INVALID,
    NUMBER_ZERO,
    SLUG_INVALID,
    TOPIC_SEVERAL,
    TOPIC_UNKNOWN,
    URL_INVALID,
)
from siniar.content.fields.table import FieldContext, FileName, Parser
from siniar.content.frontmatter import Scalar, Sequence, Value, write_value
from siniar.content.frontmatter.rules import VALUE_CUT
from siniar.content.rules import CHOICE_UNKNOWN, PATH_OUTSIDE, URL_WITHOUT_TLS
from siniar.model.episode import Status, Topic
from siniar.model.findings import Phrase
from siniar.model.nearest import suggest
from siniar.model.slugs import SLUG, slugify
from siniar.model.words import N_

#: No mark that anybody could take for one of their own.
EXAMPLE_GUID = "dibuat-oleh-periksa-fix"
#: ``Episode 20``, ``No. 20``, ``#20``, ``20.``
_NUMBER = re.compile(
    r"(?:(?:episode|eps?|nomor|no|musim|season|ke)\b[.:]?\s?-?\s?|#)?(\d{1,12})[.,]?", re.IGNORECASE
)


def one_line(value: Value, context: FieldContext) -> str | None:
    """The text of a single value with one blank between words; anything else is told."""
    if isinstance(value, Sequence) and len(value.items) == 1:
        value = value.items[0]
    if isinstance(value, Scalar):
        return " ".join(value.text.split())
    context.wrong_form(value)
    return None


def word_of(value: Value, context: FieldContext) -> str | None:
    """A value that cannot hold a ``#``, without what somebody noted behind one."""
    text = one_line(value, context)
    return text if text is None else re.sub(r"\s#.*", "", text)


def parse_text(value: Value, context: FieldContext) -> str | None:
    """One line of text; runs of white space become one blank."""
    text = one_line(value, context)
    if isinstance(value, Scalar) and value.comment:
        whole = write_value(f"{text} # {value.comment}")
        context.add(VALUE_CUT, value.line, value=value.comment, mended=f"{context.key}: {whole}")
    return text


def parse_number(value: Value, context: FieldContext) -> int | None:
    """A whole number from 0 to 999,999,999,999, ``Episode 20`` and ``20.`` too."""
    text = one_line(value, context)
    if text is None:
        return None
    match = _NUMBER.fullmatch(text) or _NUMBER.fullmatch(re.sub(r"\s#.*", "", text))
    if match:
        return int(match[1])
    context.add(NUMBER_INVALID, value.line, value=text[:100], example=context.example)
    return None


def parse_ordinal(value: Value, context: FieldContext) -> int | None:
    """A number that counts something: 1 or more."""
    number = parse_number(value, context)
    if number == 0:
        context.add(NUMBER_ZERO, value.line, key=context.key, example=context.example)
        return None
    return number


def one_of(choices: Mapping[str, object], shown: int = 0) -> Parser:
    """A parser for one of a few words, both languages being allowed.

    Of many words only the first ``shown`` are offered.
    """
    offered = ", ".join(list(choices)[: shown or None])

    def parse(value: Value, context: FieldContext) -> object:
        text = word_of(value, context)
        if text is None:
            return None
        folded = text.casefold().rstrip(".")
        if folded in choices:
            return choices[folded]
        context.add(CHOICE_UNKNOWN, value.line, key=context.key, value=text[:100], choices=offered)
        return None

    return parse


#: What a text can be: public, not yet, no more.
parse_status = one_of(
    {
        "terbit": Status.PUBLISHED,
        "draf": Status.DRAFT,
        "ditarik": Status.WITHDRAWN,
        "published": Status.PUBLISHED,
        "draft": Status.DRAFT,
        "withdrawn": Status.WITHDRAWN,
    }
)


#: Yes and no in both languages and of other tools, ours first.
TRUTH = (
    dict.fromkeys(("ya",), True)
    | dict.fromkeys(("tidak",), False)
    | dict.fromkeys(("yes", "true", "benar", "iya", "y", "1", "on", "explicit"), True)
    | dict.fromkeys(("no", "false", "salah", "bukan", "n", "0", "off", "clean"), False)
)
parse_truth = one_of(TRUTH, shown=2)


def parse_guid(value: Value, context: FieldContext) -> str | None:
    """An opaque permanent identity, kept as it is: another program may have made it.

    Blanks around it would be lost in most apps, and the episode would come twice.
    """
    if isinstance(value, Sequence) and len(value.items) == 1:
        value = value.items[0]
    if not isinstance(value, Scalar):
        context.wrong_form(value)
        return None
    if not value.is_padded:
        return value.text
    context.add(GUID_INVALID, value.line, example=value.text)
    return None


def parse_slug(value: Value, context: FieldContext) -> str | None:
    """A path segment of an address."""
    text = word_of(value, context)
    if text is None:
        return None
    bare = text.strip("/")
    if SLUG.fullmatch(bare) and len(bare) <= 100:
        return bare
    example = f"{context.key}: {slugify(text[:100]) or context.field.example}"
    context.add(SLUG_INVALID, value.line, value=text[:100], example=example)
    return None


def parse_url(value: Value, context: FieldContext) -> str | None:
    """An absolute http or https address."""
    text = one_line(value, context)
    return None if text is None else read_url(text, value.line, context)


def read_url(text: str, line: int, context: FieldContext) -> str | None:
    """The address in ``text``, or a finding."""
    if not is_web_address(text):
        context.add(URL_INVALID, line, value=text)
        return None
    if split_address(text).scheme == "http":
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


def parse_topic(value: Value, context: FieldContext) -> Topic | None:
    """One of the show's topics, by name or slug, whatever the case."""
    if isinstance(value, Sequence) and len(value.items) == 1:
        value = value.items[0]
    items = value.items if isinstance(value, Sequence) else ()
    several = [item.text for item in items if isinstance(item, Scalar)]
    if len(several) == len(items) > 1:
        _refuse_several(several, value.line, context)
        return None
    text = word_of(value, context)
    if text is None:
        return None
    topic = _find_topic(text, context)
    if topic:
        return topic
    several = [part.strip() for part in re.split(r"[,;/&]|\bdan\b", text)]
    if len(several) > 1 and all(_find_topic(part, context) for part in several):
        _refuse_several(several, value.line, context)
        return None
    names = tuple(topic.name for topic in context.topics)
    hint = suggest(text, names)
    choices = ", ".join(names) or Phrase(N_('none; add it to "topics" in pelicanconf.py'))
    context.add(TOPIC_UNKNOWN, value.line, value=text[:100], hint=hint, choices=choices)
    return None


def _find_topic(text: str, context: FieldContext) -> Topic | None:
    wanted = text.casefold().rstrip(".")
    slug = slugify(wanted)
    for topic in context.topics:
        if wanted in (topic.name.casefold(), topic.slug) or slug == topic.slug:
            return topic
    return None


def _refuse_several(names: list[str], line: int, context: FieldContext) -> None:
    first, *others = names or [""]
    context.add(
        TOPIC_SEVERAL,
        line,
        mended=f"{context.key}: {first}",
        more=f"kata-kunci: {', '.join(others)}",
    )
