"""Reads front matter line by line as its writer meant it; YAML reads only what stands in brackets.

Every entry is read by itself, so that a mistake in one is told with the mistakes in the others, at
its own line. What other programs would read otherwise is noted as a mend: the lines as they should
be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from siniar.content.frontmatter.mends import EntryReading, Mend, Start
from siniar.content.frontmatter.scalars import (
    close,
    closing_index,
    is_open,
    read_typed,
    write_value,
)
from siniar.content.frontmatter.source import (
    KeyLine,
    Line,
    bullet_rest,
    first_word,
    fold_key,
    key_line,
)
from siniar.content.frontmatter.values import (
    Mapping,
    MappingEntry,
    Scalar,
    Sequence,
    Unread,
    UnreadableError,
    Value,
)
from siniar.content.frontmatter.yaml import DEPTH_LIMIT, NESTED, NO_COLON, NOT_CLOSED, parse_yaml
from siniar.model.nearest import nearest

_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?(?:\s+#.*)?")
#: In place of a mark: it is the lines themselves that others join, or stop at.
SEVERAL = "\n"
#: Characters of a line that nobody would wrap.
_SHORT = 40
#: How near a word must be to a key to be taken for it.
_CERTAIN = 0.8
#: Lines that a list in brackets may take.
_OPEN_LIMIT = 200


def read_entries(lines: list[Line], reading: EntryReading, depth: int = 1) -> Mapping:
    """The keys of some lines with their values."""
    start = lines[0].number if lines else 2
    if depth > DEPTH_LIMIT:
        reading.refuse(start, NESTED, lines[0].text.strip())
        return Mapping((), start)
    entries = []
    for head, body in _groups(lines, reading):
        value = _read_group(head, body, reading, depth)
        entries.append(MappingEntry(head.key, value, head.line.number))
    return Mapping(tuple(entries), start)


def _groups(lines: list[Line], reading: EntryReading) -> Iterator[tuple[KeyLine, list[Line]]]:
    """Each key with the lines that belong to it."""
    base = next((line.indent for line in lines if not line.is_empty), 0)
    given = {fold_key(key.key) for line in lines if (key := reading.is_key(line))}
    head: KeyLine | None = None
    body: list[Line] = []
    until = 0
    for index, line in enumerate(lines):
        key = None if index < until else _new_head(line, head, base, reading, given)
        if key is None and (head is not None or line.is_empty):
            body.append(line)
        elif key is None:
            reading.refuse(line.number, NO_COLON, _with_key(line, reading))
        else:
            if head is not None:
                yield head, body
            head, body = key, []
            until = _end_of_open(key, lines, index, base, reading)
    if head is not None:
        yield head, body


def _with_key(line: Line, reading: EntryReading) -> str:
    """A line at the top without a key, as somebody may have meant it."""
    text = line.text.strip()
    word = re.fullmatch(r"\W{0,5}([\w-]+)\W{1,9}(.*)", text)
    if word and fold_key(word[1]) in reading.known:
        return f"{word[1]}: {write_value(word[2].strip())}".rstrip()
    return f"judul: {write_value(text)}" if " " in text else f"{text}:"


def _new_head(
    line: Line, head: KeyLine | None, base: int, reading: EntryReading, given: set[str]
) -> KeyLine | None:
    """The line as the next key, or ``None`` when it belongs to the one before."""
    if line.is_empty:
        return None
    key = reading.is_key(line) or _in_list(line, head, base, reading)
    if key is None:
        is_wrapped = head is not None and (not head.rest or len(head.line.text) > _SHORT)
        return None if is_wrapped else _without_colon(line, base, reading, given)
    if line.indent <= base or head is None:
        return key
    # A blank that slipped in before a key, below a value that is whole already.
    is_slip = head.rest and not _BLOCK.fullmatch(head.rest) and line.indent <= base + 1
    return key if is_slip and fold_key(key.key) in reading.known else None


def _in_list(line: Line, head: KeyLine | None, base: int, reading: EntryReading) -> KeyLine | None:
    """``- judul: Surat``: a key with the mark of a list before it, where no list can be."""
    bullet = bullet_rest(line)
    if bullet is None or line.indent > base or (head is not None and not head.rest):
        return None
    inner = key_line(Line(line.number, bullet[0]), reading.known)
    is_known = inner is not None and fold_key(inner.key) in reading.known
    return KeyLine(line, inner.key, inner.rest, "-") if inner and is_known else None


def _without_colon(line: Line, base: int, reading: EntryReading, given: set[str]) -> KeyLine | None:
    """``judul Surat pindah``, where nothing else gives a title."""
    word = first_word(line)
    if line.indent > base or word not in reading.known or word in given:
        return None
    typed, _, rest = line.text.strip().partition(" ")
    typed = typed.strip(";.,-")
    mended = f"{typed}: {write_value(rest.strip(' -–;:='))}".rstrip()
    reading.refuse(line.number, NO_COLON, mended)
    return KeyLine(line, typed, "", NO_COLON)


def _end_of_open(
    head: KeyLine, lines: list[Line], index: int, base: int, reading: EntryReading
) -> int:
    """Index behind the last line of a value whose bracket or quote is closed further down."""
    if not is_open(head.rest):
        return 0
    joined = head.rest
    for following in range(index + 1, min(len(lines), index + _OPEN_LIMIT)):
        line = lines[following]
        if line.indent <= base and reading.is_key(line):
            return 0
        joined += f"\n{line.text.strip()}"
        if head.rest[0] in "\"'" and head.rest[0] in line.text:
            return following + 1
        has_end = head.rest[0] in "[{" and any(mark in line.text for mark in "]}")
        if has_end and closing_index(joined) is not None:
            return following + 1
    return 0


def _read_group(head: KeyLine, body: list[Line], reading: EntryReading, depth: int) -> Value:
    if head.mark == NO_COLON:
        return Unread(head.line.number)
    if _BLOCK.fullmatch(head.rest):
        if head.mark:
            written = (" " * head.line.indent + f"{head.key}: {head.rest}",)
            number = head.line.number
            reading.mends.append(Mend(number, number, written, head.mark))
        return _read_block(head, body)
    rows = [line for line in body if not line.is_empty]
    if head.rest:
        return _read_value(Start(head.line, f"{head.key}:", head.rest, head.mark), rows, reading)
    if head.mark:
        reading.mend(head.line, f"{head.key}:", Scalar("", 0), head.mark)
    if not rows:
        return Scalar("", head.line.number)
    if bullet_rest(rows[0]):
        return _read_list(rows, reading, depth)
    if rows[0].indent > head.line.indent and reading.is_key(rows[0]):
        return read_entries(rows, reading, depth + 1)
    if read_typed(rows[0].text.strip()).is_yaml:
        joined = "\n".join(line.text for line in rows)
        return _parse(joined, rows[0].number, reading, joined.strip())
    return _read_rows(head, rows, reading)


def _read_block(head: KeyLine, body: list[Line]) -> Scalar:
    """Text below ``|`` or ``>``, which may hold anything; its lines stay apart."""
    lines = [line.text.strip() for line in body]
    while lines and not lines[-1]:
        lines.pop()
    start = next((index for index, text in enumerate(lines) if text), 0)
    line = body[start].number if lines else head.line.number
    return Scalar("\n".join(lines[start:]), line)


def _read_rows(head: KeyLine, rows: list[Line], reading: EntryReading) -> Scalar:
    """Lines one below the other, without marks of a list."""
    texts = [line.text.strip() for line in rows]
    odd = _odd_mark(texts)
    is_outside = any(line.indent <= head.line.indent for line in rows)
    value = Scalar("\n".join(texts), rows[0].number)
    if odd or is_outside or len(rows) > 1:
        mark = odd or SEVERAL
        reading.mend(head.line, f"{head.key}:", value, mark, rows[-1].number)
    return value


def _read_value(start: Start, rows: list[Line], reading: EntryReading) -> Value:
    """A value that begins on the line of its key, or behind the mark of a list."""
    line, rest = start.line, start.rest
    if rows and is_open(rest):
        joined = "\n".join([rest, *(row.text for row in rows)])
        if not is_open(joined):
            return _parse(joined, line.number, reading, f"{start.head} {close(rest)}")
    typed = read_typed(rest)
    if typed.is_yaml:
        return _read_brackets(start, rows, reading)
    rows = [row for row in rows if _goes_on(start, row, reading)]
    lines = [typed.text.strip(), *(row.text.strip() for row in rows)]
    is_padded = lines[0] != typed.text
    value = Scalar(_together(lines), line.number, typed.comment, is_padded)
    is_outside = any(row.indent <= line.indent for row in rows)
    odd = start.mark or typed.mark or _odd_mark(row.text.strip() for row in rows)
    if odd or is_outside:
        last = rows[-1].number if rows else line.number
        reading.mend(line, start.head, value, odd or SEVERAL, last)
    return value


def _read_brackets(start: Start, rows: list[Line], reading: EntryReading) -> Value:
    """A list, a map or escapes between quotes, on one line."""
    line, written = start.line, f"{start.head} {start.rest}"
    value = _parse(start.rest, line.number, reading, f"{start.head} {close(start.rest)}")
    for row in rows:
        _tell_stray(row, reading)
    if start.mark and not rows:
        lines = (" " * line.indent + written,)
        reading.mends.append(Mend(line.number, line.number, lines, start.mark))
    return value


def _together(texts: list[str]) -> str:
    """The lines of a value; one that goes on in small letters is the same line, wrapped."""
    first, *more = texts
    for text in more:
        first += f" {text}" if text[:1].islower() else f"\n{text}"
    return first


def _odd_mark(texts: Iterable[str]) -> str:
    """The first character that other programs read otherwise."""
    return next((typed.mark for text in texts if (typed := read_typed(text)).mark), "")


def _goes_on(start: Start, row: Line, reading: EntryReading) -> bool:
    """Whether a line belongs to the value above it; one that stands by itself is told."""
    # A number or a file's name is whole: who goes on below has left out a colon.
    is_sentence = " " in start.rest and first_word(row) not in reading.known
    is_wrapped = is_sentence and row.text.strip()[:1].islower()
    if row.indent > start.line.indent or len(start.line.text) > _SHORT or is_wrapped:
        return True
    _tell_stray(row, reading)
    return False


def _tell_stray(line: Line, reading: EntryReading) -> None:
    """A line without a key: with two blanks before it it goes on with the line above."""
    word, _, rest = line.text.strip().partition(" ")
    key = nearest(word, tuple(sorted(reading.known)), _CERTAIN)
    mended = f"{key}: {write_value(rest.strip())}" if key and rest else f"  {line.text.strip()}"
    reading.refuse(line.number, NO_COLON, mended)


def _read_list(rows: list[Line], reading: EntryReading, depth: int) -> Sequence:
    """A list below its key, one item a line or more."""
    items: list[Value] = []
    group: list[Line] = []
    dash = rows[0].indent
    for row in rows:
        is_next = bullet_rest(row) or (row.indent <= dash and not row.text.strip()[:1].islower())
        if group and is_next:
            items.append(_read_item(group, reading, depth))
            group = []
        group.append(row)
    items.append(_read_item(group, reading, depth))
    return Sequence(tuple(items), rows[0].number)


def _read_item(group: list[Line], reading: EntryReading, depth: int) -> Value:
    line, *more = group
    rest, mark = bullet_rest(line) or (line.text.strip(), line.text.strip()[:1])
    mark = mark or line.mark
    inner = Line(line.number, " " * (line.indent + 2) + rest)
    key = reading.is_key(inner) if rest else None
    if key and (not reading.known or fold_key(key.key) in reading.known):
        if mark:
            written = " " * line.indent + f"- {rest}"
            reading.mends.append(Mend(line.number, line.number, (written,), mark))
        return read_entries([inner, *more], reading, depth + 1)
    if not rest and more and reading.is_key(more[0]):
        return read_entries(more, reading, depth + 1)
    if not rest and more:
        return Scalar(" ".join(row.text.strip() for row in more), more[0].number)
    value = _read_value(Start(line, "-", rest, mark), more, reading)
    if isinstance(value, Scalar):  # an item goes on over the end of its line
        return replace(value, text=value.text.replace("\n", " "))
    return value


def _parse(text: str, line: int, reading: EntryReading, mended: str) -> Value:
    """What stands in brackets, or between quotes with escapes."""
    try:
        return parse_yaml(text, line)
    except UnreadableError as error:
        problem = NOT_CLOSED if is_open(text) else error.problem
        reading.refuse(line, problem, mended)
        return Unread(line)
