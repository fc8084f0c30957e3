"""The installed program: every task of a show, in its folder."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import NoReturn

from siniar.commands.language import words_of
from siniar.commands.main import end_at_once, end_with_status, main
from siniar.commands.options import NeedsPackages
from siniar.commands.table import TASKS
from siniar.system.exits import UseError

#: What a set of packages brings along, by the name of the extra that asks for it.
_MODULES = {"audio": "imageio_ffmpeg", "transcribe": "faster_whisper"}


def start(root: str = "", program: str = "siniar") -> NoReturn:
    """Run the task of the command line in a show's folder, by default where it was typed."""
    end_at_once()
    folder = Path(root or Path.cwd())
    end_with_status(main(folder, sys.argv[1:], TASKS, program=program, prepare=check_packages))


def check_packages(options: object) -> None:
    """See that what a task needs besides is installed: nothing is installed unasked.

    Raises:
        UseError: something is missing; the text says what to type.
    """
    for name in options.packages if isinstance(options, NeedsPackages) else ():
        if importlib.util.find_spec(_MODULES[name]) is None:
            told = words_of(Path.cwd()).t(
                "For this more is needed. Type: {command}",
                command=f'"{sys.executable}" -m pip install "siniar[{name}]"',
            )
            raise UseError(told)
