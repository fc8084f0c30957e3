"""Measures the project beside others: builds, production, pages, a server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from siniar.commands.options import option
from siniar.model.words import N_
from tools.programs import run_python


@dataclass(frozen=True, slots=True)
class BenchOptions:
    """What is built, how often, and beside what."""

    packages: ClassVar[tuple[str, ...]] = ("dev",)

    counts: str = option(N_("How many episodes, such as 100,1000."), "100,1000")
    rounds: int = option(N_("How many pairs."), 3)
    peers: str = option(N_("Beside these: hugo,pelican,eleventy."), "hugo,pelican,eleventy")
    folder: str = option(N_("Where it works; else in the system's own folder for that."), "")
    profile: bool = option(N_("Only show where the time goes."), False)


def bench(root: Path, options: BenchOptions) -> int:
    """Measure builds; the exit status."""
    arguments = ["--counts", *options.counts.split(","), "--rounds", str(options.rounds)]
    arguments += ["--peers", *options.peers.split(",")]
    arguments += ["--folder", options.folder] if options.folder else []
    arguments += ["--profile"] if options.profile else []
    return run_python(root, "-m", "benchmarks.builds", *arguments)


@dataclass(frozen=True, slots=True)
class BenchProductionOptions:
    """How long the recordings are."""

    packages: ClassVar[tuple[str, ...]] = ("dev",)

    minutes: str = option(N_("Length of the recordings, such as 1,20,60."), "1,20,60")


def bench_production(root: Path, options: BenchProductionOptions) -> int:
    """Measure the production of episodes; the exit status."""
    minutes = options.minutes.split(",")
    return run_python(root, "-m", "benchmarks.production", "--minutes", *minutes)


@dataclass(frozen=True, slots=True)
class LighthouseOptions:
    """How often each page is measured."""

    runs: int = option(N_("How often for each page; the median counts."), 3)


def lighthouse(root: Path, options: LighthouseOptions) -> int:
    """Measure pages; the exit status."""
    return run_python(root, "-m", "benchmarks.lighthouse", "--runs", str(options.runs))


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How hard the server is pressed."""

    packages: ClassVar[tuple[str, ...]] = ("dev",)

    seconds: int = option(N_("How long each measurement takes."), 5)
    connections: int = option(N_("Connections at the same time."), 64)


def load(root: Path, options: LoadOptions) -> int:
    """Measure a server with the site; the exit status."""
    arguments = ["--seconds", str(options.seconds), "--connections", str(options.connections)]
    return run_python(root, "-m", "benchmarks.load", *arguments)
