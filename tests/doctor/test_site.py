"""A good host gives no finding; each illness gives its own."""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from siniar.build.load import Loaded
from siniar.doctor.audio import PromisedAudio
from siniar.doctor.examine import NEWEST, SPREAD, Clients, choose, examine
from siniar.doctor.probe import read_certificate
from siniar.doctor.site import Visit, check_home
from siniar.model.episode import Enclosure
from siniar.system.http import Answer, ask_for, fetch
from tests.support.clinic import Clinic, Ill, host, make_certificate, publish_at, well
from tests.support.factories import NOW, make_catalogue
from tests.support.tools.drawing import draw_once

#: What an answer consists of: status, headers, content.
Parts = tuple[int, dict[str, str], bytes]
Change = Callable[[int, dict[str, str], bytes], Parts]

FEED = "/feed.xml"
PICTURE = re.compile(rb'<itunes:image href="([^"]+)"')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def clinic(folder: Path) -> Iterator[Clinic]:
    with host(folder / "show" / "output") as running:
        yield running


@pytest.fixture(scope="module")
def site(folder: Path, clinic: Clinic, pictures_folder: Path) -> Loaded:
    """A show that is published at the host's address, and remembered."""
    with draw_once(pictures_folder):
        return publish_at(clinic.address, folder / "show")


def codes(site: Loaded, folder: Path, clinic: Clinic, ill: Ill = well) -> set[str]:
    clinic.ill = ill
    clients = Clients(partial(fetch, patience=2.0), partial(ask_for, patience=2.0))
    report = examine(site, clinic.address, clients, every=True)
    clinic.ill = well
    # Loopback has no certificate; that is examined apart.
    return {finding.code for finding in report} - {"situs-tanpa-https"}


def test_a_good_host_gives_no_finding(site: Loaded, folder: Path, clinic: Clinic) -> None:
    assert codes(site, folder, clinic) == set()


# --- illnesses ----------------------------------------------------------------------------------


def at(path: str, change: Change) -> Ill:
    """Ill at paths that match, and only for answers with content."""

    def ill(
        _method: str, asked: str, status: int, headers: dict[str, str], content: bytes
    ) -> Parts:
        if re.fullmatch(path, asked):
            return change(status, dict(headers), content)
        return status, headers, content

    return ill


def status(number: int, **more: str) -> Change:
    return lambda _status, headers, _content: (number, headers | more, b"")


def header(**more: str) -> Change:
    names = {name.replace("_", "-"): value for name, value in more.items()}
    return lambda status, headers, content: (status, headers | names, content)


def without(*names: str) -> Change:
    return lambda status, headers, content: (
        status,
        {name: value for name, value in headers.items() if name not in names},
        content,
    )


def text(old: str, new: str) -> Change:
    def change(status: int, headers: dict[str, str], content: bytes) -> Parts:
        if status == 304:
            return status, headers, content
        changed = re.sub(old.encode(), new.encode(), content, count=1, flags=re.DOTALL)
        return status, headers, changed

    return change


def no_head(method: str, path: str, status: int, headers: dict[str, str], content: bytes) -> Parts:
    is_audio = method == "HEAD" and path.startswith("/audio/")
    return (405, headers, b"") if is_audio else (status, headers, content)


def no_pieces(
    _method: str, path: str, status: int, headers: dict[str, str], content: bytes
) -> Parts:
    if path.startswith("/audio/") and status == 206:
        headers = {name: value for name, value in headers.items() if name != "Content-Range"}
        return 200, headers, content
    return status, headers, content


def chain(_method: str, path: str, status: int, headers: dict[str, str], content: bytes) -> Parts:
    steps = {"/feed.xml": "/feed.xml?1", "/feed.xml?1": "/feed.xml?2", "/feed.xml?2": "/feed.xml?3"}
    if path in steps:
        return 301, headers | {"Location": steps[path]}, b""
    return status, headers, content


