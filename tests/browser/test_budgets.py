"""What a first visit costs over the network, against the numbers that were promised."""

from __future__ import annotations

import gzip
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.support.hosting import Host
from tests.support.tools.fixtures import PageAt
from tests.support.waiting import until

pytestmark = pytest.mark.browser
#: Bytes of content after gzip, of all files of a type together: the visitors' contract.
TYPES = {"Document": 10_000, "Stylesheet": 8_000, "Script": 15_000}
#: Address, all bytes without audio as sent with their headers, requests.
PAGES = {
    "": (80_000, 35),
    "episode/ktp-el-hilang/": (45_000, 30),
    "topik/kependudukan/": (45_000, 25),
    "cari/": (45_000, 20),
}
#: Bytes of pictures by the width in their name: cards 96 and 192, portraits 640, chats 1200x630.
PICTURES = {"*-96-*": 6_000, "*-192-*": 12_000, "*-640-*": 40_000, "*-1200x630-*": 250_000}


@dataclass
class Visit:
    """What came over the network."""

    #: Bytes by the type of request.
    bytes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    addresses: list[str] = field(default_factory=list)
    #: Types in the order of the addresses.
    kinds: list[str] = field(default_factory=list)

    def packed(self, kind: str, host: Host) -> int:
        """Bytes of content of a type after gzip."""
        paths = (
            url.removeprefix(host.address).partition("#")[0]
            for url, one in zip(self.addresses, self.kinds, strict=True)
            if one == kind
        )
        return sum(len(gzip.compress(host.find(path)[2], 9)) for path in paths)

    @property
    def total(self) -> int:
        return sum(self.bytes.values())


def visit(page: Page, address: str) -> Visit:
    """A first visit until nothing moves, without the worker's own fetching."""
    seen = Visit()
    kinds: dict[str, str] = {}
    protocol = page.context.new_cdp_session(page)
    protocol.send("Network.enable")

    def sent(event: dict[str, object]) -> None:
        kinds[str(event["requestId"])] = str(event["type"])
        seen.addresses.append(str(event["request"]["url"]))  # type: ignore[index]
        seen.kinds.append(str(event["type"]))

    def finished(event: dict[str, object]) -> None:
        kind = kinds.get(str(event["requestId"]), "Other")
        seen.bytes[kind] += int(event["encodedDataLength"])  # type: ignore[call-overload]

    protocol.on("Network.requestWillBeSent", sent)
    protocol.on("Network.loadingFinished", finished)
    page.goto(address, wait_until="networkidle")
    return seen


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_stays_within_its_budget(
    path: str, host: Host, page_at: PageAt, capsys: pytest.CaptureFixture[str]
) -> None:
    page = page_at(device_scale_factor=2)
    seen = visit(page, host.address + path)
    most, requests = PAGES[path]
    packed = {kind: seen.packed(kind, host) for kind in TYPES}
    with capsys.disabled():
        parts = "".join(f" | {kind} {size:,}" for kind, size in packed.items())
        count = len(seen.addresses)
        print(f"\n{path or 'home'}: {seen.total:,} of {most:,} bytes, {count} requests{parts}")
    for kind, budget in TYPES.items():
        assert 0 < packed[kind] <= budget, kind
    assert seen.total <= most
    assert len(seen.addresses) <= requests
    assert [url for url in seen.addresses if not url.startswith((host.address, "data:"))] == []
    assert not [url for url in seen.addresses if "/audio/" in url or "/pagefind/" in url]


def test_installing_costs_little_and_only_after_the_page(host: Host, page_at: PageAt) -> None:
    page = page_at(service_workers="allow")
    page.goto(host.address, wait_until="networkidle")
    until(page, "navigator.serviceWorker.controller !== null")
    shell = {path for path in host.asked if not path.startswith("audio/")}
    first_worker = host.asked.index("sw.js")
    # What the first view shows was asked for before the worker was.
    style = next(path for path in host.asked if path.endswith("site.css"))
    assert host.asked.index(style) < first_worker
    assert not [path for path in host.asked if path.startswith(("audio/", "pagefind/"))]
    assert len(shell) <= 60


@pytest.mark.parametrize("pattern", PICTURES)
def test_pictures_are_as_small_as_their_place_needs(pattern: str, sample_folder: Path) -> None:
    files = [*(sample_folder / "gambar").glob(pattern)]
    assert files
    assert {f.name: f.stat().st_size for f in files if f.stat().st_size > PICTURES[pattern]} == {}


def test_pictures_in_chats_are_of_the_size_that_they_say(sample_folder: Path) -> None:
    for name, size in {"*-1200x630-*": (1200, 630), "*-1080x1920-*": (1080, 1920)}.items():
        files = [*(sample_folder / "gambar").glob(name)]
        assert files
        for file in files:
            with Image.open(file) as picture:
                assert (picture.size, picture.format) == (size, "JPEG"), file.name


def test_chats_find_the_picture_in_the_beginning_of_a_page(sample_folder: Path) -> None:
    # WhatsApp reads so much of a page, and wants quotes around the values.
    for file in sample_folder.glob("episode/*/index.html"):
        head = file.read_bytes()[:300_000]
        assert b'<meta property="og:image" content="https://' in head, file
        assert head.index(b"og:image") < 5_000, file
