"""Cuts the passages worth hearing alone: as MP3, and as upright video with what is said on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from siniar.build.load import Loaded
from siniar.images.texts import Drawings, read_drawings
from siniar.media.transcripts import open_transcript
from siniar.model.episode import Episode
from siniar.model.findings import Finding, Place, found
from siniar.model.timecodes import format_position
from siniar.model.transcript import Cue
from siniar.production.ffmpeg import Advance, Ffmpeg
from siniar.production.plan import FOLDER
from siniar.production.rules_beside import CLIP_LENGTH, CLIP_NONE, CLIP_WITHOUT_WORDS
from siniar.production.video import COLORS, TO_VIDEO
from siniar.production.workspace import Workspace, digest_sources
from siniar.youtube.kit_names import kit_folder, kit_stem

#: Seconds of a passage that people hear to its end, and that a status takes.
SHORTEST, LONGEST = 30, 60
#: Pictures a second; nothing moves but captions.
_RATE = 25
#: Seconds in which the sound comes and goes, so that a cut does not click.
_FADE = 0.08
#: Seconds between two captions that need no picture of their own.
_GAP = 0.2


class Passage(Struct, frozen=True):
    """A part of an episode's sound, in seconds."""

    start: float
    duration: float
    title: str


class Shown(Struct, frozen=True):
    """What stands on the picture for so many seconds."""

    text: str
    duration: float


def find_passages(episode: Episode) -> tuple[Passage, ...]:
    """What the note calls worth hearing alone, else the answers to residents' questions.

    An answer goes on to whatever begins next, a minute at most.
    """
    if episode.soundbites:
        return tuple(Passage(each.start, each.duration, each.title) for each in episode.soundbites)
    starts = sorted(
        {each.second for each in episode.questions if each.second is not None}
        | {chapter.start for chapter in episode.chapters}
    )
    end = episode.duration or 0.0
    passages = []
    for each in episode.questions:
        if each.second is None or each.second >= end:
            continue
        until = next((start for start in starts if start > each.second), end)
        duration = min(until, end, each.second + LONGEST) - each.second
        passages.append(Passage(each.second, duration, each.text))
    return tuple(passages)


def check_passages(episode: Episode, passages: Sequence[Passage]) -> Iterator[Finding]:
    """What is told of them before they are cut."""
    place = Place(episode.source)
    if not passages:
        yield found(CLIP_NONE, place, example='kutipan: ["00:40-01:25 Judul"]')
    for each in passages:
        start = format_position(each.start)
        if not SHORTEST <= round(each.duration) <= LONGEST:
            yield found(CLIP_LENGTH, place, start=start, seconds=round(each.duration))
        if not any(shown.text for shown in show_captions(_cues(episode), each)):
            yield found(CLIP_WITHOUT_WORDS, place, start=start)


def _cues(episode: Episode) -> Sequence[Cue]:
    return open_transcript(episode.transcript).cues if episode.transcript else ()


def show_captions(cues: Sequence[Cue], passage: Passage) -> tuple[Shown, ...]:
    """What is said in a passage, one after another, from its first second to its last."""
    shown: list[Shown] = []
    at, end = passage.start, passage.start + passage.duration
    for cue in cues:
        start, until = max(cue.start, at), min(cue.end, end)
        if until <= start:
            continue
        if start - at > _GAP or not shown:
            shown += [Shown("", start - at)] if start > at else []
        else:
            shown[-1] = Shown(shown[-1].text, shown[-1].duration + start - at)
        shown.append(Shown(" ".join(cue.text.split()), until - start))
        at = until
    return (*shown, Shown("", end - at)) if end > at else tuple(shown)


