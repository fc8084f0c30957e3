"""Makes an episode of recordings: tells the plan, how far the work is, and what was made."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from siniar.build.load import Loaded, Refused, load
from siniar.commands.episode import EpisodeOptions
from siniar.commands.options import option
from siniar.commands.show import load_show
from siniar.commands.terminal import end_with, find_asker, say, show, show_progress
from siniar.commands.video import film
from siniar.model.episode import Episode
from siniar.model.findings import Finding, Report
from siniar.model.words import N_, Words
from siniar.production.answers import Ask, Interview, WrongAnswerError
from siniar.production.episode import NewEpisode
from siniar.production.ffmpeg import Ffmpeg, FfmpegError, find_ffmpeg
from siniar.production.filters import SoundOptions
from siniar.production.glossary import render_corrections
from siniar.production.install import Extras, Installed, install_episode
from siniar.production.master import Encoder, Master, Watch
from siniar.production.options import DraftOptions, ProductionOptions
from siniar.production.plan import (
    FOLDER,
    Production,
    expected_steps,
    plan_production,
    render_plan,
    room_for,
)
from siniar.production.produce import (
    check_episode,
    check_upload,
    explain_end,
    make_master,
    render_loudness,
    take_cover,
)
from siniar.production.progress import Progress
from siniar.production.texts import TextWork, add_writer
from siniar.production.workspace import Workspace
from siniar.system.exits import GOOD, WRONG_USE
from siniar.system.folders import one_at_a_time


@dataclass(frozen=True, slots=True)
class ProduceOptions(EpisodeOptions):
    """What is made, of what, and how."""

    file: tuple[str, ...] = option(
        N_("Recordings; several are joined in their order. --file need not be written."),
        (),
        value=N_("FILE"),
        is_loose=True,
    )
    intro: str = option(
        N_("Sound before it; else content/suara/pembuka.*, or: none"), "", value=N_("FILE")
    )
    outro: str = option(
        N_("Sound behind it; else content/suara/penutup.*, or: none"), "", value=N_("FILE")
    )
    like: str = option(
        N_("Good recording of the same phone, after which one without its end is rebuilt."),
        "",
        value=N_("FILE"),
    )
    chapters: str = option(
        N_("Text file with a chapter a line: 01:30 Title of the chapter."), "", value=N_("FILE")
    )
    transcript: str = option(
        N_("Transcript as SRT, VTT, or SBV from YouTube."), "", value=N_("FILE")
    )
    transcribe: bool = option(N_("Write down what is said with faster-whisper."), False)
    video: bool = option(N_("Also make a 1080p video of picture and sound."), False)
    frame: str = option(
        N_("Picture of the episode from the video, such as 00:12."), "", value=N_("POSITION")
    )
    denoise: bool = option(N_("Take away noise: hiss, fans, voices far away."), False)
    shorten: bool = option(N_("Make long silences short."), False)
    highpass: bool = option(N_("Take away rumble below the voice (done by default)."), True)
    even: bool = option(N_("Make voices equally loud where they are not (done by default)."), True)
    mono: bool = option(N_("Always one channel."), False)
    bitrate: int = option(N_("kbps of the MP3."), 96)
    saver: int = option(N_("kbps of the data saver; 0: none is made."), 24)
    dry_run: bool = option(N_("Only show the plan."), False)

    @property
    def packages(self) -> tuple[str, ...]:
        """Sets of packages that are needed besides."""
        wanted = {"denoise": self.denoise, "transcribe": self.transcribe}
        return tuple(name for name, is_wanted in wanted.items() if is_wanted and not self.dry_run)

    def to_production(self) -> ProductionOptions:
        """The same as the room of production has it."""
        return ProductionOptions(
            self.file,
            DraftOptions(self.title, self.topic, "", self.date, self.youtube),
            SoundOptions(
                has_highpass=self.highpass,
                has_denoise=self.denoise,
                evens_voices=self.even,
                shortens_silence=self.shorten,
                allows_stereo=not self.mono,
                bitrate=self.bitrate,
                data_saver=self.saver,
            ),
            intro=self.intro,
            outro=self.outro,
            like=self.like,
            chapters=self.chapters,
            transcript=self.transcript,
            transcribe=self.transcribe,
            video=self.video,
            frame=self.frame,
        )


def run(root: Path, options: ProduceOptions) -> int:
    """Make the episode; the exit status."""
    loaded = load_show(root)
    wanted = options.to_production()
    return produce(loaded, wanted, find_asker(), os.environ, is_dry=options.dry_run)


def produce(
    loaded: Loaded,
    options: ProductionOptions,
    ask: Ask | None,
    environment: Mapping[str, str],
    *,
    is_dry: bool = False,
) -> int:
    """Make everything an episode needs of the recordings; the exit status.

    The recordings are only read. What is done is kept under their content's digest, so the same
    command goes on after an interruption and does nothing twice.
    """
    words = loaded.words
    ffmpeg, missing = find_ffmpeg(environment)
    if ffmpeg is None:
        return end_with(missing, words)
    if not options.files:
        say(words.t("Name at least one recording."))
        return WRONG_USE
    session = Session(loaded, options, ffmpeg, environment)
    try:
        made = session.produce(ask, is_dry=is_dry)
    except WrongAnswerError as error:
        say(str(error))
        return WRONG_USE
    status = end_with(session.findings, words)
    if made is None or not options.video or status != GOOD:
        return status
    return film(*made, environment)


class Session(Struct):
    """One production, told line by line; what is found joins ``findings``."""

    loaded: Loaded
    options: ProductionOptions
    ffmpeg: Ffmpeg
    environment: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)
    #: Bytes that the work takes on the disk.
    needed: int = 0

    def produce(self, ask: Ask | None, *, is_dry: bool) -> tuple[Loaded, Episode] | None:
        """The show with the episode that was made; ``None`` when none was.

        Raises:
            WrongAnswerError: an option or an answer makes no episode.
        """
        try:
            with one_at_a_time(self.loaded.project.root, FOLDER):
                self._look_again()
                production = self._plan(ask, is_dry=is_dry)
                return self._make(production) if production else None
        except (FfmpegError, OSError) as error:
            cache, words = self.loaded.project.cache, self.loaded.words
            self.findings.append(explain_end(error, cache, self.needed, words))
            return None

    def _look_again(self) -> None:
        """Another run may have made an episode while this one waited: its number is taken."""
        after = load(self.loaded.project)
        if not isinstance(after, Refused):
            self.loaded = after

    def _plan(self, ask: Ask | None, *, is_dry: bool) -> Production | None:
        """What is to be done; ``None`` when that is nothing."""
        options = self.options
        if is_dry and not options.draft.title and ask is None:
            # A plan needs no title yet.
            draft = replace(options.draft, title=Path(options.files[0]).stem)
            options = replace(options, draft=draft)
        interview = Interview(ask, say)
        production, findings = plan_production(
            self.loaded, self.ffmpeg, options, interview, self.environment
        )
        self.findings += findings
        if production is None:
            return None
        self.needed = room_for(production.material, options)
        show(render_plan(production))
        if is_dry or self._has_errors():
            return None
        return self._with_writer(production)

    def _has_errors(self) -> bool:
        return Report(self.findings).has_errors

    def _with_writer(self, production: Production) -> Production:
        """With somebody who writes down what is said, when that is wanted."""
        if not production.options.transcribe or production.texts.transcript:
            return production
        words = self.loaded.words

        def fetching(name: str) -> None:
            told = words.t('Fetching the model "{name}" once; this takes a while.')
            show(told.format(name=name))

        texts, findings = add_writer(production.texts, self.environment, words.language, fetching)
        self.findings += findings
        # Without anybody the sound is made all the same: the same command adds the words later.
        return replace(production, texts=texts)

    def _make(self, production: Production) -> tuple[Loaded, Episode] | None:
        """Do the work; ``None`` when a recording makes no episode."""
        words, workspace = self.loaded.words, Workspace(production.folder)
        encoder = Encoder(self.ffmpeg, workspace, self._watch(production), os.cpu_count() or 1)
        production.episode.keep(workspace)
        master, findings = make_master(production, encoder)
        self.findings += findings
        if master is None:
            return None
        level, peak = render_loudness(master.loudness)
        measured = words.t("Measured on the finished file")
        show(f"{measured}: {level} LUFS, {peak} dBTP")
        if master.opus_loudness:
            level, peak = render_loudness(master.opus_loudness)
            measured = words.t("Measured on the data saver")
            show(f"{measured}: {level} LUFS, {peak} dBTP")
        extras = self._make_extras(production, master, encoder)
        self._install(production.episode, master, extras, workspace)
        after, findings = check_episode(self.loaded.project, production.episode.stem)
        self.findings += findings
        return after

    def _watch(self, production: Production) -> Watch:
        """Tells how far the work is."""
        progress = Progress(self.loaded.words, show_progress, time.monotonic)
        progress.expect(expected_steps(production.material, production.options.sound))
        if production.texts.writer:
            progress.expect([("transcribe", production.material.duration)])
        return progress.watch

    def _make_extras(self, production: Production, master: Master, encoder: Encoder) -> Extras:
        """Chapters, transcript and picture."""
        words = self.loaded.words
        work = TextWork(encoder, production.material, master, production.options, production.texts)
        marks, findings = work.make_chapters(production.episode.chapters, words)
        self.findings += findings
        if marks.proposals:
            times = ", ".join(marks.proposals)
            show(words.t("Long pauses, where a chapter may begin: {times}", times=times))
            told = words.t("Give them titles in {path}, then add --chapters {path}")
            show(told.format(path=marks.path))
        spoken, findings = work.make_transcript(self.loaded.catalogue)
        self.findings += findings
        if spoken.corrections:
            show(words.t("Written as the show writes it, please look:"))
            for line in render_corrections(spoken.corrections):
                show(f"  {line}")
        cover, findings = take_cover(production, encoder)
        self.findings += findings
        return Extras(marks.chapters, spoken.captions, cover)

    def _install(
        self, episode: NewEpisode, master: Master, extras: Extras, workspace: Workspace
    ) -> None:
        """Put everything in its place, and tell of each file."""
        words, project = self.loaded.words, self.loaded.project
        for installed in install_episode(self.loaded, episode, master, extras, workspace):
            show(_render_installed(installed, project.root, words))
        path = project.content / "audio" / f"{episode.stem}.mp3"
        self.findings += check_upload(project, path, words)


def _render_installed(installed: Installed, root: Path, words: Words) -> str:
    path = installed.path
    name = path.relative_to(root) if path.is_relative_to(root) else path
    if not installed.is_new:
        return words.t("Unchanged: {path}", path=name)
    size = words.megabytes(path.stat().st_size)
    told = words.t("Written: {path}", path=name)
    return told if path.suffix == ".md" else f"{told} ({size})"
