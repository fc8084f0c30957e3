"""Takes recordings the whole way to an episode: sound, tags, note, check; a line for each step."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from siniar.build.load import Loaded, Refused, load
from siniar.build.project import Project
from siniar.model.findings import Place, Report, render_findings
from siniar.production.begin import Ask, WrongAnswerError
from siniar.production.diagnosis import diagnose
from siniar.production.ffmpeg import Ffmpeg, FfmpegError, find_ffmpeg
from siniar.production.filters import HEADROOM, shared_channels
from siniar.production.install import Episode, Finished, begin_draft, put_in_place
from siniar.production.loudness import Loudness
from siniar.production.master import Master, Studio
from siniar.production.options import ProductionWishes
from siniar.production.plan import expected_steps, render_plan
from siniar.production.progress import Progress
from siniar.production.recordings import Material, gather
from siniar.production.rules import LOUDNESS_MISSED, PRODUCTION_ENDED, UPLOAD_TOO_LARGE
from siniar.production.space import check_space, needed_space, tell_full
from siniar.production.stills import find_frame, take_frame
from siniar.production.texts import Desk, Given, hire_writer, read_given
from siniar.production.transcribe import Writer
from siniar.production.video import film
from siniar.production.workspace import Workplace
from siniar.system.folders import one_at_a_time
from siniar.youtube.kit_files import find_episode

#: Exit statuses of every task.
GOOD, WRONG_USE, FINDINGS = 0, 2, 3
#: Bytes of a file that GitHub's web page takes.
#: https://docs.github.com/repositories/working-with-files/managing-large-files
WEB_UPLOAD_LIMIT = 25 * 1024 * 1024
#: Below the project's cache.
FOLDER = "produksi"


@dataclass(slots=True)
class Job:
    """One run of the task."""

    project: Project
    site: Loaded
    wishes: ProductionWishes
    ffmpeg: Ffmpeg
    environment: Mapping[str, str]
    report: Report = field(default_factory=Report)
    #: Bytes that the work takes on the disk.
    needed: int = 0

    def tell(self, line: str) -> None:
        """A line for the person at the desk."""
        _clear_line()
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    def tell_findings(self) -> int:
        """Show what was found so far and forget it; the exit status it stands for."""
        status = FINDINGS if self.report.has_errors else GOOD
        if len(self.report):
            self.tell(render_findings(self.report, self.site.words))
        self.report = Report()
        return status


def produce(
    project: Project, wishes: ProductionWishes, ask: Ask | None, environment: Mapping[str, str]
) -> int:
    """Make everything an episode needs of the recordings; the exit status.

    The recordings are only read. What is done is kept under their content's digest, so the same
    command goes on after an interruption and does nothing twice.
    """
    site = load(project)
    ffmpeg, findings = find_ffmpeg(environment)
    report = Report(list(findings))
    if isinstance(site, Refused) or ffmpeg is None:
        report.extend(site.report if isinstance(site, Refused) else ())
        sys.stdout.write(render_findings(report, site.words))
        return FINDINGS
    if not wishes.files:
        sys.stderr.write(site.words.t("Name at least one recording.") + "\n")
        return WRONG_USE
    job = Job(project, site, wishes, ffmpeg, environment)
    try:
        with one_at_a_time(project.root, FOLDER):
            return _produce(job, ask)
    except WrongAnswerError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_USE
    except FfmpegError as error:
        _note_failure(job, error)
    except OSError as error:
        place = Place(str(error.filename or ""))
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            job.report.findings.append(tell_full(project.cache, job.needed, site.words))
        else:
            job.report.add(PRODUCTION_ENDED, place, problem=error.strerror or str(error))
    return job.tell_findings()


def _note_failure(job: Job, error: FfmpegError) -> None:
    if error.is_full:
        full = tell_full(job.project.cache, job.needed, job.site.words)
        job.report.findings.append(full)
    else:
        job.report.add(PRODUCTION_ENDED, Place("ffmpeg"), problem=str(error)[:200])


def _produce(job: Job, ask: Ask | None) -> int:
    wishes, words = job.wishes, job.site.words
    material, report = gather(
        job.ffmpeg,
        job.project.content,
        wishes.files,
        intro=wishes.intro,
        outro=wishes.outro,
        words=words,
    )
    job.report.extend(report)
    if material is None:
        return job.tell_findings() or FINDINGS
    folder = job.project.cache / FOLDER / material.digest
    needed = job.needed = needed_space(material.duration, wishes.sound, has_video=wishes.video)
    job.report.extend(check_space(folder, needed, words))
    if wishes.dry_run and not wishes.episode.title and ask is None:
        # A plan needs no title yet.
        stem = material.main[0].source.stem
        wishes = replace(wishes, episode=replace(wishes.episode, title=stem))
    given = read_given(wishes, job.report)
    if wishes.frame:
        find_frame(material, wishes.frame, job.report)
    episode = begin_draft(job.project, job.site, wishes, ask, folder)
    job.tell(
        render_plan(
            material,
            episode,
            wishes,
            folder=folder,
            needed=needed,
            root=job.project.root,
            words=words,
        )
    )
    if wishes.dry_run or job.report.has_errors:
        return job.tell_findings()
    if wishes.transcribe and not given.transcript:
        given = replace(given, writer=_hire_writer(job))
        if given.writer is None:
            return job.tell_findings()
    return _work(job, material, episode, Workplace(folder), given)


def _hire_writer(job: Job) -> Writer | None:
    words = job.site.words

    def fetching(name: str) -> None:
        job.tell(words.t('Fetching the model "{name}" once; this takes a while.', name=name))

    return hire_writer(job.environment, words.language, report=job.report, fetching=fetching)


def _work(job: Job, material: Material, episode: Episode, place: Workplace, given: Given) -> int:
    sound = job.wishes.sound
    progress = Progress(job.site.words, _show_line, time.monotonic)
    progress.expect(expected_steps(material, sound))
    if given.writer:
        progress.expect([("transcribe", material.duration)])
    studio = Studio(job.ffmpeg, place, progress.watch, os.cpu_count() or 1)
    episode.keep(place)
    levels = studio.analyse_all(material.all)
    cleaned = studio.clean_all(material.all, levels, sound)
    for recording, level, clean in zip(material.all, levels, cleaned, strict=True):
        loudness = Loudness(clean.loudness.integrated + HEADROOM + level.peak)
        duration = recording.duration if sound.shortens_silence else clean.duration
        job.report.extend(diagnose(recording, level, loudness, duration))
    if job.report.has_errors:
        return job.tell_findings()
    master = studio.master(cleaned, shared_channels(levels, sound), sound)
    _judge(job, master)
    desk = Desk(studio, material, master, job.wishes, job.report)
    finished = Finished(
        chapters=desk.make_chapters(given, episode.chapters, job.tell, job.site.words),
        transcript=desk.make_transcript(given, job.site.words.language),
        cover=_take_cover(job, material, place),
    )
    put_in_place(
        job.project, job.site, episode, master, finished=finished, place=place, tell=job.tell
    )
    _judge_size(job, episode)
    return _check(job, episode)


def _take_cover(job: Job, material: Material, place: Workplace) -> bytes:
    """The frame that the editor picked; empty when none was."""
    frame = find_frame(material, job.wishes.frame, job.report) if job.wishes.frame else None
    return take_frame(job.ffmpeg, place, *frame, job.report) if frame else b""


def _judge(job: Job, master: Master) -> None:
    """Tell what was measured on the finished file."""
    level, peak = (
        f"{value:.1f}".replace(".", ",").replace("-", "−")
        for value in (master.loudness.integrated, master.loudness.peak)
    )
    told = job.site.words.t("Measured on the finished file")
    job.tell(f"{told}: {level} LUFS, {peak} dBTP")
    if not master.loudness.is_right:
        job.report.add(LOUDNESS_MISSED, Place(master.mp3.name), level=level, peak=peak)


def _judge_size(job: Job, episode: Episode) -> None:
    """Tell when the file is too large for the way most editors upload."""
    path = job.project.content / "audio" / f"{episode.stem}.mp3"
    size = path.stat().st_size
    if size > WEB_UPLOAD_LIMIT:
        name = path.relative_to(job.project.root).as_posix()
        words = job.site.words
        job.report.add(UPLOAD_TOO_LARGE, Place(name), value=path.name, size=words.megabytes(size))


def _check(job: Job, episode: Episode) -> int:
    """Check the whole content, show what concerns this episode, then film it when wished."""
    site = load(job.project)
    own = [finding for finding in site.report if episode.stem in finding.place.path]
    job.report.extend(own)
    status = job.tell_findings()
    if not job.wishes.video or status != GOOD or isinstance(site, Refused):
        return status
    made = find_episode((read.episode for read in site.reads if read.episode), episode.stem)
    return film(job.project, site, made, job.environment) if made else FINDINGS


def _show_line(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{line[:100]}")
        sys.stderr.flush()


def _clear_line() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
