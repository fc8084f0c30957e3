"""The preview's server over real sockets."""

import errno
import http.client
import os
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from siniar.build.preview.serve import LOOPBACK, find_lan_host, normalise_prefix, running_server
from siniar.build.preview.served import ServedSite
from siniar.build.preview.server import PreviewServer, open_server
from siniar.build.preview.state import BuildOutcome, Preview

AUDIO = bytes(range(256)) * 1000
PAGE = "<!doctype html><title>Beranda</title><body>Halo</body></html>"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


Ask = Callable[..., Answer]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "audio").mkdir(parents=True)
    (site / "episode" / "satu").mkdir(parents=True)
    (site / ".well-known").mkdir()
    (site / "index.html").write_text(PAGE)
    (site / "404.html").write_text("<body>Tidak ada</body>")
    (site / "tentang.html").write_text("<p>Tentang")
    (site / "episode" / "satu" / "index.html").write_text("<BODY>Satu</BODY >")
    (site / "kosong").mkdir()
    (site / ".well-known" / "assetlinks.json").write_text("[]")
    (site / "audio" / "satu.mp3").write_bytes(AUDIO)
    (site / "audio" / "hampa.mp3").write_bytes(b"")
    (site / "feed.xml").write_text("<rss/>")
    (tmp_path / "rahasia.txt").write_text("rahasia")
    return site


@pytest.fixture
def preview(folder: Path) -> Preview:
    preview = Preview()
    preview.show(BuildOutcome(folder))
    return preview


def asking(server: PreviewServer) -> Ask:
    def ask(path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection(LOOPBACK, server.server_port, timeout=10)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path)
        for name, value in names.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer

    return ask


@pytest.fixture
def server(preview: Preview) -> Iterator[PreviewServer]:
    with running_server(ServedSite(preview), port=0) as (server, _):
        yield server


@pytest.fixture
def ask(server: PreviewServer) -> Ask:
    return asking(server)


def test_a_page_is_served_with_its_script_and_the_file_stays_as_it_is(
    ask: Ask, folder: Path
) -> None:
    answer = ask("/")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.body.count(b'<script src="/.siniar/preview.js"') == 1
    assert answer.body.endswith(b"</script></body></html>")
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert (folder / "index.html").read_text() == PAGE


def test_head_answers_like_get_without_a_body(ask: Ask) -> None:
    for path in ("/", "/audio/satu.mp3", "/tidak-ada", "/feed.xml"):
        head, get = ask(path, "HEAD"), ask(path)
        assert head.body == b""
        assert head.status == get.status
        del head.headers["Date"], get.headers["Date"]
        assert head.headers == get.headers


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-99", 0, 99),
        ("bytes=1000-", 1000, len(AUDIO) - 1),
        ("bytes=-500", len(AUDIO) - 500, len(AUDIO) - 1),
        (f"bytes=-{len(AUDIO) * 2}", 0, len(AUDIO) - 1),
        (f"bytes=100-{len(AUDIO) * 2}", 100, len(AUDIO) - 1),
        ("bytes = 5 - 9", 5, 9),
        ("BYTES=5-9", 5, 9),
    ],
)
def test_a_range_gets_exactly_its_bytes(ask: Ask, wanted: str, first: int, last: int) -> None:
    answer = ask("/audio/satu.mp3", Range=wanted)
    assert answer.status == 206
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(AUDIO)}"
    assert answer.headers["Content-Type"] == "audio/mpeg"
    assert answer.body == AUDIO[first : last + 1]


@pytest.mark.parametrize(
    "wanted",
    [f"bytes={len(AUDIO)}-", "bytes=-0", "bytes=9-5", "bytes=", "bytes=-", "bytes=a-b", "bytes=1"],
)
def test_a_range_that_cannot_be_is_refused_with_the_size(ask: Ask, wanted: str) -> None:
    answer = ask("/audio/satu.mp3", Range=wanted)
    assert answer.status == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(AUDIO)}"
    assert answer.body == b""


@pytest.mark.parametrize("wanted", ["bytes=0-1,5-6", "lines=1-2", "nonsense"])
def test_several_ranges_and_other_units_get_the_whole_file(ask: Ask, wanted: str) -> None:
    answer = ask("/audio/satu.mp3", Range=wanted)
    assert (answer.status, answer.body) == (200, AUDIO)
    assert "Content-Range" not in answer.headers


def test_an_empty_file_has_no_ranges(ask: Ask) -> None:
    assert ask("/audio/hampa.mp3").status == 200
    assert ask("/audio/hampa.mp3", Range="bytes=0-").status == 416


