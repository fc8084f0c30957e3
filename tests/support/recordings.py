"""Makes small recordings for tests: what a phone would give, and what can be wrong with it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from siniar.build.project import Project
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.loudness import Loudness, parse_loudness
from siniar.production.options import DraftOptions, ProductionOptions
from tests.support.places import ROOT, SAMPLE

SAMPLE = SAMPLE / "content/audio/002-ktp-el-hilang.mp3"
#: Captions as YouTube gives them, with names.
SPEAKERS = ROOT / "tests/production/cases/speakers.sbv"


def record(ffmpeg: Ffmpeg, target: Path, source: str, *options: str, seconds: float = 3) -> Path:
    """A file from a lavfi source; what the ending says, unless options say otherwise."""
    ffmpeg.run(["-f", "lavfi", "-t", str(seconds), "-i", source, *options, f"file:{target}"])
    return target


def speak(
    ffmpeg: Ffmpeg, target: Path, *options: str, seconds: float = 12, start: float = 0
) -> Path:
    """A file with a piece of the sample show's speech."""
    piece = ["-ss", str(start), "-t", str(seconds), "-i", f"file:{SAMPLE}", "-map", "0:a"]
    clean = ["-map_chapters", "-1", "-map_metadata", "-1"]
    ffmpeg.run([*piece, *clean, *options, f"file:{target}"])
    return target


def measure(ffmpeg: Ffmpeg, path: Path, start: float = 0) -> Loudness:
    """Loudness and peak of a file from a second on, by ffmpeg's own meter as it is."""
    meter = ["-af", "ebur128=peak=true:dualmono=true", "-f", "null", "-"]
    return parse_loudness(ffmpeg.run(["-ss", str(start), "-i", path, *meter]).log)


def wish(*files: Path, **changes: object) -> ProductionOptions:
    """An episode made of such recordings, with a title, a topic and a day."""
    draft = DraftOptions(title="Uji coba", topic="sosial", date="2026-11-19 08:00")
    return replace(ProductionOptions(tuple(map(str, files)), draft), **changes)  # type: ignore[arg-type]


def made(project: Project) -> dict[str, bytes]:
    """What lies in the content by its path there."""
    return {
        path.relative_to(project.content).as_posix(): path.read_bytes()
        for path in sorted(project.content.rglob("*"))
        if path.is_file()
    }
