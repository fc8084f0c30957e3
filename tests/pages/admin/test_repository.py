"""The form's repository may stand in the environment, and each build looks there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.corpus import write_project
from siniar.build.publish import Outcome, build_site

pytestmark = pytest.mark.usefixtures("drawn_once")


def test_each_build_has_the_form_of_the_repository_that_is_named_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_project(tmp_path / "show", 1)
    settings = root / "pelicanconf.py"
    line = 'SHOW = {**SHOW, "admin": {"repository": os.environ.get("ADMIN_REPOSITORY", "")}}\n'
    settings.write_text(
        f"{settings.read_text()}import os\n{line}DRAWS_CARDS = INDEXES_SEARCH = False\n"
    )
    config = root / "output/admin/config.json"
    for repository in ("", "a/b", ""):
        monkeypatch.setenv("ADMIN_REPOSITORY", repository)
        built = build_site(root, root / "output")
        assert built.outcome is Outcome.DONE, built.failure
        assert config.is_file() == bool(repository)
        if repository:
            assert json.loads(config.read_text("utf-8"))["backend"]["repo"] == repository