class Cutter(Struct, frozen=True):
    """Cuts the passages of one episode; what is cut already is not cut again."""

    ffmpeg: Ffmpeg
    loaded: Loaded
    episode: Episode
    sound: Path

    def cut(self, passages: Sequence[Passage], advance: Advance) -> list[Path]:
        """Write each passage into the kit, MP3 and video: where they are.

        Raises:
            FfmpegError: ffmpeg did not end well.
            OSError: no room, or the sound cannot be read.
        """
        show, project = self.loaded.catalogue.show, self.loaded.project
        workspace = Workspace(project.cache / FOLDER / digest_sources([self.sound]))
        drawings = read_drawings(
            show, self.loaded.words, theme=project.theme, content=project.content
        )
        folder = project.root / kit_folder(self.episode)
        written, done = [], 0.0
        for number, passage in enumerate(passages, 1):
            name = f"{kit_stem(self.episode)}-kutipan-{number}"
            sound = self._cut_sound(passage, workspace)
            film = self._film(passage, workspace, drawings, _after(done, advance))
            done += passage.duration
            for made in (sound, film):
                target = folder / f"{name}{made.suffix}"
                workspace.install(made, target)
                written.append(target)
        return written

    def _cut_sound(self, passage: Passage, workspace: Workspace) -> Path:
        show = self.loaded.catalogue.show
        title = passage.title or self.episode.title
        arguments: list[str | Path] = [
            *_opened(passage, self.sound),
            *("-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1"),
            *("-metadata", f"title={title}", "-metadata", f"artist={show.title}"),
            *("-af", _fades(passage), "-c:a", "libmp3lame", "-b:a", "96k", "-id3v2_version", "3"),
            *("-f", "mp3"),
        ]
        made_of = (passage, title, show.title, [str(each) for each in arguments[6:]])
        return workspace.step(
            "clip", made_of, ".mp3", lambda part: self.ffmpeg.run([*arguments, part])
        )

    def _film(
        self, passage: Passage, workspace: Workspace, drawings: Drawings, advance: Advance
    ) -> Path:
        title = passage.title or self.episode.title
        pictures: list[tuple[str, float]] = []
        for shown in show_captions(_cues(self.episode), passage):
            content = drawings.clip(self.episode, title, shown.text).render()
            name = f"clip-{sha256(content).hexdigest()[:16]}.png"
            if not (workspace.folder / name).exists():
                workspace.write(name, content)
            pictures.append((name, shown.duration))

        def work(part: Path) -> None:
            listed = workspace.write("clip.ffconcat", _listing(pictures))
            self.ffmpeg.run(_film_arguments(listed, passage, self.sound, part), advance)

        return workspace.step("clip", (passage, pictures, _RATE), ".mp4", work)


def _after(done: float, advance: Advance) -> Advance:
    """Progress of a part, told as that of the whole."""
    return lambda now: advance(done + now)


def _opened(passage: Passage, sound: Path) -> list[str | Path]:
    return ["-ss", f"{passage.start:.3f}", "-t", f"{passage.duration:.3f}", "-i", f"file:{sound}"]


def _fades(passage: Passage) -> str:
    end = max(passage.duration - _FADE, 0)
    return f"afade=t=in:d={_FADE},afade=t=out:st={end:.3f}:d={_FADE}"


def _listing(pictures: Sequence[tuple[str, float]]) -> bytes:
    """Which picture is shown for how long; the last is named twice, or its time is not kept."""
    lines = ["ffconcat version 1.0"]
    for name, duration in pictures:
        lines += [f"file {name}", f"duration {duration:.3f}"]
    return "\n".join([*lines, f"file {pictures[-1][0]}", ""]).encode()


def _film_arguments(listed: Path, passage: Passage, sound: Path, target: Path) -> list[str | Path]:
    return [
        *("-f", "concat", "-i", listed),
        *_opened(passage, sound),
        *("-map", "0:v:0", "-map", "1:a:0", "-map_metadata", "-1", "-map_chapters", "-1"),
        *("-vf", f"fps={_RATE},{TO_VIDEO}"),
        *("-c:v", "libx264", "-preset", "veryfast", "-tune", "stillimage", "-crf", "26"),
        *("-g", str(_RATE * 5), *COLORS, "-af", _fades(passage)),
        *("-c:a", "aac", "-b:a", "128k", "-t", f"{passage.duration:.3f}"),
        *("-movflags", "+faststart", "-f", "mp4", target),
    ]
