"""What is said in an episode, with its times."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from siniar.model.timecodes import Seconds


class Cue(Struct, frozen=True):
    """One line of a transcript with its time."""

    start: Seconds
    end: Seconds
    text: str
    speaker: str = ""


class Transcript(Struct, frozen=True):
    """What is said, cue by cue, ordered by time."""

    cues: Sequence[Cue]
    #: The file that it was read from.
    source: Path


class TranscriptFile(Struct, frozen=True):
    """The file with an episode's transcript, which is opened where its words are shown.

    A show of ten years has a million cues; a build looks at those of the few episodes it renders.
    """

    source: Path
    #: SHA-256 of the content, hexadecimal.
    digest: str


class Translation(Struct, frozen=True):
    """What is said, in another language than the show's."""

    #: BCP 47 tag.
    language: str
    file: TranscriptFile
