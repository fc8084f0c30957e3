"""Writes titles and chapters into finished audio files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mutagen.id3 import CHAP, COMM, CTOC, ID3, TALB, TCON, TDRC, TIT2, TLAN, TPE1, TRCK
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus

if TYPE_CHECKING:
    from pathlib import Path

Chapters = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Tags:
    """What an audio file says of itself."""

    title: str
    artist: str
    album: str
    number: int
    #: Year, month, day.
    day: str
    comment: str
    #: JPEG.
    #: Whole seconds and titles.
    chapters: Chapters
    #: Seconds.
    duration: float


def write_tags(path: Path, tags: Tags) -> None:
    """Tags in the form that the file's kind has for them."""
    {".mp3": write_id3, ".m4a": write_mp4, ".opus": write_opus}[path.suffix](path, tags)


def _chapter_frames(tags: Tags) -> list[Any]:
    starts = [start * 1000 for start, _title in tags.chapters]
    ends = [*starts[1:], int(tags.duration * 1000)]
    return [
        CHAP(
            element_id=f"chp{index}",
            start_time=start,
            end_time=end,
            start_offset=0xFFFFFFFF,
            end_offset=0xFFFFFFFF,
            sub_frames=[TIT2(encoding=1, text=[title])],
        )
        for index, (start, end, (_, title)) in enumerate(
            zip(starts, ends, tags.chapters, strict=True)
        )
    ]


class _OrderedID3(ID3):
    """ID3 whose chapters stand in the file in the order of time; mutagen sorts frames by size."""

    def _write(self, config: object) -> bytearray:
        chapters = self.getall("CHAP")
        self.delall("CHAP")
        written = bytearray(super()._write(config))
        for chapter in sorted(chapters, key=lambda frame: frame.start_time):
            alone = ID3()
            alone.add(chapter)
            written += alone._write(config)  # noqa: SLF001 (mutagen has no other way)
            self.add(chapter)
        return written


def write_id3(path: Path, tags: Tags) -> None:
    """ID3 2.3, which every player reads, with chapters."""
    id3 = _OrderedID3()
    frames = _chapter_frames(tags)
    for frame in (
        TIT2(encoding=1, text=[tags.title]),
        TPE1(encoding=1, text=[tags.artist]),
        TALB(encoding=1, text=[tags.album]),
        TRCK(encoding=0, text=[str(tags.number)]),
        TDRC(encoding=0, text=[tags.day]),
        TCON(encoding=0, text=["Podcast"]),
        TLAN(encoding=0, text=["ind"]),
        COMM(encoding=1, lang="ind", desc="", text=[tags.comment]),
        CTOC(
            element_id="toc",
            flags=3,  # top level, ordered
            child_element_ids=[frame.element_id for frame in frames],
            sub_frames=[],
        ),
        *frames,
    ):
        id3.add(frame)
    id3.update_to_v23()
    id3.save(path, v2_version=3, v1=0, padding=lambda _info: 256)


def write_mp4(path: Path, tags: Tags) -> None:
    """Atoms as iTunes writes them; the chapters were written by the encoder."""
    file = MP4(path)
    file["\xa9nam"] = tags.title
    file["\xa9ART"] = tags.artist
    file["\xa9alb"] = tags.album
    file["\xa9day"] = tags.day
    file["\xa9cmt"] = tags.comment
    file["\xa9gen"] = "Podcast"
    file["trkn"] = [(tags.number, 0)]
    file.save()


def write_opus(path: Path, tags: Tags) -> None:
    """Vorbis comments: this file exists to be small."""
    file = OggOpus(path)
    file["title"] = tags.title
    file["artist"] = tags.artist
    file["album"] = tags.album
    file["date"] = tags.day
    file["comment"] = tags.comment
    file.save()


def chapter_metadata(chapters: Chapters, duration: float) -> str:
    """Chapters as ffmpeg's own metadata text."""
    ends = [*(start for start, _title in chapters[1:]), duration]
    parts = [";FFMETADATA1"]
    for (start, title), end in zip(chapters, ends, strict=True):
        times = f"START={start * 1000}\nEND={int(end * 1000)}"
        parts.append(f"[CHAPTER]\nTIMEBASE=1/1000\n{times}\ntitle={title}")
    return "\n".join(parts) + "\n"