def test_a_range_of_another_version_gets_the_whole_file(ask: Ask) -> None:
    now = ask("/audio/satu.mp3", "HEAD").headers
    fitting = ask("/audio/satu.mp3", Range="bytes=0-1", If_Range=now["ETag"])
    assert fitting.status == 206
    assert ask("/audio/satu.mp3", Range="bytes=0-1", If_Range='"lain"').status == 200
    by_date = ask("/audio/satu.mp3", Range="bytes=0-1", If_Range=now["Last-Modified"])
    assert by_date.status == 206
    old = "Mon, 01 Jan 2001 00:00:00 GMT"
    assert ask("/audio/satu.mp3", Range="bytes=0-1", If_Range=old).status == 200


@pytest.mark.parametrize("path", ["/", "/audio/satu.mp3", "/feed.xml"])
def test_what_the_browser_has_is_not_sent_again(ask: Ask, path: str) -> None:
    first = ask(path)
    for known in (first.headers["ETag"], "*", f'"x", W/{first.headers["ETag"]}'):
        again = ask(path, If_None_Match=known)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
    assert ask(path, If_Modified_Since=first.headers["Last-Modified"]).status == 304
    assert ask(path, If_None_Match='"lain"').status == 200
    assert ask(path, If_Modified_Since="Mon, 01 Jan 2001 00:00:00 GMT").status == 200
    assert ask(path, If_Modified_Since="bukan tanggal").status == 200
    # The tag counts more than the date.
    mixed = ask(path, If_None_Match='"lain"', If_Modified_Since=first.headers["Last-Modified"])
    assert mixed.status == 200


def test_a_changed_file_has_another_tag(ask: Ask, folder: Path) -> None:
    before = ask("/feed.xml").headers["ETag"]
    (folder / "feed.xml").write_text("<rss></rss>")
    assert ask("/feed.xml", If_None_Match=before).status == 200


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("feed-2.xml", "application/rss+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("a.vtt", "text/vtt; charset=utf-8"),
        ("a.srt", "application/x-subrip; charset=utf-8"),
        ("a.mp3", "audio/mpeg"),
        ("a.M4A", "audio/mp4"),
        ("a.opus", "audio/ogg"),
        ("a.webmanifest", "application/manifest+json; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.aneh", "application/octet-stream"),
    ],
)
def test_files_have_the_types_of_a_podcast_site(
    ask: Ask, folder: Path, name: str, media_type: str
) -> None:
    (folder / name).write_bytes(b"x")
    assert ask(f"/{name}").headers["Content-Type"] == media_type


def test_folders_and_short_addresses_work_as_on_pages(ask: Ask) -> None:
    assert b"Satu" in ask("/episode/satu/").body
    moved = ask("/episode/satu?a=1")
    assert (moved.status, moved.headers["Location"]) == (301, "/episode/satu/?a=1")
    assert b"Tentang" in ask("/tentang").body
    assert b"Tentang" in ask("/tentang.html?x#y").body
    assert ask("/.well-known/assetlinks.json").status == 200
    assert ask("/kosong/").status == 404
    assert ask("/feed.xml/").status == 404


def test_the_sites_own_404_page_is_shown(ask: Ask) -> None:
    answer = ask("/tidak/ada")
    assert answer.status == 404
    assert b"Tidak ada" in answer.body
    assert b"/.siniar/preview.js" in answer.body


def test_a_site_without_404_page_gets_a_plain_one(ask: Ask, folder: Path) -> None:
    (folder / "404.html").unlink()
    assert ask("/tidak/ada").status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../rahasia.txt",
        "/%2e%2e/rahasia.txt",
        "/audio/../../rahasia.txt",
        "/..%2frahasia.txt",
        "/..%5crahasia.txt",
        "/audio/%2e%2e%2f%2e%2e%2frahasia.txt",
        "//etc/passwd",
        "/%00",
        "/C:/Windows/win.ini",
        "/\xff",
        "/%ff%fe",
        "/" + "a" * 5000,
        "/audio/satu.mp3%00.html",
    ],
)
def test_nothing_outside_of_the_folder_is_served(server: PreviewServer, path: str) -> None:
    with socket.create_connection((LOOPBACK, server.server_port), timeout=10) as connection:
        connection.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode("latin-1"))
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.split(b" ", 2)[1] in {b"400", b"404"}
    assert b"rahasia" not in answer


@pytest.mark.skipif(os.name == "nt", reason="links need rights there that tests do not have")
def test_links_out_of_the_folder_are_not_followed_unless_allowed(
    preview: Preview, folder: Path, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "lagu.mp3").write_bytes(b"lagu")
    (folder / "keluar.txt").symlink_to(tmp_path / "rahasia.txt")
    (folder / "induk").symlink_to(tmp_path)
    (folder / "putar").symlink_to(folder / "putar")
    (folder / "lagu.mp3").symlink_to(content / "lagu.mp3")
    with running_server(ServedSite(preview, linked=(content,)), port=0) as (server, _):
        ask = asking(server)
        for path in ("/keluar.txt", "/induk/rahasia.txt", "/putar"):
            assert ask(path).status == 404
        assert ask("/lagu.mp3").body == b"lagu"


