"""Times a recording's way to a finished episode, measures what came out, beside ffmpeg-normalize.

    python -m benchmarks.production [--minutes 1 20 60] [--json FILE]

Recordings are made of the sample show's speech with loudness that wanders, as a phone gives them.
The finished files are measured by a run of ffmpeg's ebur128 without a line of the engine.
ffmpeg-normalize comes from PyPI into an environment of its own, made with uv.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from mutagen import File as Tags

from siniar.build.load import Project
from siniar.commands.all import read_project
from siniar.production.begin import Wishes
from siniar.production.ffmpeg import find_ffmpeg
from siniar.production.options import ProductionWishes
from siniar.production.produce import produce

ROOT = Path(__file__).parent.parent
SPEECH = ROOT / "content/audio/002-ktp-el-hilang.mp3"
#: Wanders by 12 dB within a minute, starts far too quiet, with a little noise of a room.
_WANDER = "volume='0.12*pow(10,0.3*sin(2*PI*t/47))':eval=frame"
_NORMALIZE = "ffmpeg-normalize"


@dataclass(frozen=True, slots=True)
class Run:
    """One file made by one program."""

    program: str
    minutes: float
    #: Of the work on this machine.
    seconds: float
    #: Seconds of sound for each second of work.
    speed: float
    #: LUFS and dBTP.
    loudness: float
    peak: float
    #: Bytes of all files that were made.
    size: int
    files: int
    title: str


def make_recording(ffmpeg: str, folder: Path, minutes: float) -> Path:
    """AAC in MP4, 44,1 kHz, one channel, 96 kbit/s."""
    path = folder / f"rekaman {minutes:g} menit.m4a"
    graph = (
        f"[0:a]{_WANDER}[speech];anoisesrc=c=pink:a=0.002:r=44100:seed=1[room];"
        "[speech][room]amix=inputs=2:duration=first:normalize=0,aformat=channel_layouts=mono[sound]"
    )
    command = [ffmpeg, "-v", "error", "-y", "-stream_loop", "-1", "-i", str(SPEECH)]
    length = ["-t", str(minutes * 60), "-map_metadata", "-1", "-map_chapters", "-1"]
    options = [
        "-filter_complex",
        graph,
        "-map",
        "[sound]",
        *length,
        "-c:a",
        "aac",
        "-b:a",
        "96k",
        "-ar",
        "44100",
    ]
    subprocess.run([*command, *options, str(path)], check=True)
    return path


def measure(ffmpeg: str, path: Path) -> tuple[float, float]:
    """LUFS and dBTP, as ffmpeg's summary says."""
    command = [ffmpeg, "-nostats", "-hide_banner", "-i", str(path)]
    filters = ["-map", "0:a", "-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"]
    done = subprocess.run([*command, *filters], capture_output=True, text=True, check=True)
    summary = done.stderr[done.stderr.rindex("Summary:") :]
    values = [
        re.search(pattern, summary) for pattern in (r"I:\s+(\S+) LUFS", r"Peak:\s+(\S+) dBFS")
    ]
    loudness, peak = (float(match[1]) if match else float("nan") for match in values)
    return loudness, peak


def make_project(folder: Path) -> Project:
    """An empty show with the sample's settings."""
    (folder / "content").mkdir(parents=True)
    shutil.copy(ROOT / "pelicanconf.py", folder)
    project = read_project(ROOT)
    return replace(
        project,
        root=folder,
        content=folder / "content",
        cache=folder / ".cache",
        settings_file=folder / "pelicanconf.py",
        now=datetime(2026, 11, 21, tzinfo=UTC).astimezone(project.now.tzinfo),
    )


def run_own(ffmpeg: str, source: Path, minutes: float, folder: Path) -> Run:
    """The whole way: analysis, sound, MP3, data saver, measurement, tags, cover, note, check."""
    project = make_project(folder)
    wishes = ProductionWishes((str(source),), Wishes(title="Uji", date="2026-11-20 08:00"))
    began = time.perf_counter()
    status = produce(project, wishes, None, {**os.environ, "FFMPEG": ffmpeg})
    seconds = time.perf_counter() - began
    if status:
        raise SystemExit(f"produce ended with {status}")
    made = [path for path in project.content.rglob("*") if path.is_file()]
    return _run("siniar", (minutes, seconds), made, ffmpeg)


