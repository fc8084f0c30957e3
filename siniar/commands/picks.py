"""Reads which rows of a list somebody picks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from siniar.model.words import Words
from siniar.system.exits import UseError

T = TypeVar("T")

_ALL = frozenset({"all", "semua"})
#: One number or two; no list is longer.
_PART = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")


def pick(listed: Sequence[T], text: str, words: Words) -> list[T]:
    """What is picked by numbers such as ``1,3-5``, counted from 1, or ``semua``; each once.

    Raises:
        UseError: something in it is no number of the list.
    """
    if text.strip().casefold() in _ALL:
        return list(listed)
    numbers: list[int] = []
    for part in filter(None, re.split(r"[\s,;]+", text)):
        match = _PART.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= len(listed):
            told = words.t("{value} is no number of the list. Write it like 1,3-5.")
            raise UseError(told.format(value=part))
        numbers += range(first, last + 1)
    return [listed[number - 1] for number in dict.fromkeys(numbers)]
