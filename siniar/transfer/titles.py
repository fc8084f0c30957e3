"""Takes from a video's title what is there to draw attention, and leaves what it is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from siniar.youtube.titles import LOUD, fold

#: What parts a title from the name of the show or of the office.
_PARTED = re.compile(r"\s+[|–—•/-]+\s+|\s*\|+\s*")
_TAG = re.compile(r"(?<!\w)#\w+")
_COUNTED = re.compile(
    r"^\W*(?:\[[^\]]*\]\W*)?(?:episode|eps?\.?|bagian)\s*\.?\s*#?\d+\s*[:.–|-]*\s*", re.IGNORECASE
)
#: "WAJIB TONTON!!" before what it is about.
_SHOUT = re.compile(r"^[^!]{1,30}!+\s*(?=\w)")
_BRACKETED = re.compile(r"[\[({](?P<inner>[^\])}]{1,40})[\])}]")
#: Short words in capitals that are names of documents and offices, and stay as they are.
_ACRONYMS = frozenset(
    {"KTP", "KK", "NIK", "BPJS", "RT", "RW", "SKCK", "SIM", "STNK", "NPWP", "PBB", "UMKM", "PKH"}
    | {"KIA", "SPPT", "IMB", "PBG", "SMP", "SMA", "SMK", "PAUD", "PKK", "DKI", "TNI", "POLRI"}
    | {"ASN", "PNS", "KB", "HIV", "TBC", "DBD", "UKM"}
)


def tidy_title(text: str, names: Iterable[str]) -> str:
    """The title without emoji, tags, numbers, shouted letters and the ``names`` of the show."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(letter for letter in plain if not _is_decoration(letter))
    plain = _TAG.sub(" ", plain)
    plain = _BRACKETED.sub(lambda match: _keep_bracket(match, names), plain)
    plain = _SHOUT.sub(lambda match: "" if _says_nothing(match[0], names) else match[0], plain)
    parts = [part.strip() for part in _PARTED.split(plain) if part.strip()]
    kept = [part for part in parts if not _says_nothing(part, names)] or parts
    title = _COUNTED.sub("", _without_name(": ".join(kept), names))
    title = re.sub(r"([!?])[!?]+|!(?=\s*$)", r"\1", " ".join(title.split())).strip(" -–|:,.")
    return _lower(title) or " ".join(text.split())


def _keep_bracket(match: re.Match[str], names: Iterable[str]) -> str:
    """A bracket that only draws attention goes; one that counts stays."""
    inner = match["inner"]
    is_counted = any(letter.isdigit() for letter in inner)
    return " " if _says_nothing(inner, names) and not is_counted else match[0]


def _is_decoration(letter: str) -> bool:
    """Emoji, arrows, and what joins or colours them."""
    kind = unicodedata.category(letter)
    return kind in {"So", "Sk", "Cf", "Co", "Cs"} or letter in "\ufe0f\u20e3" or letter == "★"


def _says_nothing(part: str, names: Iterable[str]) -> bool:
    """Whether a part is only the show's name, a number, or words that draw attention."""
    rest = fold(part)
    for name in names:
        rest = rest.replace(fold(name), " ")
    words = re.findall(r"[^\W\d_]+", rest)
    return all(word in LOUD for word in words)


def _without_name(title: str, names: Iterable[str]) -> str:
    for name in names:
        pattern = rf"^\W*{re.escape(name)}\W*(?:#?\d+\W+)?(?=\w)"
        title = re.sub(pattern, "", title, flags=re.IGNORECASE)
    return title


def _lower(title: str) -> str:
    """A shouted title in ordinary letters; one that is not shouted stays."""
    letters = [letter for letter in title if letter.isalpha()]
    if " " not in title or sum(map(str.isupper, letters)) < 0.6 * len(letters):
        return title
    words = [_write_acronym(word) if _is_acronym(word) else word.lower() for word in title.split()]
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]


def _is_acronym(word: str) -> bool:
    return re.split(r"[-/]", re.sub(r"[^\w/-]", "", word))[0].upper() in _ACRONYMS


def _write_acronym(word: str) -> str:
    """``KTP-EL`` as ``KTP-el``, ``RT/RW`` as it is."""
    first, dash, rest = word.partition("-")
    return f"{first}{dash}{rest if rest.upper() in _ACRONYMS else rest.lower()}"
