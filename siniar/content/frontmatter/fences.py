"""Finds where front matter begins and ends, and what does not belong into a note at all."""

from __future__ import annotations

import re

from msgspec import Struct

from siniar.content.frontmatter.mends import Mend
from siniar.content.frontmatter.source import Line, fold_key, key_line

FENCE = "---"
#: What word processors and other tools make of three dashes.
_OPENING = re.compile(r"\s*(?:[-–—−]+|\+{3,}|={3,}|\*{3,}|_{3,}|```\s*(?:ya?ml)?)\s*")
_CLOSING = re.compile(r"(?:-{2,}|[-–—−]*[–—−][-–—−]*|\+{3,}|={3,}|\*{3,}|_{3,}|\.{3}|```)\s*")
_FIELD_LINE = re.compile(r"\s*([-•–] .*|#.*|[\w-]+\s*:.*)")
#: Lines of front matter that was pasted twice; a rule in the text is followed by no fields.
_BLOCK_LIMIT = 200


class Front(Struct, frozen=True):
    """Where the front matter of a note stands, by index into its lines."""

    start: int
    end: int
    #: Index of the first line of the text.
    body: int
    is_closed: bool = True
    #: Fences as they should be written.
    mends: tuple[Mend, ...] = ()


def find_front(rows: list[str], known: frozenset[str]) -> Front | None:
    """The front matter; ``None`` when there is none."""
    first = next(index for index, row in enumerate(rows) if row.strip())
    mends = [] if first == 0 else [Mend(1, first, (), "")]
    following = next((row for row in rows[first + 1 :] if row.strip()), "")
    if rows[first].rstrip() == FENCE:
        start = first + 1
    elif _OPENING.fullmatch(rows[first]) and _is_field(following, known):
        start = first + 1
        mends.append(_fence_at(first))
    elif _is_field(rows[first], known):
        return _without_opening(rows, first, known)
    else:
        return None
    for end in range(start, len(rows)):
        if _CLOSING.fullmatch(rows[end]):
            if rows[end].rstrip() != FENCE:
                mends.append(_fence_at(end))
            return Front(start, end, end + 1, mends=tuple(mends))
    end = _guess_end(rows, start)
    return Front(start, end, end, is_closed=False, mends=tuple(mends))


def _is_field(row: str, known: frozenset[str]) -> bool:
    key = key_line(Line(1, row.strip()), known)
    return key is not None and fold_key(key.key) in known


def _fence_at(index: int) -> Mend:
    """A fence in place of a line."""
    return Mend(index + 1, index + 1, (FENCE,), FENCE)


def _without_opening(rows: list[str], first: int, known: frozenset[str]) -> Front | None:
    """Fields at the top, ended by a fence or, as Pelican's own notes are, by an empty line."""
    opening = Mend(first + 1, first, (FENCE,), FENCE)
    has_fence = any(map(_CLOSING.fullmatch, rows[first:]))
    for end in range(first, len(rows)):
        row = rows[end]
        if _CLOSING.fullmatch(row):
            closing = () if row.rstrip() == FENCE else (_fence_at(end),)
            return Front(first, end, end + 1, mends=(opening, *closing))
        if not row.strip() and not has_fence:
            count = sum(_is_field(each, known) for each in rows[first:end])
            mends = (opening, _fence_at(end))
            return Front(first, end, end + 1, mends=mends) if count > 1 else None
    return None


def _guess_end(rows: list[str], start: int) -> int:
    """Index behind the last line that looks like a field, where the closing fence is missing."""
    for end in range(start, len(rows)):
        if not _FIELD_LINE.fullmatch(rows[end]) and not rows[end].startswith("  "):
            return end
    return len(rows)


def find_repeat(rows: list[str], start: int, known: frozenset[str]) -> tuple[int, int] | None:
    """First and last index of fields between fences in the text: front matter pasted once more."""
    for opening in range(start, len(rows)):
        if rows[opening].rstrip() != FENCE:
            continue
        fields = 0
        for closing in range(opening + 1, min(opening + _BLOCK_LIMIT, len(rows))):
            if rows[closing].rstrip() == FENCE and fields > 1:
                return opening, closing
            is_field = _FIELD_LINE.fullmatch(rows[closing]) or rows[closing].startswith("  ")
            if rows[closing].strip() and not is_field:
                break
            fields += _is_field(rows[closing], known)
    return None
