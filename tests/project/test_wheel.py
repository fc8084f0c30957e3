"""The wheel holds everything, and a show is made and published with it where nothing else is."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from lxml import etree
from packaging.requirements import Requirement

from siniar import __version__
from siniar.content.settings.guid import mint_show_guid
from tests.support.places import ROOT

GUID = "{https://podcastindex.org/namespace/1.0}guid"
#: Bytes that a wheel may have; the form for editors is 1.1 MB of them.
LIMIT = 3_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_engine_theme_pictures_words_and_form_and_nothing_of_the_first_show(
    wheel: Path,
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        about = archive.read(f"siniar-{__version__}.dist-info/METADATA").decode()
    ours = {path.relative_to(ROOT / "theme") for path in (ROOT / "theme").rglob("*.*")}
    assert {f"siniar/theme/{path.as_posix()}" for path in ours} <= names
    assert {
        "siniar/locale/id/LC_MESSAGES/pages.po",
        "siniar/pages/admin/vendor.json",
        "siniar/images/fonts/PlusJakartaSans.ttf",
        "siniar/requirements/run.lock",
        "siniar/.github/actions/prepare/action.yml",
    } <= names
    tops = {"siniar", f"siniar-{__version__}.dist-info", "pelican"}
    assert {name.split("/")[0] for name in names} == tops
    # Nothing but our plugin may lie in Pelican's own folder.
    pelican = [name for name in names if name.startswith("pelican/")]
    assert pelican == ["pelican/plugins/siniar/__init__.py"]
    assert not [name for name in names if name.endswith((".mp3", ".opus", ".m4a"))]
    assert wheel.stat().st_size < LIMIT
    assert "Classifier: Framework :: Pelican :: Plugins" in about
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with the wheel, and with what it says that it needs as the tests have it."""
    folder = tmp_path_factory.mktemp("empty") / "venv"
    venv.create(folder, with_pip=False)
    python = folder / "bin/python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True)
    (packages,) = folder.glob("lib/*/site-packages")
    for name in _needs(packages):
        assert distribution(name)
    (packages / "locked.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def _needs(packages: Path) -> list[str]:
    (about,) = packages.glob("siniar-*.dist-info/METADATA")
    lines = re.findall(r"^Requires-Dist: (.+)$", about.read_text(encoding="utf-8"), re.MULTILINE)
    needed = [Requirement(line) for line in lines]
    assert len(needed) > 15
    return [each.name for each in needed if not each.marker or each.marker.evaluate({"extra": ""})]


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    around = {"HOME": str(folder), "PATH": os.environ["PATH"], "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=folder, env=around, capture_output=True, encoding="utf-8", check=False
    )


def test_a_show_is_made_checked_published_and_brought_up_to_date(
    environment: Path, wheel: Path, tmp_path: Path
) -> None:
    siniar = environment / "bin/siniar"
    made = run(
        tmp_path, siniar, "new-show", "show", "--title", "Harbour Talks", "--office", "Sample",
        "--language", "en", "--url", "https://talks.harbour.org/", "--topics", "Ships, Weather",
        "--yes",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    show = tmp_path / "show"
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    locked = (show / "requirements.txt").read_text(encoding="utf-8")
    assert f"siniar=={__version__} \\\n    --hash=sha256:{digest}\n" in locked
    assert locked.count("==") > 30
    own = [path for path in show.iterdir() if path.name not in {".git", ".cache"}]
    assert {path.name for path in own} == {
        "README.md", "content", "pelicanconf.py", "publishconf.py", "tasks.py",
        "requirements.in", "requirements.txt", ".github", ".gitignore",
    }  # fmt: skip
    assert (show / ".git").is_dir()

    published = run(show, environment / "bin/python", "-m", "siniar", "publish")
    assert published.returncode == 0, published.stderr
    feed = etree.parse(show / "output/feed.xml")
    assert feed.findtext(f".//{GUID}") == mint_show_guid("https://talks.harbour.org/feed.xml")
    assert "theme/" in (show / "output/index.html").read_text(encoding="utf-8")

    assert "Everything is up to date" in run(show, siniar, "upgrade").stdout
    (show / "tasks.py").write_text("former\n", encoding="utf-8")
    assert "-former" in run(show, siniar, "upgrade", "--yes").stdout
    assert "execv" in (show / "tasks.py").read_text(encoding="utf-8")


def test_the_program_is_not_installed_where_tests_run() -> None:
    """Else the environment above would find this one's instead of the wheel's."""
    with pytest.raises(PackageNotFoundError):
        distribution("siniar")
