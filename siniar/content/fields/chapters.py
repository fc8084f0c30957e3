"""Parser of the field that names the parts of an episode, however its lines were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from siniar.content.fields.chapter_maps import is_chapter, parse_chapter, with_our_keys
from siniar.content.fields.lists import NONE_WORDS, one_text, without_bullet
from siniar.content.fields.table import FieldContext, Placed
from siniar.content.fields.times import read_duration_words, read_time
from siniar.content.frontmatter import Mapping, Scalar, Sequence, Unread, Value
from siniar.content.rules import CHAPTER_WITHOUT_TIME
from siniar.model.episode import Chapter
from siniar.model.timecodes import format_position

_CLOCK = r"\d{1,3}[:.;：]\d{2}(?:[:.：]\d{2})?(?:[.,]\d{1,3})?(?!\d)"
_TIME = rf"[\[(<\"']?{_CLOCK}[\])>\"']?"
#: ``00:20–01:05``: where a part ends is where the next one begins.
_RANGE = rf"({_TIME}) ?(?:(?:[-–—]+|sampai|s/d|sd|hingga|to) ?{_TIME})?"
_FIRST = re.compile(rf"{_RANGE}[ :]*(?:[-–—|=:,.] ?)*(\S.*)?")
_LAST = re.compile(rf"(.*?\S)[ ,:|–—-]*({_TIME})")
_WORDS = re.compile(
    r"((?:\d{1,3} ?(?:jam|menit|mnt|min|detik|dtk|[hms])(?![a-z]) ?){1,3})[-–:|]? ?(\S.*)",
    re.IGNORECASE,
)
_SECONDS = re.compile(r"(\d{1,5})[ ,:|–-]+([^\W\d].*)")
#: Several chapters on one line, each beginning with its time.
_NEXT = re.compile(rf"(?<=[^\s\-–—])[ ,;|/]+(?={_TIME} ?[-–—|:]? ?[^\W\d])")


def parse_chapters(value: Value, context: FieldContext) -> tuple[Placed[Chapter], ...]:
    """Chapters as ``MM:SS Title``, in a list, one below the other or on one line; or as maps."""
    if isinstance(value, Scalar) and value.text.casefold() in NONE_WORDS:
        return ()
    chapters: list[Placed[Chapter]] = []
    for item in _items(value):
        ours = with_our_keys(item) if isinstance(item, Mapping) else None
        if ours and is_chapter(ours):
            chapters += parse_chapter(ours, context)
            continue
        chapter = read_chapter(item.text) if isinstance(item, Scalar) else None
        if chapter is not None:
            chapters.append(Placed(chapter, item.line))
        elif not isinstance(item, Unread):
            context.add(CHAPTER_WITHOUT_TIME, item.line, mended=_guess(item))
    return tuple(chapters)


def _items(value: Value) -> Iterator[Value]:
    if isinstance(value, Scalar):
        for row in value.split_lines():
            parts = _NEXT.split(without_bullet(row.text))
            yield from (Scalar(part, row.line) for part in parts)
        return
    for item in value.items if isinstance(value, Sequence) else (value,):
        text = one_text(item)
        # Keys without a time are a map's own.
        yield text if text and read_chapter(text.text) else item


def read_chapter(text: str) -> Chapter | None:
    """The chapter that a line names; ``None`` when it has no time or no title."""
    text = " ".join(text.split())[:500]
    match = _FIRST.fullmatch(text)
    if match and match[2]:
        return _chapter(read_time(match[1]), match[2])
    words = _WORDS.fullmatch(text)
    if words:
        return _chapter(read_duration_words(words[1].strip()), words[2])
    last = _LAST.fullmatch(text) if not match else None
    return _chapter(read_time(last[2]), last[1]) if last else None


def _chapter(start: float | None, title: str) -> Chapter | None:
    return None if start is None else Chapter(start, title.strip())


def _guess(item: Value) -> str:
    """How the line was probably meant."""
    text = item.text if isinstance(item, Scalar) else ""
    seconds = _SECONDS.fullmatch(" ".join(text.split())[:500])
    if seconds:
        return f"- {_padded(int(seconds[1]))} {seconds[2]}"
    match = _FIRST.fullmatch(" ".join(text.split())[:500])
    if match is None or match[2] is None:
        title = text[:80] if match is None and text else "Judul bab"
        return f"- {match[1] if match else '00:00'} {title}"
    return f"- {_carried(match[1])} {match[2]}"


def _carried(clock: str) -> str:
    """``01:75`` as the time that it would be."""
    parts = [int(part) for part in re.findall(r"\d+", clock)[:3]]
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + part
    return _padded(seconds)


def _padded(seconds: int) -> str:
    text = format_position(seconds)
    return text if len(text) > 4 else f"0{text}"
