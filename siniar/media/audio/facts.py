"""What a look into an audio file can tell, and how a cache keeps it as JSON."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from siniar.media.audio.kinds import ENCLOSURE_TYPES
from siniar.model import Chapter

#: Grows whenever a probe of the same bytes would come out differently.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Probe:
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
    """Whether a feed can hold the file as it is. MP2 has MP3's type, and few apps play it."""
    return probe.type in ENCLOSURE_TYPES and probe.kind != "MP2"


_NAMES = tuple(field.name for field in fields(Probe))
_NUMBERS = {
    "duration": (int, float),
    "bitrate": (int,),
    "channels": (int,),
    "sample_rate": (int,),
}


def render_probe(probe: Probe) -> dict[str, Any]:
    """A probe as JSON values."""
    record: dict[str, Any] = {name: getattr(probe, name) for name in _NAMES}
    record["chapters"] = [[each.start, each.title, each.url] for each in probe.chapters]
    return record | {"version": VERSION}


def parse_probe(record: object) -> Probe | None:
    """The probe in JSON values; ``None`` when they are foreign, damaged or of another version."""
    if not isinstance(record, dict) or record.get("version") != VERSION:
        return None
    if set(record) != {"version", *_NAMES}:
        return None
    texts = (record["kind"], record["type"], record["problem"])
    if not all(isinstance(text, str) for text in texts):
        return None
    if not isinstance(record["has_cover"], bool) or not isinstance(record["chapters"], list):
        return None
    numbers = {name: record[name] for name in _NUMBERS}
    if not all(_is_number(value, _NUMBERS[name]) for name, value in numbers.items()):
        return None
    chapters = [_parse_chapter(entry) for entry in record["chapters"]]
    if None in chapters:
        return None
    return Probe(
        kind=record["kind"],
        type=record["type"],
        problem=record["problem"],
        has_cover=record["has_cover"],
        chapters=tuple(chapter for chapter in chapters if chapter),
        **numbers,
    )


def _is_number(value: object, types: tuple[type, ...]) -> bool:
    return value is None or (isinstance(value, types) and not isinstance(value, bool))


def _parse_chapter(entry: object) -> Chapter | None:
    match entry:
        case [int() | float() as start, str() as title, None | str() as url]:
            return Chapter(float(start), title, url)
        case _:
            return None
