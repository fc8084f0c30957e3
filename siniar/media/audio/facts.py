"""What a look into an audio file can tell."""

from __future__ import annotations

from msgspec import Struct

from siniar.media.audio.kinds import ENCLOSURE_TYPES, MP3_KIND, MP4_KIND
from siniar.model.episode import Chapter


class Probe(Struct, frozen=True):
    """The facts in a file's content; what they mean for a place is judged elsewhere."""

    #: Name that people know, such as ``MP3``; a message id.
    kind: str
    #: MIME type; empty when the content is no audio.
    type: str = ""
    #: Seconds of sound that are there; ``None`` when it cannot be told.
    duration: float | None = None
    #: Bit/s on average.
    bitrate: int | None = None
    channels: int | None = None
    #: Hz.
    sample_rate: int | None = None
    chapters: tuple[Chapter, ...] = ()
    has_cover: bool = False
    #: Why the file is cut off, a message id; empty when it is whole.
    problem: str = ""


def is_enclosure(probe: Probe) -> bool:
    """Whether a feed can hold the file as it is.

    MP2 has MP3's type, and few apps play it; nor what else M4A files can hold, such as ALAC.
    """
    return probe.type in ENCLOSURE_TYPES and probe.kind in {MP3_KIND.name, MP4_KIND.name}
