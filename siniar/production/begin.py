"""Begins a new episode: asks what it needs to know, brings in the audio and writes the note."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from siniar.build.load import Loaded, Refused, load
from siniar.build.project import Project
from siniar.content.drafts import Draft, missing_parts, next_number, render_note
from siniar.content.fix import mint_guid
from siniar.content.youtube_urls import parse_video
from siniar.media.audio import ascii_name, read_audio
from siniar.media.audio.facts import is_enclosure
from siniar.media.audio.kinds import VIDEO
from siniar.media.audio.probe import probe_file
from siniar.model.dates import parse_moment
from siniar.model.episode import Audio, Chapter, Topic
from siniar.model.findings import Place, Report, render_findings
from siniar.model.slugs import slugify
from siniar.model.spelling import nearest
from siniar.model.words import Words
from siniar.system.files import replace_file
from siniar.system.paths import is_file

#: Exit statuses of every task.
GOOD, WRONG_USE, FINDINGS = 0, 2, 3
#: Hour of the day that is proposed for publication.
PROPOSED_HOUR = 8

#: Asks one question and answers with what was typed, or the proposal when nothing was.
Ask = Callable[[str, str], str]
#: Makes an episode of a recording that no feed can hold as it is; the exit status.
Produce = Callable[["Wishes"], int]
#: Sound that is no recording.
_NO_RECORDING = frozenset({"audio/midi"})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line says of the new episode; empty where it says nothing."""

    title: str = ""
    topic: str = ""
    #: An audio or video file anywhere on this machine.
    file: str = ""
    date: str = ""
    youtube: str = ""


class WrongAnswerError(Exception):
    """An answer that no episode can be made of; the text is for the editor."""


def begin_episode(
    project: Project, wishes: Wishes, ask: Ask | None, produce: Produce | None = None
) -> int:
    """Make a new episode's files; the exit status.

    Without ``ask`` (no terminal) what is missing takes its proposal, and a missing title is wrong
    use. The original audio is copied, never moved. Nothing that exists is written over. A video,
    or sound of a kind that apps do not play, is for ``produce``.
    """
    site = load(project)
    words = site.words
    if isinstance(site, Refused):
        sys.stdout.write(render_findings(site.report, words))
        return FINDINGS
    reply = ask or (lambda _question, proposal: proposal)
    file = clean_name(wishes.file or reply(words.t("Audio or video file (or empty)"), ""))
    kind = _raw_kind(file)
    if kind and produce:
        told = words.t("{name} is not MP3 or M4A ({kind}). An MP3 is made of it:")
        sys.stdout.write(told.format(name=Path(file).name, kind=words.t(kind)) + "\n")
        return produce(replace(wishes, file=file))
    try:
        audio, report = _read_file(file, words)
        draft = draft_episode(project, site, wishes, reply, audio.chapters if audio else ())
        note = _write(project, draft, audio, words)
    except WrongAnswerError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    sys.stdout.write(words.t("Written: {path}", path=note.relative_to(project.root)) + "\n")
    if len(report):
        sys.stdout.write(render_findings(report, words))
    _tell_missing(project, note, words)
    return GOOD


def clean_name(text: str) -> str:
    """A file name as it comes from a window that files are dragged into; empty for none."""
    name = text.strip().strip("'\"")
    return str(Path(name).expanduser()) if name else ""


def _raw_kind(name: str) -> str:
    """What a recording is that no feed can hold as it is, as a message id; empty for any other."""
    path = Path(name)
    if not name or not is_file(path):
        return ""
    probe = probe_file(path)
    is_raw_sound = probe.type.startswith("audio/") and not is_enclosure(probe)
    is_recording = is_raw_sound and probe.type not in _NO_RECORDING
    return probe.kind if is_recording or probe.kind == VIDEO.name else ""


