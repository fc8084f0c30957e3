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

from siniar.commands.main import main
from siniar.commands.options import list_options
from siniar.commands.table import TASKS
from siniar.model.words import load_words
from siniar.system.exits import TaskError, UseError
from tests.support.places import ROOT, SAMPLE
from tools.run_tests import SuiteOptions, list_tools, pytest_arguments, to_status
from tools.table import DEVELOPMENT

EVERY = (*TASKS, *DEVELOPMENT)
WORDS = load_words("id")
NAMES = [name for task in EVERY for name in (task.name, *task.aliases)]


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
        assert listed.keys() == {task.name for task in EVERY}
        assert all(line.endswith((".", ")")) or "--" in line for line in listed.values())


@pytest.mark.parametrize("name", NAMES)
def test_every_task_and_every_other_name_explains_itself_and_all_its_options(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(SAMPLE, [name, "--help"], EVERY, program="tasks.py", prepare=refuse) == 0
    told = capsys.readouterr().out
    task = next(task for task in EVERY if name in {task.name, *task.aliases})
    assert told.startswith(f"Pemakaian: tasks.py {task.name}")
    assert WORDS.t(task.help) in " ".join(told.split())
    for option in list_options(task.load()[1]):
        form = "-- …" if option.hint.is_rest else option.word
        line = next(line for line in told.splitlines() if form in line)
        assert line
        assert WORDS.t(option.hint.help) in " ".join(told.split())


def refuse(_options: object) -> None:
    raise AssertionError("nothing is to be run")


def test_help_stands_behind_a_task_as_behind_python() -> None:
    done = run("kit-youtube", "--help")
    assert done.returncode == 0
    assert "--episode EPISODE" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("tidakada",), 'Tidak ada tugas "tidakada".'),
        (("perikas",), "Maksudnya periksa?"),
        (("serve", "--tidak-ada"), "Tidak ada pilihan --tidak-ada."),
        (("serve", "--prot", "80"), "Maksudnya --port?"),
        (("serve", "--port"), "--port perlu sebuah nilai."),
        (("serve", "--port", "a"), "--port harus angka, bukan a."),
        (("serve", "--lan=ya"), "--lan tidak memakai nilai."),
        (("serve", "lagi"), "Kata lagi tidak ada gunanya di sini."),
        (("check", "--format", "xml"), "--format salah satu dari text, github, json, bukan xml."),
        (("audio", "hapus"), "--action salah satu dari verify, move, bukan hapus."),
        (("audio",), "verify|move belum ada:"),
        (("kit-youtube",), "EPISODE belum ada: Nomor, kode"),
        (("kit-youtube", "1", "2"), "Kata 2 tidak ada gunanya di sini."),
        (("audio", "move"), "--to"),
    ],
)
def test_wrong_use_ends_with_2_and_one_line(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(SAMPLE, arguments, EVERY, program="tasks.py", prepare=lambda _options: None) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_wrong_use_is_told_in_english_where_the_show_is_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pelicanconf.py").write_text('SHOW = {"language": "en"}\nrusak(')
    assert main(tmp_path, ["chek"], EVERY, program="tasks.py", prepare=refuse) == 2
    assert "Semua tugas" in capsys.readouterr().err  # a file that is no Python says nothing
    (tmp_path / "pelicanconf.py").write_text('SHOW = {"language": "en"}\n')
    assert main(tmp_path, ["chek"], EVERY, program="tasks.py", prepare=refuse) == 2
    assert "Did you mean check?" in capsys.readouterr().err


def test_a_program_error_is_one_line_a_file_and_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_root: Path) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("siniar.commands.check.read_project", fail)
    monkeypatch.delenv("CI", raising=False)
    assert main(tmp_path, ["check"], EVERY, program="tasks.py", prepare=lambda _o: None) == 1
    said = capsys.readouterr().err
    assert said.startswith("Gagal: ZeroDivisionError")
    assert "Traceback" not in said
    assert "Traceback" in (tmp_path / ".cache/last-error.txt").read_text()
    monkeypatch.setenv("CI", "true")
    assert main(tmp_path, ["check"], EVERY, program="tasks.py", prepare=lambda _o: None) == 1
    assert "Traceback" in capsys.readouterr().err


def test_settings_that_cannot_be_run_are_a_finding_and_status_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pelicanconf.py").write_text("x = 1 / 0")
    assert main(tmp_path, ["check"], EVERY, program="tasks.py", prepare=lambda _o: None) == 3
    assert "pelicanconf.py baris 1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (KeyboardInterrupt(), 130, ""),
        (UseError("begini"), 2, "begini\n"),
        (TaskError("putus"), 1, "putus\n"),
    ],
)
def test_each_end_has_its_status(
    error: BaseException, status: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_options: object) -> None:
        raise error

    assert main(SAMPLE, ["check"], EVERY, program="tasks.py", prepare=fail) == status
    assert capsys.readouterr().err == told


def test_a_build_imports_what_builds_need_and_no_more() -> None:
    script = (
        "import sys; import siniar.commands.main, siniar.commands.table, siniar.commands.build;"
        "print([name for name in sys.modules if name.startswith(tuple(sys.argv[1:]))])"
    )
    foreign = ("siniar.production", "siniar.doctor", "siniar.youtube.refresh", "siniar.build.prev")
    done = subprocess.run(
        [sys.executable, "-c", script, *foreign, "invoke", "tools"],
        check=True,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout == "[]\n"


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


def test_a_task_whose_output_nobody_reads_ends_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        [sys.executable, "tasks.py"], check=False, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE
    )
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (141, b"")


def test_pytest_is_called_with_what_was_asked_for() -> None:
    def arguments(**wanted: object) -> list[str]:
        options = SuiteOptions(**{"jobs": 1, **wanted})  # type: ignore[arg-type]
        return pytest_arguments(ROOT, options)

    assert arguments() == ["-m", "not clients"]
    assert arguments(clients=True) == []
    assert arguments(quick=True) == [
        "-m",
        "not clients and not browser and not servers and not slow",
    ]
    assert arguments(only="tests/project")[-1] == "tests/project"
    one = "tests/commands/test_tasks.py::x"
    assert arguments(only=one)[-1] == one
    assert arguments(only="preview")[-2:] == ["-k", "preview"]
    assert arguments(jobs=2)[:2] == ["-n", "2"]
    assert "--cov" in arguments(coverage=True, jobs=2)
    assert "-n" not in arguments(coverage=True, jobs=2)
    assert arguments(pytest=("-x", "--lf"))[-2:] == ["-x", "--lf"]


def test_pytests_end_becomes_ours() -> None:
    assert [to_status(status) for status in (0, 1, 2, 3, 4, 5)] == [0, 1, 1, 1, 2, 2]


def test_tools_are_prepared_for_what_will_run() -> None:
    assert "browser" not in list_tools(SuiteOptions(quick=True))
    assert {"browser", "node", "java"} <= set(list_tools(SuiteOptions()))
    assert "clients" in list_tools(SuiteOptions(clients=True))
