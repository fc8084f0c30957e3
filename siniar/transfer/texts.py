"""Reads what stands at addresses beside a feed: chapters, and transcripts of every kind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from siniar.media.transcripts import parse_transcript, render_vtt
from siniar.model.text import clean
from siniar.model.transcript import Cue, Transcript
from siniar.transfer.foreign import ForeignChapter
from siniar.transfer.tree import plain_line, text_of
from siniar.transfer.values import parse_position

#: Seconds that a line is shown when nothing says how long.
_SHOWN = 5.0
#: Kinds of transcripts, the best first: by what their type or address says.
_ORDER = ("vtt", "srt", "subrip", "json", "html", "plain", "txt")


def rank_transcript(kind: str, url: str) -> int:
    """How much a transcript is wanted; the smallest is the best."""
    told = f"{kind} {url}".casefold()
    return next((place for place, word in enumerate(_ORDER) if word in told), len(_ORDER))


def read_transcript(content: bytes, language: str) -> tuple[str, str]:
    """The transcript as WebVTT, or as plain words where it holds no times, and the ending for it.

    Both are empty when nothing is said.
    """
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    is_html = text.lstrip()[:1] == "<"
    cues = tuple(_read_html(text)) if is_html else parse_transcript(text, "")[0]
    if cues:
        ordered = sorted(cues, key=lambda cue: cue.start)
        return render_vtt(Transcript(_with_ends(ordered), Path()), language), ".vtt"
    words = clean(_strip(text)).strip()
    return (f"{words}\n", ".txt") if words else ("", "")


def _with_ends(cues: list[Cue]) -> tuple[Cue, ...]:
    """Each cue with an end: where the next one begins when its own does not tell."""
    following = [each.start for each in cues[1:]] + [cues[-1].start + _SHOWN]
    return tuple(
        cue
        if cue.end > cue.start
        else Cue(cue.start, max(after, cue.start + 0.5), cue.text, cue.speaker)
        for cue, after in zip(cues, following, strict=True)
    )


def _seconds(value: object) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return max(float(value), 0.0)
    return parse_position(value) if isinstance(value, str) else None


def _read_html(text: str) -> Iterator[Cue]:
    """``<cite>``, ``<time>`` and ``<p>``, as the namespace's example writes them."""
    try:
        root = lxml_html.fromstring(text)
    except (etree.LxmlError, ValueError):
        return
    speaker, start = "", None
    for element in root.iter("cite", "time", "p"):
        words = plain_line(text_of(element))
        if element.tag == "cite":
            speaker = words.rstrip(":").strip()
        elif element.tag == "time":
            start = parse_position(words)
        elif words and start is not None:
            yield Cue(start, 0.0, words, speaker)
            start = None


def _strip(text: str) -> str:
    return re.sub(r"<[^<>]*>", " ", text) if text.lstrip().startswith("<") else text


def read_chapters(content: bytes) -> tuple[ForeignChapter, ...]:
    """JSON chapters; silent ones (``toc: false``) are pictures only and left out."""
    try:
        value = json.loads(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return ()
    rows = value.get("chapters", ()) if isinstance(value, dict) else ()
    read = [_read_chapter(row) for row in rows if isinstance(row, dict)]
    return tuple(sorted(filter(None, read), key=lambda chapter: chapter.start))


def _read_chapter(row: dict[str, object]) -> ForeignChapter | None:
    start, title = _seconds(row.get("startTime")), plain_line(str(row.get("title") or ""))
    if start is None or not title or row.get("toc") is False:
        return None
    return ForeignChapter(start, title, str(row.get("url") or ""), str(row.get("img") or ""))


_CHAPTER_LINE = re.compile(
    r"\s*[-*•·]?\s*[\[(]?(\d{1,2}:\d{2}(?::\d{2})?)[\])]?\s*(?:[-–—:|]\s*)?(\S.*?)\s*"
)


def find_chapters(words: str) -> tuple[ForeignChapter, ...]:
    """Chapters in a description: three lines or more that begin with times, the first at 0."""
    found: list[ForeignChapter] = []
    for line in words.split("\n"):
        match = _CHAPTER_LINE.fullmatch(line)
        start = parse_position(match[1]) if match else None
        if match and start is not None:
            found.append(ForeignChapter(start, plain_line(match[2])))
    starts = [each.start for each in found]
    is_list = len(found) >= 3 and starts[0] == 0 and starts == sorted(set(starts))
    return tuple(found) if is_list else ()
