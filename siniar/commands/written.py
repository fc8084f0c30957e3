"""Keeps tasks from writing over what they have not made: the names are typed by people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from siniar.model.words import Words
from siniar.system.exits import UseError


def check_file(path: Path, is_ours: Callable[[Path], bool], words: Words) -> None:
    """Look whether a task may write a file there; make the folder that it lies in.

    Raises:
        UseError: a folder is there, or a file that the task has not made, or it cannot be written.
    """
    if path.is_dir():
        raise UseError(words.t("{path} is a folder: name a file.", path=path))
    _check(path, lambda: is_ours(path), words)


def check_folder(path: Path, is_ours: Callable[[Path], bool], words: Words) -> None:
    """Look whether a task may put a folder there; make the one that it lies in.

    Raises:
        UseError: a file is there, or a folder that the task has not made, or it cannot be written.
    """
    _check(path, lambda: path.is_dir() and (not any(path.iterdir()) or is_ours(path)), words)


def _check(path: Path, may_go: Callable[[], bool], words: Words) -> None:
    """Look whether what is there may go, and make the folder that it lies in."""
    try:
        if path.exists() and not may_go():
            told = words.t("{path} is there already, and stays as it is: choose another name.")
            raise UseError(told.format(path=path))
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = words.t("{path} cannot be written: {problem}")
        raise UseError(told.format(path=path, problem=error.strerror)) from None
