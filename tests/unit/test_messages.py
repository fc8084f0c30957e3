"""Catalogues are compiled once, and a kept one is never trusted blindly."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.model.messages import read_catalogue

TEXT = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Word"
msgstr "{}"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A catalogue of one message."""
    place = tmp_path / "id" / "LC_MESSAGES" / "pages.po"
    place.parent.mkdir(parents=True)
    place.write_text(TEXT.format("Kata"), encoding="utf-8")
    return place


def kept(path: Path) -> list[Path]:
    return sorted((path.parent / "__pycache__").iterdir())


def test_a_catalogue_is_compiled_once(path: Path) -> None:
    assert read_catalogue(path).gettext("Word") == "Kata"
    (compiled,) = kept(path)
    compiled.chmod(0o444)
    before = compiled.stat().st_mtime_ns
    assert read_catalogue(path).gettext("Word") == "Kata"
    assert kept(path) == [compiled]
    assert compiled.stat().st_mtime_ns == before


def test_a_new_text_takes_the_place_of_the_old_one(path: Path) -> None:
    read_catalogue(path)
    (old,) = kept(path)
    path.write_text(TEXT.format("Istilah"), encoding="utf-8")
    assert read_catalogue(path).gettext("Word") == "Istilah"
    assert old not in kept(path)
    assert len(kept(path)) == 1


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 400])
def test_a_damaged_one_is_made_again(path: Path, damage: bytes) -> None:
    read_catalogue(path)
    (compiled,) = kept(path)
    whole = compiled.read_bytes()
    compiled.write_bytes(damage or whole[:-1])
    assert read_catalogue(path).gettext("Word") == "Kata"
    assert compiled.read_bytes() == whole


def test_where_nothing_can_be_kept_it_is_compiled_each_time(path: Path) -> None:
    (path.parent / "__pycache__").write_text("a file where a folder is needed")
    assert read_catalogue(path).gettext("Word") == "Kata"
