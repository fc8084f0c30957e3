"""Parses front matter with PyYAML, and tells editors what they can do about errors.

YAML is only parsed, never constructed: ``00:30``, ``no`` and ``2026-11-20`` stay the text that
the editor typed, and each value knows its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

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


def parse_yaml(text: str) -> Mapping:
    """The entries of front matter that begins on the second line of its note.

    Raises:
        UnreadableError: it is not YAML, or nothing that notes support.
    """
    try:
        tree = _build_tree(yaml.parse(_SEPARATORS.sub(" ", text), Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        # What was opened and never closed is wrong where it was opened.
        is_open = "end of stream" in str(error.problem) or "quoted" in str(error.context)
        marks = (error.problem_mark, error.context_mark)
        mark = next(filter(None, reversed(marks) if is_open else marks), None)
        line = min(mark.line, text.count("\n")) + 2 if mark else 2
        raise UnreadableError(line, _explain(str(error.problem))) from error
    except yaml.YAMLError as error:
        raise UnreadableError(2, _OTHER_PROBLEM) from error
    if not isinstance(tree, Mapping):
        raise UnreadableError(tree.line, _NO_COLON)
    return tree


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
                raise UnreadableError(key.line, _OTHER_PROBLEM)
            entries.append(MappingEntry(key.text, value, key.line))
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
            raise UnreadableError(line, _ALIAS)
        if isinstance(event, yaml.ScalarEvent):
            text = event.value.strip()
            is_padded = text != event.value and event.style in {"'", '"'}
            stack[-1].values.append(Scalar(text, line, is_padded))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(stack) > DEPTH_LIMIT:
                raise UnreadableError(line, _NESTED)
            stack.append(_Open(line, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = stack.pop().close()
            stack[-1].values.append(closed)
    roots = stack[0].values
    if len(roots) > 1:
        raise UnreadableError(roots[1].line, _OTHER_PROBLEM)
    return roots[0] if roots else Mapping((), 2)
