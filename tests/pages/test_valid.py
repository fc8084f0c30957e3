"""Every page, style sheet and drawing of finished sites before the Nu HTML checker."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.built import build
from tests.support.rich import draft, rich_catalogue
from tests.support.tools.node import Node

Checked = Callable[..., list[str]]
#: Files have no origin, so for the checker 'self' is nothing, and it takes JSON-LD for a program.
#: What browsers refuse is shown by tests/browser: no page has an error in its console.
_POLICY = "violates Content Security Policy"


@pytest.fixture
def checked(java: Path, node: Node) -> Checked:
    """What the checker complains about in files and folders, warnings too."""
    jar = node.modules / "vnu-jar" / "build" / "dist" / "vnu.jar"

    def check(*paths: Path) -> list[str]:
        run = subprocess.run(
            [java, "-Xss2m", "-jar", jar, "--format", "json", "--also-check-css", *paths],
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        messages = json.loads(run.stderr or run.stdout)["messages"]
        return [
            f"{Path(message['url']).name}:{message.get('lastLine', 0)} {message['message']}"
            f" {message.get('extract', '')!r}"
            for message in messages
            if _POLICY not in message["message"]
        ]

    return check


def write(files: dict[str, bytes], folder: Path) -> list[Path]:
    """The pages and styles of a site on disk."""
    written = []
    for path, content in files.items():
        if path.endswith((".html", ".css")):
            file = folder / path.replace("/", "-")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            written.append(file)
    return written


def test_the_checker_finds_what_is_wrong(checked: Checked, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.html"
    wrong.write_text("<!doctype html><title>x</title><ul><p>falsch</ul>", encoding="utf-8")
    assert any("p" in complaint for complaint in checked(wrong))


def test_every_kind_of_page_is_valid(checked: Checked, tmp_path: Path) -> None:
    site = build(rich_catalogue(draft(9), shows_hidden=True, is_sample=True), tmp_path)
    paths = write(dict(site.files), tmp_path / "site")
    assert len(paths) > 20
    assert checked(*paths) == []


def test_the_sample_show_is_valid_as_it_is_published(checked: Checked, sample_folder: Path) -> None:
    pages = [path for path in sample_folder.rglob("*.html") if "admin" not in path.parts]
    assert len(pages) > 30
    assert checked(*pages, *sample_folder.glob("theme/*/*.css")) == []
