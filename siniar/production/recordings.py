"""Gathers what is to be produced: the recordings in their order, and the show's intro and outro."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from siniar.model.findings import Finding, Place, Report, found
from siniar.model.words import Words
from siniar.production.answers import clean_name
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.options import ProductionOptions
from siniar.production.probe import Recording, probe_recording
from siniar.production.rules import RECORDING_TOO_LONG
from siniar.production.workspace import digest_sources

#: Folder below content/ in which the show may keep its intro and outro.
FOLDER = "suara"
INTRO, OUTRO = ("pembuka", "intro"), ("penutup", "outro")
#: Seconds; more is no episode, and fills a disk.
DURATION_LIMIT = 6 * 3600
#: What an option says to leave out the show's own.
NONE = ("tidak", "tidak ada", "none", "-")


@dataclass(frozen=True, slots=True)
class Material:
    """What an episode is made of."""

    main: tuple[Recording, ...]
    intro: Recording | None = None
    outro: Recording | None = None

    @property
    def all(self) -> tuple[Recording, ...]:
        """Everything in the order in which it will be heard."""
        return (*filter(None, (self.intro,)), *self.main, *filter(None, (self.outro,)))

    @property
    def duration(self) -> float:
        """Seconds, as far as the files tell."""
        return sum(recording.duration for recording in self.all)

    @property
    def digest(self) -> str:
        """A name for the recordings of this episode alone; the intro may change."""
        return digest_sources(recording.source for recording in self.main)


def gather(
    ffmpeg: Ffmpeg, content: Path, options: ProductionOptions, words: Words
) -> tuple[Material | None, list[Finding]]:
    """The material, or ``None`` when a file cannot be used; the findings say why.

    Raises:
        OSError: a recording cannot be read to its end.
    """
    findings: list[Finding] = []

    def probe(path: Path | None) -> Recording | None:
        if path is None:
            return None
        recording, wrong = probe_recording(ffmpeg, path)
        findings.extend(wrong)
        return recording and replace(recording, digest=digest_sources([path]))

    main = [probe(Path(clean_name(file))) for file in options.files]
    intro = probe(_chosen(options.intro, content, INTRO))
    outro = probe(_chosen(options.outro, content, OUTRO))
    material = Material(tuple(filter(None, main)), intro, outro)
    if material.duration > DURATION_LIMIT:
        place = Place(Path(options.files[0]).name)
        duration, limit = words.minutes(material.duration), words.minutes(DURATION_LIMIT)
        findings.append(found(RECORDING_TOO_LONG, place, duration=duration, limit=limit))
    is_usable = material.main and not Report(findings).has_errors
    return (material if is_usable else None), findings


def _chosen(wish: str, content: Path, names: tuple[str, ...]) -> Path | None:
    """The file that is wished for, else the show's own."""
    if wish.strip().lower() in NONE:
        return None
    if wish:
        return Path(clean_name(wish))
    folder = content / FOLDER
    found = [path for name in names for path in sorted(folder.glob(f"{name}.*"))]
    return found[0] if found else None
