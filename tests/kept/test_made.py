"""A site is put together in an empty folder from files that an earlier run made."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from siniar.build.cache import MadeFiles
from siniar.build.write import write_outputs
from siniar.model.findings import Place
from siniar.model.outputs import Output

PLACE = Place("x")


def page(path: str, text: str) -> Output:
    return Output(path, text.encode, PLACE, key=f"key of {text}")


PAGES = [page("index.html", "satu"), page("a/index.html", "dua"), page("b/index.html", "dua")]


class Maker:
    """Makes every output, and remembers which."""

    def __init__(self) -> None:
        self.rendered: list[str] = []

    def bytes_for(self, output: Output) -> bytes:
        self.rendered.append(output.path)
        return output.render()

    def is_ready(self, _output: Output) -> bool:
        return True

    def wait(self) -> None:
        pass


def build(root: Path, outputs: Sequence[Output], name: str = "situs") -> list[str]:
    """Build into an empty folder; the paths of what was made for it."""
    maker = Maker()
    made = MadeFiles(root / "made")
    write_outputs(outputs, root / name, None, maker, made=made)
    made.forget_others(outputs)
    for output in outputs:
        assert (root / name / output.path).read_bytes() == output.render()
    return maker.rendered


def kept(root: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in (root / "made").iterdir())


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    assert len(build(tmp_path, PAGES)) == len(PAGES)
    assert build(tmp_path, PAGES, "kedua") == []
    ours, theirs = (tmp_path / name / "index.html" for name in ("situs", "kedua"))
    assert ours.samefile(theirs)


def test_only_the_last_sites_files_are_kept(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    changed = [page("index.html", "tiga"), *PAGES[1:]]
    assert build(tmp_path, changed, "kedua") == ["index.html"]
    assert kept(tmp_path) == [b"dua", b"dua", b"tiga"]


def test_files_without_a_key_and_costly_ones_lie_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "suara.mp3").write_bytes(b"suara")
    outputs = [
        Output("robots.txt", b"robot".strip, PLACE),
        Output("gambar.jpg", b"gambar".strip, PLACE, key="k", is_costly=True),
        Output("suara.mp3", b"suara".strip, PLACE, key="k", source=tmp_path / "suara.mp3"),
    ]
    build(tmp_path, outputs)
    assert kept(tmp_path) == []


@pytest.mark.parametrize("content", [b"SATU", b"satu dan lainnya", b""])
def test_a_file_that_somebody_has_written_into_is_made_again(
    content: bytes, tmp_path: Path
) -> None:
    build(tmp_path, PAGES)
    written = tmp_path / "situs/index.html"
    with written.open("r+b") as file:
        file.truncate(0)
        file.write(content)
    os.utime(written, ns=(1, 1))
    assert build(tmp_path, PAGES, "kedua") == ["index.html"]
    assert kept(tmp_path) == [b"dua", b"dua", b"satu"]
    assert build(tmp_path, PAGES, "ketiga") == []


def test_a_replaced_file_leaves_what_is_kept_alone(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    changed = page("index.html", "tiga")
    write_outputs([changed], tmp_path / "situs", None, Maker())
    assert kept(tmp_path) == [b"dua", b"dua", b"satu"]


def test_files_are_copied_where_a_disk_knows_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    assert len(build(tmp_path, PAGES)) == len(PAGES)
    assert build(tmp_path, PAGES, "kedua") == []
    ours, theirs = (tmp_path / name / "index.html" for name in ("situs", "kedua"))
    assert not ours.samefile(theirs)


def test_what_is_gone_meanwhile_is_made_again(tmp_path: Path) -> None:
    build(tmp_path, PAGES)
    made = MadeFiles(tmp_path / "made")
    found = [made.find(output) for output in PAGES]
    assert all(found)
    for path in (tmp_path / "made").iterdir():
        path.unlink()
    assert [made.find(output) for output in PAGES] == [None] * len(PAGES)


@pytest.mark.parametrize("name", ["asing", "asing-", "-", "a-b-c", "a-1-1-1"])
def test_foreign_files_are_not_taken_for_ours(name: str, tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / name).write_bytes(b"x")
    assert len(build(tmp_path, PAGES)) == len(PAGES)
    assert kept(tmp_path) == [b"dua", b"dua", b"satu"]


def test_a_folder_that_cannot_be_made_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(b"no folder")
    assert len(build(tmp_path, PAGES)) == len(PAGES)
    assert len(build(tmp_path, PAGES, "kedua")) == len(PAGES)
