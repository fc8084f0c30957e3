"""Writes the note of a new episode: what is known filled in, the rest as commented hints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from siniar.content.examples import example_of, is_indonesian, key_of_field
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.table import Field
from siniar.content.frontmatter import write_value
from siniar.content.write import write_chapters
from siniar.model.episode import Chapter, Episode, Topic
from siniar.model.slugs import slugify
from siniar.model.words import N_, Words


class Draft(Struct, frozen=True):
    """What is known of an episode before its note exists."""

    title: str
    #: Aware, in the show's time zone.
    date: datetime
    guid: str
    number: int
    season: int | None = None
    topic: Topic | None = None
    #: Name of the file in content/audio; empty while there is none.
    audio: str = ""
    #: A YouTube address, or the words for none on purpose; empty while nothing is known.
    video: str = ""
    chapters: tuple[Chapter, ...] = ()
    #: Name of a file in content/images; empty for the drawn artwork, and then not offered.
    picture: str = ""

    @property
    def slug(self) -> str:
        """The episode's part of the address."""
        return slugify(self.title) or f"episode-{self.number}"

    @property
    def stem(self) -> str:
        """What the names of the episode's files begin with: ``003-ktp-el-hilang``."""
        return f"{self.number:03}-{self.slug}"


def next_number(episodes: Iterable[Episode]) -> int:
    """One more than the highest number, gaps being left as they are."""
    return max((episode.number or 0 for episode in episodes), default=0) + 1


def _known_values(draft: Draft, words: Words) -> dict[str, str]:
    """Field names with their values as they stand after the colon."""
    status = "draf" if is_indonesian(words) else "draft"
    values = {
        "title": write_value(draft.title),
        "number": str(draft.number),
        "date": draft.date.strftime("%Y-%m-%d %H:%M"),
        "slug": draft.slug,
        "guid": draft.guid,
        "season": "" if draft.season is None else str(draft.season),
        "topic": write_value(draft.topic.name) if draft.topic else "",
        "audio": draft.audio and write_value(draft.audio),
        "status": "" if draft.audio else status,
        "picture": draft.picture and write_value(draft.picture),
        "videos": draft.video and write_value(draft.video),
        "chapters": "".join(f"\n  - {line}" for line in write_chapters(draft.chapters)),
    }
    return {name: value for name, value in values.items() if value}


#: Fields that a new note offers, in the order in which editors fill them in.
_OFFERED = (
    "title",
    "number",
    "season",
    "date",
    "topic",
    "summary",
    "audio",
    "picture",
    "videos",
    "hosts",
    "guests",
    "chapters",
    "transcript",
    "service",
    "expires",
    "confirmed",
    "recorded",
    "keywords",
    "status",
    "slug",
    "guid",
)

_BODY = N_(
    "Write here what residents should know, in short sentences.\n"
    "\n"
    "## What to bring\n"
    "\n"
    "- First thing\n"
    "- Second thing\n"
)


def template_lines(words: Words) -> frozenset[str]:
    """The lines of a new note that are there to be replaced, or only explain a field."""
    helps = (words.t(row.help) for row in EPISODE_FIELDS)
    lines = (line.strip() for line in (*words.t(_BODY).splitlines(), *helps))
    return frozenset(line for line in lines if line)


def render_note(draft: Draft, words: Words, topics: Sequence[Topic]) -> str:
    """The whole note file. It passes the check as it is, apart from what only people can add.

    ``topics`` are the show's: the first is offered where the draft has none.
    """
    rows = {row.name: row for row in EPISODE_FIELDS}
    known = _known_values(draft, words)
    examples = {"topic": write_value(topics[0].name)} if topics else {}
    lines = ["---"]
    for name in _OFFERED:
        if name == "picture" and not draft.picture:
            continue
        row = rows[name]
        lines += _offer(row, known.get(name), examples.get(name, example_of(row, words)), words)
    return "\n".join([*lines, "---", words.t(_BODY)])


def _offer(row: Field, value: str | None, example: str, words: Words) -> Iterator[str]:
    key = key_of_field(row, words)
    if value is not None:
        yield f"{key}:{value}" if value.startswith("\n") else f"{key}: {value}"
        return
    # Two marks for what explains: who takes away one mark of a line has the field, filled in.
    yield f"## {words.t(row.help)}"
    yield f"# {key}: {example}"


#: What an episode should still get, as the attribute that is empty without it.
_WANTED = (
    ("audio", N_("the audio file")),
    ("summary", N_("a summary")),
    ("topic", N_("a topic")),
    ("transcript", N_("a transcript")),
    ("chapters", N_("chapters")),
    ("videos", N_("the YouTube video")),
    ("service", N_("the box with what to bring, where and when")),
    ("has_consent", N_("the consent of those who speak (izin)")),
)


def missing_parts(episode: Episode) -> tuple[str, ...]:
    """Message ids of what the episode still lacks, the most important first."""
    return tuple(words for name, words in _WANTED if not getattr(episode, name))
