"""Hashes of what the files of a site are made from, so that what stays the same is made once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from siniar.model import Episode

if TYPE_CHECKING:
    from hashlib import _Hash

#: Hexadecimal digits of a key: 160 bits are more than will ever meet.
_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Keys:
    """The hashes of a run. Without ``common`` nothing has a key, and everything is made anew."""

    #: Changes with the program and with any setting of the show.
    common: str = ""
    #: By guid; changes with anything that the episode was made from.
    episodes: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: str, episodes: Iterable[Episode] = (), *parts: object) -> str:
        """The key of a file: its kind, the episodes in it, and whatever else it shows.

        Empty when one of the episodes has no key. ``parts`` need a ``repr`` that tells all.
        """
        marks = [self.episodes.get(episode.guid, "") for episode in episodes]
        if not self.common or not all(marks):
            return ""
        digest = _begin(self.common).copy()
        digest.update(repr((kind, marks, parts)).encode())
        return digest.hexdigest()[:_LENGTH]


@lru_cache(maxsize=8)
def _begin(common: str) -> _Hash:
    return sha256(common.encode())
