"""Finds where Git left two versions of a text, one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: What a mark begins with; nearly no line does.
_MARKS = frozenset(sign * 7 for sign in "<>|=")
_MARK = re.compile(r"[<>|]{7}(?: .*|$)|={7}$")


def find_conflicts(rows: list[str]) -> Iterator[int]:
    """Indices of lines at which a conflict of two versions begins, or what was left of one.

    In ``rows`` the first version stays and everything else of the conflict becomes empty lines.
    """
    side = ""
    for index, row in enumerate(rows):
        mark = row[:1] if row[:7] in _MARKS and _MARK.match(row.rstrip()) else ""
        if mark and (mark in "<>|" or side):
            if mark == "<" or not side:
                yield index
            side = {"<": "ours", ">": ""}.get(mark, "theirs")
            rows[index] = ""
        elif side == "theirs":
            rows[index] = ""
