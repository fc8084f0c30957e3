"""Turns the bytes of a transcript into its text, whatever program saved it."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from siniar.model.encodings import decode_mixed, find_garbled, mend_garbled
from siniar.model.findings import Finding, Place, found
from siniar.model.rules import FILE_NOT_UTF8, FILE_OTHER_ENCODING, TEXT_GARBLED


def decode_transcript(content: bytes, path: str) -> tuple[str | None, list[Finding]]:
    """The text; ``None`` when it cannot be told what the bytes mean.

    A byte order mark is what Notepad and subtitle programs write, and no finding.
    """
    findings: list[Finding] = []
    is_wide = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_of(content, error.start, path)
        try:
            text = "" if is_wide else decode_mixed(content)
        except UnicodeDecodeError:
            text = ""
        if not text:
            return None, [found(FILE_NOT_UTF8, place)]
        findings.append(found(FILE_OTHER_ENCODING, place, name="Windows-1252"))
    garbled = find_garbled(text)
    mended = mend_garbled(text) if garbled else text
    if garbled and mended != text:
        line = text.count("\n", 0, garbled.start())
        place = Place(path, line + 1, _line(text, line))
        values = {"value": garbled[0].rstrip("\x9d"), "mended": _line(mended, line)}
        findings.append(found(TEXT_GARBLED, place, **values))
    return mended, findings


def mend_encoding(content: bytes) -> bytes:
    """The file in UTF-8 without letters that were encoded twice; as it is where that is unsure."""
    text, findings = decode_transcript(content, "")
    return text.encode() if text is not None and findings else content


def _place_of(content: bytes, index: int, path: str) -> Place:
    line = content.count(b"\n", 0, index)
    return Place(
        path, line + 1, content.split(b"\n")[line].decode("utf-8", "replace").strip()[:200]
    )


def _line(text: str, number: int) -> str:
    return text.split("\n")[number].strip()[:200]
