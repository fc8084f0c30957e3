"""A site is put together from files that an earlier run made, and what is not planned goes."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from siniar.build.cache.outputs import KeptOutputs
from siniar.build.write import find_leftovers, write_outputs
from siniar.model.findings import Place
from siniar.model.keys import Key
from siniar.model.outputs import Output, copied

PLACE = Place("x")


@dataclass
class Builder:
    """Builds outputs into folders, and remembers which were made."""

    root: Path
    made: list[str] = field(default_factory=list)

    def page(self, path: str, text: str) -> Output:
        def render() -> bytes:
            self.made.append(path)
            return text.encode()

        return Output(path, Key(path, text), render, PLACE)

    def pages(self) -> list[Output]:
        pages = {"index.html": "satu", "a/index.html": "dua", "b/index.html": "dua"}
        return [self.page(path, text) for path, text in pages.items()]

    def build(self, outputs: Sequence[Output], name: str = "situs", maker: str = "m") -> list[str]:
        """The paths of what was made."""
        self.made.clear()
        kept = KeptOutputs(self.root / "kept", maker)
        leftovers = find_leftovers(self.root / name, outputs)
        write_outputs(outputs, self.root / name, kept, leftovers)
        made = list(self.made)
        for output in outputs:
            assert (self.root / name / output.path).read_bytes() == output.render()
        return made

    def kept(self) -> list[bytes]:
        return sorted(path.read_bytes() for path in (self.root / "kept").iterdir())


@pytest.fixture
def builder(tmp_path: Path) -> Builder:
    (tmp_path / "situs").mkdir()
    (tmp_path / "kedua").mkdir()
    return Builder(tmp_path)


def test_what_was_made_is_not_made_again(builder: Builder) -> None:
    assert len(builder.build(builder.pages())) == 3
    assert builder.build(builder.pages()) == []
    assert builder.build(builder.pages(), "kedua") == []
    ours, theirs = (builder.root / name / "index.html" for name in ("situs", "kedua"))
    assert ours.samefile(theirs)


def test_another_program_makes_everything_anew(builder: Builder) -> None:
    builder.build(builder.pages())
    assert len(builder.build(builder.pages(), maker="another")) == 3


def test_files_change_their_names_and_what_each_holds_goes_with_it(builder: Builder) -> None:
    builder.build([builder.page("a", "satu"), builder.page("b", "dua!")])
    builder.build([builder.page("a", "dua!"), builder.page("b", "satu")])
    builder.build([builder.page("a", "satu"), builder.page("b", "dua!")])


def test_what_no_site_has_any_more_is_not_kept(builder: Builder) -> None:
    builder.build(builder.pages())
    builder.build([builder.page("index.html", "tiga"), *builder.pages()[1:]])
    assert builder.kept() == [b"dua", b"dua", b"tiga"]


def test_what_another_site_still_has_is_kept(builder: Builder) -> None:
    builder.build(builder.pages(), "kedua")
    builder.build([builder.page("index.html", "tiga")])
    assert builder.build(builder.pages(), "kedua") == []


@pytest.mark.parametrize("content", [b"SATU", b"satu dan lainnya", b""])
def test_a_file_that_somebody_has_written_into_is_made_again(
    content: bytes, builder: Builder
) -> None:
    builder.build(builder.pages())
    written = builder.root / "situs/index.html"
    with written.open("r+b") as file:
        file.truncate(0)
        file.write(content)
    os.utime(written, ns=(1, 1))
    assert builder.build(builder.pages()) == ["index.html"]
    assert builder.kept() == [b"dua", b"dua", b"satu"]


def test_a_cache_that_was_unpacked_without_fractions_of_seconds_is_taken(builder: Builder) -> None:
    builder.build(builder.pages(), "kedua")
    for path in (builder.root / "kept").iterdir():
        os.utime(path, (path.stat().st_atime, int(path.stat().st_mtime)))
    assert builder.build(builder.pages()) == []


def test_files_that_lie_there_and_are_not_planned_go(builder: Builder) -> None:
    site = builder.root / "situs"
    for name in ("lama/index.html", "lain.txt", "a/lama.html", ".git/config", "x.part-1"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("lama")
    (site / "pintas").symlink_to(builder.root)
    (site / "pagefind").mkdir()
    (site / "pagefind/pagefind.js").write_text("cari")
    builder.build(builder.pages())
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    planned = {output.path for output in builder.pages()}
    assert there == planned | {".git/config", "pagefind/pagefind.js"}
    assert not (site / "lama").exists()


def test_what_others_write_in_the_same_run_stays(builder: Builder) -> None:
    site = builder.root / "situs"
    (site / "blog.html").write_text("milik Pelican, lama")
    (site / "arsip.html").write_text("milik Pelican, lama")
    leftovers = find_leftovers(site, builder.pages())
    (site / "blog.html").write_text("milik Pelican")
    (site / "baru.html").write_text("milik Pelican")
    write_outputs(builder.pages(), site, KeptOutputs(builder.root / "kept", "m"), leftovers)
    assert (site / "blog.html").read_text() == "milik Pelican"
    assert (site / "baru.html").is_file()
    assert not (site / "arsip.html").exists()


@pytest.mark.parametrize("seconds", [-86_400, 86_400])
def test_what_is_not_planned_goes_whatever_the_clock_says(seconds: int, builder: Builder) -> None:
    builder.build(builder.pages())
    for path in (builder.root / "situs").rglob("*"):
        os.utime(path, (time.time() + seconds,) * 2)
    builder.build(builder.pages()[1:])
    assert not (builder.root / "situs/index.html").exists()


def test_files_are_copied_where_a_disk_knows_no_links(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    assert len(builder.build(builder.pages())) == 3
    assert builder.build(builder.pages(), "kedua") == []
    ours, theirs = (builder.root / name / "index.html" for name in ("situs", "kedua"))
    assert not ours.samefile(theirs)


@pytest.mark.parametrize("name", ["asing", "asing-", "-", "a-b-c", "a-1-1-1"])
def test_foreign_files_are_not_taken_for_ours(name: str, builder: Builder) -> None:
    (builder.root / "kept").mkdir()
    (builder.root / "kept" / name).write_bytes(b"x")
    assert len(builder.build(builder.pages())) == 3
    assert builder.kept() == [b"dua", b"dua", b"satu"]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file_is_not_taken_for_a_kept_one(
    make: Callable[[Path], None], builder: Builder
) -> None:
    builder.build(builder.pages(), "kedua")
    for path in (builder.root / "kept").iterdir():
        path.unlink()
        make(path)
    assert len(builder.build(builder.pages())) == 3


def test_a_folder_that_cannot_be_made_costs_time_only(builder: Builder) -> None:
    (builder.root / "kept").write_bytes(b"no folder")
    assert len(builder.build(builder.pages())) == 3
    assert len(builder.build(builder.pages())) == 3


def test_a_copy_is_made_again_when_its_source_was_touched_in_any_way(builder: Builder) -> None:
    source = builder.root / "suara.mp3"
    source.write_bytes(b"suara")
    output = copied("audio/suara.mp3", source, PLACE, 5)
    # Of the same tick of the disk's clock nobody could tell which of the two was written first.
    time.sleep(0.02)
    builder.build([output])
    copy = builder.root / "situs/audio/suara.mp3"
    before = copy.stat().st_ino
    time.sleep(0.02)
    builder.build([output])
    assert copy.stat().st_ino == before
    times = source.stat().st_mtime_ns
    source.write_bytes(b"SUARA")
    os.utime(source, ns=(times, times))
    builder.build([output])
    assert copy.read_bytes() == b"SUARA"


def test_previews_link_to_the_content(builder: Builder) -> None:
    source = builder.root / "suara.mp3"
    source.write_bytes(b"suara")
    kept = KeptOutputs(builder.root / "kept", "m")
    output = copied("audio/suara.mp3", source, PLACE, 5)
    for _ in range(2):
        write_outputs([output], builder.root / "situs", kept, {}, links=True)
    assert (builder.root / "situs/audio/suara.mp3").is_symlink()
    builder.build([output])
    assert not (builder.root / "situs/audio/suara.mp3").is_symlink()
