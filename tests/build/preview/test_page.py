"""The preview's script in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from siniar.build.preview.serve import PreviewAddresses, running_server
from siniar.build.preview.served import ServedSite
from siniar.build.preview.state import BuildOutcome, Preview, PreviewFinding
from tests.support.tools.fixtures import PageAt

pytestmark = pytest.mark.browser

CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"


def write_site(folder: Path, text: str) -> BuildOutcome:
    (folder / "episode" / "satu").mkdir(parents=True)
    for path in (folder, folder / "episode" / "satu"):
        (path / "index.html").write_text(
            f'<!doctype html><html lang="id"><meta http-equiv="Content-Security-Policy" '
            f'content="{CSP}"><title>{text}</title><body><h1>{text}</h1></body></html>'
        )
    return BuildOutcome(folder)


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    preview = Preview()
    preview.show(write_site(tmp_path / "satu", "Satu"))
    return preview


@pytest.fixture
def addresses(preview: Preview) -> Iterator[PreviewAddresses]:
    with running_server(ServedSite(preview), port=0) as (_, addresses):
        yield addresses


def test_a_new_build_reloads_the_open_page(
    page_at: PageAt, preview: Preview, addresses: PreviewAddresses, tmp_path: Path
) -> None:
    page = page_at()
    page.goto(addresses.here)
    expect(page.locator("h1")).to_have_text("Satu")
    preview.show(write_site(tmp_path / "dua", "Dua"))
    expect(page.locator("h1")).to_have_text("Dua")
    preview.show(write_site(tmp_path / "tiga", "Tiga"))
    expect(page.locator("h1")).to_have_text("Tiga")


def test_findings_open_from_a_badge_with_the_keyboard(
    page_at: PageAt, preview: Preview, addresses: PreviewAddresses
) -> None:
    here = PreviewFinding(
        "tanggal-salah", "error", "content/episodes/a.md", 4, "tanggal: x", "<b>Salah</b>.", "", ""
    )
    there = PreviewFinding(
        "topik", "advice", "content/episodes/b.md", 0, "", "Saran.", "", "/episode/satu/"
    )
    page = page_at()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{addresses.here}episode/satu/")
    badge = page.get_by_role("button", name="2 temuan")
    preview.show(BuildOutcome(None, (here, there), ""))
    expect(badge).to_be_visible()
    assert page.locator(".panel").is_hidden()
    badge.focus()
    page.keyboard.press("Enter")
    expect(badge).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".panel h3")).to_have_text(["Di halaman ini", "Di tempat lain"])
    expect(page.locator(".panel li").first).to_contain_text("Saran.")
    expect(page.locator(".panel li").last).to_contain_text("content/episodes/a.md baris 4")
    # What an editor typed is text, never markup.
    expect(page.locator(".panel li").last).to_contain_text("<b>Salah</b>")
    box = page.locator(".panel").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()
    expect(badge).to_be_focused()
    preview.show(BuildOutcome(None))
    expect(page.locator(".badge")).to_be_hidden()
    assert wrong == []


def test_a_broken_note_shows_its_findings_first(
    page_at: PageAt, preview: Preview, addresses: PreviewAddresses
) -> None:
    def finding(path: str, address: str) -> PreviewFinding:
        return PreviewFinding("x", "error", path, 4, "a: b", "Salah.", "Begini.", address)

    there = finding("content/episodes/a.md", "")
    preview.show(BuildOutcome(None, (there, finding("content/episodes/b.md", "/episode/satu/"))))
    for address in ("episode/satu/", "episode/satu/hilang/"):
        page = page_at()
        page.goto(f"{addresses.here}{address}")
        expect(page.locator(".panel")).to_be_visible()
        first = "b.md" if address == "episode/satu/" else "a.md"
        expect(page.locator(".panel li").first).to_contain_text(first)
        page.get_by_role("button", name="Tutup").click()
        expect(page.locator(".panel")).to_be_hidden()
    page = page_at()
    page.goto(addresses.here)
    expect(page.get_by_role("button", name="2 temuan")).to_be_visible()
    expect(page.locator(".panel")).to_be_hidden()


def test_a_page_opened_while_nothing_is_built_opens_when_it_is(
    page_at: PageAt, tmp_path: Path
) -> None:
    preview = Preview()
    preview.show(BuildOutcome(None, failure="Gagal: pelicanconf.py"))
    with running_server(ServedSite(preview), port=0) as (_, addresses):
        page = page_at()
        page.goto(addresses.here)
        expect(page.get_by_role("button", name="Gagal dibangun")).to_be_visible()
        preview.show(write_site(tmp_path / "baik", "Baik"))
        expect(page.locator("h1")).to_have_text("Baik")


def test_a_page_reloads_when_the_server_was_started_again(page_at: PageAt, tmp_path: Path) -> None:
    page = page_at()
    preview = Preview()
    preview.show(write_site(tmp_path / "lama", "Lama"))
    with running_server(ServedSite(preview), port=0) as (server, addresses):
        port = server.server_port
        page.goto(addresses.here)
        expect(page.locator("h1")).to_have_text("Lama")
    preview = Preview()
    preview.show(write_site(tmp_path / "baru", "Baru"))
    with running_server(ServedSite(preview), port=port):
        expect(page.locator("h1")).to_have_text("Baru", timeout=15_000)


def test_an_old_page_from_a_cache_reloads_once_and_says_so(
    page_at: PageAt, preview: Preview, addresses: PreviewAddresses, tmp_path: Path
) -> None:
    page = page_at()
    old = f'<body><h1>Lama</h1><script src="{addresses.here}.siniar/preview.js" '
    loads: list[str] = []
    # As a service worker would that answers from its cache first.

    def answer(route: Route) -> None:
        loads.append(route.request.url)
        route.fulfill(body=f'{old}data-siniar-version="0"></script>', content_type="text/html")

    page.route(addresses.here, answer)
    page.goto(addresses.here)
    page.get_by_role("button", name="!").click()
    expect(page.locator(".failure")).to_contain_text("tembolok")
    assert len(loads) == 2