AUDIO = "/audio/.*"
ILLNESSES: dict[str, tuple[Ill, set[str]]] = {
    "the front page is dead": (at("/", status(500)), {"situs-mati"}),
    "the feed is dead": (at(FEED, status(404)), {"situs-mati"}),
    "the feed is text": (at(FEED, header(Content_Type="text/plain")), {"situs-jenis"}),
    "the worker is text": (at("/sw.js", header(Content_Type="text/plain")), {"situs-jenis"}),
    "nobody knows what is unchanged": (at(FEED, without("ETag")), {"situs-tanpa-penanda"}),
    "unchanged is sent again": (
        at(FEED, lambda _state, headers, content: (200, headers, content or b"<rss/>")),
        {"situs-tanpa-penanda"},
    ),
    "kept for a week": (at(FEED, header(Cache_Control="max-age=604800")), {"situs-simpan-lama"}),
    "the feed leads on for a while": (
        at(FEED, status(302, Location="/feed.xml?baru")),
        {"situs-pengalihan-sementara"},
    ),
    "the feed leads on and on": (chain, {"situs-pengalihan"}),
    "the feed is cut off": (at(FEED, text(r"</channel>.*", "")), {"umpan-rusak"}),
    "the feed is a page": (at(FEED, text(r".*", "<!doctype html><p>masuk")), {"umpan-rusak"}),
    "an episode is gone": (at(FEED, text(r"<item>.*?</item>", "")), {"umpan-kurang"}),
    "another size": (
        at(FEED, text(r'length="\d+"', 'length="7"')), {"umpan-lain", "alamat-ukuran"},
    ),
    "another file": (
        at(FEED, text(r'/audio/[^"]+"', '/audio/lain.mp3"')), {"umpan-lain", "alamat-mati"},
    ),
    "a strange episode": (
        at(FEED, text(r">[^<]+</guid>", ">asing</guid>")), {"umpan-kurang", "umpan-asing"},
    ),
    "another address inside": (
        at(FEED, text(r'href="[^"]+" rel="self"', 'href="https://lama.example/" rel="self"')),
        {"umpan-alamat-lain"},
    ),
    "no picture": (at("/gambar/.*-3000-.*", status(404)), {"situs-gambar"}),
    "a page for a picture": (at("/gambar/.*-3000-.*", text(r".*", "<html>")), {"situs-gambar"}),
    "no manifest": (at("/manifest.webmanifest", status(404)), {"situs-manifes"}),
    "no worker": (at("/sw.js", status(403)), {"situs-manifes"}),
    "no map": (at("/sitemap.xml", status(404)), {"situs-peta"}),
    "robots are kept out": (
        at("/robots.txt", text(".*", "User-agent: *\nDisallow: /\n")), {"situs-robots"},
    ),
    "everything is found": (at("/tidak-ada.*", status(200)), {"situs-bukan-404"}),
    "audio is gone": (at(AUDIO, status(404)), {"alamat-mati"}),
    "audio is a page": (at(AUDIO, header(Content_Type="text/html")), {"alamat-jenis"}),
    "audio without HEAD": (no_head, {"alamat-tanpa-head"}),
    "audio without pieces": (no_pieces, {"alamat-tanpa-lompat", "alamat-ukuran"}),
}  # fmt: skip


@pytest.mark.parametrize("name", ILLNESSES)
def test_each_illness_is_found_and_no_other(
    name: str, site: Loaded, folder: Path, clinic: Clinic
) -> None:
    ill, expected = ILLNESSES[name]
    assert codes(site, folder, clinic, ill) == expected


def test_a_host_that_is_not_there(site: Loaded, folder: Path) -> None:
    with host(folder) as gone:
        address = gone.address
    clients = Clients(partial(fetch, patience=1.0), partial(ask_for, patience=1.0))
    report = examine(site, address, clients, every=False)
    assert {finding.code for finding in report} >= {"situs-mati"}
    assert "umpan-kurang" not in {finding.code for finding in report}


def test_a_picture_of_another_size_is_told(site: Loaded, folder: Path, clinic: Clinic) -> None:
    small = next((folder / "show/output/gambar").glob("icon-512-*.png")).read_bytes()
    ill = at("/gambar/.*-3000-.*", lambda state, headers, _content: (state, headers, small))
    assert codes(site, folder, clinic, ill) == {"situs-gambar"}


def test_drafts_and_withdrawn_episodes_are_not_missed(
    site: Loaded, folder: Path, clinic: Clinic
) -> None:
    first = site.catalogue.episodes[0]
    hidden = replace(site.catalogue, episodes=site.catalogue.episodes[1:], drafts=(first,))
    ill = at(FEED, text(r"<item>.*?</item>", ""))
    assert codes(replace_catalogue(site, hidden), folder, clinic, ill) == set()


