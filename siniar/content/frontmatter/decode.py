"""Turns the bytes of a note into its text, whatever program saved it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from msgspec import Struct

from siniar.content.frontmatter.rules import (
    CONTROL_CHARACTER,
    FILE_BYTE_ORDER_MARK,
    FILE_OTHER_KIND,
    FILE_WINDOWS_LINE_ENDS,
)
from siniar.model.encodings import decode_mixed, find_garbled, mend_garbled
from siniar.model.findings import Finding, Place, found
from siniar.model.rules import FILE_NOT_UTF8, FILE_OTHER_ENCODING, FILE_TOO_LARGE, TEXT_GARBLED

#: Bytes; a note of 200 pages has fewer.
SIZE_LIMIT = 1_000_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
#: What files of other programs begin with, and what people call them.
_KINDS = (
    (b"{\\rtf", "RTF (WordPad)"),
    (b"PK\x03\x04", "Word (.docx)"),
    (b"\xd0\xcf\x11\xe0", "Word (.doc)"),
    (b"%PDF", "PDF"),
    (b"<!DOCTYPE html", "HTML"),
    (b"<html", "HTML"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Bytes looked at for the zeros that UTF-16 puts between letters.
_SAMPLE = 400


class Decoded(Struct, frozen=True):
    """The text of a note file, and what was wrong with its bytes."""

    #: Lines end in ``\\n``; ``None`` when it cannot be told what the bytes mean.
    text: str | None
    findings: tuple[Finding, ...] = ()


def decode_note(content: bytes, path: str) -> Decoded:
    """The text of a note; never raises."""
    if len(content) > SIZE_LIMIT:
        place = Place(path)
        return _refused(found(FILE_TOO_LARGE, place, size=len(content), limit=SIZE_LIMIT))
    kind = next((name for start, name in _KINDS if content.lstrip().startswith(start)), "")
    if kind:
        return _refused(found(FILE_OTHER_KIND, Place(path, 1), name=kind))
    findings: list[Finding] = []
    encoding = _wide_encoding(content)
    if encoding:
        text = content.decode(encoding, "replace").removeprefix("\ufeff")
        findings.append(found(FILE_OTHER_ENCODING, Place(path, 1), name=encoding.upper()))
    else:
        if content.startswith(codecs.BOM_UTF8):
            findings.append(found(FILE_BYTE_ORDER_MARK, Place(path, 1)))
        try:
            text = _decode_narrow(content.removeprefix(codecs.BOM_UTF8), path, findings)
        except UnicodeDecodeError as error:
            return _refused(found(FILE_NOT_UTF8, _place_of(content, error.start, path)))
    if "\r" in text:
        findings.append(found(FILE_WINDOWS_LINE_ENDS, Place(path)))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROL.search(text) or find_garbled(text):
        findings += _odd_characters(text, path)
        text = _CONTROL.sub("", mend_garbled(text))
    return Decoded(text, tuple(findings))


def _refused(finding: Finding) -> Decoded:
    return Decoded(None, (finding,))


def _wide_encoding(content: bytes) -> str:
    """UTF-16 or UTF-32 by its mark, or by the zeros that every other byte of plain text is."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    zeros = [sample[start::2].count(0) for start in (0, 1)]
    if half > 4 and max(zeros) > 0.7 * half and min(zeros) < 0.1 * half:
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return ""


def _place_of(content: bytes, index: int, path: str) -> Place:
    line = content.count(b"\n", 0, index) + 1
    row = content.split(b"\n")[line - 1].strip(b"\r")
    return Place(path, line, row.decode("utf-8", "replace")[:200])


def _decode_narrow(content: bytes, path: str, findings: list[Finding]) -> str:
    """UTF-8; single bytes that are none are what Windows-1252 makes of them.

    Raises:
        UnicodeDecodeError: Windows-1252 has no letter for a byte either.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place_of(content, error.start, path)
    findings.append(found(FILE_OTHER_ENCODING, place, name="Windows-1252"))
    return decode_mixed(content)


def _odd_characters(text: str, path: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), 1):
        place = Place(path, number, _CONTROL.sub("", line)[:200])
        garbled = find_garbled(line)
        if garbled:
            mended = _CONTROL.sub("", mend_garbled(line))
            yield found(TEXT_GARBLED, place, value=garbled[0].rstrip("\x9d"), mended=mended[:200])
        match = _CONTROL.search(mend_garbled(line))
        if match:
            yield found(CONTROL_CHARACTER, place, name=f"U+{ord(match[0]):04X}")
