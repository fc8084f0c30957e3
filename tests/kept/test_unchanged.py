"""What changed since a build is told from names, sizes and times, before anything is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.corpus import write_project
from siniar.system import unchanged
from siniar.system.exits import GOOD
from tests.kept.test_incremental import read_folder
from tests.kept.test_retouching import add, build, note_of, settle


def run(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`tasks.py build`, as an editor types it."""
    settle(root)
    done = subprocess.run(
        [sys.executable, "tasks.py", "build"],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == GOOD, done.stderr
    return done


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project that was built, here because its pictures are drawn already."""
    root = write_project(tmp_path / "show", 3)
    build(root)
    # Otherwise whatever tests do would be built again anyway.
    assert not is_built_again(root)
    return root


def is_built_again(root: Path, **environment: str) -> bool:
    return "Selesai" in run(root, **environment).stderr


def test_nothing_changed_is_told_at_once_with_what_was_said_before(root: Path) -> None:
    note = note_of(root, 0)
    note.write_text(note.read_text().replace("judul: ", "judul: Episode 1 – "))
    first = run(root).stderr
    assert "judul-bernomor" in first
    again = run(root).stderr
    assert "judul-bernomor" in again
    assert "Selesai" not in again


def page_is_gone(root: Path) -> None:
    (root / "output" / "index.html").unlink()


def page_is_replaced(root: Path) -> None:
    page = root / "output" / "index.html"
    page.with_suffix(".new").write_text("Somebody was here.")
    page.with_suffix(".new").replace(page)


def folder_is_gone(root: Path) -> None:
    (root / "output").rename(root / "elsewhere")


def something_is_added(root: Path) -> None:
    (root / "output" / "episode" / "extra").mkdir()


def record_is_damaged(root: Path) -> None:
    path = unchanged.register_path(root)
    path.write_bytes(path.read_bytes()[:50])


def record_is_foreign(root: Path) -> None:
    path = unchanged.register_path(root)
    path.write_text(json.dumps({**json.loads(path.read_text()), "folders": [3]}))


def time_has_passed(root: Path) -> None:
    path = unchanged.register_path(root)
    path.write_text(json.dumps({**json.loads(path.read_text()), "until": 1.0}))


def note_has_come(root: Path) -> None:
    text = note_of(root, 0).read_text()
    (root / "content" / "episodes" / "_catatan.md").write_text(text)


def link_to_a_folder(root: Path) -> None:
    (root / "content" / "pintas").symlink_to(root / "content" / "audio")


@pytest.mark.parametrize(
    "change",
    [
        page_is_gone,
        page_is_replaced,
        folder_is_gone,
        something_is_added,
        record_is_damaged,
        record_is_foreign,
        time_has_passed,
        note_has_come,
    ],
)
def test_anything_else_is_built(change: object, root: Path) -> None:
    assert callable(change)
    page = (root / "output" / "index.html").read_bytes()
    change(root)
    assert is_built_again(root)
    assert (root / "output" / "index.html").read_bytes() == page
    assert not is_built_again(root)


def test_another_address_in_the_environment_is_another_site(root: Path) -> None:
    assert is_built_again(root, SITEURL="https://lain.example")
    assert not is_built_again(root, SITEURL="https://lain.example")
    assert is_built_again(root)


def test_what_is_still_changing_is_never_taken_for_settled(root: Path) -> None:
    link_to_a_folder(root)
    state = unchanged.look(root)
    assert state.rest == state.signature == ""
    assert state.changed_notes(state) is None


def test_notes_that_alone_changed_are_named(root: Path) -> None:
    settle(root)
    before = unchanged.look(root)
    assert before.changed_notes(before) == []
    add(note_of(root, 1), "Satu.")
    now = unchanged.look(root)
    name = note_of(root, 1).relative_to(root).as_posix()
    # It is unsettled, and so looked at once more the next time.
    assert now.signature == ""
    assert now.changed_notes(before) == [name]
    assert now.changed_notes(now) == [name]
    settle(root)
    assert unchanged.look(root).changed_notes(before) == [name]


def test_two_builds_at_once_leave_the_site_whole(root: Path) -> None:
    for step in range(3):
        add(note_of(root, step), f"Langkah {step}.")
        settle(root)
        command = [sys.executable, "tasks.py", "build"]
        both = [subprocess.Popen(command, cwd=root, stderr=subprocess.DEVNULL) for _ in range(2)]
        assert [process.wait() for process in both] == [GOOD, GOOD]
    run(root)
    site = read_folder(root / "output")
    assert not [path for path in site if ".part-" in path]
    assert is_built_again(root, SITEURL="https://lain.example")
    run(root)
    assert read_folder(root / "output") == site
