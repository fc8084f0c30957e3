"""Writes an episode's tags into finished MP3 and Opus files, in forms that every player reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from mutagen.id3 import (
    CHAP,
    COMM,
    CTOC,
    ID3,
    PCST,
    TALB,
    TCON,
    TDRC,
    TGID,
    TIT2,
    TLAN,
    TPE1,
    TRCK,
    WFED,
    WOAF,
)
from mutagen.oggopus import OggOpus

from siniar.model.episode import Chapter

#: Bytes left free behind the tags, so that another program can change a word without moving all.
PADDING = 256
#: What a chapter says when it names no place in bytes.
#: https://id3.org/id3v2-chapters-1.0
_NO_OFFSET = 0xFFFFFFFF
#: UTF-16, the only encoding of all letters that ID3 2.3 has.
_UTF16 = 1


class EpisodeTags(Struct, frozen=True):
    """What an audio file says of itself; empty where there is nothing to say."""

    title: str
    #: Who makes the show.
    artist: str
    #: The show.
    album: str
    number: int
    #: Year, month, day.
    day: str
    #: ISO 639-2.
    language: str = "ind"
    guid: str = ""
    #: Address of the episode's page.
    page: str = ""
    #: Address of the feed.
    feed: str = ""
    #: By time.
    chapters: tuple[Chapter, ...] = ()
    #: Seconds; where the last chapter ends.
    duration: float = 0.0
    comment: str = ""


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


def write_id3(path: Path, tags: EpisodeTags) -> None:
    """ID3 2.3, which readers of 2.4 know too, in place of any tags that were there.

    Raises:
        OSError: the file cannot be written.
    """
    id3 = _OrderedID3()
    for frame in _frames(tags):
        id3.add(frame)
    id3.update_to_v23()
    id3.save(path, v2_version=3, v1=0, padding=lambda _info: PADDING)


def _frames(tags: EpisodeTags) -> Iterator[Any]:
    """The frames; those of podcasts are Apple's, which other programs took over.

    No picture: with one inside, Chromium fetches a minute of sound before it plays.
    """
    yield TIT2(encoding=_UTF16, text=[tags.title])
    yield TPE1(encoding=_UTF16, text=[tags.artist])
    yield TALB(encoding=_UTF16, text=[tags.album])
    yield TRCK(encoding=0, text=[str(tags.number)])
    yield TDRC(encoding=0, text=[tags.day])
    yield TCON(encoding=0, text=["Podcast"])
    yield TLAN(encoding=0, text=[tags.language])
    yield PCST(value=1)
    if tags.guid:
        yield TGID(encoding=0, text=[tags.guid])
    if tags.feed:
        yield WFED(url=tags.feed)
    if tags.page:
        yield WOAF(url=tags.page)
    if tags.comment:
        yield COMM(encoding=_UTF16, lang=tags.language, desc="", text=[tags.comment])
    yield from _chapter_frames(tags)


def _chapter_frames(tags: EpisodeTags) -> Iterator[Any]:
    if not tags.chapters:
        return
    names = [f"chp{index}" for index in range(len(tags.chapters))]
    top_level_ordered = 3
    yield CTOC(
        element_id="toc",
        flags=top_level_ordered,
        child_element_ids=names,
        sub_frames=[TIT2(encoding=_UTF16, text=[tags.title])],
    )
    starts = [round(chapter.start * 1000) for chapter in tags.chapters]
    ends = [*starts[1:], max(round(tags.duration * 1000), starts[-1])]
    for name, start, end, chapter in zip(names, starts, ends, tags.chapters, strict=True):
        yield CHAP(
            element_id=name,
            start_time=start,
            end_time=end,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[TIT2(encoding=_UTF16, text=[chapter.title])],
        )


def write_opus_tags(path: Path, tags: EpisodeTags) -> None:
    """Vorbis comments: this file exists to be small.

    Raises:
        OSError: the file cannot be written.
    """
    file = OggOpus(path)
    file["title"] = tags.title
    file["artist"] = tags.artist
    file["album"] = tags.album
    file["date"] = tags.day
    file["tracknumber"] = str(tags.number)
    file["genre"] = "Podcast"
    if tags.comment:
        file["comment"] = tags.comment
    # https://wiki.xiph.org/Chapter_Extension
    for number, chapter in enumerate(tags.chapters):
        seconds, thousandths = divmod(round(chapter.start * 1000), 1000)
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        file[f"chapter{number:03}"] = f"{clock}.{thousandths:03}"
        file[f"chapter{number:03}name"] = chapter.title
    file.save()
