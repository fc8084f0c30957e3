"""Times our builds and preview beside Hugo's, which makes the same files, and what is promised.

    python -m benchmarks.builds [--counts 300 1000 5000] [--rounds 3] [--folder DIR]

Whole processes in turn on one machine: Hugo's, ours, Hugo's, ours. Hugo makes its whole site into
an empty folder, which is all it can, and keeps its pictures except where we forget everything too.
A disk's time for new files hides the rest: a folder in memory (--folder /dev/shm) tells more.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.corpus import make_entry, write_entry, write_project
from benchmarks.peer import files_of, write_peer
from benchmarks.timing import Run, run, time_preview
from benchmarks.tools import HUGO, get_hugo

COUNTS = (300, 1000, 5000)
COLD = "cold, no cache"
PREVIEW = "preview, save to page"
MEMORY = "largest process of a build"
#: What is promised, by number of episodes: at most so much of the time of Hugo's whole build;
#: seconds of the preview; MB.
PROMISES: dict[str, dict[int, float]] = {
    "nothing changed": {300: 1.5, 1000: 0.7, 5000: 0.5},
    "one note's text edited": {300: 1.5, 1000: 0.7, 5000: 0.5},
    "title edited": {300: 1.5, 1000: 0.8, 5000: 0.6},
    "new episode": {300: 1.5, 1000: 0.8, 5000: 0.6},
    "empty folder, kept cache": {300: 1.8, 1000: 0.9, 5000: 0.7},
    COLD: {300: 2.5, 1000: 2.2, 5000: 2.2},
    PREVIEW: {300: 0.1, 1000: 0.25, 5000: 1.0},
    MEMORY: {1000: 150, 5000: 350},
}


@dataclass(frozen=True, slots=True)
class Site:
    """A generator's project, the commands that build and preview it, and what they leave there."""

    folder: Path
    count: int
    command: tuple[str, ...]
    #: Serves previews at a port.
    preview: tuple[str, ...]
    port: int
    #: Folder of the notes below the project's.
    notes: str
    output: str
    #: What is kept between builds.
    kept: str

    @property
    def note(self) -> Path:
        """The note that is edited: in the middle, so that it has neighbours."""
        return self.folder / self.notes / f"{make_entry(self.count // 2 + 1).file}.md"

    def build(self) -> Run:
        """One whole process."""
        return run(self.command, self.folder)

    def empty(self, *, forgets: bool = False) -> None:
        """Delete what was built; with ``forgets`` also what is kept."""
        for name in (self.output, self.kept) if forgets else (self.output,):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def time_preview(self, rounds: int) -> Run:
        """From saving the note until the preview serves its page."""
        command = (*self.preview, "--port", str(self.port))
        slug = make_entry(self.count // 2 + 1).slug
        address = f"http://127.0.0.1:{self.port}/episode/{slug}/"
        return time_preview(command, self.folder, self.note, address, rounds)


# --- what is done to our project before it is built -----------------------------------------------


def leave(_site: Site, _turn: int) -> None:
    """Nothing is changed."""


def edit_text(site: Site, turn: int) -> None:
    """A sentence more in one note."""
    with site.note.open("a", encoding="utf-8") as stream:
        stream.write(f"\nKalimat {turn}.\n")


def edit_title(site: Site, turn: int) -> None:
    """Another title for one episode."""
    text = site.note.read_text(encoding="utf-8")
    edited = re.sub(r"(?m)^(judul: .*)$", rf"\1 {turn}", text, count=1)
    site.note.write_text(edited, encoding="utf-8")


def add_episode(site: Site, turn: int) -> None:
    """A new episode with its audio."""
    write_entry(site.folder / "content", make_entry(site.count + 1 + turn))


def check_out(site: Site, _turn: int) -> None:
    """A fresh checkout with the kept cache: no output, and every file has a new time."""
    site.empty()
    now = time.time() - 10
    for path in (site.folder / "content").rglob("*"):
        os.utime(path, (now, now))


def forget(site: Site, _turn: int) -> None:
    """A fresh checkout without a cache."""
    site.empty(forgets=True)


CASES: dict[str, Callable[[Site, int], None]] = {
    "nothing changed": leave,
    "one note's text edited": edit_text,
    "title edited": edit_title,
    "new episode": add_episode,
    "empty folder, kept cache": check_out,
    COLD: forget,
}


# --- measuring ----------------------------------------------------------------------------------


def make_ours(folder: Path, count: int) -> Site:
    """Our project, built once."""
    tasks = (sys.executable, "tasks.py")
    site = Site(
        folder=write_project(folder, count),
        count=count,
        command=(*tasks, "build"),
        preview=(*tasks, "serve"),
        port=18_743,
        notes="content/episodes",
        output="output",
        kept=".cache",
    )
    site.build()
    return site


def make_hugos(folder: Path, ours: Site) -> Site:
    """Hugo's project with the same episodes, built once."""
    hugo = str(get_hugo())
    site = Site(
        folder=write_peer(folder, ours.count, ours.folder / ours.output),
        count=ours.count,
        command=(hugo, "--quiet"),
        preview=(hugo, "server"),
        port=18_744,
        notes="content/episode",
        output="public",
        kept="resources",
    )
    site.build()
    return site


def measure(work: Path, count: int, rounds: int) -> Iterator[tuple[str, str]]:
    """Name and cell of each row for a number of episodes."""
    ours = make_ours(work / f"siniar-{count}", count)
    hugo = make_hugos(work / f"hugo-{count}", ours)
    yield "files", f"{render_files(ours)}; Hugo {render_files(hugo)}"
    done: list[tuple[Run, Run]] = []
    for case in CASES:
        # What the case before has left is taken in on nobody's clock.
        ours.build()
        pairs = [measure_pair(case, ours, hugo, turn) for turn in range(rounds)]
        yield case, render_pairs(pairs, PROMISES[case].get(count))
        done += pairs
    own, their = (max(run.peak for run in runs) for runs in zip(*done, strict=True))
    yield MEMORY, render_peaks(own, their, PROMISES[MEMORY].get(count))
    preview, watch = ours.time_preview(rounds), hugo.time_preview(rounds)
    yield PREVIEW, render_previews(preview, watch, PROMISES[PREVIEW].get(count))


def measure_pair(case: str, ours: Site, hugo: Site, turn: int) -> tuple[Run, Run]:
    """Hugo's whole build, then the change and ours; ours comes first."""
    hugo.empty(forgets=case == COLD)
    theirs = hugo.build()
    CASES[case](ours, turn)
    return ours.build(), theirs


# --- the table ----------------------------------------------------------------------------------


def render_pairs(pairs: Sequence[tuple[Run, Run]], promise: float | None) -> str:
    """Median seconds and MB of both, the median ratio, and in brackets that of each pair."""
    ratios = [own.seconds / their.seconds for own, their in pairs]
    sides = [
        f"{median(run.seconds for run in runs):.2f} s {max(run.peak for run in runs):.0f} MB"
        for runs in zip(*pairs, strict=True)
    ]
    each = " ".join(f"{ratio:.2f}" for ratio in ratios)
    ratio = f"**{median(ratios):.2f}** ({each}){judge(median(ratios), promise)}"
    return f"{sides[0]}; Hugo {sides[1]}; {ratio}"


def render_peaks(own: float, their: float, promise: float | None) -> str:
    """MB of both."""
    return f"**{own:.0f} MB**{judge(own, promise)}; Hugo {their:.0f} MB"


def render_previews(own: Run, their: Run, promise: float | None) -> str:
    """Milliseconds and MB of both."""
    sides = [f"{one.seconds * 1000:.0f} ms" for one in (own, their)]
    return (
        f"**{sides[0]}**{judge(own.seconds, promise)}, {own.peak:.0f} MB; "
        f"hugo server {sides[1]}, {their.peak:.0f} MB"
    )


def judge(figure: float, promise: float | None) -> str:
    """The promise and whether it is kept; nothing where nothing is promised."""
    if promise is None:
        return ""
    return f" ≤ {promise:g} {'pass' if figure <= promise else 'MISS'}"


def render_files(site: Site) -> str:
    """Number of files, and MB without audio: whether like is compared with like."""
    files = files_of(site.folder / site.output)
    size = sum(path.stat().st_size for name, path in files.items() if not name.endswith(".mp3"))
    return f"{len(files):,}, {size / 1e6:,.1f} MB"


def render_table(table: dict[str, dict[int, str]], counts: Sequence[int]) -> str:
    """A row for each case, a column for each number of episodes."""
    lines = [
        f"| | {' | '.join(f'{count:,} episodes' for count in counts)} |",
        f"|---|{'---|' * len(counts)}",
    ]
    lines += [
        f"| {name} | {' | '.join(cells[count] for count in counts)} |"
        for name, cells in table.items()
    ]
    return "\n".join(lines)


def describe_machine() -> str:
    """What it is measured on."""
    cores, python = os.cpu_count(), platform.python_version()
    return f"{cores} cores, {platform.machine()}, Python {python}, Hugo {HUGO}"


def main() -> None:
    """Print each figure as it is measured, and at the end the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=list(COUNTS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    table: dict[str, dict[int, str]] = {}
    for count in options.counts:
        # Each number by itself: thousands of files that are done with fill a memory.
        with tempfile.TemporaryDirectory(dir=options.folder) as name:
            for case, cell in measure(Path(name), count, options.rounds):
                table.setdefault(case, {})[count] = cell
                print(f"{count:,}, {case}: {cell}", flush=True)
    print(f"\n{describe_machine()}\n\n{render_table(table, options.counts)}")


if __name__ == "__main__":
    main()
