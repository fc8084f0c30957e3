"""Tries what nobody would do by hand: thousands of broken notes, hundreds of killed runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from siniar.commands.options import option
from siniar.model.words import N_
from tools.programs import run_python


@dataclass(frozen=True, slots=True)
class FuzzOptions:
    """How many notes, and which."""

    cases: int = option(N_("How many notes."), 10_000)
    seed: int = option(N_("Seed, to repeat the same; 0: by chance."), 0)


def fuzz(root: Path, options: FuzzOptions) -> int:
    """Read broken notes; the exit status."""
    arguments = ["--cases", str(options.cases)]
    arguments += ["--seed", str(options.seed)] if options.seed else []
    return run_python(root, "-m", "tests.fuzz", *arguments)


@dataclass(frozen=True, slots=True)
class FaultsOptions:
    """How many runs, and which."""

    times: int = option(N_("How often."), 200)
    seed: int = option(N_("Seed, to repeat the same."), 1)
    edits: int = option(N_("How many edits."), 400)


def faults(root: Path, options: FaultsOptions) -> int:
    """Kill publishing runs, and edit projects; the exit status."""
    arguments = ["--times", str(options.times), "--seed", str(options.seed)]
    arguments += ["--edits", str(options.edits)]
    return run_python(root, "-m", "tests.faults", *arguments)
