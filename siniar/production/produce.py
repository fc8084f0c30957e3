"""Takes planned recordings the whole way to what is put into content/, and judges what was made."""

from __future__ import annotations

import errno
from pathlib import Path

from msgspec.structs import replace

from siniar.build.load import Loaded, Refused, load
from siniar.build.project import Project
from siniar.model.episode import Episode
from siniar.model.findings import Finding, Place, Report, found
from siniar.model.words import Words
from siniar.production.analysis import SILENCE
from siniar.production.denoise import find_denoiser
from siniar.production.diagnosis import diagnose, judge_voices
from siniar.production.ffmpeg import FfmpegError
from siniar.production.filters import HEADROOM, shared_channels
from siniar.production.loudness import Loudness
from siniar.production.master import Encoder, Master
from siniar.production.plan import Production
from siniar.production.rules import LOUDNESS_MISSED, PRODUCTION_ENDED, UPLOAD_TOO_LARGE
from siniar.production.space import tell_full
from siniar.production.stills import find_frame, take_frame
from siniar.production.voices import Voices
from siniar.youtube.kit_names import find_episode

#: Bytes of a file that GitHub's web page takes.
#: https://docs.github.com/repositories/working-with-files/managing-large-files
WEB_UPLOAD_LIMIT = 25 * 1024 * 1024


def make_master(production: Production, encoder: Encoder) -> tuple[Master | None, list[Finding]]:
    """The finished sound, or ``None`` when a recording makes none; what is told of them.

    Raises:
        FfmpegError: a recording cannot be read to its end, or somebody ended the program.
        OSError: no room.
    """
    material, sound = production.material, production.options.sound
    levels = encoder.analyse_all(material.all)
    # The show's own intro and outro are as somebody mixed them.
    levels = [
        level if recording in material.main else replace(level, voices=Voices())
        for recording, level in zip(material.all, levels, strict=True)
    ]
    recordings, raised = list(material.all), list(levels)
    if sound.has_denoise:
        denoiser, missing = find_denoiser()
        if denoiser is None:
            return None, missing
        for number, recording in enumerate(material.all):
            if recording in material.main and levels[number].peak > SILENCE:
                made = encoder.denoise(recording, levels[number], denoiser)
                recordings[number], raised[number] = made
    cleaned = encoder.clean_all(recordings, raised, sound)
    findings: list[Finding] = []
    for recording, level, clean in zip(material.all, levels, cleaned, strict=True):
        loudness = Loudness(clean.loudness.integrated + HEADROOM + level.peak)
        duration = recording.duration if sound.shortens_silence else clean.duration
        findings += diagnose(recording, level, loudness, duration)
        if recording in material.main:
            findings += judge_voices(recording, level.voices, clean.voices)
    if Report(findings).has_errors:
        return None, findings
    master = encoder.master(cleaned, shared_channels(levels, sound), sound)
    for path, measured in ((master.mp3, master.loudness), (master.opus, master.opus_loudness)):
        if path and measured and not measured.is_right:
            loud, peak = render_loudness(measured)
            findings.append(found(LOUDNESS_MISSED, Place(path.name), level=loud, peak=peak))
    return master, findings


def render_loudness(loudness: Loudness) -> tuple[str, str]:
    """LUFS and dBTP as people write them."""
    level, peak = (
        f"{value:.1f}".replace(".", ",").replace("-", "−")
        for value in (loudness.integrated, loudness.peak)
    )
    return level, peak


def take_cover(production: Production, encoder: Encoder) -> tuple[bytes, list[Finding]]:
    """The frame that the editor picked; empty when none was.

    Raises:
        FfmpegError: the video cannot be read.
        OSError: no room.
    """
    if not production.options.frame:
        return b"", []
    frame, findings = find_frame(production.material, production.options.frame)
    if frame is None:
        return b"", findings
    return take_frame(encoder.ffmpeg, encoder.workspace, *frame)


def check_upload(project: Project, path: Path, words: Words) -> list[Finding]:
    """A finding when a file is too large for the way most editors upload."""
    size = path.stat().st_size
    if size <= WEB_UPLOAD_LIMIT:
        return []
    place = Place(path.relative_to(project.root).as_posix())
    return [found(UPLOAD_TOO_LARGE, place, value=path.name, size=words.megabytes(size))]


def check_episode(
    project: Project, stem: str
) -> tuple[tuple[Loaded, Episode] | None, list[Finding]]:
    """The show as it is now with the episode of a note, and what the check finds in its files."""
    after = load(project)
    findings = [finding for finding in after.report if stem in finding.place.path]
    if isinstance(after, Refused):
        return None, findings
    episode = find_episode((read.episode for read in after.reads if read.episode), stem)
    return (after, episode) if episode else None, findings


def explain_end(error: FfmpegError | OSError, folder: Path, needed: int, words: Words) -> Finding:
    """Why the work could not go on; ``needed`` bytes were wanted in ``folder``."""
    if isinstance(error, FfmpegError):
        if error.is_full:
            return tell_full(folder, needed, words)
        return found(PRODUCTION_ENDED, Place("ffmpeg"), problem=str(error)[:200])
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return tell_full(folder, needed, words)
    place = Place(str(error.filename or ""))
    return found(PRODUCTION_ENDED, place, problem=error.strerror or str(error))
