"""`announce` as an office would run it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from siniar.commands.announce import AnnounceOptions, run
from siniar.system.exits import GOOD, UseError
from tests.support.shows import copy_sample


def test_page_and_picture_lie_in_the_kit_of_the_episode(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOW", "2026-11-21T12:00:00+07:00")
    root = copy_sample(tmp_path)
    assert run(root, AnnounceOptions("2")) == GOOD
    folder = root / "kit/002-ktp-el-hilang"
    page = (folder / "umumkan.html").read_text()
    assert "episode/" in page
    assert "Belum terbit" not in page
    with Image.open(folder / "002-ktp-el-hilang-status.jpg") as picture:
        assert picture.size == (1080, 1920)
    assert run(root, AnnounceOptions("12")) == GOOD
    assert "Belum terbit" in (root / "kit/012-rencana-masa-depan/umumkan.html").read_text()
    with pytest.raises(UseError):
        run(root, AnnounceOptions("99"))
    capsys.readouterr()
