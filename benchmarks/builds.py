"""Times builds beside other generators: pairs in turn on one machine, whole processes.

    python -m benchmarks.builds [--counts 100 1000] [--rounds 3] [--peers hugo pelican eleventy]
                                [--folder DIR] [--json FILE] [--profile]

Every peer makes its whole site, which is all it can, with the same pages, files and feeds; ours is
asked in each way that an editor meets. Search and pictures with titles are off on our side, because
no peer makes any; what search costs is measured by itself after the builds. Hugo makes the other
pictures from drawn ones and keeps them, and forgets them where ours forgets; Pelican and Eleventy,
which make none, copy them.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import platform
import pstats
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks import corpus, eleventy, hugo, launching, stock_pelican
from benchmarks.corpus import ROOT, make_entry
from benchmarks.search import Search, measure_search, render_search
from benchmarks.tools import ELEVENTY, HUGO, NoToolError, get_eleventy, get_hugo
from siniar.system.exits import GOOD

#: What was asked of each case, by number of episodes: our time as a share of Hugo's whole build.
GOALS: dict[str, dict[int, float]] = {
    "nothing changed": {100: 1.5, 1000: 0.2, 5000: 0.05},
    "one note's text edited": {100: 1.6, 1000: 0.25, 5000: 0.08},
    "title edited": {100: 2.0, 1000: 0.4, 5000: 0.2},
    "new episode": {100: 2.0, 1000: 0.4, 5000: 0.2},
    "cold, kept cache": {100: 2.0, 1000: 0.7, 5000: 0.5},
    "cold, no cache": {100: 3.0, 1000: 1.7, 5000: 1.3},
}
#: Seconds that a file must be old to be trusted by its time.
_SETTLE = 0.1
_PATIENCE = 600
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True)
class Run:
    """One process, from its start to its end."""

    seconds: float
    #: Of all its processes.
    cpu: float
    #: MB of the largest of its processes.
    peak: float


@dataclass(frozen=True, slots=True)
class Row:
    """One case beside one peer."""

    count: int
    case: str
    peer: str
    seconds: float
    cpu: float
    peak: float
    peer_seconds: float
    #: Of each pair.
    ratios: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median pair."""
        return median(self.ratios)

    @property
    def verdict(self) -> str:
        """How the ratio to Hugo stands to the goal."""
        goal = GOALS[self.case].get(self.count) if self.peer == "hugo" else None
        if goal is None:
            return ""
        return f"≤ {goal:g} met" if self.ratio <= goal else f"≤ {goal:g} missed"


