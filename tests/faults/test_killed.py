"""Killed runs of publish: the last good site stays to the byte, and the next run is whole."""

from __future__ import annotations

import contextlib
import json
import random
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from siniar.system import folders
from tests.faults.dying import die_before, die_while_searching
from tests.faults.killing import STATES, Killer
from tests.faults.projects import Project, has_whole_search, make_project, without_search_table
from tests.support.once import made_once

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to kill by")
SEED = 20261124


@pytest.fixture(scope="module")
def killer(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Killer:
    """A project whose two states have been built cleanly once; each worker has a copy of it."""
    with made_once(shared_folder, "killed") as part:
        if part:
            first = Killer(make_project(part / "proyek"), random.Random(SEED))
            first.measure()
            (part / "measured.json").write_text(json.dumps([first.clean, first.seconds]))
    folder = shared_folder / "killed"
    copy = shutil.copytree(folder / "proyek", tmp_path_factory.mktemp("mati") / "proyek")
    measured = json.loads((folder / "measured.json").read_text())
    return Killer(Project(copy), random.Random(SEED), *measured)


@pytest.mark.parametrize("number", range(2))
def test_a_run_killed_at_any_moment_loses_nothing(killer: Killer, number: int) -> None:
    """The same with two hundred moments: ``python3 tasks.py faults``."""
    killer.tally.faults.clear()
    killer.kill_once(number)
    assert killer.tally.faults == []


CALLS = {
    "the folder is made": ("os.mkdir", "publish-", 0, "old"),
    "the first page": ("os.rename", "index.html", 0, "old"),
    "the feed": ("os.rename", ".feed.xml", 0, "old"),
    "a page's second half": ("open", "sitemap.xml", 0, "old"),
    "a page is kept": ("os.link", "/.cache/outputs/", 0, "old"),
    "the search is indexed": ("subprocess.Popen", "pagefind", 0, "old"),
    "the search is tidied": ("os.remove", "pagefind-ui.js", 0, "old"),
    "the switch": ("ctypes.dlsym", "rename", 0, "old"),
    "the old site is removed": ("os.rmdir", "publish-", 0, "new"),
    "two steps, first": ("os.rename", "output-last", 0, "old"),
    "two steps, second": ("os.rename", "/output'", 1, "aside"),
    "two steps, end": ("shutil.rmtree", "output-last", 2, "new"),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_run_killed_just_before_a_call_loses_nothing(killer: Killer, name: str) -> None:
    event, part, number, expected = CALLS[name]
    project = killer.project
    before, state = project.manifest(), other_state(killer)
    clean = without_search_table(killer.clean[state])
    project.write_state(state)
    forget_texts(project)

    def prepare() -> None:
        if name.startswith("two steps"):
            # Without the system's call for it a switch takes two; it is said what is public then.
            folders.exchange = lambda _one, _other: False
        die_before(event, part, number)

    status, said = project.publish(prepare)
    assert status == -signal.SIGKILL, said
    if expected == "old":
        assert project.manifest() == before
    elif expected == "new":
        assert without_search_table(project.manifest()) == clean
    else:
        assert not project.output.exists()
        assert (project.root / ".cache/output-last").is_dir()
    status, said = project.publish()
    assert status == 0, said
    assert without_search_table(project.manifest()) == clean
    assert has_whole_search(project.output)
    assert _left(project) == _KEPT


def test_a_search_program_left_behind_brings_nothing_back(killer: Killer) -> None:
    project = killer.project
    assert project.publish()[0] == 0
    before = project.manifest()
    forget_texts(project)
    process = project.start_publishing(die_while_searching)
    process.join()
    assert process.exitcode == -signal.SIGKILL
    # Cleared away too early, the folder would come back; the next run has to wait.
    assert project.publish()[0] == 0
    time.sleep(1.2)
    assert _left(project) == _KEPT
    assert without_search_table(project.manifest()) == without_search_table(before)


def other_state(killer: Killer) -> str:
    """The state that is not public."""
    public = without_search_table(killer.project.manifest())
    return STATES[public == without_search_table(killer.clean[STATES[0]])]


def forget_texts(project: Project) -> None:
    """Let go of what is kept but pictures, which take long: the next run makes pages and search."""
    shutil.rmtree(project.root / ".cache/search", ignore_errors=True)
    for path in (project.root / ".cache/outputs").iterdir():
        with contextlib.suppress(UnicodeDecodeError):
            path.read_text(encoding="utf-8")
            path.unlink()


#: Folders of the cache that outlive a run.
_KEPT = ["outputs", "search", "templates"]


def _left(project: Project) -> list[str]:
    return sorted(path.name for path in (project.root / ".cache").iterdir() if path.is_dir())