def test_a_project_page_lives_below_its_prefix(preview: Preview) -> None:
    with running_server(ServedSite(preview, "/repo/"), port=0) as (server, addresses):
        ask = asking(server)
        assert addresses.here.endswith("/repo/")
        assert addresses.siteurl.endswith("/repo")
        assert b"Halo" in ask("/repo/").body
        assert ask("/repo/audio/satu.mp3", Range="bytes=1-2").body == AUDIO[1:3]
        for path in ("/", "/repo"):
            assert ask(path).headers["Location"] == "/repo/"
        assert ask("/repo/episode/satu").headers["Location"] == "/repo/episode/satu/"
        # An address that forgot the prefix is broken on a project page, so it is broken here.
        for path in ("/audio/satu.mp3", "/repository/", "/lain"):
            assert ask(path).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_sent_to_the_server(ask: Ask, method: str) -> None:
    answer = ask("/", method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_before_the_first_good_build_a_page_waits(ask: Ask, preview: Preview) -> None:
    waiting = Preview()
    waiting.show(BuildOutcome(None, failure="rusak"))
    with running_server(ServedSite(waiting), port=0) as (server, _):
        answer = asking(server)("/episode/satu/")
    assert answer.status == 503
    assert b"/.siniar/preview.js" in answer.body
    assert "belum bisa dibangun" in answer.body.decode()


def test_during_the_first_build_the_page_says_that_it_is_building() -> None:
    preview = Preview()
    with running_server(ServedSite(preview), port=0) as (server, _):
        first = asking(server)("/")
        version = preview.snapshot.version
        preview.show(BuildOutcome(None, failure="rusak"))
    assert first.status == 503
    assert "sedang dibangun" in first.body.decode()
    assert f'data-siniar-version="{version}" data-siniar-opens' in first.body.decode()
    # The open page fetches the one that says why.
    assert preview.snapshot.version != version


def test_a_connection_is_kept_for_the_next_request(server: PreviewServer) -> None:
    connection = http.client.HTTPConnection(LOOPBACK, server.server_port, timeout=10)
    for path in ("/", "/feed.xml", "/tidak-ada", "/"):
        connection.request("GET", path)
        connection.getresponse().read()
    connection.close()


def test_a_browser_that_hangs_up_is_no_news(
    server: PreviewServer, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "besar.mp3").write_bytes(b"x" * 20_000_000)
    for _ in range(5):
        connection = socket.create_connection((LOOPBACK, server.server_port), timeout=10)
        connection.sendall(b"GET /besar.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.recv(1000)
        # Reset instead of a polite end, as players do when they seek.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
    time.sleep(0.3)
    assert asking(server)("/").status == 200
    assert capfd.readouterr() == ("", "")


def test_many_seeks_at_once_are_answered(ask: Ask) -> None:
    wrong: list[int] = []

    def seek(start: int) -> None:
        offsets = range(start, start + 1000, 50)
        wrong.extend(
            offset
            for offset in offsets
            if ask("/audio/satu.mp3", Range=f"bytes={offset}-{offset}").body[0] != AUDIO[offset]
        )

    threads = [threading.Thread(target=seek, args=(start * 1000,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_taken_port_makes_way_for_the_next_free_one(preview: Preview) -> None:
    with running_server(ServedSite(preview), port=0) as (first, _):
        second = open_server(ServedSite(preview), LOOPBACK, first.server_port)
        assert second.server_port > first.server_port
        second.server_close()


def test_behind_the_last_port_there_is_none(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_server(ServedSite(preview), port=0) as (first, _):
        monkeypatch.setattr("siniar.build.preview.server.LAST_PORT", first.server_port)
        with pytest.raises(OSError, match=os.strerror(errno.EADDRINUSE)):
            open_server(ServedSite(preview), LOOPBACK, first.server_port)


def test_pages_and_private_files_ask_for_no_other_origin(ask: Ask) -> None:
    for name in ("preview.js", "preview.css"):
        answer = ask(f"/.siniar/{name}")
        assert answer.status == 200
        assert b"http:" not in answer.body
        assert b"https:" not in answer.body
    assert ask("/.siniar/rahasia").status == 404


def test_prefixes_may_be_written_in_any_way() -> None:
    assert [normalise_prefix(text) for text in ("", "/", "repo", "/repo", "repo/", "/a/b/")] == [
        *("/", "/"),
        *("/repo/", "/repo/", "/repo/"),
        "/a/b/",
    ]


def test_the_network_address_is_an_address_or_nothing() -> None:
    host = find_lan_host()
    assert host == "" or socket.inet_aton(host)
