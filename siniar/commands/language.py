"""Finds the words for the people who work on a show, before anything of it is read."""

from __future__ import annotations

import ast
from pathlib import Path

from siniar.model.words import Words, load_words

_SETTINGS = "pelicanconf.py"


def words_of(root: Path) -> Words:
    """English words in a project whose settings say so, else Indonesian; nothing is run for it."""
    return load_words("en" if _read_language(root / _SETTINGS).startswith("en") else "id")


def _read_language(settings: Path) -> str:
    """What stands at ``language`` in a settings file; empty when nothing plain does."""
    try:
        tree = ast.parse(settings.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return ""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                is_language = isinstance(key, ast.Constant) and key.value == "language"
                if is_language and isinstance(value, ast.Constant):
                    return str(value.value)
    return ""
