"""Parses values in brackets with PyYAML, and tells editors what they can do about errors.

YAML is only parsed, never constructed: ``00:30``, ``no`` and ``2026-11-20`` stay the text that
the editor typed, and each value knows its line.
"""

from __future__ import annotations

import re

import yaml
from msgspec import Struct, field

from siniar.content.frontmatter.values import (
    Mapping,
    MappingEntry,
    Scalar,
    Sequence,
    UnreadableError,
    Value,
)
from siniar.model.words import N_

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

#: Lists in lists; a service box in a note needs three.
DEPTH_LIMIT = 8
#: YAML counts these as ends of lines, editors' programs do not.
_SEPARATORS = re.compile("[\x85\u2028\u2029]")

#: Message ids of what editors are told.
NO_COLON = N_("a colon after the key is missing")
#: What PyYAML (first word) and libyaml say, and what an editor can do with it.
_PROBLEMS = (
    ("mapping values are not allowed", N_("there is a second colon in the value")),
    ("found unexpected end of stream", N_("a quote or bracket is not closed")),
    ("expected ',' or ']'", N_("a bracket [ is not closed or a comma is missing")),
    ("expected ',' or '}'", N_("a bracket { is not closed or a comma is missing")),
    ("expected the node content", N_("a value is missing")),
    ("could not find expected ':'", NO_COLON),
    ("did not find expected key", N_("the indentation or a quote is wrong")),
    ("expected <block end>", N_("the indentation or a quote is wrong")),
    ("cannot start any token", N_("the value begins with a special character")),
    ("block sequence entries are not allowed", N_("the list starts in the wrong place")),
    ("undefined alias", N_("the value begins with a special character")),
    ("undefined tag", N_("the value begins with a special character")),
)
NOT_CLOSED = N_("a quote or bracket is not closed")
_OTHER_PROBLEM = N_("a punctuation mark stands in the wrong place")
NESTED = N_("lists stand in lists too deeply")
_ALIAS = N_("& and * at the beginning of a value are not supported")


def parse_yaml(text: str, first: int = 2) -> Value:
    """A value that begins on the line ``first`` of its note.

    Raises:
        UnreadableError: it is not YAML, or nothing that notes support.
    """
    try:
        return _build_tree(_SEPARATORS.sub(" ", text), first)
    except yaml.MarkedYAMLError as error:
        # What was opened and never closed is wrong where it was opened.
        is_left_open = "end of stream" in str(error.problem) or "quoted" in str(error.context)
        marks = (error.problem_mark, error.context_mark)
        mark = next(filter(None, reversed(marks) if is_left_open else marks), None)
        line = min(mark.line, text.count("\n")) + first if mark else first
        raise UnreadableError(line, _explain(str(error.problem))) from error
    except yaml.YAMLError as error:
        raise UnreadableError(first, _OTHER_PROBLEM) from error


def _explain(problem: str) -> str:
    return next((words for part, words in _PROBLEMS if part in problem), _OTHER_PROBLEM)


#: Stands where a map in braces has neither colon nor value.
_NO_VALUE = Scalar("", 0)


class _Open(Struct):
    """A list or mapping whose end has not been seen yet."""

    line: int
    is_mapping: bool
    values: list[Value] = field(default_factory=list)

    def close(self) -> Value:
        if not self.is_mapping:
            return Sequence(tuple(self.values), self.line)
        entries: list[MappingEntry] = []
        for key, value in zip(self.values[::2], self.values[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise UnreadableError(key.line, _OTHER_PROBLEM)
            before = entries[-1] if entries else None
            if value is _NO_VALUE and before and isinstance(before.value, Scalar):
                # {tempat: Loket 1, lantai 2}: the comma was meant as one.
                text = f"{before.value.text}, {key.text}"
                entries[-1] = MappingEntry(before.key, Scalar(text, before.value.line), before.line)
            else:
                given = Scalar("", key.line) if value is _NO_VALUE else value
                entries.append(MappingEntry(key.text, given, key.line))
        return Mapping(tuple(entries), self.line)


def _scalar(event: yaml.ScalarEvent, line: int) -> Scalar:
    text = event.value.strip()
    return Scalar(text, line, is_padded=text != event.value and event.style in {"'", '"'})


def _build_tree(text: str, first: int) -> Value:
    """The tree in our own types; lines are counted from the top of the note.

    Built from events with a stack of our own: PyYAML's composer recurses in C, and deeply nested
    input ends the whole process there.
    """
    stack = [_Open(first, is_mapping=False)]
    colon_from = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = (event.start_mark.line if event.start_mark else 0) + first
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(line, _ALIAS)
        if isinstance(event, yaml.ScalarEvent):
            start, end = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))
            is_missing = start == end and stack[-1].is_mapping and ":" not in text[colon_from:end]
            stack[-1].values.append(_NO_VALUE if is_missing else _scalar(event, line))
            colon_from = end
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(stack) >= DEPTH_LIMIT:
                raise UnreadableError(line, NESTED)
            stack.append(_Open(line, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = stack.pop().close()
            stack[-1].values.append(closed)
    roots = stack[0].values
    if len(roots) > 1:
        raise UnreadableError(roots[1].line, _OTHER_PROBLEM)
    return roots[0] if roots else Scalar("", first)