def draft_episode(
    project: Project,
    site: Loaded,
    wishes: Wishes,
    reply: Ask,
    chapters: tuple[Chapter, ...] = (),
) -> Draft:
    """What is known of the new episode from the wishes, the answers and the episodes there are.

    Raises:
        WrongAnswerError: a wish or an answer makes no episode.
    """
    words, show = site.words, site.catalogue.show
    title = " ".join((wishes.title or reply(words.t("Title"), "")).split())
    if not title:
        raise WrongAnswerError(words.t("A title is needed: --title"))
    topic = _choose_topic(
        wishes.topic or reply(_topic_question(show.topics, words), ""), show.topics, words
    )
    zone = ZoneInfo(project.timezone)
    episodes = [read.episode for read in site.reads if read.episode]
    proposal = _propose_date(project.now, {episode.date for episode in episodes})
    date = parse_moment(wishes.date or reply(words.t("Date of publication"), proposal), zone)
    if not isinstance(date, datetime):
        raise WrongAnswerError(words.t("Write the date like 2026-11-20 08:00."))
    seasons = [episode.season.number for episode in episodes if episode.season]
    return Draft(
        title=title,
        date=date,
        guid=mint_guid(),
        number=next_number(episodes),
        season=max(seasons, default=None),
        topic=topic,
        video=_read_video(
            wishes.youtube or reply(words.t("YouTube address (or empty)"), ""), words
        ),
        chapters=chapters,
    )


def _propose_date(now: datetime, taken: Container[datetime]) -> str:
    """The next morning on which nothing else comes out."""
    moment = now.replace(hour=PROPOSED_HOUR, minute=0, second=0, microsecond=0)
    while moment <= now or moment in taken:
        moment += timedelta(days=1)
    return f"{moment:%Y-%m-%d %H:%M}"


def _read_file(text: str, words: Words) -> tuple[Audio | None, Report]:
    """The audio to bring in; a file that cannot be an episode is a wrong answer."""
    report = Report()
    if not text:
        return None, report
    path = Path(text)
    if not is_file(path):
        raise WrongAnswerError(words.t("There is no file {path}.", path=text))
    audio, findings = read_audio(path, ascii_name(path.name), Place(str(path)))
    report.extend(findings)
    if audio is None or report.has_errors:
        raise WrongAnswerError(render_findings(report, words))
    return audio, report


def _topic_question(topics: tuple[Topic, ...], words: Words) -> str:
    return words.t("Topic ({choices})", choices=", ".join(topic.name for topic in topics))


def _choose_topic(text: str, topics: tuple[Topic, ...], words: Words) -> Topic | None:
    """The topic whose name or slug it is, or that it abbreviates; empty means none."""
    if not text.strip():
        return None
    wanted = slugify(text)
    for topic in topics:
        if topic.slug == wanted:
            return topic
    begun = [topic for topic in topics if wanted and topic.slug.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    names = tuple(topic.name for topic in topics)
    message = words.t('There is no topic "{text}". Did you mean "{near}"?')
    raise WrongAnswerError(message.format(text=text, near=nearest(text, names)))


def _read_video(text: str, words: Words) -> str:
    if not text.strip():
        return ""
    address = parse_video(text)
    if not address.id:
        raise WrongAnswerError(words.t("This is no address of a YouTube video: {text}", text=text))
    return f"https://youtu.be/{address.id}"


def _write(project: Project, draft: Draft, audio: Audio | None, words: Words) -> Path:
    """Bring in the audio and write the note, in this order: a note without audio helps nobody."""
    note = project.content / "episodes" / f"{draft.stem}.md"
    source = audio.source if audio else None
    target = _home_of(source, draft, project) if source else None
    for path in (note, target):
        if path and path.exists() and path != source:
            raise WrongAnswerError(words.t("{path} is there already.", path=path.name))
    note.parent.mkdir(parents=True, exist_ok=True)
    if source and target and target != source:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        shutil.copyfile(source, part)
        part.replace(target)
    named = replace(draft, audio=target.name if target else "")
    replace_file(note, render_note(named, words).encode())
    return note


def _home_of(source: Path, draft: Draft, project: Project) -> Path:
    """Where the audio will lie: where it is when that is content/audio, else under a new name."""
    home = project.content / "audio"
    if source.resolve().parent == home.resolve():
        return source
    return home / f"{draft.stem}{source.suffix.lower()}"


def _tell_missing(project: Project, note: Path, words: Words) -> None:
    """Say what the new episode still lacks, and what the check finds in it."""
    name = note.relative_to(project.root).as_posix()
    site = load(project)
    if isinstance(site, Refused):
        return
    read = next(read for read in site.reads if read.path == name)
    if read.episode:
        label = words.t("Still missing")
        for part in missing_parts(read.episode):
            sys.stdout.write(f"  – {label}: {words.t(part)}\n")
    own = Report([finding for finding in site.report if finding.place.path == name])
    if own.has_errors:
        sys.stdout.write(render_findings(own, words))
