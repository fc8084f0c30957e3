"""Finds the words for the people who work on a show, before anything of it is read."""

from __future__ import annotations

import ast
import os
from collections.abc import Mapping
from pathlib import Path

from siniar.build.settings_file import LENIENT
from siniar.model.words import LANGUAGE_KEYS, Words, choose_words

#: Where systems keep the language of who sits there, the first that is there.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def words_of(root: Path) -> Words:
    """The words that a project's settings ask for, else Indonesian; nothing is run for it.

    Where there is no project yet, whose computer speaks English reads English.
    """
    settings = root / LENIENT
    if not settings.exists():
        return choose_words(["en"] if _speaks_english(os.environ) else [])
    languages = _read_languages(settings)
    return choose_words([languages.get(key) for key in LANGUAGE_KEYS])


def _speaks_english(environment: Mapping[str, str]) -> bool:
    named = (environment[name] for name in _VARIABLES if environment.get(name))
    return next(named, "").startswith("en")


def _read_languages(settings: Path) -> dict[str, str]:
    """What plainly stands at the keys of languages in a settings file."""
    try:
        tree = ast.parse(settings.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return {}
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(value, ast.Constant):
                    found.setdefault(str(key.value), str(value.value))
    return found
