"""What can be chosen for a new episode and for its production."""

from __future__ import annotations

from msgspec import Struct, field

from siniar.production.filters import SoundOptions


class DraftOptions(Struct, frozen=True):
    """What is said of a new episode; empty where nothing is."""

    title: str = ""
    topic: str = ""
    #: An audio or video file anywhere on this machine.
    file: str = ""
    date: str = ""
    youtube: str = ""


class ProductionOptions(Struct, frozen=True):
    """What is said of an episode that is made of recordings; empty where nothing is."""

    #: Recordings in the order in which they are joined.
    files: tuple[str, ...]
    draft: DraftOptions = field(default_factory=DraftOptions)
    sound: SoundOptions = field(default_factory=SoundOptions)
    #: A file, or "tidak ada" for none although the show has one.
    intro: str = ""
    outro: str = ""
    #: A good recording of the phone whose recording lost its end.
    like: str = ""
    #: A text file with a chapter a line.
    chapters: str = ""
    #: A transcript in SRT or VTT.
    transcript: str = ""
    #: Whether a program writes down what is said.
    transcribe: bool = False
    #: Whether a video is made of artwork and sound.
    video: bool = False
    #: Position in the recording of a frame that becomes the artwork.
    frame: str = ""
