"""tasks.py as editors meet it."""

import ast
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from siniar.commands import desk

ROOT = Path(__file__).resolve().parents[2]
TASKS = ("build", "check", "clean", "lint", "lock", "publish", "serve", "test")


def run(*arguments: str, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "tasks.py", *arguments],
        check=False,
        cwd=root,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )


def test_without_a_task_all_of_them_are_listed_with_a_line_each() -> None:
    for arguments in ((), ("--help",)):
        done = run(*arguments)
        assert done.returncode == 0
        listed = dict(
            re.findall(r"^  ([a-z-]+)(?:, [a-z-]+)*  +(\S.*)$", done.stdout, re.MULTILINE)
        )
        assert listed.keys() >= set(TASKS)
        assert all(line.endswith((".", ")")) or "--" in line for line in listed.values())


@pytest.mark.parametrize("name", [*TASKS, "periksa"])
def test_every_task_explains_itself(name: str) -> None:
    done = run(name, "--help")
    assert done.returncode == 0
    assert "Docstring:" in done.stdout
    assert "none" not in done.stdout.partition("Docstring:")[2].partition("Options:")[0]
    # Every option has a line.
    options = done.stdout.partition("Options:")[2]
    for option in re.findall(r"^  -.*$", options, re.MULTILINE):
        assert re.search(r"\S  +\S", option), option


@pytest.mark.parametrize(
    "arguments",
    [
        ("tidakada",),
        ("serve", "--tidak-ada"),
        ("check", "--format", "xml"),
        ("audio", "hapus"),
        ("audio", "move"),
    ],
)
def test_wrong_use_ends_with_2_and_one_line(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_invoke_knows_the_tasks_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "--list"],
        check=True,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert all(f"  {name} " in done.stdout for name in TASKS)


def test_an_older_python_is_told_so_in_two_lines() -> None:
    script = (
        "import runpy, sys; sys.version_info = (3, 8, 0); "
        "runpy.run_path('tasks.py', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 2
    assert done.stderr.startswith("Perlu Python 3.11 atau lebih baru, ini Python 3.8.")
    assert "Traceback" not in done.stderr


def test_an_older_python_can_read_tasks_py() -> None:
    ast.parse((ROOT / "tasks.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.skipif(os.name == "nt", reason="a child cannot be sent Ctrl-C there")
def test_the_preview_starts_and_ends_quietly_with_ctrl_c() -> None:
    process = subprocess.Popen(
        [sys.executable, "tasks.py", "serve", "--port", "18400"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    address = ""
    while not address:
        line = process.stderr.readline()
        assert line, "ended before it told its address"
        address = next(iter(re.findall(r"http://127\.0\.0\.1:\d+/", line)), "")
    with urllib.request.urlopen(f"{address}.siniar/preview.js", timeout=10) as answer:
        assert answer.status == 200
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors
    assert "KeyboardInterrupt" not in errors


def test_pytest_is_called_with_what_was_asked_for() -> None:
    def arguments(**wanted: object) -> list[str]:
        defaults: dict[str, object] = {
            "quick": False,
            "clients": False,
            "only": "",
            "coverage": False,
            "jobs": 1,
        }
        return desk.pytest_arguments(ROOT, **{**defaults, **wanted})  # type: ignore[arg-type]

    assert arguments() == ["-m", "not clients"]
    assert arguments(clients=True) == []
    assert arguments(quick=True) == ["-m", "not clients and not browser and not slow"]
    assert arguments(only="tests/project")[-1] == "tests/project"
    assert arguments(only="tests/project/test_tasks.py::x")[-1] == "tests/project/test_tasks.py::x"
    assert arguments(only="preview")[-2:] == ["-k", "preview"]
    assert arguments(jobs=2)[:2] == ["-n", "2"]
    assert "--cov" in arguments(coverage=True)


def test_pytests_end_becomes_ours() -> None:
    assert [desk.pytest_status(status) for status in (0, 1, 2, 3, 4, 5)] == [0, 1, 1, 1, 2, 2]


def test_tools_are_prepared_for_what_will_run() -> None:
    assert "browser" not in desk.preparation(quick=True, clients=False)
    assert {"browser", "node", "java"} <= set(desk.preparation(quick=False, clients=False))
    assert "clients" in desk.preparation(quick=False, clients=True)
