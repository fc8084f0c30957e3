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
#: It runs for seconds: what Java does to be fast later costs twice as much as it gives.
_JAVA = ("-Xss2m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


@pytest.fixture
def checked(java: Path, node: Node) -> Checked:
    """What the checker complains about in files and folders, warnings too."""
    jar = node.modules / "vnu-jar" / "build" / "dist" / "vnu.jar"

    def check(*paths: Path) -> list[str]:
        run = subprocess.run(
            [java, *_JAVA, "-jar", jar, "--format", "json", "--also-check-css", *paths],
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


def test_every_kind_of_page_and_the_whole_sample_show_are_valid(
    checked: Checked, sample_folder: Path, tmp_path: Path
) -> None:
    site = build(rich_catalogue(draft(9), shows_hidden=True, is_sample=True), tmp_path)
    kinds = write(dict(site.files), tmp_path / "site")
    assert len(kinds) > 20
    pages = [path for path in sample_folder.rglob("*.html") if "admin" not in path.parts]
    assert len(pages) > 30
    # And the checker finds what is wrong.
    wrong = tmp_path / "wrong.html"
    wrong.write_text("<!doctype html><title>x</title><ul><p>falsch</ul>", encoding="utf-8")
    found = checked(wrong, *kinds, *pages, *sample_folder.glob("theme/*/*.css"))
    assert any(complaint.startswith("wrong.html:") for complaint in found)
    assert [complaint for complaint in found if not complaint.startswith("wrong.html:")] == []
