"""Reads messages of an exported WhatsApp chat, or the answers of a form as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from siniar.model.words import N_

#: How a message begins at Android and at iPhones: day, clock, who, text.
_BEGIN = re.compile(
    r"[\u200e\u200f]*\[?(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4}),? \d{1,2}[.:]\d\d(?:[.:]\d\d)?"
    r"(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?(?:\] | - )(?:([^:]{1,80}): )?(.*)"
)
#: Beginnings of the names of columns, in small letters.
_QUESTION = ("pertanyaan", "question", "apa yang ingin", "tanya", "isi ", "pesan", "message")
_DAY = ("cap waktu", "timestamp", "tanggal", "waktu", "date")
_NAME = ("nama", "name", "email", "surel", "alamat", "pengirim", "nomor", "no ", "no.", "phone")
#: Months of a year: whatever is more is a day.
_YEAR = 12
#: Characters of the longest message that is read.
_LONGEST = 2_000
_CELL = 1_000_000


class NoMessagesError(ValueError):
    """The file holds no messages that we know; the message is a message id."""


class ChatMessage(Struct, frozen=True):
    """What somebody wrote."""

    text: str
    #: ``None`` when the file does not tell it.
    day: date | None
    #: What the file knows of the person; it goes no further than to be taken out of texts.
    person: tuple[str, ...] = ()


def read_messages(content: bytes) -> list[ChatMessage]:
    """The messages of a file.

    Raises:
        NoMessagesError: it is neither a chat nor a form.
    """
    try:
        text = content.decode(
            "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        )
    except UnicodeDecodeError:
        raise NoMessagesError(N_("it is not text")) from None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    chat = list(_read_chat(lines))
    return chat or _read_form("\n".join(lines))


def _read_chat(lines: list[str]) -> Iterator[ChatMessage]:
    begins = [match for line in lines if (match := _BEGIN.fullmatch(line))]
    # A phone that is set to English writes the month first.
    is_month_first = any(int(match[2]) > _YEAR for match in begins) and not any(
        _YEAR < int(match[1]) < 32 for match in begins
    )
    day, person, parts = None, "", list[str]()
    for line in [*lines, None]:
        match = None if line is None else _BEGIN.fullmatch(line)
        if line is not None and match is None:
            parts.append(line)
            continue
        # What no person wrote has no name: who joined, that nobody can read along.
        if person and parts:
            yield ChatMessage("\n".join(parts)[:_LONGEST], day, (person,))
        if match:
            day = _parse_day(match[1], match[2], match[3], is_month_first=is_month_first)
            person, parts = match[4] or "", [match[5]]


def _parse_day(first: str, second: str, third: str, *, is_month_first: bool) -> date | None:
    if len(first) == 4:
        year, month, day = first, second, third
    else:
        year = third
        month, day = (first, second) if is_month_first else (second, first)
    try:
        return date(int(year) + (2000 if len(year) < 4 else 0), int(month), int(day))
    except ValueError:
        return None


def _read_form(text: str) -> list[ChatMessage]:
    first = text.partition("\n")[0]
    csv.field_size_limit(_CELL)
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    try:
        columns = {name: name.strip().casefold() for name in reader.fieldnames or () if name}
        question = _columns(columns, _QUESTION)
        if not question:
            raise NoMessagesError(N_("it is no exported chat, and no column is called pertanyaan"))
        return [
            ChatMessage(
                (row[question[0]] or "")[:_LONGEST],
                _find_day(row.get(name) or "" for name in _columns(columns, _DAY)),
                tuple(row.get(name) or "" for name in _columns(columns, _NAME)),
            )
            for row in reader
        ]
    except csv.Error:
        raise NoMessagesError(N_("its table is damaged")) from None


def _columns(columns: dict[str, str], beginnings: tuple[str, ...]) -> list[str]:
    return [name for name, folded in columns.items() if folded.startswith(beginnings)]


def _find_day(cells: Iterable[str]) -> date | None:
    for cell in cells:
        match = re.match(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})", cell)
        if match:
            is_month_first = int(match[2]) > _YEAR
            return _parse_day(match[1], match[2], match[3], is_month_first=is_month_first)
    return None
