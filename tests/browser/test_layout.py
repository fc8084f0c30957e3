"""Pages on a cheap telephone without scripts: readable, tappable, and silent until a tap."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import (
    SMALL_TARGETS,
    faults_of_both_schemes,
    overflow,
    pushed,
    set_letters,
)
from tests.support.hosting import Host
from tests.support.tools.fixtures import PageAt

pytestmark = pytest.mark.browser
#: One address of each page kind.
KINDS = (
    "",
    "episode/episode-1/",
    "episode/episode-2/",
    "episode/episode-3/",
    "episode/episode-1/poster/",
    "episode/episode-1/embed/",
    "pertanyaan/",
    "pertanyaan/sosial/",
    "topik/",
    "topik/sosial/",
    "orang/",
    "orang/sari-contoh/",
    "musim/1/",
    "semua/",
    "video/",
    "langganan/",
    "cari/",
    "tentang/",
    "privacy/",
    "offline/",
    "404.html",
)
#: As long as anybody has a title.
LONGEST = (
    "Pertanggungjawaban penyelenggaraan administrasi kependudukan dan ketidaksinambungan"
    " pelayanan di tingkat kelurahan serta kecamatan sampai akhir tahun anggaran"
)


#: Where a title stands in a list or at the top, by page kind.
TITLES = {
    "": ".hero-title a, .card-link, .need-list .need-link > *",
    "episode/episode-1/": "h1, .steps a *, .chapter a > :last-child, .checklist li",
    "topik/": ".card-link, .tile-text",
    "topik/sosial/": ".entry-link > *, .checklist li, .answer-question",
    "orang/": ".person-link",
    "semua/": ".card-link",
    "video/": "h2 a, h3 a",
    "pertanyaan/sosial/": "main h2, main h3, main p",
}
WITHOUT_END = "https://contoh.example/" + "panjang/" * 15
#: Page kinds with the player at their top.
PLAYED = ("", "episode/episode-1/")


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_nothing_is_pushed_sideways_and_a_thumb_hits_every_target(
    kind: str, address: str, page_at: PageAt
) -> None:
    page = page_at(java_script_enabled=False)
    page.goto(address + kind)
    assert page.evaluate(SMALL_TARGETS) == []
    if kind in PLAYED:
        # The play control is seen without scrolling.
        box = page.locator("audio").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 480
    assert pushed(page, 320, 360, 412, 768, 1280) == {}
    if kind in TITLES:
        # A word without end is broken where the page ends.
        changed = page.evaluate(
            "([where, word]) => [...document.querySelectorAll(where)]"
            ".map(one => { one.textContent = word }).length",
            [TITLES[kind], WITHOUT_END],
        )
        assert changed
        assert pushed(page, 320, 360, 1280) == {}, "a word without end"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_comes_from_elsewhere_before_a_tap_and_weak_eyes_get_everything(
    kind: str, address: str, page_at: PageAt
) -> None:
    # The worker is the same on every page.
    page = page_at(service_workers="block" if kind else "allow")
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # 304 is an answer too: the sprite is asked for again by pages that know it.
    page.on(
        "response",
        lambda response: failed.append(response.url) if response.status >= 400 else None,
    )
    page.on(
        "console", lambda message: failed.append(message.text) if message.type == "error" else None
    )
    page.goto(address + kind, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert [url for url in asked if "/audio/" in url] == []
    assert failed == []
    assert faults_of_both_schemes(page) == {}
    set_letters(page, "225%")
    assert pushed(page, 360, 1280) == {}, "letters of twice the size"


SPILLING = """() => [...document.querySelectorAll('.tool, .button, .app, .address')]
.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent.trim())"""


@pytest.mark.parametrize("kind", ["", "episode/surat-pengantar/", "langganan/"])
def test_letters_of_twice_the_size_stay_within_their_frames(
    kind: str, host: Host, page_at: PageAt
) -> None:
    page = page_at()
    page.goto(host.address + kind)
    expect(page.locator(".tool, .app").first).to_be_visible()
    for letters, width in (("200%", 360), ("112.5%", 180)):
        set_letters(page, letters)
        assert pushed(page, width) == {}, letters
        assert page.evaluate(SPILLING) == [], letters


def test_the_longest_title_code_and_other_scripts_keep_within_the_page(
    address: str, page_at: PageAt
) -> None:
    page = page_at()
    page.goto(f"{address}episode/episode-1/")
    expect(page.locator(".play")).to_be_visible()
    page.evaluate(
        "title => { const head = document.querySelector('h1'); head.textContent = title;"
        " head.classList.add('hero-title-endless') }",
        LONGEST,
    )
    # The play control stays above the fold.
    box = page.locator(".play").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 480
    assert overflow(page) <= 0
    page.evaluate(
        "document.querySelector('.notes').insertAdjacentHTML('afterbegin',"
        " `<pre>${'x'.repeat(400)}</pre><p id='other'>\u0633\u0644\u0627\u0645</p>`)"
    )
    assert overflow(page) <= 0
    # Arabic begins at the right edge.
    begins = page.evaluate(
        "(() => { const one = document.getElementById('other'), range = new Range();"
        " range.setStart(one.firstChild, 0); range.setEnd(one.firstChild, 1);"
        " return one.getBoundingClientRect().right - range.getBoundingClientRect().right })()"
    )
    assert abs(begins) < 2


def test_in_the_visitors_own_colours_the_player_is_seen_and_paper_has_the_way_back(
    address: str, page_at: PageAt
) -> None:
    page = page_at(forced_colors="active")
    page.goto(f"{address}episode/episode-1/")
    expect(page.locator(".play")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.play')).borderStyle") == "solid"
    page.emulate_media(forced_colors="none")
    expect(page.locator(".paper")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".paper .qr")).to_be_visible()
    expect(page.locator(".paper")).to_contain_text("/repo/episode/episode-1")
    expect(page.locator(".ticket")).to_be_visible()
    for hidden in (".player", ".foot", ".share", ".chapters-part"):
        expect(page.locator(hidden)).to_be_hidden()


def test_a_poster_is_one_sheet_of_paper(address: str, page_at: PageAt) -> None:
    page = page_at()
    page.goto(f"{address}episode/episode-1/poster/")
    assert sheets(page) == 1
    page.evaluate(
        "title => { const head = document.querySelector('h1'); head.textContent = title;"
        " head.classList.add('poster-title-long') }",
        LONGEST,
    )
    assert sheets(page) == 1


def sheets(page: Page) -> int:
    """Sheets of paper that a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
