"""Gathers what is to be produced: the recordings in their order, and the show's intro and outro."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from siniar.model.findings import Finding, Place, Report, found
from siniar.model.words import Words
from siniar.production.answers import clean_name
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.options import ProductionOptions
from siniar.production.probe import Recording, probe_recording
from siniar.production.rebuild import rebuild
from siniar.production.rules import RECORDING_TOO_LONG, RECORDING_TWICE, RECORDING_WITHOUT_END
from siniar.production.workspace import digest_sources

#: Folder below content/ in which the show may keep its intro and outro.
FOLDER = "suara"
INTRO, OUTRO = ("pembuka", "intro"), ("penutup", "outro")
#: Seconds; more is no episode, and fills a disk.
DURATION_LIMIT = 6 * 3600
#: What an option says to leave out the show's own.
NONE = ("tidak", "tidak ada", "none", "-")


class Material(Struct, frozen=True):
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


class Rebuilding(Struct, frozen=True):
    """What recordings that lost their end are rebuilt with."""

    #: Where the rebuilt ones lie.
    folder: Path
    environment: Mapping[str, str]


def gather(
    ffmpeg: Ffmpeg,
    content: Path,
    options: ProductionOptions,
    words: Words,
    rebuilding: Rebuilding,
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
        if options.like and any(finding.code == RECORDING_WITHOUT_END.code for finding in wrong):
            example = Path(clean_name(options.like))
            whole, wrong = rebuild(path, example, rebuilding.folder, rebuilding.environment)
            if whole:
                recording, others = probe_recording(ffmpeg, whole)
                wrong = [*wrong, *others]
        findings.extend(wrong)
        return recording and replace(recording, digest=digest_sources([recording.source]))

    main = [probe(Path(clean_name(file))) for file in options.files]
    intro = probe(_chosen(options.intro, content, INTRO))
    outro = probe(_chosen(options.outro, content, OUTRO))
    material = Material(tuple(filter(None, main)), intro, outro)
    findings += _find_repeated(material.main)
    if material.duration > DURATION_LIMIT:
        place = Place(Path(options.files[0]).name)
        duration, limit = words.minutes(material.duration), words.minutes(DURATION_LIMIT)
        findings.append(found(RECORDING_TOO_LONG, place, duration=duration, limit=limit))
    is_usable = material.main and not Report(findings).has_errors
    return (material if is_usable else None), findings


def _find_repeated(recordings: Sequence[Recording]) -> Iterator[Finding]:
    """Recordings with the same bytes as one before them."""
    first: dict[str, Recording] = {}
    for recording in recordings:
        other = first.setdefault(recording.digest, recording)
        if other is not recording:
            names = {"value": recording.source.name, "other": other.source.name}
            yield found(RECORDING_TWICE, Place(recording.source.name), **names)


def _chosen(wish: str, content: Path, names: tuple[str, ...]) -> Path | None:
    """The file that is wished for, else the show's own."""
    if wish.strip().lower() in NONE:
        return None
    if wish:
        return Path(clean_name(wish))
    folder = content / FOLDER
    found = [path for name in names for path in sorted(folder.glob(f"{name}.*"))]
    return found[0] if found else None
