"""The words of captions: without tags and entities, and with the speakers that they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from siniar.model.text import decode_references
from siniar.model.transcript import Cue

CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
#: Tags of WebVTT and those that SubRip files hold; anything else between < and > is text.
TAG = re.compile(
    r"</?(?:c|i|b|u|s|v|em|strong|lang|ruby|rt|font|span|br)(?:[.\s/][^<>]*)?>"
    r"|<\d[\d:.]*>|\{\\an?\d+\}",
    re.IGNORECASE,
)
_NAME = re.compile(r"([^\W\d_][\w .'’-]{0,39}):\s+(?=\S)")
#: Descript writes who speaks in brackets, others what can be heard beside speech.
_BRACKETS = re.compile(r"\[([^\W\d_][\w .,'’-]{0,39})\]:?\s+(?=\S)")
_NOISES = frozenset(
    {"musik", "music", "tertawa", "tawa", "laughter", "applause"}
    | {"hening", "suara", "tepuk", "bunyi", "lagu", "jeda"}
)
#: What captions put in front of another speaker's words.
_CHANGE = re.compile(r"((?:>{2,}\s*)+)?([-–—]\s)?")


def plain(text: str) -> str:
    """Words without tags and entities, with single blanks."""
    if "<" in text or "{" in text:
        text = TAG.sub("", text)
    if "&" in text or not text.isprintable():
        text = CONTROLS.sub("", decode_references(text))
    return " ".join(text.split())


def name_speakers(cues: Sequence[Cue]) -> list[Cue]:
    """Most forms have no voices: ``Name: words`` and ``[Name] words`` tell who speaks.

    A word before a colon may be anything: it is a name when it comes again, or when the first
    caption begins with what only a name looks like. Who was named goes on speaking until the next
    name, or until a caption says that somebody else does.
    """
    changes = [_CHANGE.match(cue.text) for cue in cues]
    starts = [match.end(1) if match and match[1] else 0 for match in changes]
    texts = [cue.text[start:] or cue.text for cue, start in zip(cues, starts, strict=True)]
    matches = [_BRACKETS.match(text) or _NAME.match(text) for text in texts]
    names = _names_in(matches)
    named: list[Cue] = []
    speaker = ""
    for cue, change, text, match in zip(cues, changes, texts, matches, strict=True):
        words = text
        if match and match[1] in names:
            speaker, words = match[1], text[match.end() :]
        elif change and (change[1] or change[2]):
            speaker = ""
        named.append(replace(cue, text=words, speaker=cue.speaker or speaker))
    return named


def _names_in(matches: Sequence[re.Match[str] | None]) -> frozenset[str]:
    """The words before a colon, or in brackets, that are names."""
    found = [match for match in matches if match and not _is_noise(match[1])]
    counts = Counter(match[1] for match in found)
    is_style = bool(found) and matches[0] is found[0] and _is_told(matches[0], len(found))
    return frozenset(
        match[1]
        for match in found
        if counts[match[1]] > 1 or (_looks_like_a_name(match) and (is_style or match[0][0] == "["))
    )


def _is_told(first: re.Match[str], count: int) -> bool:
    """Whether what the first caption begins with shows that names stand before words."""
    return count > 1 or first[1].isupper() or " " in first[1]


def _looks_like_a_name(match: re.Match[str]) -> bool:
    return all(word[0].isupper() for word in match[1].split())


def _is_noise(name: str) -> bool:
    return name.split(maxsplit=1)[0].casefold() in _NOISES
