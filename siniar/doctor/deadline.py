"""Asks a host no longer than somebody waits, whatever the host does."""

from __future__ import annotations

import time
from collections.abc import Mapping

from msgspec import Struct

from siniar.system.http import PATIENCE, Answer, Answers, ask_for, fetch

#: Seconds that an examination may ask; what remains of a minute is for the last answers.
SECONDS = 45.0


class Deadline(Struct):
    """Questions to a host that all together end in time."""

    #: As the monotonic clock tells it.
    end: float
    #: Whether an answer was no longer waited for.
    is_over: bool = False

    @classmethod
    def within(cls, seconds: float = SECONDS) -> Deadline:
        """The time that begins now."""
        return cls(time.monotonic() + seconds)

    def _left(self) -> float:
        left = self.end - time.monotonic()
        self.is_over = self.is_over or left <= 0
        return left

    def fetch(
        self,
        url: str,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        *,
        limit: int = 3,
    ) -> Answer:
        """The same as the network's own, with what time is left."""
        left = self._left()
        if left <= 0:
            return Answer(url=url, problem="timeout")
        whole = min(PATIENCE * 2, left)
        patience = min(PATIENCE, left)
        return fetch(url, method, headers, limit=limit, patience=patience, whole=whole)

    def ask_audio(self, url: str) -> Answers:
        """The same of both questions for audio."""
        left = self._left()
        if left <= 0:
            silent = Answer(url=url, problem="timeout")
            return Answers(silent, silent)
        # Two questions, each of which may take twice its patience.
        return ask_for(url, min(PATIENCE, left / 4))
