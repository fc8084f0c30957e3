"""The watch loop with real files, and the events that a page gets."""

import http.client
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from siniar.build.preview.serve import LOOPBACK, running_server
from siniar.build.preview.served import ServedSite
from siniar.build.preview.state import BuildOutcome, Preview, PreviewFinding
from siniar.build.preview.watch import Watched, watch_and_build

FINDING = PreviewFinding("x", "error", "content/a.md", 4, "a: b", "Salah.", "Begini.", "/a/")


def wait_until(is_true: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


class Desk:
    """A project of one note; the note ``rusak`` cannot be built."""

    def __init__(self, root: Path) -> None:
        self.content = root / "content"
        self.content.mkdir()
        self.conf = root / "conf.py"
        self.conf.write_text("1")
        self.code = root / "code"
        self.code.mkdir()
        (self.code / "a.py").write_text("1")
        self.note = self.content / "a.md"
        self.note.write_text("baik")
        self.root = root
        self.builds = 0
        self.preview = Preview()
        self.stop = threading.Event()
        self.is_outdated: bool | None = None
        self.during_build: Callable[[], None] = lambda: None
        self.thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        watched = Watched((self.content, self.root / "absent"), (self.conf,), (self.code,))
        self.is_outdated = watch_and_build(self.preview, self.build, watched, stop=self.stop)

    def build(self) -> BuildOutcome:
        self.builds += 1
        self.during_build()
        text = self.note.read_text()
        if text == "rusak":
            return BuildOutcome(None, (FINDING,), "Ada kesalahan.")
        folder = self.root / f"site-{self.builds}"
        folder.mkdir()
        (folder / "index.html").write_text(f"<body>{text}</body>")
        return BuildOutcome(folder)

    def shows(self, text: str) -> bool:
        """Whether the page that is served has a text."""
        folder = self.preview.snapshot.folder
        return folder is not None and text in (folder / "index.html").read_text()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    desk.thread.start()
    wait_until(lambda: desk.preview.snapshot.number == 1)
    time.sleep(0.3)  # until the system's watcher has begun
    yield desk
    desk.stop.set()
    desk.thread.join(10)
    assert not desk.thread.is_alive()


def test_a_broken_note_is_built_once_and_the_last_good_pages_stay(desk: Desk) -> None:
    good = desk.preview.snapshot
    desk.note.write_text("rusak")
    wait_until(lambda: desk.builds == 2)
    time.sleep(2)
    assert desk.builds == 2, "a failure must wait for the next change"
    broken = desk.preview.snapshot
    assert (broken.folder, broken.version) == (good.folder, good.version)
    assert broken.failure == "Ada kesalahan."
    assert broken.findings == (FINDING,)

    desk.note.write_text("diperbaiki")
    wait_until(lambda: desk.builds == 3)
    time.sleep(1)
    mended = desk.preview.snapshot
    assert desk.builds == 3
    assert mended.failure == ""
    assert mended.findings == ()
    assert mended.version != good.version
    assert mended.folder is not None
    assert "diperbaiki" in (mended.folder / "index.html").read_text()


def test_savings_in_quick_succession_are_one_build(desk: Desk) -> None:
    for number in range(20):
        (desk.content / f"{number}.md").write_text("x")
    wait_until(lambda: desk.builds >= 2)
    time.sleep(1.5)
    # A busy machine may pause between two savings for longer than quiet is waited for.
    assert desk.builds in {2, 3}


def test_a_settings_file_that_is_replaced_twice_is_noticed_twice(desk: Desk) -> None:
    for builds, text in ((2, "22"), (3, "333")):
        fresh = desk.root / "conf.new"
        fresh.write_text(text)
        fresh.replace(desk.conf)
        wait_until(partial(lambda wanted: desk.builds == wanted, builds))


def test_what_is_saved_during_a_build_is_built_next(desk: Desk) -> None:
    def save_late() -> None:
        desk.during_build = lambda: None
        time.sleep(0.5)
        (desk.content / "terlambat.md").write_text("x")

    desk.during_build = save_late
    desk.note.write_text("lagi")
    wait_until(lambda: desk.builds == 3)


def test_what_is_saved_during_the_first_build_is_not_lost(tmp_path: Path) -> None:
    desk = Desk(tmp_path)

    def save_late() -> None:
        desk.during_build = lambda: None
        time.sleep(0.2)
        desk.note.write_text("rusak")

    desk.during_build = save_late
    desk.thread.start()
    wait_until(lambda: desk.builds == 2)
    desk.stop.set()
    desk.thread.join(10)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bytes in names")
def test_names_of_other_bytes_do_not_end_the_loop_or_make_it_spin(desk: Desk) -> None:
    folder = os.fsencode(desk.content) + b"/foto \xff"
    os.mkdir(folder)  # noqa: PTH102 (bytes)
    wait_until(lambda: desk.builds >= 2)

    def look() -> None:
        os.listdir(folder)  # noqa: PTH208 (the same)

    desk.during_build = look
    time.sleep(1)
    builds = desk.builds
    time.sleep(2)
    assert desk.builds == builds
    with open(folder + b"/\xff.md", "wb"):  # noqa: PTH123 (the same)
        wait_until(lambda: desk.builds == builds + 1)
    for text in ("baru 1", "baru 2", "baru 3"):  # of one size, and perhaps of one second
        desk.note.write_text(text)
        wait_until(partial(desk.shows, text))
    assert desk.thread.is_alive()


def test_changed_code_ends_the_loop_so_that_it_can_start_again(desk: Desk) -> None:
    (desk.code / "a.py").write_text("22")
    desk.thread.join(10)
    assert desk.is_outdated is True
    assert desk.builds == 1


class Events:
    """The events of a page, read from a real connection."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection(LOOPBACK, port, timeout=20)
        self.connection.request("GET", "/.siniar/events")
        self.response = self.connection.getresponse()
        assert self.response.getheader("Content-Type") == "text/event-stream; charset=utf-8"

    def next(self) -> dict[str, object]:
        while True:
            line = self.response.readline()
            assert line, "the stream ended"
            if line.startswith(b"data: "):
                found: dict[str, object] = json.loads(line.removeprefix(b"data: "))
                return found


def test_a_page_gets_the_state_at_once_and_every_change(tmp_path: Path) -> None:
    preview = Preview()
    preview.show(BuildOutcome(tmp_path))
    with running_server(ServedSite(preview), port=0) as (server, _):
        events = Events(server.server_port)
        first = events.next()
        assert first["findings"] == []
        preview.show(BuildOutcome(None, (FINDING,), "rusak"))
        second = events.next()
        assert second["version"] == first["version"]
        assert second["failure"] == "rusak"
        assert second["findings"] == [
            {
                "code": "x",
                "level": "error",
                "path": "content/a.md",
                "line": 4,
                "text": "a: b",
                "reason": "Salah.",
                "remedy": "Begini.",
                "address": "/a/",
            }
        ]
        preview.show(BuildOutcome(tmp_path))
        assert events.next()["version"] != first["version"]
        # One that reconnects gets the present state, not what it missed.
        assert Events(server.server_port).next()["failure"] == ""
    assert events.response.read().strip() == b""


def test_another_run_of_the_server_has_other_versions() -> None:
    assert Preview().snapshot.version != Preview().snapshot.version
