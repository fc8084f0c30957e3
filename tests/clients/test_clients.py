"""Podcast programs that people use subscribe to a really built site on loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from siniar.build.preview.serve import running_server
from siniar.build.preview.served import ServedSite
from siniar.build.preview.state import BuildOutcome, Preview
from siniar.build.publish import Outcome, build_site
from tests.clients.programs import Home, ask_gpodder, ask_newsboat, ask_podget
from tests.support import audio as makers
from tests.support.shows import SHOW, write_settings
from tests.support.tools.clients import find_missing

pytestmark = pytest.mark.clients

#: guid, title, name of the audio file in content/; the newest last.
EPISODES = (
    ("guid-satu-0001", "Cara mengurus KK & KTP-el", "001.mp3"),
    ("guid-dua-0002", "Surat “pindah” untuk warga baru 👩‍👩‍👧", "002 rapat.mp3"),
    ("guid-tiga-0003", "ꦱꦸꦫꦠ꧀ dan بيانات warga", "003-édisi.mp3"),
)
NOTE = """---
judul: {title}
nomor: {number}
tanggal: 2026-01-0{number} 08:00
topik: Kependudukan
ringkasan: Syarat dan tempat.
audio: {sound}
guid: {guid}
---
Isi catatan ke-{number} & <b>seterusnya</b>.
"""
NEWEST_FIRST = [(guid, title) for guid, title, _ in reversed(EPISODES)]


@dataclass
class Elsewhere:
    """A proxy for every other computer: it answers nothing and remembers who asked."""

    address: str = ""
    asked: list[bytes] = field(default_factory=list)

    def listen(self, server: socket.socket) -> None:
        while True:
            try:
                client, _ = server.accept()
            except OSError:  # closed
                return
            with client:
                client.settimeout(5)
                self.asked.append(client.recv(1024))


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        proxy = Elsewhere(f"http://127.0.0.1:{server.getsockname()[1]}")
        thread = threading.Thread(target=proxy.listen, args=(server,), daemon=True)
        thread.start()
        yield proxy
        server.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def write_project(root: Path, page_size: int) -> None:
    for name in ("episodes", "audio", "transcripts", "pages", "images"):
        (root / "content" / name).mkdir(parents=True)
    for number, (guid, title, sound) in enumerate(EPISODES, 1):
        note = NOTE.format(number=number, title=title, guid=guid, sound=sound)
        (root / f"content/episodes/00{number}.md").write_text(note, encoding="utf-8")
        (root / "content/audio" / sound).write_bytes(makers.frames(383 * number))
    write_settings(root, SHOW | {"feed": {"page_size": page_size}})


@dataclass(frozen=True)
class Published:
    feed: str
    #: Published sound files by name.
    sounds: dict[str, bytes]
    #: Episodes on the first page of the feed.
    page_size: int


@pytest.fixture(scope="module", params=[300, 2], ids=["one page", "two pages"])
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Published]:
    missing = find_missing()
    if missing:
        pytest.fail(f"Type: sudo apt-get install {' '.join(missing)}", pytrace=False)
    root = tmp_path_factory.mktemp("acara")
    write_project(root, request.param)
    preview = Preview()
    with (
        running_server(ServedSite(preview), port=0) as (_, addresses),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("SITEURL", addresses.siteurl)
        assert build_site(root, root / "output").outcome is Outcome.DONE
        preview.show(BuildOutcome(root / "output"))
        files = sorted((root / "output/audio").iterdir())
        sounds = {path.name: path.read_bytes() for path in files}
        yield Published(f"{addresses.siteurl}/feed.xml", sounds, request.param)
        preview.close()


@pytest.fixture
def home(tmp_path: Path, elsewhere: Elsewhere) -> Iterator[Home]:
    yield Home(tmp_path, elsewhere.address)
    assert elsewhere.asked == []


def newest_sounds(published: Published) -> dict[str, bytes]:
    """What stands on the first page; the published names begin with the episode's number."""
    names = sorted(published.sounds)[-published.page_size :]
    return {name: published.sounds[name] for name in names}


def test_the_site_publishes_three_different_sounds_under_plain_names(published: Published) -> None:
    assert len({len(sound) for sound in published.sounds.values()}) == len(EPISODES)
    assert all(name.isascii() and " " not in name for name in published.sounds)


def test_gpodder_sees_every_episode_on_every_page_and_downloads_the_published_bytes(
    home: Home, published: Published
) -> None:
    heard = ask_gpodder(home, published.feed)
    assert heard.show == SHOW["title"]
    assert heard.episodes == NEWEST_FIRST
    assert heard.files == published.sounds


def test_newsboat_sees_the_first_page_and_podboat_downloads_the_published_bytes(
    home: Home, published: Published
) -> None:
    heard = ask_newsboat(home, published.feed)
    assert heard.show == SHOW["title"]
    assert heard.episodes == NEWEST_FIRST[: published.page_size]
    assert heard.files == newest_sounds(published)


def test_podget_downloads_the_published_bytes_of_the_first_page(
    home: Home, published: Published
) -> None:
    heard = ask_podget(home, published.feed)
    assert len(heard.episodes) == len(newest_sounds(published))
    assert heard.files == newest_sounds(published)


def test_the_proxy_notices_a_program_that_asks_elsewhere(
    tmp_path: Path, elsewhere: Elsewhere
) -> None:
    home = Home(tmp_path, elsewhere.address)
    with pytest.raises(AssertionError):
        home.run("wget", "-q", "-t", "1", "-T", "5", "http://contoh.example/")
    assert elsewhere.asked[0].startswith(b"GET http://contoh.example/")
