"""What the command line says of the episode to be produced."""

from __future__ import annotations

from dataclasses import dataclass, field

from siniar.production.begin import Wishes
from siniar.production.filters import SoundOptions


@dataclass(frozen=True, slots=True)
class ProductionWishes:
    """Everything that can be wished for; empty where the command line says nothing."""

    #: Recordings in the order in which they are joined.
    files: tuple[str, ...]
    episode: Wishes = field(default_factory=Wishes)
    sound: SoundOptions = field(default_factory=SoundOptions)
    #: A file, or "tidak ada" for none although the show has one.
    intro: str = ""
    outro: str = ""
    #: A text file with a chapter a line.
    chapters: str = ""
    #: A transcript in SRT or VTT.
    transcript: str = ""
    #: Whether a program should write down what is said.
    transcribe: bool = False
    #: Whether a video is made of artwork and sound.
    video: bool = False
    #: Position in the recording of a frame that becomes the artwork.
    frame: str = ""
    #: Only say what would be done.
    dry_run: bool = False
