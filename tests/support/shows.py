"""Small projects: as their settings describe them, as files, and read."""

from __future__ import annotations

import runpy
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from siniar.build.load import Loaded, load
from siniar.build.project import Project
from tests.support.places import SAMPLE, THEME

#: Settings with every required part.
SHOW = {
    "title": "Siaran Contoh",
    "code": "CONTOH",
    "description": "Acara contoh untuk pengujian.",
    "author": "Kantor Contoh",
    "language": "id",
    "categories": ["Government"],
    "guid": "8a718e6a-1337-5049-b6a3-8f7f2c234058",
    "topics": [{"name": "Kependudukan"}, {"name": "Sosial"}],
}
MORNING = datetime(2026, 11, 20, 7, 0, tzinfo=timezone(timedelta(hours=7)))
#: Of a site that Pelican builds by itself.
PLAIN = """
SITENAME = "Percobaan"
SITEURL = ""
PATH = "content"
TIMEZONE = "Asia/Jakarta"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
READERS = {"rst": None, "html": None}
"""
_SETTINGS = """
import os
from pathlib import Path
SHOW = {show!r}
SITEURL = os.environ.get("SITEURL") or {url!r}
TIMEZONE = "Asia/Jakarta"
NOW = "2026-11-21T12:00:00+07:00"
SINIAR_ROOT = Path(__file__).parent
PLUGINS = ["siniar"]
PATH = str(SINIAR_ROOT / "content")
THEME = {theme!r}
SITENAME = SHOW["title"]
STATIC_PATHS = ["images"]
ARTICLE_PATHS = PAGE_PATHS = DIRECT_TEMPLATES = THEME_STATIC_PATHS = []
READERS = {{"rst": None, "html": None, "md": None}}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


def write_settings(
    root: Path, show: dict[str, object], url: str = "https://contoh.example"
) -> None:
    """The settings files of a show; SITEURL in the environment comes first."""
    text = _SETTINGS.format(show=show, url=url, theme=str(THEME))
    (root / "pelicanconf.py").write_text(text, encoding="utf-8")
    (root / "publishconf.py").write_text(f"{text}STRICT = True\n", encoding="utf-8")


def make_project(root: Path, now: datetime = MORNING, show: dict[str, object] = SHOW) -> Project:
    """A show without episodes, whose settings file says as good as nothing."""
    settings = root / "pelicanconf.py"
    (root / "content").mkdir(parents=True, exist_ok=True)
    settings.write_text("SHOW = {}\n", encoding="utf-8")
    return Project(
        root=root,
        content=root / "content",
        theme=THEME,
        cache=root / ".cache",
        show=show,
        site_url="https://contoh.example",
        timezone="Asia/Jakarta",
        settings_file=settings,
        now=now,
    )


def sample_settings() -> dict[str, Any]:
    """SHOW of the sample show."""
    made: dict[str, Any] = runpy.run_path(str(SAMPLE / "pelicanconf.py"))["SHOW"]
    return made


def copy_sample(root: Path) -> Path:
    """A copy of the sample show that may be spoiled."""
    shutil.copytree(SAMPLE / "content", root / "content")
    shutil.copytree(THEME, root / "theme")
    shutil.copy(SAMPLE / "pelicanconf.py", root)
    return root


def load_show(project: Project) -> Loaded:
    """What is read of a project whose settings make a show."""
    loaded = load(project)
    assert isinstance(loaded, Loaded), loaded.report
    return loaded
