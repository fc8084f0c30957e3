"""What is said in an episode, with its times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from siniar.model.timecodes import Seconds


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of a transcript with its time."""

    start: Seconds
    end: Seconds
    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What is said, cue by cue, ordered by time."""

    cues: Sequence[Cue]
    #: The file that it was read from.
    source: Path


@dataclass(frozen=True, slots=True)
class TranscriptFile:
    """The file with an episode's transcript, which is opened where its words are shown.

    A show of ten years has a million cues; a build looks at those of the few episodes it renders.
    """

    source: Path
    #: SHA-256 of the content, hexadecimal.
    digest: str


@dataclass(frozen=True, slots=True)
class Translation:
    """What is said, in another language than the show's."""

    #: BCP 47 tag.
    language: str
    file: TranscriptFile
