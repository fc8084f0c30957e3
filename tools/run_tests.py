"""Runs the tests, after what they need is there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from siniar.commands.options import option
from siniar.model.words import N_
from siniar.system.exits import GOOD, PROGRAM_ERROR, WRONG_USE
from tools.programs import run_python


@dataclass(frozen=True, slots=True)
class SuiteOptions:
    """Which tests run, and how."""

    packages: ClassVar[tuple[str, ...]] = ("uv", "dev")

    quick: bool = option(N_("Without a browser and servers, without what takes long."), False)
    clients: bool = option(N_("Also with real podcast programs: gpodder, newsboat, podget."), False)
    only: str = option(N_("Only this file, or tests whose name matches."), "", is_loose=True)
    coverage: bool = option(N_("Also count the coverage of branches."), False)
    #: Two more than can work: browsers wait four fifths of their time, servers half of it.
    jobs: int = option(N_("How many tests at the same time."), min((os.cpu_count() or 2) + 2, 4))
    pytest: tuple[str, ...] = option(N_("Options of pytest."), (), is_rest=True)


def run(root: Path, options: SuiteOptions) -> int:
    """Run them; the exit status."""
    # Containers like to forbid compiled files, and then each of the many programs that tests start
    # would compile the whole engine again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    prepared = run_python(root, "-m", "tests.support.tools", *list_tools(options))
    if prepared != GOOD:
        return prepared
    return to_status(run_python(root, "-m", "pytest", *pytest_arguments(root, options)))


def list_tools(options: SuiteOptions) -> list[str]:
    """The tools that have to be there before the tests run."""
    tools = ["node", "java", "ffmpeg", "systems-ffmpeg"]
    if not options.quick:
        tools += ["browser", "servers", "storage", "hearing"]
    if options.clients:
        tools.append("clients")
    return tools


def pytest_arguments(root: Path, options: SuiteOptions) -> list[str]:
    """How pytest is called."""
    left_out = [] if options.clients else ["not clients"]
    if options.quick:
        left_out += ["not browser", "not servers", "not slow"]
    # Of several workers, one brings nothing of what it has counted.
    jobs = 1 if options.coverage else options.jobs
    arguments = ["-n", str(jobs), "--dist", "worksteal"] if jobs > 1 else []
    arguments += ["-m", " and ".join(left_out)] if left_out else []
    if options.only:
        is_path = (root / options.only.partition("::")[0]).exists()
        arguments += [options.only] if is_path else ["-k", options.only]
    if options.coverage:
        arguments += ["--cov", "--cov-report=term-missing:skip-covered"]
    return [*arguments, *options.pytest]


def to_status(status: int) -> int:
    """Our exit status for pytest's."""
    # 4: wrong use of the command line, 5: no test was selected.
    # https://docs.pytest.org/en/stable/reference/exit-codes.html
    return {0: GOOD, 4: WRONG_USE, 5: WRONG_USE}.get(status, PROGRAM_ERROR)
