"""Parsers of fields that hold several values of one kind."""

from __future__ import annotations

import re

from siniar.content.fields.rules import EXAMPLE_LEFT, VIDEO_TWICE, VIDEOS_ON_ONE_LINE
from siniar.content.fields.table import FieldContext, Placed
from siniar.content.fields.times import read_time
from siniar.content.frontmatter import Mapping, Scalar, Sequence, Unread, Value, write_value
from siniar.content.youtube_urls import read_video
from siniar.model.episode import Soundbite, Video

#: What an editor writes to say "on purpose: nothing".
NONE_WORDS = frozenset({"tidak ada", "tidak", "belum", "belum ada", "none", "-", "–"})
#: An address as Markdown writes it: ``<…>`` or ``[Video](…)``.
_LINK = re.compile(r"^(?:<|\[[^\]]*\]\()(https?://[^\s<>()]+)[>)]")
#: Between two addresses of videos on one line, whatever somebody typed there.
_NEXT_VIDEO = re.compile(
    r"(?:\s*[,;|]\s*|\s+)(?:(?:dan|and|serta|[&/+])\s+)?(?=[<\[]?(?:https?://|(?:www\.|m\.)?youtu\S*/))",
    re.IGNORECASE,
)
#: The eleven characters that stand for a video in examples.
EXAMPLE_VIDEO = "XXXXXXXXXXX"


def one_text(value: Value) -> Scalar | None:
    """``Loket: lantai 2`` in a list is a text with a colon, though YAML calls it a map."""
    entries = value.entries if isinstance(value, Mapping) else ()
    inner = entries[0].value if len(entries) == 1 else None
    if not isinstance(inner, Scalar):
        return None
    return Scalar(f"{entries[0].key}: {inner.text}".strip(), entries[0].line)


def scalars(value: Value, context: FieldContext) -> list[Scalar]:
    """The single values of a list; one value alone is a list of one, its lines are several."""
    if isinstance(value, Scalar):
        return [Scalar(without_bullet(row.text), row.line) for row in value.split_lines()]
    kept = []
    for item in value.items if isinstance(value, Sequence) else (value,):
        text = one_text(item) or item
        if isinstance(text, Scalar):
            kept.append(text)
        elif not isinstance(item, Unread):
            context.wrong_form(item)
    return [item for item in kept if item.text]


def without_bullet(text: str) -> str:
    """A line without the mark of a list before it."""
    return re.sub(r"^(?:[-•–]|\d{1,2}[.)])\s+", "", text)


def parse_texts(value: Value, context: FieldContext) -> tuple[str, ...]:
    """A list of words; a single line may hold them between commas."""
    if isinstance(value, Scalar):
        rows = [row.text for row in scalars(value, context)]
        # Words with # before each are hashtags, which have no commas between them.
        tags = [re.sub(r"(?<!\S)#(?=\w)", ",", row) if row[0] == "#" else row for row in rows]
        words = (word.strip() for row in tags for word in re.split("[,;]", row))
        return tuple(word for word in words if word)
    return tuple(item.text for item in scalars(value, context))


def parse_lines(value: Value, context: FieldContext) -> tuple[str, ...]:
    """A list of sentences, in which commas mean nothing."""
    return tuple(item.text for item in scalars(value, context))


_BITE = re.compile(r"([\d:.;]+) ?(?:[-–—]|sampai|s/d|hingga) ?([\d:.;]+) ?(.*)")


def parse_soundbites(value: Value, context: FieldContext) -> tuple[Placed[Soundbite], ...]:
    """Passages as ``MM:SS-MM:SS Title``."""
    bites = []
    for item in scalars(value, context):
        match = _BITE.fullmatch(" ".join(item.text.split()))
        start, end = (read_time(match[1]), read_time(match[2])) if match else (None, None)
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
        rows = [row for row in _NEXT_VIDEO.split(item.text) if row]
        if len(rows) > 1:
            _tell_one_line(rows, value, item.line, context)
            continue
        address, _, label = _LINK.sub(r"\1", item.text).partition(" ")
        if EXAMPLE_VIDEO in address:
            context.add(EXAMPLE_LEFT, item.line, key=context.key)
            continue
        video, findings = read_video(address, context.note.place(item.line))
        context.report.extend(findings)
        if video and video.id in {each.id for each in videos}:
            context.add(VIDEO_TWICE, item.line, value=address)
        elif video:
            videos.append(Video(video.id, label.strip()))
    return tuple(videos)


def _tell_one_line(rows: list[str], value: Value, line: int, context: FieldContext) -> None:
    """Several addresses on one line: the later ones would be the label of the first."""
    head = "" if isinstance(value, Sequence) else f"{context.key}:\n"
    items = "\n".join(f"  - {write_value(row)}" for row in rows)
    context.add(VIDEOS_ON_ONE_LINE, line, mended=f"{head}{items}")
