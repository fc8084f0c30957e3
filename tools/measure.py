"""Measures the project beside others, and against what is promised."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from siniar.commands.options import option
from siniar.model.words import N_
from tools.programs import run_python


@dataclass(frozen=True, slots=True)
class BenchOptions:
    """What is built, how often, and where."""

    packages: ClassVar[tuple[str, ...]] = ("dev",)

    counts: str = option(N_("How many episodes, such as 300,1000."), "300,1000,5000")
    rounds: int = option(N_("How many pairs."), 3)
    folder: str = option(N_("Where it works; else in the system's own folder for that."), "")


def bench(root: Path, options: BenchOptions) -> int:
    """Measure builds; the exit status."""
    arguments = ["--counts", *options.counts.split(","), "--rounds", str(options.rounds)]
    arguments += ["--folder", options.folder] if options.folder else []
    return run_python(root, "-m", "benchmarks.builds", *arguments)


@dataclass(frozen=True, slots=True)
class BenchSearchOptions:
    """How large the shows are."""

    packages: ClassVar[tuple[str, ...]] = ("dev",)

    counts: str = option(N_("How many episodes, such as 300,1000."), "500")


def bench_search(root: Path, options: BenchSearchOptions) -> int:
    """Measure the first search; the exit status."""
    return run_python(root, "-m", "benchmarks.search", "--counts", *options.counts.split(","))


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
