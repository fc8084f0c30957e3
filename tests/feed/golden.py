"""The feeds that lie in tests/feed/golden/, byte for byte.

They notice what an update of a library changes. When a change is meant, write them anew with
`.venv/bin/python -m tests.feed.golden` and look at the difference before it is committed.
"""

from __future__ import annotations

import runpy
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from siniar.build.load import Loaded, load
from siniar.build.project import Project
from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.model.catalogue import Catalogue
from siniar.model.words import load_words
from tests.feed.full import good_catalogue
from tests.support.places import ROOT, SAMPLE

FOLDER = Path(__file__).with_name("golden")
#: Numbers of the sample notes; what the office adds changes nothing here.
SAMPLES = {f"{number:03}" for number in range(1, 14)}
NOW = datetime.fromisoformat("2026-11-21T12:00:00+07:00")


@cache
def sample_catalogue() -> Catalogue:
    """The sample show, at a fixed address and moment."""
    settings = runpy.run_path(str(SAMPLE / "pelicanconf.py"))
    with tempfile.TemporaryDirectory() as folder:
        project = Project(
            root=SAMPLE,
            content=SAMPLE / "content",
            theme=ROOT / "theme",
            cache=Path(folder),
            show=settings["SHOW"],
            site_url="https://contoh.example/simpatri",
            timezone=settings["TIMEZONE"],
            settings_file=SAMPLE / "pelicanconf.py",
            now=NOW,
        )
        loaded = load(project)
    assert isinstance(loaded, Loaded)
    catalogue = loaded.catalogue
    samples = [each for each in catalogue.episodes if Path(each.source).name[:3] in SAMPLES]
    return replace(catalogue, episodes=tuple(samples))


def make_golden() -> dict[str, bytes]:
    """Each golden file by its name, as it is written today."""
    catalogues = {"feed.xml": sample_catalogue(), "full.xml": good_catalogue(2)}
    return {
        name: plan_feeds(catalogue, load_words("id"), FeedArtwork("gambar/a.jpg"))[0][0].render()
        for name, catalogue in catalogues.items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in make_golden().items():
        (FOLDER / name).write_bytes(content)
