"""Tells people apart in a line of names, degrees and positions, as Indonesians write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

#: What editors write to say that there is nobody.
_NOBODY = re.compile(
    r"(?:(?:tidak|belum|tak|tanpa)(?: ada)?(?: (?:orang|narasumber|tamu|pembawa(?: acara)?))?"
    r"|nihil|kosong|none|nobody|n/a|[-–—])\.?",
    re.IGNORECASE,
)
#: How a person is addressed; what follows is a name.
_TITLE = re.compile(
    r"(?:ibu|bu|bapak|bpk|pak|bang|mas|mbak|kak|kang|teh|neng|ust(?:ad|az|adz)?|ustadzah|kh|"
    r"haji|hajah|hj|dra|drs|drg|dr|ir|prof|ns|apt|h)\b\.?\s+(?!rumah|hamil|pkk|menyusui|kota)\w",
    re.IGNORECASE,
)
#: Degrees with their points: ``M.Si.``, ``S.STP``, ``Ph.D``, ``A.Md.Keb.``, ``Sp.A(K)``.
_POINTED = r"(?:[A-Z][A-Za-z]{0,4}\.)+(?:[A-Z][A-Za-z-]{0,8}\.?)?(?:\([A-Z]+\))?"
#: Those that are written without points too.
_BARE = (
    "SH|SE|SS|ST|SP|SKM|SIP|SSTP|SSos|SPd|SPdI|SAg|SAP|SKom|SKep|SPsi|SPt|SPi|SSi|STP|STr|"
    "MM|MA|MT|MH|MSi|MPd|MAg|MKes|MKom|MAP|MBA|MSc|MPH|PhD|Lc|Ns|Amd|AMd|Apt|Ak|CA|CPA|BA|BSc|CISA|CFrA|QIA|PMP"
)
_DEGREE = rf"(?:{_POINTED}|(?:{_BARE})\b\.?)"
_DEGREES = re.compile(rf"{_DEGREE}(?:\s+{_DEGREE})*")
#: A degree with the position right behind it, without a comma.
_DEGREE_AND_REST = re.compile(rf"({_DEGREE})\s+([a-z]\S*(?:\s.*)?)")
#: A name in capitals and what the person does in small letters.
_NAME_AND_REST = re.compile(r"((?:[A-Z]\S*\s+)+)([a-z].*)")
#: The words that positions begin with.
_POSITION = re.compile(
    r"(?:wakil|plt|plh|pj|camat|sekcam|lurah|seklur|kepala|kasi|kasie|kasubag|kabid|kadis|"
    r"sekretaris|bendahara|ketua|anggota|koordinator|staf|staff|petugas|operator|pegawai|"
    r"pendamping|penyuluh|kader|relawan|perawat|bidan|dokter|guru|dosen|warga|tokoh|pemilik|"
    r"direktur|manajer|pembawa|host|narasumber|penyiar|moderator|ahli|pakar|psikolog|pengacara|"
    r"satpam|sopir|pedagang|petani|nelayan|penghulu|rektor|notaris|apoteker|mahasiswa|pelajar|babinsa|bhabinkamtibmas|kapolsek|danramil|rt|rw|pkk|"
    r"puskesmas|dinas|kantor|seksi|bagian|tim|humas|admin|pengurus|juru|wali|bupati|gubernur|"
    r"presiden|menteri|anggota|peneliti|penulis|wartawan|jurnalis|pengusaha|pelaku)\b",
    re.IGNORECASE,
)
_AND = re.compile(r",?\s+(?:dan|and|&|/|serta)\s+", re.IGNORECASE)
#: Between brackets stands one position, whatever it holds.
_COMMA = re.compile(r",(?![^()]*\))")
_DASH = re.compile(r"\s+[-–—|]\s+")
_BRACKETS = re.compile(r"([^()]+)\(([^()]+)\)")
#: Characters; a longer line is a text and not a name.
_LIMIT = 4000


class Named(Struct, frozen=True):
    """A person as written."""

    name: str
    position: str = ""
    #: The name without degrees, which an address is made of.
    bare: str = ""
    #: The line as it would name two people; empty where there is no doubt.
    two: str = ""


def names_in(text: str) -> Iterator[Named]:
    """The people of a line, or of lines one below the other."""
    for row in _rows(text[:_LIMIT]):
        for part in row.split(";"):
            for words in _split_and(" ".join(part.split())):
                yield from _split_commas(words)


def is_nobody(text: str) -> bool:
    """Whether the text says that there is nobody on purpose."""
    return bool(_NOBODY.fullmatch(text.strip()))


def is_rest(text: str) -> bool:
    """Whether the text goes on about the person before: a degree or a position."""
    text = text.strip()
    first = text.split(",")[0].strip()
    return bool(text) and (text[0].islower() or _is_degree(first) or _is_position(text))


def _rows(text: str) -> list[str]:
    """Lines; one that goes on about the person of the line before belongs to it."""
    rows: list[str] = []
    for line in text.split("\n"):
        row = re.sub(r"^\s*(?:[-•–]|\d{1,2}[.)])\s+", "", line).strip()
        if rows and row and (rows[-1].endswith(",") or is_rest(row)):
            before = rows[-1]
            rows[-1] = f"{before} {row}" if row[0].islower() else f"{before.rstrip(', ')}, {row}"
        elif row:
            rows.append(row)
    return rows


def _is_degree(text: str) -> bool:
    # "S. Sos" is typed as often as "S.Sos".
    return bool(_DEGREES.fullmatch(text.strip().replace(". ", ".")))


def _is_position(text: str) -> bool:
    return text[:1].islower() or bool(_POSITION.match(text))


def _split_and(text: str) -> Iterator[str]:
    """``Rani dan Bima`` are two; ``Kepala Seksi Sosial dan Budaya`` is one position."""
    start = 0
    for match in _AND.finditer(text):
        before, after = text[start : match.start()], text[match.end() :]
        if before.count("(") > before.count(")"):
            continue
        first, *others = (part.strip() for part in _COMMA.split(before))
        others = [part for part in others if not _is_degree(part)]
        is_list = all(map(_may_be_name, (first, *others, after.split(",")[0])))
        is_name = after[:1].isupper() and not others and not _is_position(before)
        if _TITLE.match(after) or is_name or (others and is_list):
            yield from [first, *others] if others and is_list else [before]
            start = match.end()
    yield text[start:]


def _split_commas(text: str) -> Iterator[Named]:
    first, *parts = (part.strip() for part in _COMMA.split(text))
    parts = [part for part in parts if part]
    if not first or is_nobody(first):
        return
    degrees: list[str] = []
    position: list[str] = []
    for part in parts:
        if _TITLE.match(part) and not _is_degree(part):
            yield _named(first, degrees, position)
            first, degrees, position = part, [], []
        elif _is_degree(part) and not position:
            degrees.append(part)
        elif both := _DEGREE_AND_REST.fullmatch(part):
            degrees.append(both[1])
            position.append(both[2])
        else:
            position.append(part)
    yield _named(first, degrees, position)


def _named(first: str, degrees: list[str], position: list[str]) -> Named:
    brackets = _BRACKETS.fullmatch(first)
    left, *more = (brackets[1], brackets[2]) if brackets else _DASH.split(first, maxsplit=1)
    left, two = left.strip(), ""
    position = [*(part.strip() for part in more), *position]
    if position and not more:
        two = _as_two(left, degrees, position)
    both = _NAME_AND_REST.fullmatch(left)
    if both and not position and _POSITION.match(both[2]):
        left, position = both[1].strip(), [both[2]]
    if ": " in left:
        left, position, two = _split_colon(left, position)
    return Named(", ".join([left, *degrees]), ", ".join(position), left, two)


def _as_two(name: str, degrees: list[str], position: list[str]) -> str:
    """The line for two people where a position may be another one, or hold one; else empty."""
    if not degrees and all(map(_may_be_name, position)):
        return "; ".join([name, *position])
    for index, part in enumerate(position):
        match, others = _AND.search(part), position[index + 1 :]
        before, after = (part[: match.start()], part[match.end() :]) if match else ("", "")
        # "Sosial dan Budaya" is one office; two of these signs make a person of the second word.
        signs = (" " in after, before.rpartition(" ")[2].islower())
        if _may_be_name(after) and sum(signs) + any(map(_is_position, others)) > 1:
            one = ", ".join([name, *degrees, *position[:index], before])
            return f"{one}; {', '.join([after, *others])}"
    return ""


def _may_be_name(text: str) -> bool:
    """One to three words with capitals, which are no position that we know."""
    words = text.split()
    is_short = 0 < len(words) < 4 and all(word[:1].isupper() for word in words)
    return is_short and not _is_position(text)


def _split_colon(text: str, position: list[str]) -> tuple[str, list[str], str]:
    """``Camat: Budi`` and ``Budi: camat``."""
    before, _, after = text.partition(": ")
    if _is_position(before) and not _is_position(after):
        return after.strip(), [before.strip(), *position], ""
    two = "" if _is_position(after) else f"{before.strip()}; {after.strip()}"
    return before.strip(), [after.strip(), *position], two
