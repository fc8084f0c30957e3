"""Gathers what is to be produced: the recordings in their order, and the show's intro and outro."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from siniar.model.findings import Place, Report
from siniar.model.words import Words
from siniar.production.begin import clean_name
from siniar.production.ffmpeg import Ffmpeg
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
    ffmpeg: Ffmpeg, content: Path, files: Sequence[str], *, intro: str, outro: str, words: Words
) -> tuple[Material | None, Report]:
    """The material, or ``None`` when a file cannot be used; the report says why."""
    report = Report()

    def probe(path: Path) -> Recording | None:
        recording, findings = probe_recording(ffmpeg, path)
        report.extend(findings)
        return recording and replace(recording, digest=digest_sources([path]))

    main = [probe(Path(clean_name(file))) for file in files]
    before = _chosen(intro, content, INTRO)
    after = _chosen(outro, content, OUTRO)
    material = Material(
        tuple(filter(None, main)),
        probe(before) if before else None,
        probe(after) if after else None,
    )
    if material.duration > DURATION_LIMIT:
        values = {"duration": words.minutes(material.duration)}
        limit = words.minutes(DURATION_LIMIT)
        report.add(RECORDING_TOO_LONG, Place(Path(files[0]).name), limit=limit, **values)
    return (None if report.has_errors or not material.main else material), report


def _chosen(wish: str, content: Path, names: tuple[str, ...]) -> Path | None:
    """The file that is wished for, else the show's own."""
    if wish.strip().lower() in NONE:
        return None
    if wish:
        return Path(clean_name(wish))
    folder = content / FOLDER
    found = [path for name in names for path in sorted(folder.glob(f"{name}.*"))]
    return found[0] if found else None
