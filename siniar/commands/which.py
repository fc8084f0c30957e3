"""Finds the show that a command line means, where a repository has several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from siniar.build.settings_file import LENIENT
from siniar.commands.options import Task, list_options
from siniar.model.words import Words
from siniar.system.exits import UseError

OPTION = "--settings"


def choose_show(
    root: Path, arguments: Sequence[str], words: Words, task: Task | None = None
) -> tuple[Path, list[str]]:
    """The folder of the show that ``--settings FILE`` names, and the arguments without that.

    It stands before the task, or behind one that has no option of that name. Without it the show
    is the one in ``root``. What stands behind ``--`` belongs to another program.

    Raises:
        UseError: there is no such file, or it is not called as every show's settings are.
    """
    given = list(arguments)
    if task and any(each.word == OPTION[2:] for each in list_options(task.load()[1])):
        return root, given
    ours = given[: given.index("--")] if "--" in given else given
    for number, word in enumerate(ours):
        if word == OPTION or word.startswith(f"{OPTION}="):
            value = word.partition("=")[2] or next(iter(ours[number + 1 :]), "")
            length = 1 if "=" in word else 2
            return _folder_of(value, words), given[:number] + given[number + length :]
    return root, given


def _folder_of(name: str, words: Words) -> Path:
    path = Path(name).expanduser()
    file = path / LENIENT if path.is_dir() else path
    if not name or not file.is_file():
        raise UseError(words.t("There is no file {name} with a show's settings.", name=name or "–"))
    if file.name != LENIENT:
        told = words.t(
            "The settings of a show stand in a file called {right}, in a folder of its own; this "
            "one is called {name}."
        )
        raise UseError(told.format(right=LENIENT, name=file.name))
    return file.resolve().parent
