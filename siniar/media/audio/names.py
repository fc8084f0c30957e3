"""Turns a file's name into the ASCII name that it is published under."""

from __future__ import annotations

import re
from collections.abc import Mapping

from unidecode import unidecode

from siniar.media.audio.kinds import M4A, MP3

#: Many file systems take no more bytes.
LENGTH_LIMIT = 120
FALLBACK = "audio"


#: Endings that a type may have, the usual one first: hosts and apps tell the type by them.
_ENDINGS: Mapping[str, tuple[str, ...]] = {MP3: ("mp3",), M4A: ("m4a", "mp4", "m4b")}


def fitting_name(name: str, kind: str) -> str:
    """A published name with an ending that fits what the file holds."""
    endings = _ENDINGS.get(kind, ())
    stem, _, ending = name.rpartition(".")
    return name if not endings or ending in endings else f"{stem or ending}.{endings[0]}"


def ascii_name(name: str) -> str:
    """Letters a to z, digits, dots, hyphens and low lines; a small ending; never empty.

    Several apps and servers fail on blanks and other letters in an enclosure's address.
    """
    # An ending has a letter or digit, so that a published name stays what it is.
    stem, dot, ending = re.sub("[^A-Za-z0-9]+$", "", unidecode(name)).rpartition(".")
    if not dot:
        stem, ending = ending, ""
    ending = re.sub("[^a-z0-9]", "", ending.lower())[:10]
    stem = re.sub(r"[^A-Za-z0-9._]+", "-", stem)
    stem = re.sub(r"\.{2,}", ".", stem).strip("-._")[:LENGTH_LIMIT].rstrip("-._") or FALLBACK
    return f"{stem}.{ending}" if ending else stem
