"""Builds without Pelican, where it would have nothing to do, give what it gives."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.corpus import ROOT, write_project
from siniar.build.publish import build_site
from siniar.build.running import read_plain_settings
from siniar.system.exits import GOOD
from tests.kept.test_incremental import read_folder

IDLE = {"PLUGINS", "STATIC_PATHS", "READERS", "ARTICLE_PATHS", "FEED_ALL_ATOM"}


def test_both_ways_give_the_same_bytes(tmp_path: Path) -> None:
    root = write_project(tmp_path / "show", 5)
    (root / "content/images/denah.png").write_bytes(b"not really a picture")
    (root / "content/images/.rahasia").write_bytes(b"hidden")
    assert build_site(root, root / "direct").status == GOOD
    # A setting that only Pelican knows.
    assert build_site(root, root / "pelican", overrides={"SUMMARY_MAX_LENGTH": 3}).status == GOOD
    direct, pelican = read_folder(root / "direct"), read_folder(root / "pelican")
    assert direct == pelican
    assert direct["images/denah.png"] == b"not really a picture"
    assert "images/.rahasia" not in direct


def test_the_show_s_own_settings_are_plain() -> None:
    settings = read_plain_settings(ROOT / "pelicanconf.py", {})
    assert settings is not None
    assert Path(settings["PATH"]) == ROOT / "content"


@pytest.mark.parametrize(
    "line",
    [
        "DELETE_OUTPUT_DIRECTORY = True",
        "STATIC_PATHS = ['extra']",
        "PLUGINS = [plugin, 'another']",
        "PLUGINS = []",
        "PATH = 'nowhere'",
        "THEME = 'nowhere'",
        "del SHOW",
        "del THEME",
        "ARTICLE_PATHS = ['blog']",
    ],
)
def test_any_other_settings_are_for_pelican(line: str, tmp_path: Path) -> None:
    source = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    for name in ("content", "theme"):
        (tmp_path / name).mkdir()
    path = tmp_path / "pelicanconf.py"
    path.write_text(source, encoding="utf-8")
    assert read_plain_settings(path, {})
    path.write_text(f"{source}\n{line}\n", encoding="utf-8")
    assert read_plain_settings(path, {}) is None


def test_what_pelican_is_told_to_leave_alone_is_named() -> None:
    assert runpy.run_path(str(ROOT / "pelicanconf.py")).keys() >= IDLE


def test_reading_the_settings_does_not_bring_pelican() -> None:
    code = (
        "import sys; from pathlib import Path; from siniar.build.running import read_plain_settings;"
        "assert read_plain_settings(Path('pelicanconf.py'), {}); print('pelican' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
