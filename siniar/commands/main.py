"""Runs the task that a command line asks for, and gives one exit status for each kind of end."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn

from siniar import __version__
from siniar.build.failure import Failure, describe_failure, explain_error
from siniar.build.settings_file import SettingsError
from siniar.commands.help import render_help, render_tasks
from siniar.commands.language import words_of
from siniar.commands.options import Task
from siniar.commands.parser import find_task, parse_options
from siniar.commands.terminal import flush, say, say_findings, show
from siniar.commands.which import OPTION, choose_show
from siniar.model.words import Words
from siniar.system.exits import (
    FINDINGS,
    GOOD,
    INTERRUPTED,
    PROGRAM_ERROR,
    TERMINATED,
    UNREAD,
    TaskError,
    UnreadError,
)
from siniar.system.processes import end_now

_HELP = frozenset({"-h", "--help"})
_LIST = frozenset({*_HELP, "help", "-l", "--list"})
_VERSION = frozenset({"-V", "--version"})

#: Gets what the options need besides before they are used.
Prepare = Callable[[Any], object]


def main(
    root: Path, arguments: Sequence[str], tasks: Sequence[Task], *, program: str, prepare: Prepare
) -> int:
    """Do what ``arguments`` ask for in the project ``root``; the exit status."""
    words = words_of(root)
    guard = Guard(root, words)
    with guard:
        if arguments and arguments[0].startswith(OPTION):
            where, arguments = choose_show(root, arguments, words)
        else:
            where = root
        if not arguments or arguments[0] in _LIST:
            show(render_tasks(tasks, program, words))
        elif arguments[0] in _VERSION:
            show(f"siniar {__version__}")
        else:
            task = find_task(tasks, arguments[0], program, words)
            run, kind = task.load()
            if _HELP & set(takewhile(lambda word: word != "--", arguments)):
                show(render_help(task, kind, program, words))
            else:
                where, rest = choose_show(where, arguments[1:], words, task)
                options = parse_options(kind, rest, words)
                prepare(options)
                guard.status = run(where, options)
    return guard.status


def end_at_once() -> None:
    """From now on, end with everything that was started, as soon as the system asks for it."""
    signal.signal(signal.SIGTERM, lambda _number, _frame: end_now(TERMINATED))


def end_with_status(status: int) -> NoReturn:
    """End this program; nobody who interrupted it waits for work that still goes on."""
    if status in {INTERRUPTED, UNREAD} or _works_on():
        flush()
        end_now(status)
    # Python would look for circles in a whole site before it lets go of it: a tenth of a build.
    gc.freeze()
    raise SystemExit(status)


def _works_on() -> bool:
    """Whether a thread still works for a task that was interrupted."""
    return any(not each.daemon and each.name.startswith("work") for each in threading.enumerate())


class Guard:
    """Ends every error in one line and an exit status, without a traceback."""

    def __init__(self, root: Path, words: Words) -> None:
        self.status = GOOD
        self._root = root
        self._words = words

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, _kind: object, error: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        if isinstance(error, KeyboardInterrupt):
            self.status = INTERRUPTED
        elif isinstance(error, SettingsError):
            say_findings(error.report, self._words)
            self.status = FINDINGS
        elif isinstance(error, UnreadError):
            self.status = UNREAD
        elif isinstance(error, TaskError):
            say(str(error))
            self.status = error.status
        elif error is not None:
            self.status = say_failure(self._root, explain_error(error, self._root), self._words)
        return error is not None


def say_failure(root: Path, failure: Failure, words: Words) -> int:
    """Tell why something could not be done; the exit status. Nobody can open a file in CI."""
    if failure.details and os.environ.get("CI"):
        say(failure.details)
    say(describe_failure(root, failure, words))
    return PROGRAM_ERROR
