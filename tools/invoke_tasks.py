"""Offers the tasks to invoke, which some people type inside the environment."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from inspect import Parameter, Signature
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import Task as InvokeTask

from siniar.commands.main import Prepare, run_task
from siniar.commands.options import Task, list_options
from siniar.model.words import Words


def collect_tasks(root: Path, tasks: Iterable[Task], prepare: Prepare, words: Words) -> Collection:
    """The tasks with the signatures that invoke reads."""
    return Collection(*(_wrap(root, task, prepare, words) for task in tasks))


def _wrap(root: Path, task: Task, prepare: Prepare, words: Words) -> InvokeTask[Any]:
    run, kind = task.load()
    typed = [each for each in list_options(kind) if not each.hint.is_rest]
    rest = [each.name for each in list_options(kind) if each.hint.is_rest]

    def body(context: Context, **values: object) -> None:
        behind = tuple(shlex.split(context.remainder))
        given = {
            name: tuple(each) if isinstance(each, list) else each for name, each in values.items()
        }
        options = kind(**given, **dict.fromkeys(rest, behind))
        raise Exit(code=run_task(root, words, prepare, run, options))

    usual = Parameter.POSITIONAL_OR_KEYWORD
    defaults = {each.name: Parameter.empty if each.is_required else each.default for each in typed}
    parameters = [Parameter(name, usual, default=each) for name, each in defaults.items()]
    body.__signature__ = Signature([Parameter("context", usual), *parameters])  # type: ignore[attr-defined]
    body.__doc__ = words.t(task.help)
    help_texts = {each.name: words.t(each.hint.help) for each in typed}
    several = [each.name for each in typed if each.is_several]
    return InvokeTask(body, task.name, task.aliases, iterable=several, help=help_texts)
