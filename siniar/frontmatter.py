"""Reads the text of a note into front-matter values with line numbers, and the body below them.

YAML is only parsed, never constructed: ``00:30``, ``no`` and ``2026-11-20`` stay the text that
the editor typed, and each value knows its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from siniar.findings import Phrase, Place, Report
from siniar.words import N_

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

#: Bytes; a note of 200 pages has fewer.
SIZE_LIMIT = 1_000_000
#: Lists in lists; a service box in a note needs three.
DEPTH_LIMIT = 8
FENCE = "---"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
#: YAML counts these as ends of lines, editors' programs do not.
_SEPARATORS = re.compile("[\x85\u2028\u2029]")
_FIELD_LINE = re.compile(r"\s*(- .*|#.*|[\w-]+\s*:.*)$")

_NO_COLON = N_("a colon after the key is missing")
#: What PyYAML (first word) and libyaml say, and what an editor can do with it.
_PROBLEMS = (
    ("mapping values are not allowed", N_("there is a second colon in the value")),
    ("found unexpected end of stream", N_("a quote or bracket is not closed")),
    ("expected ',' or ']'", N_("a bracket [ is not closed or a comma is missing")),
    ("expected ',' or '}'", N_("a bracket { is not closed or a comma is missing")),
    ("expected the node content", N_("a value is missing")),
    ("could not find expected ':'", _NO_COLON),
    ("did not find expected key", N_("the indentation or a quote is wrong")),
    ("expected <block end>", N_("the indentation or a quote is wrong")),
    ("cannot start any token", N_("the value begins with a special character")),
    ("block sequence entries are not allowed", N_("the list starts in the wrong place")),
    ("undefined alias", N_("the value begins with a special character")),
    ("undefined tag", N_("the value begins with a special character")),
)
_OTHER_PROBLEM = N_("a punctuation mark stands in the wrong place")
_NESTED = N_("lists stand in lists too deeply")
_ALIAS = N_("& and * at the beginning of a value are not supported")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, exactly as typed."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple[Value, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: str
    value: Value
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values in the order of the file; no key twice."""

    entries: tuple[Entry, ...]
    line: int


Value = Scalar | Sequence | Mapping


def is_given(value: Value) -> bool:
    """Whether something stands behind a key: forms leave keys with empty texts and lists."""
    if isinstance(value, Sequence):
        return any(is_given(item) for item in value.items)
    return bool(value.text) if isinstance(value, Scalar) else bool(value.entries)


@dataclass(slots=True)
class Note:
    """A note file taken apart."""

    #: Relative to the project's root, with forward slashes.
    path: str
    fields: Mapping = field(default_factory=lambda: Mapping((), 1))
    #: Markdown below the front matter.
    body: str = ""
    #: Line of the file that the body starts on, counted from 1.
    body_line: int = 1
    lines: tuple[str, ...] = ()
    report: Report = field(default_factory=Report)
    #: Whether the front matter could be read at all.
    is_readable: bool = False
    #: Files besides the note that were looked at on its account, there or not.
    files: list[Path] = field(default_factory=list)

    def place(self, line: int) -> Place:
        """A line of this file."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.path, line, text[:200])


class _UnreadableError(Exception):
    """The YAML tree holds something that notes do not support."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem


def parse_note(content: bytes, path: str) -> Note:
    """Take a note apart; whatever is wrong with it stands in its report.

    Never raises: a note that cannot be read at all has ``is_readable`` false.
    """
    note = Note(path)
    text = _decode(content, note)
    if text is None:
        return note
    note.lines = tuple(text.split("\n"))
    if not text.strip():
        note.report.add("catatan-kosong", Place(path))
        return note
    end = _find_fences(note)
    if end is None:
        return note
    note.body_line = end + 2
    note.body = "\n".join(note.lines[end + 1 :])
    _read_fields("\n".join(note.lines[1:end]), note)
    return note


def _decode(content: bytes, note: Note) -> str | None:
    if len(content) > SIZE_LIMIT:
        note.report.add(
            "berkas-terlalu-besar", Place(note.path), size=len(content), limit=SIZE_LIMIT
        )
        return None
    if content.startswith(b"\xef\xbb\xbf"):
        note.report.add("berkas-bom", Place(note.path, 1))
        content = content[3:]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        snippet = content.split(b"\n")[line - 1].decode("utf-8", "replace")
        note.report.add("berkas-bukan-utf8", Place(note.path, line, snippet[:200]))
        return None
    if "\r" in text:
        note.report.add("berkas-crlf", Place(note.path))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _drop_controls(text, note)


