"""Changes the audio's base address in the text of a settings file, and nothing beside it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable

from siniar.content.settings.edit import NotPlainError, replace_value

SETTING = "audio_base"
#: What an editor types for "back to the site itself".
_HOME = frozenset({"situs", "site", "lokal"})


def parse_base(text: str) -> str | None:
    """The address that an editor types, empty for the site itself; ``None`` when it is neither."""
    base = text.strip().rstrip("/")
    if base.lower() in _HOME:
        return ""
    return base if re.fullmatch(r"https?://[^\s<>\"?#]+", base) else None


def change_base(source: str, base: str, *, adds: bool) -> str:
    """The settings with another ``audio_base``; nothing else of the text is touched.

    With ``adds`` a setting that is not there yet is written into SHOW; without it the text stays.

    Raises:
        NotPlainError: SHOW is not a plain dict, or the setting is computed.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:  # ValueError: a zero byte
        raise NotPlainError(str(error)) from None
    values = list(_values(tree))
    if any(not _is_text(value) for value in values):
        raise NotPlainError(ast.unparse(values[0]))
    lines = source.splitlines(keepends=True)
    written = json.dumps(base, ensure_ascii=False)
    for value in reversed(values):
        replace_value(lines, value, written)
    if not values and adds:
        _add(lines, tree, f'"{SETTING}": {written},')
    changed = "".join(lines)
    if _others(ast.parse(changed)) != _others(tree):
        raise NotPlainError(SETTING)
    return changed


def _is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def _shows(tree: ast.Module) -> list[ast.Dict]:
    """Every dict that is given the name SHOW at the top of the file."""
    return [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id == "SHOW"
    ]


def _values(tree: ast.Module) -> Iterable[ast.expr]:
    """Where the setting is given a value, in the order of the text."""
    for node in tree.body:
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Subscript) and _is_setting(target.slice):
                yield node.value
            elif isinstance(target, ast.Name) and isinstance(node.value, ast.Dict):
                pairs = zip(node.value.keys, node.value.values, strict=True)
                yield from (value for key, value in pairs if _is_setting(key))


def _is_setting(key: ast.expr | None) -> bool:
    return isinstance(key, ast.Constant) and key.value == SETTING


def _add(lines: list[str], tree: ast.Module, written: str) -> None:
    """Put a line above the last setting of SHOW, and above the comment that belongs to that."""
    shows = _shows(tree)
    keys = [key for key in shows[-1].keys if key is not None] if shows else []
    if not keys:
        raise NotPlainError("SHOW")
    number = keys[-1].lineno - 1
    indent = lines[number][: keys[-1].col_offset]
    if indent.strip():
        raise NotPlainError("SHOW")
    while lines[number - 1].lstrip().startswith("#"):
        number -= 1
    ending = "\r\n" if lines[number].endswith("\r\n") else "\n"
    lines.insert(number, f"{indent}{written}{ending}")


def _others(tree: ast.Module) -> str:
    """Everything but the setting, to be compared."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            pairs = [
                (key, value)
                for key, value in zip(node.keys, node.values, strict=True)
                if not _is_setting(key)
            ]
            node.keys, node.values = [key for key, _ in pairs], [value for _, value in pairs]
        elif isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Subscript) and _is_setting(target.slice)
            for target in node.targets
        ):
            node.value = ast.Constant("")
    return ast.dump(tree)