def run_normalize(program: Path, ffmpeg: str, source: Path, minutes: float, folder: Path) -> Run:
    """ffmpeg-normalize with the same goals: two passes and an MP3, nothing else."""
    folder.mkdir(parents=True)
    path = folder / "uji.mp3"
    goal = ["-nt", "ebu", "-t", "-16", "-tp", "-1", "-c:a", "libmp3lame", "-b:a", "96k"]
    command = [str(program), str(source), *goal, "-ar", "44100", "-o", str(path)]
    began = time.perf_counter()
    environment = {**os.environ, "FFMPEG_PATH": ffmpeg}
    subprocess.run(command, check=True, env=environment, capture_output=True)
    seconds = time.perf_counter() - began
    return _run(_NORMALIZE, (minutes, seconds), [path], ffmpeg)


def _run(program: str, lengths: tuple[float, float], made: Sequence[Path], ffmpeg: str) -> Run:
    minutes, seconds = lengths
    (mp3,) = (path for path in made if path.suffix == ".mp3")
    loudness, peak = measure(ffmpeg, mp3)
    tags = Tags(mp3, easy=True)
    return Run(
        program=program,
        minutes=minutes,
        seconds=round(seconds, 2),
        speed=round(minutes * 60 / seconds, 1),
        loudness=loudness,
        peak=peak,
        size=sum(path.stat().st_size for path in made),
        files=len(made),
        title=str((tags.get("title") or [""])[0]) if tags is not None else "",
    )


def find_normalize(folder: Path) -> tuple[Path | None, str]:
    """The program in an environment of its own, and its version; ``None`` without uv."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv is None:
        return None, ""
    home = folder / "normalize"
    subprocess.run([uv, "venv", "--quiet", str(home)], check=True)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [uv, "pip", "install", "--quiet", "--python", str(python), _NORMALIZE]
    subprocess.run(install, check=True)
    asked = f"from importlib.metadata import version; print(version({_NORMALIZE!r}))"
    version = subprocess.run([str(python), "-c", asked], capture_output=True, text=True, check=True)
    return python.with_name(_NORMALIZE), version.stdout.strip()


def render_table(runs: Sequence[Run]) -> str:
    """As Markdown."""
    lines = [
        "| recording | program | time | × real time | LUFS | dBTP | files | MB |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    for run in runs:
        cells = (
            f"{run.minutes:g} min",
            run.program,
            f"{run.seconds:.1f} s",
            f"{run.speed:.0f}",
            f"{run.loudness:.1f}",
            f"{run.peak:.1f}",
            str(run.files),
            f"{run.size / 1e6:.1f}",
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, nargs="+", default=[1, 20, 60])
    parser.add_argument("--json", default=str(ROOT / ".cache/bench-production.json"))
    options = parser.parse_args()
    ffmpeg, _ = find_ffmpeg(os.environ)
    if ffmpeg is None:
        raise SystemExit("ffmpeg is needed")
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        normalize, version = find_normalize(folder)
        for minutes in options.minutes:
            source = make_recording(ffmpeg.path, folder, minutes)
            runs.append(run_own(ffmpeg.path, source, minutes, folder / f"own-{minutes:g}"))
            if normalize:
                target = folder / f"normalize-{minutes:g}"
                runs.append(run_normalize(normalize, ffmpeg.path, source, minutes, target))
    print(f"\nffmpeg-normalize {version or 'not tried: uv is missing'}, {os.cpu_count()} cores")
    print(render_table(runs))
    path = Path(options.json)
    path.parent.mkdir(parents=True, exist_ok=True)
    record = {"cores": os.cpu_count(), _NORMALIZE: version, "runs": [asdict(run) for run in runs]}
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
