"""Turns the bytes of a feed into text: unpacked, decoded, without what could do harm."""

from __future__ import annotations

import codecs
import re
import zlib
from html.entities import html5

from siniar.model.findings import Finding, Place, found
from siniar.transfer.rules import (
    IMPORT_DOCTYPE,
    IMPORT_ENCODING_GUESSED,
    IMPORT_PACKED_BROKEN,
    IMPORT_TOO_LARGE,
)

#: Bytes of a feed: 20,000 episodes with long notes have fewer.
SIZE_LIMIT = 150_000_000
_GZIP = b"\x1f\x8b"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    # Without a mark, but beginning as XML does.
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE(?:[^\[\]>\"']|\"[^\"]*\"|'[^']*')*(?:\[.*?\]\s*)?>", re.DOTALL)
#: Characters that XML does not allow.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROL_REFERENCE = re.compile(
    "&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));", re.IGNORECASE
)
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_LESS = re.compile(r"<(?![A-Za-z_/!?])")
_BARE = re.compile(r"&(?!#\d+;|#[xX][0-9a-fA-F]+;|(?:amp|lt|gt|quot|apos);)")
#: Entities that XML itself knows.
_KNOWN = frozenset({"amp", "lt", "gt", "quot", "apos"})


def decode(content: bytes, path: str, charset: str = "") -> tuple[str | None, list[Finding]]:
    """The text of a feed, and what had to be guessed; ``charset`` is what the server said of it."""
    place = Place(path)
    unpacked = _unpack(content) if content.startswith(_GZIP) else content
    if unpacked is None:
        return None, [found(IMPORT_PACKED_BROKEN, place)]
    if len(unpacked) > SIZE_LIMIT:
        limit = SIZE_LIMIT // 1_000_000
        return None, [found(IMPORT_TOO_LARGE, place, limit=limit)]
    text, guessed = _decode(unpacked, charset)
    findings = [found(IMPORT_ENCODING_GUESSED, place, value=guessed)] if guessed else []
    text = _CONTROLS.sub("", _DECLARATION.sub("", text.replace("\r\n", "\n"), count=1))
    without = _DOCTYPE.sub("", text, count=1)
    if "<!ENTITY" in text[: len(text) - len(without) + 4096]:
        findings.append(found(IMPORT_DOCTYPE, place))
    return without, findings


def _unpack(content: bytes) -> bytes | None:
    """What a gzip file holds, at most a byte more than is taken; ``None`` when it is broken.

    What stands before a break is kept.
    """
    engine = zlib.decompressobj(wbits=31)
    try:
        return engine.decompress(content, SIZE_LIMIT + 1) or None
    except zlib.error:
        return None


def _decode(content: bytes, charset: str) -> tuple[str, str]:
    """The text, and the encoding that was guessed against what was said; empty when it fits."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    declared = _DECLARED.match(content)
    said = marked or (declared[1].decode("ascii") if declared else charset) or "utf-8"
    # UTF-8 hardly happens by chance, whatever is said of it.
    order = (said,) if marked else ("utf-8", said, charset, "cp1252", "latin-1")
    for name in filter(None, order):
        try:
            text = content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        is_said = content.isascii() or _same(name, said)
        return text, "" if is_said else name
    return content.decode(said if marked else "utf-8", "replace"), said


def _same(one: str, other: str) -> bool:
    try:
        return codecs.lookup(one) == codecs.lookup(other)
    except LookupError:
        return False


def mend(text: str) -> str:
    """The text with bare ampersands and HTML's entities as XML wants them, outside of CDATA."""
    parts = _CDATA.split(text)
    parts[::2] = [_mend(part) for part in parts[::2]]
    return "".join(parts)


def _mend(text: str) -> str:
    text = _CONTROL_REFERENCE.sub("", text)
    return _LESS.sub("&lt;", _BARE.sub("&amp;", _NAMED.sub(_entity, text)))


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    return match[0] if name in _KNOWN else html5.get(f"{name};", match[0])
