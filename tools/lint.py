"""Checks the code: ruff, mypy, and the direction of imports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from siniar.commands.options import option
from siniar.model.words import N_
from siniar.system.exits import GOOD, PROGRAM_ERROR
from tools.programs import run_python

#: Arguments of Python.
LINTERS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    # import-linter can not be run with -m.
    ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
)
#: What mends before that.
_MENDERS = (
    ("-m", "ruff", "check", "--quiet", "--fix-only", "."),
    ("-m", "ruff", "format", "--quiet", "."),
)


@dataclass(frozen=True, slots=True)
class LintOptions:
    """Whether it mends."""

    packages: ClassVar[tuple[str, ...]] = ("uv", "dev")

    fix: bool = option(N_("Mend what can be mended by itself."), False)


def run(root: Path, options: LintOptions) -> int:
    """Run every linter; the exit status."""
    for command in _MENDERS if options.fix else ():
        run_python(root, *command)
    statuses = [run_python(root, *command) for command in LINTERS]
    return PROGRAM_ERROR if any(statuses) else GOOD
