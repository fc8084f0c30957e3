"""Tells a person how far the work is and how long it will go on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from msgspec import Struct, field

from siniar.model.words import N_, Words
from siniar.production.ffmpeg import Advance

#: Work names with the words for them and how many seconds of sound take a second on one core.
SPEEDS = {
    "analyse": (N_("Listening to the recording"), 600.0),
    "clean": (N_("Cleaning the sound"), 900.0),
    "denoise": (N_("Taking noise away"), 2.0),
    "level": (N_("Setting the loudness"), 900.0),
    "mp3": (N_("Writing the MP3"), 270.0),
    "opus": (N_("Writing the data saver"), 95.0),
    "measure": (N_("Measuring the finished file"), 450.0),
    "video": (N_("Writing the video"), 8.0),
    "transcribe": (N_("Writing down what is said"), 1.5),
}
#: Seconds between two lines on a screen.
_PACE = 0.2


class Progress(Struct):
    """What is done of the planned work; several programs at once may tell of theirs."""

    words: Words
    #: Takes a line that replaces the last one.
    show: Callable[[str], None]
    #: Seconds that only grow.
    clock: Callable[[], float]
    #: Seconds of work on one core.
    total: float = 0.0
    _done: float = 0.0
    _began: float | None = None
    _shown: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def expect(self, steps: Iterable[tuple[str, float]]) -> None:
        """Plan steps: their names and the seconds of sound."""
        self.total += sum(seconds / SPEEDS[name][1] for name, seconds in steps)

    def watch(self, name: str, _seconds: float) -> Advance:
        """A function that takes the seconds of sound that the named step has done."""
        label, speed = SPEEDS[name]
        before = 0.0

        def advance(seconds: float) -> None:
            nonlocal before
            with self._lock:
                self._done += max(seconds - before, 0.0) / speed
                before = max(seconds, before)
                self._tell(label)

        return advance

    def _tell(self, label: str) -> None:
        now = self.clock()
        if self._began is None:
            self._began = now
        if now - self._shown < _PACE:
            return
        self._shown = now
        share = min(self._done / self.total, 0.99) if self.total else 0.0
        passed = now - self._began
        line = f"  {share:4.0%}  {self.words.t(label)}"
        if share > 0.02 and passed > 1:
            left = self.words.t("about {time} left", time=self._time(passed / share - passed))
            line += f", {left}"
        self.show(line)

    def _time(self, seconds: float) -> str:
        if seconds < 90:
            return self.words.n("{number} second", "{number} seconds", max(round(seconds), 1))
        return self.words.n("{number} minute", "{number} minutes", round(seconds / 60))
