"""The structure stays as docs/ARCHITECTURE.md says it is."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
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


def test_imports_point_in_one_direction() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_is_small_and_named_after_what_it_does(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not EMPTY_WORDS & {path.stem}
    assert path.name in TABLES or len(source.splitlines()) <= 450


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_error_is_swallowed_whole(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert ast.unparse(node.type) not in {"Exception", "BaseException"}


#: Rooms that print, ask and end with an exit status.
SPEAKING = ("siniar/commands/",)


@pytest.mark.parametrize(
    "path", [each for each in MODULES if not name_of(each).startswith(SPEAKING)], ids=name_of
)
def test_only_commands_print_ask_and_know_exit_statuses(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"print", "input", "exit", "quit"}, node.lineno
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert ast.unparse(node) not in {"sys.stdout", "sys.stderr", "sys.stdin", "sys.exit"}
        names = node.names if isinstance(node, ast.Import | ast.ImportFrom) else []
        origin = node.module if isinstance(node, ast.ImportFrom) else ""
        for name in names:
            assert f"{origin}.{name.name}".lstrip(".") not in {"sys.stdout", "sys.stderr"}
            is_exits = "siniar.system.exits" in {origin, name.name, f"{origin}.{name.name}"}
            assert not is_exits, node.lineno


def test_within_commands_only_the_terminal_writes() -> None:
    for path in sorted((ROOT / "siniar/commands").glob("*.py")):
        source = path.read_text(encoding="utf-8")
        is_terminal = path.name == "terminal.py"
        writes = re.search(r"sys\.std(?:out|err|in)|\bprint\(|\binput\(", source)
        assert is_terminal or not writes, path.name


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_keeps_state(path: Path) -> None:
    """What a run finds lives in its Report or Catalogue: no ``global``, no growing containers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)]
    for node in tree.body:
        value = getattr(node, "value", None)
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(
            value, (ast.List, ast.Dict)
        ):
            is_empty = not (value.elts if isinstance(value, ast.List) else value.keys)
            assert not is_empty, ast.unparse(node)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_pattern_repeats_a_group_for_good(path: Path) -> None:
    """``(…)*+`` forgets to go back when a repetition fails half-way, before Python 3.11.5.

    https://github.com/python/cpython/issues/106052
    """
    strings = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    texts = [node.value for node in strings if isinstance(node, ast.Constant)]
    patterns = [text for text in texts if isinstance(text, str) and text]
    assert [
        text for text in patterns if re.search(r"(?<!\\)\)(?:[*+?]|\{\d[\d,]*\})\+", text)
    ] == []


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
