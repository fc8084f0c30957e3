"""What the preview shows at a moment: the last good pages, and what the last build found."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from siniar.system.garbage import search_all


class PreviewFinding(Struct, frozen=True):
    """A finding as the page shows it."""

    code: str
    level: str
    path: str
    line: int
    text: str
    reason: str
    remedy: str
    #: Path of the page it belongs to, such as ``/episode/ktp-el/``; empty when of the whole site.
    address: str = ""


#: Makes what stands at an address below the site's root, if it is missing; tells why it could not
#: be made.
MakeFunction = Callable[[str], str]


def make_nothing(_address: str) -> str:
    """Where every page is there."""
    return ""


class BuildOutcome(Struct, frozen=True):
    """How one build for the preview ended."""

    #: The folder with the new pages; None when the last good ones stay.
    folder: Path | None
    findings: Sequence[PreviewFinding] = ()
    #: Why there are no new pages, in one line.
    failure: str = ""
    make: MakeFunction = make_nothing
    #: Lets go of what earlier builds have left, when nobody waits.
    tidy: Callable[[], None] = search_all


#: Builds once; never raises for what an editor can write.
BuildFunction = Callable[[], BuildOutcome]


class Snapshot(Struct, frozen=True):
    """One moment of the preview; requests that see the same one see the same pages."""

    #: Grows with every outcome.
    number: int
    #: Names the pages served; a page with another version reloads itself.
    version: str
    folder: Path | None = None
    make: MakeFunction = make_nothing
    findings: Sequence[PreviewFinding] = ()
    failure: str = ""

    def to_json(self) -> str:
        """What the script in the page gets, on one line."""
        told = {"version": self.version, "failure": self.failure, "findings": self.findings}
        return msgspec.json.encode(told).decode()


class Preview:
    """Holds the current snapshot and wakes those who wait for the next."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        #: Differs in each run of the server, so that a page of an earlier run reloads itself.
        self._run = secrets.token_hex(4)
        #: The current moment.
        self.snapshot = Snapshot(0, f"{self._run}-0")
        #: Whether the preview ends.
        self.is_closed = False

    def show(self, outcome: BuildOutcome) -> None:
        """Make an outcome the current one; without new pages the last good ones stay."""
        with self._changed:
            number = self.snapshot.number + 1
            shown = replace(
                self.snapshot, number=number, findings=outcome.findings, failure=outcome.failure
            )
            if outcome.folder is not None:
                shown = replace(shown, folder=outcome.folder, make=outcome.make)
            # The page that stands in while there is none tells of the build; it changes too.
            if outcome.folder is not None or shown.folder is None:
                shown = replace(shown, version=f"{self._run}-{number}")
            self.snapshot = shown
            self._changed.notify_all()

    def wait_for_change(self, number: int, seconds: float) -> Snapshot:
        """The current snapshot, as soon as it is not number ``number``, or after ``seconds``."""
        with self._changed:
            self._changed.wait_for(
                lambda: self.is_closed or self.snapshot.number != number, timeout=seconds
            )
            return self.snapshot

    def close(self) -> None:
        """Let everyone who waits go home."""
        with self._changed:
            self.is_closed = True
            self._changed.notify_all()
