"""Several shows in one repository: each task works on the one that its command line names."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.commands.main import main
from siniar.commands.table import TASKS
from tests.support.projects import lay_out_project
from tests.support.shows import SHOW, write_settings


@pytest.fixture(scope="module")
def shows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two shows in folders of their own."""
    root = Path(tmp_path_factory.mktemp("repositori"))
    for name in ("satu", "dua"):
        lay_out_project(root / name)
        show = {**SHOW, "title": f"Acara {name}"}
        write_settings(root / name, show, f"https://contoh.example/{name}")
    return root


def run(root: Path, *arguments: str) -> int:
    return main(root, arguments, TASKS, program="tasks.py", prepare=lambda _options: None)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--settings", "dua/pelicanconf.py"),
        ("check", "--settings=dua/pelicanconf.py", "--format", "json"),
        ("check", "--settings", "dua"),
        ("--settings", "dua", "check"),
    ],
)
def test_a_task_works_on_the_show_that_is_named(
    shows: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shows)
    (shows / "dua/.cache").mkdir(exist_ok=True)
    assert run(shows / "satu", *arguments) == 0
    assert not (shows / "satu/.cache").exists()


@pytest.mark.parametrize("value", ["tidak-ada", "catatan.txt", ""])
def test_what_is_no_show_is_told(
    shows: Path, value: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shows)
    (shows / "catatan.txt").write_text("SHOW = {}\n", encoding="utf-8")
    assert run(shows / "satu", "check", "--settings", value) == 2
    assert (value or "–") in capsys.readouterr().err


def test_a_task_with_an_option_of_that_name_keeps_it(
    shows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shows / "satu", "import", "--settings", "--source", "tidak-ada.xml") == 2
    assert "tidak-ada.xml tidak terbaca" in capsys.readouterr().err
