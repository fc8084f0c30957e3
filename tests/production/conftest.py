"""A small show with its folders, in which episodes are produced."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from siniar.build.project import Project
from tests.support.places import THEME

SHOW = {
    "title": "Siaran Contoh",
    "code": "CONTOH",
    "description": "Acara contoh untuk pengujian.",
    "author": "Kantor Contoh",
    "language": "id",
    "categories": ["Government"],
    "guid": "9b024349-ccf0-5f69-a609-6b82873eab3c",
    "topics": [{"name": "Kependudukan"}, {"name": "Sosial"}],
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "acara"
    (root / "content").mkdir(parents=True)
    settings = root / "pelicanconf.py"
    settings.write_text("SHOW = {}\n")
    return Project(
        root=root,
        content=root / "content",
        theme=THEME,
        cache=root / ".cache",
        show=SHOW,
        site_url="https://contoh.example",
        timezone="Asia/Jakarta",
        settings_file=settings,
        now=datetime(2026, 11, 20, 7, 0, tzinfo=timezone(timedelta(hours=7))),
    )
