"""Sites without a show, built in the same process, are left alone."""

from __future__ import annotations

from pathlib import Path

import siniar
from siniar.build.publish import Outcome, build_site


def test_a_site_without_a_show_builds_as_if_the_engine_were_not_there(tmp_path: Path) -> None:
    siniar.register()
    (tmp_path / "content").mkdir()
    (tmp_path / "pelicanconf.py").write_text(
        f'PATH = {str(tmp_path / "content")!r}\nSITEURL = "https://lain.example"\n'
        'TIMEZONE = "UTC"\nFEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None\n'
        'READERS = {"rst": None, "html": None, "md": None}\n',
        encoding="utf-8",
    )
    assert build_site(tmp_path, tmp_path / "output").outcome is Outcome.DONE
    assert not (tmp_path / "output/feed.xml").exists()
