"""Times a recording's way to a finished episode beside ffmpeg-normalize, and measures its sound.

    python -m benchmarks.production [--minutes 1 20 60]

Recordings are made of the sample show's speech with loudness that wanders, as a phone gives them.
The finished files are measured by a run of ffmpeg's ebur128 without a line of the engine.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import copy_show
from benchmarks.tools import NORMALIZE, install
from tests.support.places import SAMPLE

SPEECH = SAMPLE / "content/audio/002-ktp-el-hilang.mp3"
#: The day of production: the episode's date is before it.
NOW = "2026-11-21T08:00:00+07:00"
#: Wanders by 12 dB within a minute, starts far too quiet, with a little noise of a room.
_SOUND = (
    "[0:a]volume='0.12*pow(10,0.3*sin(2*PI*t/47))':eval=frame[speech];"
    "anoisesrc=c=pink:a=0.002:r=44100:seed=1[room];"
    "[speech][room]amix=inputs=2:duration=first:normalize=0,aformat=channel_layouts=mono[sound]"
)


@dataclass(frozen=True, slots=True)
class Made:
    """What one program made of a recording."""

    program: str
    minutes: float
    #: Of the work on this machine.
    seconds: float
    #: Of its processors, which other work beside changes little.
    computed: float
    files: Sequence[Path]


def make_recording(folder: Path, minutes: float) -> Path:
    """AAC in MP4, 44.1 kHz, one channel, 96 kbit/s."""
    path = folder / f"rekaman-{minutes:g}.m4a"
    source = ["-stream_loop", "-1", "-i", str(SPEECH), "-filter_complex", _SOUND, "-map", "[sound]"]
    plain = ["-t", str(minutes * 60), "-map_metadata", "-1", "-map_chapters", "-1"]
    coding = ["-c:a", "aac", "-b:a", "96k", "-ar", "44100"]
    subprocess.run(["ffmpeg", "-v", "error", *source, *plain, *coding, str(path)], check=True)
    return path


def run_own(source: Path, minutes: float, folder: Path, *, saver: int = 24) -> Made:
    """The whole way: analysis, sound, MP3, data saver, measurement, tags, cover, note, check."""
    project = copy_show(folder)
    answers = ["--title", "Uji", "--topic", "Sosial", "--date", "2026-11-20 08:00"]
    command = [sys.executable, "tasks.py", "produce", str(source), *answers, "--saver", str(saver)]
    times = time_run(command, project, NOW=NOW)
    files = [path for path in (project / "content").rglob("*") if path.is_file()]
    return Made("siniar" if saver else "siniar, no data saver", minutes, *times, files)


def run_normalize(source: Path, minutes: float, folder: Path) -> Made:
    """ffmpeg-normalize with the same goals: two passes and an MP3, nothing else."""
    path = folder / "uji.mp3"
    goals = [
        *("-nt", "ebu", "-t", "-16", "-tp", "-1", "--dual-mono"),
        *("-c:a", "libmp3lame", "-b:a", "96k"),
    ]
    program = [sys.executable, "-m", "ffmpeg_normalize", str(source), *goals, "-ar", "44100"]
    packages = str(install("ffmpeg-normalize", NORMALIZE))
    times = time_run([*program, "-o", str(path)], folder, PYTHONPATH=packages)
    return Made("ffmpeg-normalize", minutes, *times, [path])


def time_run(command: Sequence[str], folder: Path, **variables: str) -> tuple[float, float]:
    """Seconds of a whole process, and those of processors with all that it started.

    Raises:
        RuntimeError: it failed; with what it said last.
    """
    environment = {**os.environ, **variables}
    before = os.times()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:].decode(errors="replace"))
    after = os.times()
    computed = sum(after[2:4]) - sum(before[2:4])
    return after.elapsed - before.elapsed, computed


def measure_sound(path: Path) -> tuple[float, float]:
    """LUFS and dBTP, as ffmpeg's summary says; one channel counts as the two that play it."""
    command = ["ffmpeg", "-nostats", "-hide_banner", "-i", str(path)]
    meter = "ebur128=peak=true:framelog=verbose:dualmono=true"
    filters = ["-map", "0:a", "-af", meter, "-f", "null", "-"]
    done = subprocess.run([*command, *filters], capture_output=True, text=True, check=True)
    summary = done.stderr[done.stderr.rindex("Summary:") :]
    found = re.search(r"I:\s+(\S+) LUFS.*Peak:\s+(\S+) dBFS", summary, re.DOTALL)
    if found is None:
        raise RuntimeError(summary)
    return float(found[1]), float(found[2])


def render_made(made: Made) -> str:
    """A row of the table."""
    sounds = [
        measure_sound(path)
        for suffix in (".mp3", ".opus")
        for path in made.files
        if path.suffix == suffix
    ]
    size = sum(path.stat().st_size for path in made.files)
    cells = (
        f"{made.minutes:g} min",
        made.program,
        f"{made.seconds:.1f} s",
        f"{made.computed:.1f} s",
        f"{made.minutes * 60 / made.seconds:.0f}",
        " / ".join(f"{loudness:.1f}" for loudness, _ in sounds),
        " / ".join(f"{peak:.1f}" for _, peak in sounds),
        str(len(made.files)),
        f"{size / 1e6:.1f}",
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, nargs="+", default=[1, 20, 60])
    print(f"ffmpeg-normalize {NORMALIZE}, {os.cpu_count()} cores\n")
    print("LUFS and dBTP of the MP3 / of the data saver.\n")
    print("| recording | program | time | processors | × real time | LUFS | dBTP | files | MB |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|---:|")
    for minutes in parser.parse_args().minutes:
        with tempfile.TemporaryDirectory() as name:
            source = make_recording(Path(name), minutes)
            own = run_own(source, minutes, Path(name) / "own")
            print(render_made(own), flush=True)
            alone = run_own(source, minutes, Path(name) / "alone", saver=0)
            print(render_made(alone), flush=True)
            print(render_made(run_normalize(source, minutes, Path(name))), flush=True)


if __name__ == "__main__":
    main()
