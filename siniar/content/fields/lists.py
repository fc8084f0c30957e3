"""Parsers of fields that hold several values of one kind."""

from __future__ import annotations

import re

from siniar.content.fields.chapter_maps import parse_chapter
from siniar.content.fields.rules import VIDEO_TWICE
from siniar.content.fields.table import FieldContext, Placed
from siniar.content.frontmatter import Mapping, Scalar, Sequence, Value
from siniar.content.rules import CHAPTER_WITHOUT_TIME
from siniar.content.youtube_urls import read_video
from siniar.model.episode import Chapter, Soundbite, Video
from siniar.model.timecodes import parse_position

#: What an editor writes to say "on purpose: nothing".
NONE_WORDS = frozenset({"tidak ada", "tidak", "none", "-"})


def scalars(value: Value, context: FieldContext) -> list[Scalar]:
    """The single values of a list; one value alone is a list of one."""
    items = value.items if isinstance(value, Sequence) else (value,)
    kept = [item for item in items if isinstance(item, Scalar)]
    for item in items:
        if not isinstance(item, Scalar):
            context.wrong_form(item)
    return [item for item in kept if item.text]


def parse_texts(value: Value, context: FieldContext) -> tuple[str, ...]:
    """A list of words; a single line may hold them between commas."""
    if isinstance(value, Scalar):
        return tuple(word.strip() for word in value.text.split(",") if word.strip())
    return tuple(item.text for item in scalars(value, context))


def parse_lines(value: Value, context: FieldContext) -> tuple[str, ...]:
    """A list of sentences, in which commas mean nothing."""
    return tuple(item.text for item in scalars(value, context))


def parse_chapters(value: Value, context: FieldContext) -> tuple[Placed[Chapter], ...]:
    """Chapters as ``MM:SS Title``, as a list or one below the other; or as mappings."""
    chapters: list[Placed[Chapter]] = []
    for item in value.items if isinstance(value, Sequence) else (value,):
        if isinstance(item, Mapping):
            chapters += parse_chapter(item, context)
            continue
        if not isinstance(item, Scalar):
            context.wrong_form(item)
            continue
        if not item.text:
            continue
        match = re.fullmatch(r"\(?([\d:.,]+)\)?\s*(?:[-–|]\s*)?(\S.*)", item.text)
        start = parse_position(match[1]) if match else None
        if match is None or start is None:
            context.add(CHAPTER_WITHOUT_TIME, item.line)
        else:
            chapters.append(Placed(Chapter(start, match[2]), item.line))
    return tuple(chapters)


def parse_soundbites(value: Value, context: FieldContext) -> tuple[Placed[Soundbite], ...]:
    """Passages as ``MM:SS-MM:SS Title``."""
    bites = []
    for item in scalars(value, context):
        match = re.fullmatch(r"([\d:.,]+)\s*[-–]\s*([\d:.,]+)\s*(.*)", item.text)
        start, end = (parse_position(match[1]), parse_position(match[2])) if match else (None, None)
        if match is None or start is None or end is None or end <= start:
            context.wrong_form(item)
        else:
            bites.append(Placed(Soundbite(start, end - start, match[3]), item.line))
    return tuple(bites)


def parse_videos(value: Value, context: FieldContext) -> tuple[Video, ...] | None:
    """YouTube addresses; "tidak ada" gives an empty tuple, which means: none on purpose.

    An address may be followed by a label: ``https://youtu.be/… Bagian 2``.
    """
    videos: list[Video] = []
    for item in scalars(value, context):
        if item.text.casefold() in NONE_WORDS:
            continue
        address, _, label = item.text.partition(" ")
        video, findings = read_video(address, context.note.place(item.line))
        context.report.extend(findings)
        if video and video.id in {each.id for each in videos}:
            context.add(VIDEO_TWICE, item.line, value=address)
        elif video:
            videos.append(Video(video.id, label.strip()))
    return tuple(videos)
