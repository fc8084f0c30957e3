"""Parses a command line into a task and its options; what is unknown is told with the nearest."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any

from siniar.commands.help import name_value
from siniar.commands.options import Option, Task, list_options
from siniar.model.words import Words
from siniar.system.exits import UseError

#: Where argparse puts words that belong to no option; no field has this name.
_LOOSE = "loose words"
#: What Python puts in the place of bytes that are no UTF-8.
_UNDECODED = re.compile("[\ud800-\udfff]")


def find_task(tasks: Iterable[Task], name: str, program: str, words: Words) -> Task:
    """The task of a name or another name of it.

    Raises:
        UseError: there is none.
    """
    known = {word: task for task in tasks for word in (task.name, *task.aliases)}
    if name not in known:
        told = words.t('There is no task "{name}".', name=name)
        told = _with_nearest(told, name, known, words)
        more = words.t("All tasks: {program}", program=program)
        raise UseError(f"{told} {more}")
    return known[name]


def parse_options(kind: type[Any], arguments: Sequence[str], words: Words) -> Any:  # noqa: ANN401
    """The options of a command line, as a value of the dataclass ``kind``.

    Raises:
        UseError: an option or its value is not one, or one is missing.
    """
    options = list_options(kind)
    before, rest = _split(arguments)
    try:
        given, unknown = _build_parser(options, words).parse_known_intermixed_args(before)
    except argparse.ArgumentError as error:
        raise UseError(_explain(error.argument_name or "", options, words)) from None
    if unknown:
        raise UseError(_tell_unknown(unknown[0].partition("=")[0], options, words))
    values = vars(given)
    _place_loose(values, options, words)
    for each in options:
        if each.hint.is_rest:
            values[each.name] = rest
        elif each.is_required and each.name not in values:
            missing, told = name_value(each, words), words.t(each.hint.help)
            raise UseError(words.t("{value} is missing: {help}", value=missing, help=told))
    return kind(
        **{name: tuple(each) if isinstance(each, list) else each for name, each in values.items()}
    )


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands before and behind the first ``--``."""
    every = list(arguments)
    place = every.index("--") if "--" in every else len(every)
    return every[:place], every[place + 1 :]


def _build_parser(options: Iterable[Option], words: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        usage="",
        add_help=False,
        allow_abbrev=False,
        exit_on_error=False,
        argument_default=argparse.SUPPRESS,
    )
    parser.add_argument(_LOOSE, nargs="*", default=[])
    for each in options:
        if not each.hint.is_rest:
            names = [f"-{each.letter}"] if each.letter else []
            settings = _settings(each, words)
            parser.add_argument(*names, f"--{each.word}", dest=each.name, **settings)
    return parser


def _settings(option: Option, words: Words) -> dict[str, Any]:
    """What argparse has to know of an option."""
    if option.is_flag:
        return {"action": argparse.BooleanOptionalAction if option.default else "store_true"}
    return {
        "type": partial(_parse_value, option, words),
        "action": "append" if option.is_several else "store",
    }


def _parse_value(option: Option, words: Words, text: str) -> str | int:
    """A value as it is typed.

    Raises:
        UseError: the option has no such value.
    """
    if option.type is int:
        return _parse_number(option, words, text)
    if _UNDECODED.search(text) and not (option.hint.is_path and os.path.lexists(text)):
        told = words.t("The value of {option} is no UTF-8 text: {value}")
        shown = _UNDECODED.sub("\ufffd", text)
        raise UseError(told.format(option=f"--{option.word}", value=shown))
    choices = option.hint.choices
    if choices and text not in choices:
        told = words.t("{option} is one of {choices}, not {value}.")
        named = {"option": f"--{option.word}", "choices": ", ".join(choices), "value": text}
        raise UseError(_with_nearest(told.format(**named), text, choices, words))
    return text


def _parse_number(option: Option, words: Words, text: str) -> int:
    """A number as it is typed.

    Raises:
        UseError: it is none, or beyond its limits.
    """
    named = {"option": f"--{option.word}", "value": text}
    if not text.removeprefix("-").isdecimal():
        raise UseError(words.t("{option} is a number, not {value}.").format(**named))
    try:
        number = int(text)
    except ValueError:  # Python reads no more than some thousand digits
        number = -sys.maxsize if text.startswith("-") else sys.maxsize
    if option.hint.limits:
        least, most = option.hint.limits
        if not least <= number <= most:
            told = words.t("{option} is a number from {least} to {most}, not {value}.")
            raise UseError(told.format(**named, least=least, most=most))
    return number


def _place_loose(values: dict[str, Any], options: Iterable[Option], words: Words) -> None:
    """Give the words that belong to no option to the one that takes such."""
    loose: list[str] = values.pop(_LOOSE, [])
    taker = next((each for each in options if each.hint.is_loose), None)
    if not loose:
        return
    if taker is None or (len(loose) > 1 and not taker.is_several):
        told = words.t("Nothing is known to do with the word {value}.", value=loose[-1])
        raise UseError(told)
    parsed = [_parse_value(taker, words, word) for word in loose]
    values[taker.name] = [*values.get(taker.name, ()), *parsed] if taker.is_several else parsed[0]


def _explain(names: str, options: Iterable[Option], words: Words) -> str:
    """Why argparse refuses an option; ``names`` are all its forms."""
    shown = names.rpartition("/")[2]
    is_flag = any(each.is_flag for each in options if shown == f"--{each.word}")
    if is_flag or shown.startswith("--no-"):
        return words.t("{option} takes no value.", option=shown)
    return words.t("{option} needs a value.", option=shown)


def _tell_unknown(given: str, options: Iterable[Option], words: Words) -> str:
    told = words.t("There is no option {name}.", name=given)
    return _with_nearest(told, given, [f"--{each.word}" for each in options], words)


def _with_nearest(told: str, given: str, known: Iterable[str], words: Words) -> str:
    near = get_close_matches(given.casefold(), list(known), n=1, cutoff=0.5)
    return " ".join([told, *(words.t("Did you mean {near}?", near=each) for each in near)])
