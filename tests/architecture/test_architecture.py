"""The structure stays as docs/ARCHITECTURE.md says it is."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.support.places import ROOT

#: The skeleton is no part of the program: it is written into shows as it is.
MODULES = [path for path in sorted((ROOT / "siniar").rglob("*.py")) if "skeleton" not in path.parts]
#: Words that say nothing about what a room is for.
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "manager", "handler", "data", "info", "misc"}
#: Tables grow a row at a time; a long one is still one thought.
TABLES = {"rules.py"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def place_of(path: Path, node: ast.AST) -> str:
    return f"{name_of(path)}:{getattr(node, 'lineno', 0)}"


def places(is_so: Callable[[ast.AST], bool]) -> list[str]:
    """Where in all modules something is so."""
    return [
        place_of(path, node) for path in MODULES for node in ast.walk(tree_of(path)) if is_so(node)
    ]


def test_imports_point_in_one_direction() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_a_room_is_small_and_named_after_what_it_does() -> None:
    assert [name_of(path) for path in MODULES if path.stem in EMPTY_WORDS] == []
    long = [path for path in MODULES if len(path.read_text("utf-8").splitlines()) > 450]
    assert [name_of(path) for path in long if path.name not in TABLES] == []


def swallows(node: ast.AST) -> bool:
    match node:
        case ast.ExceptHandler(type=None | ast.Name(id="Exception" | "BaseException")):
            return True
    return False


def test_no_error_is_swallowed_whole() -> None:
    assert places(swallows) == []


#: Rooms that print, ask and end with an exit status.
SPEAKING = ("siniar/commands/",)
OF_SPEAKING = {"siniar.system.exits", "sys.stdout", "sys.stderr", "sys.stdin", "sys.exit"}


def speaks(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="print" | "input" | "exit" | "quit")):
            return True
        case ast.Attribute(value=ast.Name(id=origin), attr=name):
            return f"{origin}.{name}" in OF_SPEAKING
        case ast.Import(names=names):
            return any(each.name in OF_SPEAKING for each in names)
        case ast.ImportFrom(module=str(origin), names=names):
            return bool(OF_SPEAKING & {origin, *(f"{origin}.{each.name}" for each in names)})
    return False


def test_only_commands_print_ask_and_know_exit_statuses() -> None:
    assert [place for place in places(speaks) if not place.startswith(SPEAKING)] == []


def test_within_commands_only_the_terminal_writes() -> None:
    for path in sorted((ROOT / "siniar/commands").glob("*.py")):
        source = path.read_text(encoding="utf-8")
        is_terminal = path.name == "terminal.py"
        writes = re.search(r"sys\.std(?:out|err|in)|\bprint\(|\binput\(", source)
        assert is_terminal or not writes, path.name


def test_no_module_keeps_state() -> None:
    """What a run finds lives in its Report or Catalogue: no ``global``, no growing containers."""
    assert places(lambda node: isinstance(node, ast.Global)) == []
    assert [
        place_of(path, node)
        for path in MODULES
        for node in tree_of(path).body
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_empty(node.value)
    ] == []


def is_empty(value: ast.expr | None) -> bool:
    """Whether a list or mapping is written that has nothing in it."""
    return (isinstance(value, ast.List) and not value.elts) or (
        isinstance(value, ast.Dict) and not value.keys
    )


#: ``(…)*+`` forgets to go back when a repetition fails half-way, before Python 3.11.5.
#: https://github.com/python/cpython/issues/106052
GROUP_FOR_GOOD = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d[\d,]*\})\+")


def repeats_for_good(node: ast.AST) -> bool:
    match node:
        case ast.Constant(value=str(text)):
            return GROUP_FOR_GOOD.search(text) is not None
    return False


def test_no_pattern_repeats_a_group_for_good() -> None:
    assert places(repeats_for_good) == []


def test_the_engine_knows_nothing_of_the_first_show() -> None:
    for path in MODULES:
        assert "SIMPATRI" not in path.read_text(encoding="utf-8").replace(
            "SIMPATRI-003", ""
        ).replace('"SIMPATRI"', ""), name_of(path)


def test_no_folder_of_tests_is_passed_by(pytestconfig: pytest.Config) -> None:
    """Folders are left out by pytest for their names alone, which nobody is told."""
    left_out = pytestconfig.getini("norecursedirs")
    folders = {each for path in (ROOT / "tests").rglob("test_*.py") for each in path.parents}
    names = {each.name for each in folders if each.is_relative_to(ROOT / "tests")}
    assert [name for name in sorted(names) for form in left_out if fnmatch(name, form)] == []
