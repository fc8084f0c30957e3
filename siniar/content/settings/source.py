"""Finds where settings stand in their file, through its syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from siniar.model.findings import Place


class Spot(Struct, frozen=True):
    """A setting in the file: the line that names it, and its value."""

    #: Counted from 1.
    line: int
    value: ast.expr


class SettingsFile:
    """The text of a settings file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = text.split("\n")

    def place_of(self, path: str, spot: Spot | None) -> Place:
        """The line that names a setting; findings call the file ``path``."""
        if spot is None:
            return Place(path)
        # Python ends lines at a lone \r too, and may count more than there are here.
        is_there = spot.line <= len(self._lines)
        return Place(path, spot.line, self._lines[spot.line - 1][:200] if is_there else "")

    def place(self, path: str, name: str, *keys: str) -> Place:
        """Where a setting stands, or what stands around it."""
        spot = self.find_name(name)
        for key in keys:
            spot = spot and (self.find_entry(spot, key) or spot)
        return self.place_of(path, spot)

    def find_name(self, name: str) -> Spot | None:
        """Where a name gets its value; the last time counts."""
        return self._find_name(name, len(self._lines) + 1)

    def find_entry(self, spot: Spot, key: str) -> Spot | None:
        """The entry of a mapping."""
        entries = (each for name, each in self._entries(spot.value) if name == key)
        return next(entries, None)

    def find_item(self, spot: Spot, index: int) -> Spot | None:
        """An item of a list, counted from 0."""
        value = self._resolve(spot.value)
        if not isinstance(value, (ast.List, ast.Tuple)) or index >= len(value.elts):
            return None
        item = value.elts[index]
        return Spot(item.lineno, item)

    @cached_property
    def _assignments(self) -> list[tuple[str, Spot]]:
        """The names that get values, from top to bottom."""
        try:
            statements = ast.parse(self._text).body
        except (SyntaxError, ValueError, RecursionError):
            return []
        found = []
        for statement in statements:
            match statement:
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=value)
                    | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
                ):
                    found.append((name, Spot(statement.lineno, value)))
        return found

    def _find_name(self, name: str, line: int) -> Spot | None:
        """Where a name got the value that it has at a line."""
        earlier = (spot for known, spot in self._assignments if known == name and spot.line < line)
        return max(earlier, key=lambda spot: spot.line, default=None)

    def _resolve(self, value: ast.expr) -> ast.expr:
        """What a name stands for; each got its value further up, so that this ends."""
        while isinstance(value, ast.Name):
            known = self._find_name(value.id, value.lineno)
            if known is None:
                break
            value = known.value
        return value

    def _entries(self, value: ast.expr) -> Iterator[tuple[str, Spot]]:
        """Keys with their entries, those that count before those that they replace."""
        match self._resolve(value):
            case ast.Dict(keys=keys, values=values):
                for key, inner in reversed(list(zip(keys, values, strict=True))):
                    if isinstance(key, ast.Constant):
                        yield str(key.value), Spot(key.lineno, inner)
                    elif key is None:  # {**others}
                        yield from self._entries(inner)
            case ast.Call(func=ast.Name(id="dict"), keywords=keywords):
                for keyword in keywords:
                    yield keyword.arg or "", Spot(keyword.lineno, keyword.value)
            case ast.BinOp(op=ast.BitOr(), left=left, right=right):
                yield from self._entries(right)
                yield from self._entries(left)
