"""Changes entries of SHOW in the text of a settings file, and nothing beside them."""

from __future__ import annotations

import ast
from collections.abc import Mapping

#: Characters of a line, as the settings file is written.
_WIDTH = 96


class NotPlainError(Exception):
    """SHOW does not stand in the file as a plain mapping that can be changed safely."""


def change_show(source: str, changes: Mapping[str, object]) -> str:
    """The settings with other values for keys of SHOW; a key that is not there is added.

    Mappings are merged key by key, everything else is replaced.

    Raises:
        NotPlainError: SHOW is not a plain mapping, or a value is computed.
    """
    for key, value in changes.items():
        source = _change(source, (key,), value)
    return source


def _change(source: str, path: tuple[str, ...], value: object) -> str:
    found = _find(source, path)
    if found is not None and isinstance(value, Mapping) and isinstance(found, ast.Dict):
        for key, inner in value.items():
            source = _change(source, (*path, str(key)), inner)
        return source
    if found is None:
        return _add(source, path, value)
    try:
        is_same = ast.literal_eval(found) == value
    except ValueError:
        raise NotPlainError(".".join(path)) from None
    return source if is_same else _replace(source, found, value)


def _parse(source: str) -> ast.Dict:
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError) as error:  # ValueError: a zero byte
        raise NotPlainError(str(error)) from None
    for statement in reversed(body):
        match statement:
            case ast.Assign(targets=[ast.Name(id="SHOW")], value=ast.Dict() as show):
                return show
    raise NotPlainError("SHOW")


def _find(source: str, path: tuple[str, ...]) -> ast.expr | None:
    """The value of an entry, ``None`` when there is none."""
    value: ast.expr = _parse(source)
    for key in path:
        if not isinstance(value, ast.Dict):
            raise NotPlainError(".".join(path))
        pairs = zip(value.keys, value.values, strict=True)
        inner = [
            each for name, each in pairs if isinstance(name, ast.Constant) and name.value == key
        ]
        if not inner:
            return None
        value = inner[-1]
    return value


def _replace(source: str, value: ast.expr, new: object) -> str:
    lines = source.splitlines(keepends=True)
    first = lines[value.lineno - 1]
    indent = len(first) - len(first.lstrip())
    replace_value(lines, value, write_python(new, indent, value.col_offset))
    return "".join(lines)


def replace_value(lines: list[str], value: ast.expr, written: str) -> None:
    """Put text in the place of a value of these lines; Python counts columns in bytes."""
    first, last = value.lineno - 1, (value.end_lineno or value.lineno) - 1
    before = lines[first].encode()[: value.col_offset]
    after = lines[last].encode()[value.end_col_offset or 0 :]
    # A text in brackets over several lines: the brackets stay, and one text stands in them.
    lines[first : last + 1] = [(before + written.encode() + after).decode()]


def _add(source: str, path: tuple[str, ...], value: object) -> str:
    """Put an entry behind the last one of the mapping that it belongs to."""
    around = _find(source, path[:-1])
    if not isinstance(around, ast.Dict):
        raise NotPlainError(".".join(path))
    lines = source.splitlines(keepends=True)
    if not around.values:
        return _replace(source, around, {path[-1]: value})
    last = around.values[-1]
    key = around.keys[-1]
    if key is None:
        raise NotPlainError(".".join(path))
    number = (last.end_lineno or last.lineno) - 1
    indent = len(lines[key.lineno - 1]) - len(lines[key.lineno - 1].lstrip())
    head = f"{write_python(path[-1], 0, 0)}: "
    written = head + write_python(value, indent, indent + len(head))
    line, end = lines[number].encode(), last.end_col_offset or 0
    rest = line[end:].decode().lstrip()
    if rest.startswith("}"):  # all in one line
        lines[number] = (line[:end] + f", {written}".encode() + line[end:]).decode()
    else:
        behind = _comma(lines, number, end)
        lines[behind] = f"{lines[behind]}{' ' * indent}{written},\n"
    return "".join(lines)


def _comma(lines: list[str], number: int, end: int) -> int:
    """The line that the last entry ends on, with a comma behind it."""
    for index in range(number, min(number + 3, len(lines))):
        start = end if index == number else 0
        if "," in lines[index].encode()[start:].decode():
            return index
    line = lines[number].encode()
    lines[number] = (line[:end] + b"," + line[end:]).decode()
    return number


def write_python(value: object, indent: int, column: int) -> str:
    """A value as the settings file writes it: in one line where it fits, else a line a part."""
    flat = _flat(value)
    if column + len(flat) < _WIDTH or not isinstance(value, (dict, list, tuple)):
        return flat
    inner = " " * (indent + 4)
    if isinstance(value, dict):
        parts = [
            f"{_flat(key)}: {write_python(each, indent + 4, indent + 8)}"
            for key, each in value.items()
        ]
        opened, closed = "{}"
    else:
        parts = [write_python(each, indent + 4, indent + 4) for each in value]
        opened, closed = "()" if isinstance(value, tuple) else "[]"
    rows = "".join(f"{inner}{part},\n" for part in parts)
    return f"{opened}\n{rows}{' ' * indent}{closed}"


def _flat(value: object) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{_flat(key)}: {_flat(each)}" for key, each in value.items())
        return f"{{{inner}}}"
    if isinstance(value, (list, tuple)):
        inner = ", ".join(map(_flat, value))
        return f"({inner})" if isinstance(value, tuple) else f"[{inner}]"
    if isinstance(value, str):
        quoted = ast.unparse(ast.Constant(value))
        return quoted if '"' in value else f'"{quoted[1:-1]}"' if quoted[0] == "'" else quoted
    return repr(value)
