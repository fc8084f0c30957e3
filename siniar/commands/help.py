"""Renders the list of tasks, and what a task can be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

from siniar.commands.options import Option, Task, list_options
from siniar.model.words import N_, Words

#: Characters of a line, and of the column with the names of options.
_WIDTH, _COLUMN = 96, 26
#: Message ids of what stands for a value.
_TEXT, _NUMBER = N_("TEXT"), N_("NUMBER")


def render_tasks(tasks: Iterable[Task], program: str, words: Words) -> str:
    """The list of tasks with their other names and what they do."""
    rows = {", ".join((task.name, *task.aliases)): task for task in tasks}
    width = max(map(len, rows))
    lines = [
        words.t("Usage: {program} TASK [OPTIONS]", program=program),
        words.t("The options of a task: {program} TASK --help", program=program),
        words.t("Of several shows, one: {program} TASK --settings FILE", program=program),
        "",
        words.t("Tasks:"),
        *(f"  {names:<{width}}  {words.t(task.help)}" for names, task in sorted(rows.items())),
    ]
    return "\n".join(lines) + "\n"


def render_help(task: Task, kind: type[Any], program: str, words: Words) -> str:
    """A task with everything that it can be told."""
    options = list_options(kind)
    lines = [words.t("Usage: {command}", command=_usage(task, options, program, words)), ""]
    lines += wrap(words.t(task.help), _WIDTH)
    if task.aliases:
        lines.append(words.t("Other names: {names}", names=", ".join(task.aliases)))
    lines += ["", words.t("Options:")]
    for each in options:
        lines += _columns(name_option(each, words), describe_option(each, words))
    lines += _columns("-h, --help", words.t("Shows this help."))
    return "\n".join(lines) + "\n"


def _usage(task: Task, options: Iterable[Option], program: str, words: Words) -> str:
    parts = [program, task.name]
    for each in options:
        if each.hint.is_loose:
            value = name_value(each, words) + (" …" if each.is_several else "")
            parts.append(value if each.is_required else f"[{value}]")
    parts.append(words.t("[OPTIONS]"))
    return " ".join(parts + ["[-- …]" for each in options if each.hint.is_rest])


def name_option(option: Option, words: Words) -> str:
    """The forms of an option, with what stands for its value."""
    if option.hint.is_rest:
        return "-- …"
    word = f"[no-]{option.word}" if option.is_flag and option.default is True else option.word
    short = f"-{option.letter}, " if option.letter else ""
    return f"{short}--{word} {name_value(option, words)}".rstrip()


def name_value(option: Option, words: Words) -> str:
    """What stands for the value of an option; nothing for a flag."""
    if option.is_flag:
        return ""
    if option.hint.choices:
        return "|".join(option.hint.choices)
    return words.t(option.hint.value or (_NUMBER if option.type is int else _TEXT))


def describe_option(option: Option, words: Words) -> str:
    """What an option is for, and what holds without it."""
    told = words.t(option.hint.help)
    if option.is_flag or option.is_required or not option.default:
        return told
    default = words.t("(default: {value})", value=option.default)
    return f"{told} {default}"


def _columns(names: str, told: str) -> Iterator[str]:
    """One option of a help text; the second column stays a column."""
    lines = wrap(told, _WIDTH - _COLUMN)
    is_short = len(names) <= _COLUMN - 4
    if not is_short:
        yield f"  {names}"
    for number, line in enumerate(lines):
        first = f"  {names}" if is_short and not number else ""
        yield f"{first:<{_COLUMN}}{line}"
