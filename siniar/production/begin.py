"""Begins a new episode: brings in its audio and writes its note."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from siniar.build.load import Loaded, Refused, load
from siniar.build.project import Project
from siniar.content.drafts import Draft, missing_parts, next_number, render_note
from siniar.content.fields.dates import WEEKDAYS
from siniar.content.fields.lists import NONE_WORDS
from siniar.content.fields.rules import DATE_WEEKDAY
from siniar.content.fix import mint_guid
from siniar.content.youtube_urls import parse_video
from siniar.media.audio import ascii_name, read_audio
from siniar.media.audio.facts import is_enclosure
from siniar.media.audio.kinds import VIDEO
from siniar.media.audio.probe import probe_file
from siniar.model.dates import other_weekday, parse_moment
from siniar.model.episode import Audio, Episode, Topic
from siniar.model.findings import Place, Report, render_findings
from siniar.model.nearest import nearest
from siniar.model.slugs import slugify
from siniar.model.words import Words
from siniar.production.answers import Interview, WrongAnswerError, clean_name
from siniar.production.options import DraftOptions
from siniar.system.files import copy_file, replace_file
from siniar.system.folders import one_at_a_time
from siniar.system.paths import is_file

#: Hour of the day that is proposed for publication.
PROPOSED_HOUR = 8

#: Held by whoever gives an episode its number; also the name of the folder of productions.
LOCK = "produksi"
#: Sound that is no recording.
_NO_RECORDING = frozenset({"audio/midi"})


class Begun(Struct, frozen=True):
    """A new episode whose files are written."""

    note: Path
    #: What was found in its audio file.
    audio: Report
    #: Message ids of what it still lacks.
    missing: tuple[str, ...] = ()
    #: What has to be mended in its note.
    errors: Report = field(default_factory=Report)


def begin_episode(loaded: Loaded, options: DraftOptions, interview: Interview) -> Begun:
    """Make a new episode's files of what is said and answered.

    The original audio is copied, never moved. Nothing that exists is written over.

    Raises:
        WrongAnswerError: an option or an answer makes no episode.
        OSError: the content cannot be written.
    """
    audio, report = _read_file(options.file, loaded.words)
    with one_at_a_time(loaded.project.root, LOCK):
        # Another run may have begun an episode meanwhile: its number is taken.
        before = load(loaded.project)
        loaded = loaded if isinstance(before, Refused) else before
        title = choose_title(loaded, options, interview)
        draft = draft_episode(loaded, title, options, interview)
        draft = replace(draft, chapters=audio.chapters if audio else ())
        note = _write(loaded, draft, audio)
    begun = Begun(note, report)
    after = load(loaded.project)
    return begun if isinstance(after, Refused) else _check(begun, after)


def _check(begun: Begun, loaded: Loaded) -> Begun:
    """With what the new episode still lacks, and what the check finds in it."""
    name = begun.note.relative_to(loaded.project.root).as_posix()
    episode = next(read.episode for read in loaded.reads if read.path == name)
    own = Report([finding for finding in loaded.report if finding.place.path == name])
    return replace(
        begun,
        missing=tuple(missing_parts(episode)) if episode else (),
        errors=own if own.has_errors else Report(),
    )


def raw_kind(name: str) -> str:
    """What a recording is that no feed can hold as it is, as a message id; empty for any other.

    That is a video, or sound of a kind that apps do not play: an MP3 can be produced of it.
    """
    path = Path(name)
    if not name or not is_file(path):
        return ""
    probe = probe_file(path)
    is_raw_sound = probe.type.startswith("audio/") and not is_enclosure(probe)
    is_recording = is_raw_sound and probe.type not in _NO_RECORDING
    return probe.kind if is_recording or probe.kind == VIDEO.name else ""


def choose_recording(text: str, words: Words) -> str:
    """The name of a file that an episode can be made of; empty for none.

    Raises:
        WrongAnswerError: it is not there, or holds nothing to be heard.
    """
    name = clean_name(text)
    if name and not raw_kind(name):
        _read_file(name, words)
    return name


def choose_title(
    loaded: Loaded,
    options: DraftOptions,
    interview: Interview,
    takes: Callable[[Episode], bool] = lambda _episode: False,
) -> str:
    """The title of an episode that is not there yet, or whose note is one that ``takes`` it.

    Raises:
        WrongAnswerError: there is none, or another episode has it.
    """
    words = loaded.words

    def parse(text: str) -> str:
        title = " ".join(text.split())
        if not title:
            raise WrongAnswerError(words.t("A title is needed: --title"))
        for read in loaded.reads:
            if read.episode and read.episode.slug == slugify(title) and not takes(read.episode):
                raise WrongAnswerError(explain_taken(read.path, words))
        return title

    return interview.settle(words.t("Title"), options.title, parse)


def explain_taken(path: str, words: Words) -> str:
    """Why a title cannot be taken, and what to do."""
    return words.t(
        "{path} is there already. Choose another title for a new episode; to change that one, "
        "edit the file.",
        path=path,
    )


def draft_episode(loaded: Loaded, title: str, options: DraftOptions, interview: Interview) -> Draft:
    """What is known of the new episode from options, answers and the episodes there are.

    Raises:
        WrongAnswerError: an option or an answer makes no episode.
    """
    words, topics = loaded.words, loaded.catalogue.show.topics
    topic = interview.settle(
        words.t("Topic ({choices})", choices=", ".join(topic.name for topic in topics)),
        options.topic,
        lambda text: _choose_topic(text, topics, words),
    )
    episodes = [read.episode for read in loaded.reads if read.episode]
    date = interview.settle(
        words.t("Date of publication"),
        options.date,
        lambda text: _read_date(text, loaded),
        _propose_date(loaded.project.now, {episode.date for episode in episodes}),
    )
    video = interview.settle(
        words.t("YouTube address (or empty)"),
        options.youtube,
        lambda text: _read_video(text, words),
    )
    seasons = [episode.season.number for episode in episodes if episode.season]
    return Draft(
        title=title,
        date=date,
        guid=mint_guid(),
        number=next_number(episodes),
        season=max(seasons, default=None),
        topic=topic,
        video=video,
    )


def _read_date(text: str, loaded: Loaded) -> datetime:
    date = parse_moment(text, ZoneInfo(loaded.project.timezone))
    if not isinstance(date, datetime):
        raise WrongAnswerError(loaded.words.t("Write the date like 2026-11-20 08:00."))
    weekday = other_weekday(text)
    if weekday is not None:
        day = loaded.words.t(WEEKDAYS[weekday])
        raise WrongAnswerError(loaded.words.t(DATE_WEEKDAY.reason, value=text, day=day))
    return date


def _propose_date(now: datetime, taken: Container[datetime]) -> str:
    """The next morning on which nothing else comes out."""
    moment = now.replace(hour=PROPOSED_HOUR, minute=0, second=0, microsecond=0)
    while moment <= now or moment in taken:
        moment += timedelta(days=1)
    return f"{moment:%Y-%m-%d %H:%M}"


def _read_file(text: str, words: Words) -> tuple[Audio | None, Report]:
    """The audio to bring in; a file that cannot be an episode is a wrong answer."""
    if not text:
        return None, Report()
    path = Path(text)
    if not is_file(path):
        raise WrongAnswerError(words.t("There is no file {path}.", path=text))
    audio, findings = read_audio(path, ascii_name(path.name), Place(str(path)))
    report = Report(list(findings))
    if audio is None or report.has_errors:
        raise WrongAnswerError(render_findings(report, words))
    return audio, report


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
    near = nearest(text, names)
    if near:
        told = words.t('There is no topic "{text}". Did you mean "{near}"?', text=text, near=near)
    else:
        known = ", ".join(f'"{name}"' for name in names)
        told = words.t('There is no topic "{text}". There are: {known}.', text=text, known=known)
    raise WrongAnswerError(told)


def _read_video(text: str, words: Words) -> str:
    """The address, or the words for none on purpose as they are; empty while nothing is known."""
    text = text.strip()
    if text.casefold() in {"", *NONE_WORDS}:
        return text
    address = parse_video(text)
    if not address.id:
        raise WrongAnswerError(words.t("This is no address of a YouTube video: {text}", text=text))
    return f"https://youtu.be/{address.id}"


def _write(loaded: Loaded, draft: Draft, audio: Audio | None) -> Path:
    """Bring in the audio and write the note, in this order: a note without audio helps nobody."""
    project, words = loaded.project, loaded.words
    note = project.content / "episodes" / f"{draft.stem}.md"
    source = audio.source if audio else None
    target = _home_of(source, draft, project) if source else None
    for path in (note, target):
        if path and path.exists() and path != source:
            raise WrongAnswerError(explain_taken(path.name, words))
    note.parent.mkdir(parents=True, exist_ok=True)
    if source and target and target != source:
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_file(str(source), str(target))
    named = replace(draft, audio=target.name if target else "")
    topics = loaded.catalogue.show.topics
    replace_file(note, render_note(named, words, topics).encode())
    return note


def _home_of(source: Path, draft: Draft, project: Project) -> Path:
    """Where the audio will lie: where it is when that is content/audio, else under a new name."""
    home = project.content / "audio"
    if source.resolve().parent == home.resolve():
        return source
    return home / f"{draft.stem}{source.suffix.lower()}"
