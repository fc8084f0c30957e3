"""Takes out of a text what says who wrote it, as far as a program can see it."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What stands in place of what was taken out.
NAME, NUMBER, ADDRESS, LINK = "[nama]", "[nomor]", "[alamat surel]", "[tautan]"
_LINK = re.compile(r"(?:https?://|www\.|wa\.me/)\S+", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>()]{1,64}@[^\s@<>()]{1,190}\.[^\s@<>()]{2,24}")
_HANDLE = re.compile(r"(?<!\w)@[\w\u2068\u2069.~+-]+(?: ?[A-Z]\w+)?")
#: Phones, numbers of identity cards and families, in whatever groups people write them.
_NUMBER = re.compile(r"\+?\d(?:[\s().\-\u2010-\u2015/]{0,2}\d){5,}")
#: A house among fifty: RT 03/RW 05, No. 12.
_HOUSE = re.compile(r"\b(rt|rw|no(?:mor)?(?: rumah)?)\b[\s./:]*\d{1,4}[a-z]?\b", re.IGNORECASE)
#: Words before a name; the name itself begins with a capital letter.
_CALLED = re.compile(
    r"\b((?i:nama(?: lengkap)?(?: saya)?(?: adalah)?|atas nama|a\.?n\.?|saya|aku|bapak|pak|ibu|bu|"
    r"sdri?\.?|saudari?|mas|mbak|bang|kak|tuan|nyonya|haji|hj?\.|dari))[\s:]+"
    r"((?:[A-Z][\w'.]+)(?:[ \t]+[A-Z][\w'.]*){0,3})"
)
#: Offices and places that stand where a name could: they say nothing of who asks.
_OFFICES = frozenset(
    {"lurah", "camat", "kadus", "kades", "kepala", "petugas", "admin", "kelurahan", "kecamatan"}
    | {"kantor", "dukcapil", "disdukcapil", "puskesmas", "bekasi", "jakarta", "indonesia"}
    | {"posyandu", "ketua", "guru", "satpam", "polisi", "bpjs", "ktp", "kk", "nik", "kota"}
    | {"kabupaten", "desa", "dinas", "rt", "rw"}
)
#: Letters of the shortest part of a sender's name that is looked for.
_SHORTEST = 3


def clean_question(text: str, people: Iterable[str]) -> str:
    """The text in one line without links, numbers, houses, and names that it or the file tells."""
    text = " ".join(text.split())
    for pattern, mark in ((_LINK, LINK), (_MAIL, ADDRESS), (_NUMBER, NUMBER), (_HANDLE, NAME)):
        text = pattern.sub(mark, text)
    text = _HOUSE.sub(lambda match: f"{match[1]} {NUMBER}", text)
    text = _CALLED.sub(_hide, text)
    parts = sorted({part for person in people for part in _parts(person)}, key=len, reverse=True)
    for start in range(0, len(parts), 200):
        words = "|".join(map(re.escape, parts[start : start + 200]))
        text = re.sub(rf"(?<!\w)(?:{words})(?!\w)", NAME, text, flags=re.IGNORECASE)
    return re.sub(r"(?:\[nama\][\s,]*){2,}", f"{NAME} ", text).strip()


def tells_who(text: str) -> bool:
    """Whether a text says who wrote it: an address, a number, or a name behind a form of address.

    Of whom a house is one among fifty may stand there: "warga RW 05" is nobody.
    """
    marks = (_LINK, _MAIL, _NUMBER, _HANDLE)
    return any(pattern.search(text) for pattern in marks) or any(
        _hide(match) != match[0] for match in _CALLED.finditer(text)
    )


def _hide(match: re.Match[str]) -> str:
    first = match[2].split()[0].casefold().strip(".'")
    return match[0] if first in _OFFICES else f"{match[1]} {NAME}"


def _parts(person: str) -> Iterable[str]:
    """The words of a name that are not words of everybody: of "Ibu Sari RT 3" only "Sari"."""
    for word in re.findall(r"[^\W\d_]+", person):
        common = word.casefold() in _OFFICES or word.casefold() in _COMMON
        if len(word) >= _SHORTEST and not common:
            yield word


_COMMON = frozenset(
    {"ibu", "bapak", "pak", "warga", "rumah", "jalan", "bang", "mas", "mbak", "kak", "adik"}
    | {"anak", "mama", "papa", "bunda", "ayah", "kantor", "grup", "com", "gmail", "yahoo", "dan"}
    | {"yang", "untuk"}
)