def replace_catalogue(site: Loaded, catalogue: object) -> Loaded:
    return replace(site, catalogue=catalogue)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("robots", "is_out"),
    [
        ("User-agent: *\nDisallow:\n", False),
        ("User-agent: *\nDisallow: /admin/\n", False),
        ("User-agent: GPTBot\nDisallow: /\n", False),
        ("user-agent: * # semua\ndisallow: / # semua\n", True),
        ("", False),
    ],
)
def test_robots_are_read_as_search_engines_do(
    robots: str,
    is_out: bool,  # noqa: FBT001 (a parameter of the test)
    site: Loaded,
    folder: Path,
    clinic: Clinic,
) -> None:
    ill = at("/robots.txt", lambda state, headers, _content: (state, headers, robots.encode()))
    assert ("situs-robots" in codes(site, folder, clinic, ill)) == is_out


# --- addresses and certificates -----------------------------------------------------------------


def answers(table: dict[str, Answer]) -> Callable[..., Answer]:
    return lambda url, *_args, **_options: table.get(url, Answer(404, url=url))


def test_a_borrowed_address_and_an_open_http_are_told() -> None:
    url = "https://kantor.github.io/siniar/"
    table = {
        url: Answer(200, url=url),
        "http://kantor.github.io/siniar/": Answer(200, url="http://x"),
    }
    found = check_home(Visit(url, make_catalogue(), answers(table)))
    assert [finding.code for finding in found] == ["situs-http-terbuka", "situs-alamat-pinjaman"]
    own = "https://siniar.contoh.example/"
    table = {own: Answer(200, url=own), "http://siniar.contoh.example/": Answer(200, url=own)}
    assert list(check_home(Visit(own, make_catalogue(), answers(table)))) == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return make_certificate(Path(tmp_path_factory.mktemp("tls")), 5)


def test_the_days_of_a_certificate_are_counted(
    certificate: tuple[Path, Path], folder: Path
) -> None:
    context = ssl.create_default_context(cafile=str(certificate[0]))
    with host(folder, certificate) as clinic:
        days, problem = read_certificate(clinic.address, datetime.now(UTC), context, 2.0)
        assert (days, problem) == (4, "")
        # A name that is not its own, and a signature that nobody trusts.
        wrong = clinic.address.replace("localhost", "127.0.0.1")
        assert read_certificate(wrong, NOW, context, 2.0)[1]
        untrusted = read_certificate(clinic.address, NOW, None, 2.0)[1]
        assert "self-signed" in untrusted.replace(" ", "-")
        answer = fetch(clinic.address, patience=2.0)
        assert answer.status == 0
    assert read_certificate(clinic.address, NOW, context, 1.0) == (None, "")
    assert read_certificate("http://127.0.0.1:9/", NOW) == (None, "")


def test_a_certificate_is_told_in_time(
    certificate: tuple[Path, Path], site: Loaded, folder: Path
) -> None:
    context = ssl.create_default_context(cafile=str(certificate[0]))
    with host(folder / "show/output", certificate) as clinic:
        untrusted = examine(site, clinic.address, Clients(fetch, ask_for), every=False)
        assert [finding.code for finding in untrusted] == ["situs-sertifikat"]
        today = replace(site, project=replace(site.project, now=datetime.now(UTC)))
        clients = Clients(partial(fetch, patience=1.0), partial(ask_for, patience=1.0), context)
        report = examine(today, clinic.address, clients, every=False)
        assert "situs-sertifikat-hampir-habis" in {finding.code for finding in report}


def test_few_audio_files_are_chosen_of_many() -> None:
    every = [
        PromisedAudio(Enclosure(f"https://x.example/{number}.mp3", number, "audio/mpeg"), "")
        for number in range(500)
    ]
    chosen = choose(every)
    assert len(chosen) == NEWEST + SPREAD
    assert chosen[:NEWEST] == every[:NEWEST]
    assert choose(every[:12]) == every[:12]
    assert choose([]) == []


def test_the_ledger_is_what_was_remembered(site: Loaded, folder: Path) -> None:
    rows = json.loads((folder / "show/content/published.json").read_text())
    episodes = [row for row in rows if "guid" in row and "audio" in row]
    assert len(episodes) == len(site.ledger.episodes) == 5