def _environment() -> dict[str, str]:
    """As on an editor's machine, where Python keeps the programs that it has compiled."""
    return {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a program to its end.

    Raises:
        RuntimeError: it failed; with what it said last.
    """
    # Nobody waits for the disk to take what the one before has written.
    os.sync()
    launched = subprocess.run(
        [sys.executable, "-I", "-S", launching.__file__, *command],
        cwd=folder,
        env=_environment(),
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if launched.returncode:
        raise RuntimeError(f"{command[0]}: {launched.stderr[-500:]}")
    return Run(**json.loads(launched.stdout))


# --- peers --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator that makes the whole corpus."""

    name: str
    folder: Path
    command: tuple[str, ...]
    output: Path
    #: What it keeps between builds; ``None`` when that is nothing.
    kept: Path | None = None

    def build(self, *, forgets: bool = False) -> Run:
        """A whole build into an empty folder."""
        shutil.rmtree(self.output, ignore_errors=True)
        if forgets and self.kept:
            shutil.rmtree(self.kept, ignore_errors=True)
        return run(self.command, self.folder)


def make_peer(name: str, folder: Path, count: int) -> Peer:
    """A peer with its corpus.

    Raises:
        NoToolError: it cannot be had here.
    """
    if name == "hugo":
        hugo.write_project(folder, count)
        command = (str(get_hugo()), "--quiet")
        return Peer(name, folder, command, folder / "public", folder / "resources")
    if name == "eleventy":
        eleventy.write_project(folder, count)
        return Peer(name, folder, (*get_eleventy(), "--quiet"), folder / "_site")
    stock_pelican.write_project(folder, count)
    command = (sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-q")
    return Peer(name, folder, command, folder / "output")


PEERS = ("hugo", "pelican", "eleventy")


# --- ours ---------------------------------------------------------------------------------------


class Ours:
    """Our project, and what an editor does to it."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = corpus.write_project(folder, count)
        self.count = count
        self._next = count + 1
        self._edits = 0

    def build(self) -> Run:
        """As an editor builds."""
        time.sleep(_SETTLE)
        return run([sys.executable, "tasks.py", "build"], self.folder)

    def _note(self) -> Path:
        self._edits += 1
        notes = sorted((self.folder / "content" / "episodes").glob("*.md"))
        return notes[len(notes) // 2]

    def settle(self) -> None:
        """Bring everything up to date."""
        self.build()

    def leave(self) -> None:
        """Nothing is changed."""

    def edit_text(self) -> None:
        """A sentence more in one note."""
        note = self._note()
        note.write_text(f"{note.read_text(encoding='utf-8')}\nKalimat {self._edits}.\n")

    def edit_title(self) -> None:
        """Another title for one episode."""
        note = self._note()
        text = note.read_text(encoding="utf-8")
        first = next(line for line in text.splitlines() if line.startswith("judul: "))
        note.write_text(text.replace(first, f"{first} {self._edits}", 1), encoding="utf-8")

    def add(self) -> None:
        """A new episode with its audio."""
        corpus.write_entry(self.folder / "content", make_entry(self._next))
        self._next += 1

    def check_out(self) -> None:
        """A fresh checkout with the kept cache: no output, and every file has a new time."""
        shutil.rmtree(self.folder / "output", ignore_errors=True)
        now = time.time() - 10
        for path in (self.folder / "content").rglob("*"):
            if path.is_file():
                os.utime(path, (now, now))

    def forget(self) -> None:
        """A fresh checkout without a cache."""
        shutil.rmtree(self.folder / "output", ignore_errors=True)
        shutil.rmtree(self.folder / ".cache", ignore_errors=True)

    @property
    def cases(self) -> dict[str, Callable[[], None]]:
        """What is done before each build that is measured."""
        return {
            "nothing changed": self.leave,
            "one note's text edited": self.edit_text,
            "title edited": self.edit_title,
            "new episode": self.add,
            "cold, kept cache": self.check_out,
            "cold, no cache": self.forget,
        }


def measure(ours: Ours, peers: Sequence[Peer], rounds: int) -> Iterator[Row]:
    """Each case beside each peer: in every round the peer first, then ours."""
    ours.settle()
    for peer in peers:
        peer.build()
    for case, prepare in ours.cases.items():
        pairs: dict[str, list[tuple[Run, Run]]] = {peer.name: [] for peer in peers}
        for _ in range(rounds):
            for peer in peers:
                forgets = case == "cold, no cache"
                if not forgets:
                    ours.settle()
                theirs = peer.build(forgets=forgets)
                prepare()
                pairs[peer.name].append((ours.build(), theirs))
        for name, runs in pairs.items():
            yield Row(
                count=ours.count,
                case=case,
                peer=name,
                seconds=median(own.seconds for own, _ in runs),
                cpu=median(own.cpu for own, _ in runs),
                peak=max(own.peak for own, _ in runs),
                peer_seconds=median(their.seconds for _, their in runs),
                ratios=tuple(own.seconds / their.seconds for own, their in runs),
            )


# --- preview ------------------------------------------------------------------------------------


def time_preview(ours: Ours, rounds: int) -> float:
    """Seconds from saving a note until its page is served, while the preview runs."""
    port = 18_743
    command = [sys.executable, "tasks.py", "serve", "--port", str(port)]
    note = ours._note()  # noqa: SLF001 (the same note as everywhere)
    slug = next(
        line.partition(": ")[2]
        for line in note.read_text(encoding="utf-8").splitlines()
        if line.startswith("slug: ")
    )
    url = f"http://127.0.0.1:{port}/episode/{slug}/"
    server = subprocess.Popen(
        command,
        cwd=ours.folder,
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(url, "<h1")
        times = []
        for number in range(rounds + 2):
            time.sleep(1.0)
            mark = f"Tanda pratinjau {number} {time.time_ns()}"
            began = time.perf_counter()
            note.write_text(f"{note.read_text(encoding='utf-8')}\n{mark}\n", encoding="utf-8")
            _wait_for(url, mark)
            times.append(time.perf_counter() - began)
        return median(times[2:])
    finally:
        server.terminate()
        server.wait()


def time_hugo_watch(peer: Peer, rounds: int) -> float:
    """Seconds from saving a note until Hugo has written its page, while it watches."""
    note = min((peer.folder / "content" / "episode").glob("0*.md"))
    slug = json.loads(note.read_text(encoding="utf-8").partition("\n\n")[0])["slug"]
    page = peer.output / "episode" / slug / "index.html"
    shutil.rmtree(peer.output, ignore_errors=True)
    command = [peer.command[0], "--watch"]
    watch = subprocess.Popen(command, cwd=peer.folder, stdout=subprocess.PIPE, text=True)
    assert watch.stdout is not None
    try:
        # What is saved before it watches goes unnoticed.
        while "Watching for changes" not in watch.stdout.readline():
            _until(lambda: watch.poll() is None)
        times = []
        for number in range(rounds + 1):
            time.sleep(1.5)
            mark = f"Tanda pratinjau {number} {time.time_ns()}"
            began = time.perf_counter()
            note.write_text(f"{note.read_text(encoding='utf-8')}\n\n{mark}\n", encoding="utf-8")
            _until(lambda text=mark: text in page.read_text(encoding="utf-8"))
            times.append(time.perf_counter() - began)
        return median(times[1:])
    finally:
        watch.terminate()
        watch.wait()
        watch.stdout.close()


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            if is_so():
                return
        except OSError:
            pass
        time.sleep(0.003)
    raise RuntimeError("nothing came of it")


def _wait_for(url: str, words: str) -> None:
    def is_there() -> bool:
        try:
            with urlopen(url, timeout=10) as answer:
                return words in answer.read().decode("utf-8", "replace")
        except URLError:
            return False

    _until(is_there)


# --- sizes, profile -----------------------------------------------------------------------------


def render_sizes(ours: Ours, peers: Sequence[Peer]) -> str:
    """Files and bytes of each site and of its feed: whether like is compared with like."""
    lines = [
        "| site | pages | files | MB without audio | feed.xml, KB |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, output in (("siniar", ours.folder / "output"), *((p.name, p.output) for p in peers)):
        files = [path for path in output.rglob("*") if path.is_file()]
        pages = sum(path.suffix == ".html" for path in files)
        size = sum(path.stat().st_size for path in files if path.suffix != ".mp3")
        feed = output / "feed.xml"
        kilobytes = feed.stat().st_size / 1000 if feed.is_file() else 0
        lines.append(
            f"| {name} | {pages:,} | {len(files):,} | {size / 1e6:,.1f} | {kilobytes:,.0f} |"
        )
    return "\n".join(lines)


def render_rows(rows: Sequence[Row]) -> str:
    """The table as it is printed."""
    lines = [
        "| episodes | case | s | CPU s | MB | beside | its s | ratio | spread | goal |",
        "|---:|---|---:|---:|---:|---|---:|---:|---|---|",
    ]
    lines += [
        f"| {row.count:,} | {row.case} | {row.seconds:.2f} | {row.cpu:.2f} | {row.peak:.0f} "
        f"| {row.peer} | {row.peer_seconds:.2f} | {row.ratio:.2f} "
        f"| {min(row.ratios):.2f}–{max(row.ratios):.2f} | {row.verdict} |"
        for row in rows
    ]
    return "\n".join(lines)


def profile(folder: Path, *, edits: bool) -> str:
    """Where the time of a build goes, by room; in one process on one core."""
    from siniar.build.publish import build_site  # noqa: PLC0415 (only here)

    ours = Ours(folder, 200)
    if edits:
        build_site(ours.folder, ours.folder / "output")
        ours.edit_text()
        time.sleep(_SETTLE)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    profiler = cProfile.Profile()
    threading.setprofile(lambda *_: profiler.enable())
    build = build_site(ours.folder, ours.folder / "output")
    threading.setprofile(None)
    profiler.disable()
    assert build.status == GOOD, build.details
    rooms: dict[str, float] = {}
    for (file, _, _), (_, _, own, _, _) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        parts = Path(file).parts
        if "siniar" in parts:
            room = parts[len(parts) - 1 - parts[::-1].index("siniar") + 1].removesuffix(".py")
        elif "site-packages" in parts:
            room = parts[parts.index("site-packages") + 1]
        else:
            room = "Python"
        rooms[room] = rooms.get(room, 0.0) + own
    whole = sum(rooms.values())
    largest = sorted(rooms.items(), key=lambda pair: -pair[1])[:12]
    return "\n".join(f"{share / whole:6.1%}  {room}" for room, share in largest)


def describe() -> dict[str, str]:
    """What it was measured on."""
    names = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    processor = next((line.partition(": ")[2] for line in names if "model name" in line), "")
    return {
        "cores": str(os.cpu_count()),
        "processor": processor or platform.processor(),
        "python": platform.python_version(),
        "pelican": version("pelican"),
        "hugo": HUGO,
        "eleventy": ELEVENTY,
    }


def main() -> int:
    """Print the tables and save the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", nargs="+", default=list(PEERS), choices=PEERS)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", type=Path, default=ROOT / ".cache/bench.json")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    rows: list[Row] = []
    searches: list[Search] = []
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        work = Path(name)
        if options.profile:
            for title, edits in (("cold", False), ("one note's text edited", True)):
                print(f"{title}:\n{profile(work / title.split()[0], edits=edits)}\n")
            return GOOD
        for count in options.counts:
            peers = []
            for peer in options.peers:
                try:
                    peers.append(make_peer(peer, work / f"{peer}-{count}", count))
                except NoToolError as error:
                    print(f"{peer} is left out: {error}")
            ours = Ours(work / f"siniar-{count}", count)
            fresh = list(measure(ours, peers, options.rounds))
            rows += fresh
            print(f"{render_rows(fresh)}\n\n{render_sizes(ours, peers)}\n", flush=True)
            try:
                searches.append(measure_search(ours.folder / "output", options.rounds))
                print(f"{render_search(searches[-1:])}\n", flush=True)
            except NoToolError as error:
                print(f"search is left out: {error}\n")
            seconds = time_preview(ours, options.rounds)
            line = f"preview, save to page served, {count:,} episodes: {seconds * 1000:.0f} ms"
            theirs = next((peer for peer in peers if peer.name == "hugo"), None)
            if theirs:
                line += f"; hugo --watch: {time_hugo_watch(theirs, options.rounds) * 1000:.0f} ms"
            print(f"{line}\n", flush=True)
    options.json.parent.mkdir(exist_ok=True)
    record = {
        "machine": describe(),
        "rows": [asdict(row) for row in rows],
        "search": [asdict(search) for search in searches],
    }
    options.json.write_text(json.dumps(record, indent=1))
    return GOOD


if __name__ == "__main__":
    raise SystemExit(main())