def _drop_controls(text: str, note: Note) -> str:
    if not _CONTROL.search(text):
        return text
    for number, line in enumerate(text.split("\n"), 1):
        match = _CONTROL.search(line)
        if match:
            place = Place(note.path, number, _CONTROL.sub("", line)[:200])
            note.report.add("karakter-kendali", place, name=f"U+{ord(match[0]):04X}")
    return _CONTROL.sub("", text)


def _find_fences(note: Note) -> int | None:
    """Index of the closing fence, or ``None`` with a finding."""
    if note.lines[0].rstrip() != FENCE:
        note.report.add("pembuka-tidak-ada", note.place(1))
        return None
    for index, line in enumerate(note.lines[1:], 1):
        if line.rstrip() == FENCE:
            return index
    last = 1
    for number, line in enumerate(note.lines[1:], 2):
        if not _FIELD_LINE.match(line):
            break
        last = number
    note.report.add("penutup-tidak-ada", note.place(last))
    return None


def _read_fields(text: str, note: Note) -> None:
    tabbed = [n for n, line in enumerate(text.split("\n"), 2) if re.match(r" *\t", line)]
    for number in tabbed:
        note.report.add("yaml-tab", note.place(number))
    if tabbed:
        return
    try:
        tree = _build_tree(yaml.parse(_SEPARATORS.sub(" ", text), Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        # What was opened and never closed is wrong where it was opened.
        is_open = "end of stream" in str(error.problem) or "quoted" in str(error.context)
        marks = (error.problem_mark, error.context_mark)
        mark = next(filter(None, reversed(marks) if is_open else marks), None)
        line = min(mark.line, text.count("\n")) + 2 if mark else 2
        _refuse(note, line, _explain(str(error.problem)))
    except yaml.YAMLError:
        _refuse(note, 2, _OTHER_PROBLEM)
    except _UnreadableError as error:
        _refuse(note, error.line, error.problem)
    else:
        if isinstance(tree, Mapping):
            note.fields = _without_repeats(tree, note)
            note.is_readable = True
        else:
            _refuse(note, tree.line, _NO_COLON)


def _refuse(note: Note, line: int, problem: str) -> None:
    note.report.add("yaml-rusak", note.place(line), problem=Phrase(problem))


def _explain(problem: str) -> str:
    return next((words for part, words in _PROBLEMS if part in problem), _OTHER_PROBLEM)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen yet."""

    line: int
    is_mapping: bool
    values: list[Value] = field(default_factory=list)

    def close(self) -> Value:
        if not self.is_mapping:
            return Sequence(tuple(self.values), self.line)
        entries = []
        for key, value in zip(self.values[::2], self.values[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise _UnreadableError(key.line, _OTHER_PROBLEM)
            entries.append(Entry(key.text, value, key.line))
        return Mapping(tuple(entries), self.line)


def _build_tree(events: Iterator[yaml.Event]) -> Value:
    """The tree in our own types; lines are counted from the top of the note.

    Built from events with a stack of our own: PyYAML's composer recurses in C, and deeply nested
    input ends the whole process there.
    """
    stack = [_Open(2, is_mapping=False)]
    for event in events:
        line = (event.start_mark.line if event.start_mark else 0) + 2
        if isinstance(event, yaml.AliasEvent):
            raise _UnreadableError(line, _ALIAS)
        if isinstance(event, yaml.ScalarEvent):
            stack[-1].values.append(Scalar(event.value.strip(), line))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(stack) > DEPTH_LIMIT:
                raise _UnreadableError(line, _NESTED)
            stack.append(_Open(line, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = stack.pop().close()
            stack[-1].values.append(closed)
    roots = stack[0].values
    if len(roots) > 1:
        raise _UnreadableError(roots[1].line, _OTHER_PROBLEM)
    return roots[0] if roots else Mapping((), 2)


def _without_repeats(tree: Mapping, note: Note) -> Mapping:
    kept: dict[str, Entry] = {}
    for entry in tree.entries:
        if entry.key in kept:
            note.report.add("kunci-ganda", note.place(entry.line), key=entry.key)
        else:
            kept[entry.key] = entry
    return Mapping(tuple(kept.values()), tree.line)
