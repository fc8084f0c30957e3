"""Turns videos of the show's channel that have no episode into draft notes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from siniar.content.drafts import Draft, next_number
from siniar.content.fields.people import ROLES
from siniar.content.fix import mint_guid
from siniar.content.write import WrittenValue, write_note
from siniar.model.episode import Episode, Topic
from siniar.model.show import Show
from siniar.model.text import clean, clean_line
from siniar.model.timecodes import format_position
from siniar.model.words import N_
from siniar.transfer.markdown import write_markdown
from siniar.transfer.texts import find_chapters, read_transcript
from siniar.transfer.titles import tidy_title
from siniar.transfer.tree import as_markup
from siniar.youtube.titles import LOUD, SMALL, fold, parse_title
from siniar.youtube.uploads import Upload

#: Seconds; YouTube shows vertical videos up to here as Shorts, and nothing says which are.
_SHORT = 60
_CAPTIONS = (".vtt", ".srt")
_LIVE = re.compile(r"\b(?:live|langsung|streaming)\b")
#: ``Narasumber: Sari Contoh, petugas loket`` on a line of its own.
_NAMED = re.compile(
    rf"^\W*(?P<role>{'|'.join(ROLES)}|host|guest|bersama)\s*[:=-]\s*(?P<name>[^\n,(]{{3,60}})"
    r"(?:[,(]\s*(?P<position>[^\n)]{2,80}))?\)?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_TIMED = re.compile(r"^\W*\(?\d{1,2}:\d{2}(?::\d{2})?\b.*$", re.MULTILINE)
_TAGS = re.compile(r"^\s*(?:#\w+\s*)+$", re.MULTILINE)


class VideoKind(Enum):
    """What a video is; the value is what the list calls it, a message id."""

    VIDEO = N_("Videos without an episode")
    SHORT = N_("Shorts")
    LIVE = N_("Live streams")


def kind_of(upload: Upload) -> VideoKind:
    """Whether a video is an ordinary one."""
    folded = fold(upload.title)
    is_brief = upload.duration is not None and upload.duration <= _SHORT
    if upload.is_short or is_brief or parse_title(upload.title).is_short:
        return VideoKind.SHORT
    return VideoKind.LIVE if upload.is_live or _LIVE.search(folded) else VideoKind.VIDEO


def _moment(upload: Upload) -> tuple[bool, str, str]:
    """Order of publication; where nobody tells, last."""
    published = upload.published
    return published is None, published.astimezone(UTC).isoformat() if published else "", upload.id


def list_waiting(
    uploads: Iterable[Upload], taken: Collection[str]
) -> dict[VideoKind, list[Upload]]:
    """The videos that no episode has, by kind, oldest first."""
    waiting: dict[VideoKind, list[Upload]] = {kind: [] for kind in VideoKind}
    for upload in sorted(uploads, key=_moment):
        if upload.id not in taken:
            waiting[kind_of(upload)].append(upload)
    return waiting


class DraftNote(Struct, frozen=True):
    """A note that can be written, with the files beside it."""

    #: Name in content/episodes.
    name: str
    content: bytes
    title: str
    #: What the names of its files begin with.
    stem: str
    video: str
    #: Folder and name below content/, and what is in it.
    files: tuple[tuple[str, bytes], ...] = ()
    #: What was found in the description, as message ids.
    found: tuple[str, ...] = ()


def draft_notes(
    picked: Sequence[Upload],
    show: Show,
    episodes: Sequence[Episode],
    captions: Path | None,
    now: datetime,
) -> Iterator[DraftNote]:
    """A draft for each picked video, numbered on in the order of their publication.

    One whose day nobody tells comes last, with the day of ``now``.

    Raises:
        OSError: the folder of captions cannot be read.
    """
    number = next_number(episodes)
    slugs = {episode.slug for episode in episodes}
    files = sorted(captions.iterdir()) if captions else []
    for count, upload in enumerate(sorted(picked, key=_moment)):
        title = tidy_title(upload.title, (show.title, show.code, show.author))
        date = (upload.published or now).astimezone(ZoneInfo(show.timezone))
        draft = Draft(clean_line(title), date, mint_guid(), number + count)
        slug = draft.slug if draft.slug not in slugs else f"{draft.slug}-{draft.number}"
        slugs.add(slug)
        yield _draft_note(upload, draft, slug, show, episodes=episodes, files=files)


def _draft_note(
    upload: Upload,
    draft: Draft,
    slug: str,
    show: Show,
    *,
    episodes: Sequence[Episode],
    files: Sequence[Path],
) -> DraftNote:
    stem = f"{draft.number:03}-{slug}"
    transcript = _find_captions(upload, files, show.language)
    topic = guess_topic(f"{upload.title}\n{upload.description}", show.topics, episodes)
    chapters = find_chapters(upload.description)
    people = tuple(_find_people(upload.description))
    values: dict[str, WrittenValue] = {
        **_identify(draft, slug, topic),
        "videos": f"https://youtu.be/{upload.id}",
        "people": people,
        "chapters": tuple(f"{format_position(each.start)} {each.title}" for each in chapters),
        "transcript": f"{stem}.vtt" if transcript else "",
        "recorded": f"{upload.recorded:%Y-%m-%d}" if upload.recorded else "",
    }
    found = {
        N_("a topic"): topic,
        N_("chapters"): chapters,
        N_("people"): people,
        N_("a transcript"): transcript,
    }
    return DraftNote(
        f"{stem}.md",
        write_note(values, _write_body(upload.description, has_chapters=bool(chapters))).encode(),
        draft.title,
        stem,
        upload.id,
        ((f"transcripts/{stem}.vtt", transcript.encode()),) if transcript else (),
        tuple(words for words, value in found.items() if value),
    )


def _identify(draft: Draft, slug: str, topic: Topic | None) -> dict[str, WrittenValue]:
    """What every drafted note begins with."""
    return {
        "title": draft.title,
        "number": str(draft.number),
        "date": f"{draft.date:%Y-%m-%d %H:%M}",
        "topic": topic.name if topic else "",
        "status": "draf",
        "slug": slug,
        "guid": draft.guid,
    }


def guess_topic(
    text: str, topics: Iterable[Topic], episodes: Iterable[Episode] = ()
) -> Topic | None:
    """The topic whose words stand in a text more often than those of any other.

    Its words are its own and those of the titles and keywords of its episodes.
    """
    told: dict[str, list[str]] = defaultdict(list)
    for episode in episodes:
        if episode.topic:
            told[episode.topic.slug] += _words_of(" ".join((episode.title, *episode.keywords)))
    words = _words_of(text)
    scores = []
    for topic in topics:
        known = dict.fromkeys((*told[topic.slug], *_words_of(topic.description)), 1)
        # The name says more than what belongs to it.
        weights = known | dict.fromkeys(_words_of(topic.name), 3)
        scores.append((sum(weights.get(word, 0) for word in words), topic))
    best = max((score for score, _ in scores), default=0)
    winners = [topic for score, topic in scores if score == best]
    return winners[0] if best and len(winners) == 1 else None


def _words_of(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]{3,}", fold(text).replace("-", " "))
    return [word for word in words if word not in LOUD and word not in SMALL]


def _find_people(description: str) -> Iterator[dict[str, str]]:
    for match in _NAMED.finditer(description):
        role = match["role"].casefold()
        name = clean_line(match["name"]).strip(" .")
        ours = {"host": "pembawa acara", "guest": "narasumber", "bersama": "narasumber"}
        if len(name.split()) <= 6 and "http" not in name:
            told = {"nama": name, "peran": ours.get(role, role)}
            yield told | {"jabatan": clean_line(match["position"] or "").strip(" .")}


def _find_captions(upload: Upload, files: Iterable[Path], language: str) -> str:
    """The captions whose file name holds the video's id, in the show's language if there are."""
    own = [each for each in files if upload.id in each.name and each.suffix.lower() in _CAPTIONS]
    spoken = [each for each in own if f".{language}" in each.name] or own
    for path in spoken[:1]:
        text, ending = read_transcript(path.read_bytes(), language)
        return text if ending == ".vtt" else ""
    return ""


def _write_body(description: str, *, has_chapters: bool) -> str:
    """The description without its list of chapters and its tags."""
    text = _TAGS.sub("", description)
    if has_chapters:
        text = _TIMED.sub("", text)
    return clean(write_markdown(as_markup(text)).text) if text.strip() else ""
