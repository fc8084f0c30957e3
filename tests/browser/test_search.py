"""Searching: stems, words of one meaning, filters, hits that open at their second."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.hosting import Host
from tests.support.tools.fixtures import PageAt
from tests.support.waiting import until

pytestmark = pytest.mark.browser


#: The form works by itself until its script has taken it over.
READY = "[data-module='search'][data-state]"
DONE = "[data-module='search'][data-state='done']"


@pytest.fixture
def page(host: Host, page_at: PageAt) -> Page:
    opened = page_at()
    opened.goto(f"{host.address}cari/")
    expect(opened.locator(READY)).to_have_count(1)
    return opened


def search(page: Page, words: str) -> list[str]:
    """The titles found."""
    page.get_by_label("Apa yang Anda cari?").fill(words)
    page.locator(".search-form button").click()
    expect(page.locator(f"{DONE} .search-status")).to_contain_text(f"“{words}”")
    return page.locator(".result-link").all_inner_texts()


def test_stems_are_the_same_word_and_a_single_letter_is_none(page: Page) -> None:
    found = search(page, "mengurus")
    assert found
    assert search(page, "pengurusan") == found
    assert search(page, "k bansos") == search(page, "bansos")


def test_the_program_is_loaded_on_first_use_only(host: Host, page_at: PageAt) -> None:
    page = page_at(service_workers="allow")
    page.goto(f"{host.address}cari/")
    # The page is whole and its worker has fetched what it keeps: nothing more comes by itself.
    page.wait_for_load_state("networkidle")
    until(page, "navigator.serviceWorker.controller !== null")
    assert not [path for path in host.asked if path.startswith("pagefind/")]
    assert search(page, "bansos")
    assert [path for path in host.asked if path.startswith("pagefind/")]


#: What stands among the first three.
CALLED = {
    "mengurus KTP": "KTP-el hilang",
    "kartu tanda penduduk": "KTP-el hilang",
    "KK": "kartu keluarga",
    "bansos": "Bantuan sosial",
    "gotong royong": "Kerja bakti",
    "selokan": "saluran air",
}
MISTYPED = {
    "kerjabakti": "Kerja bakti",
    "kerjabakit": "Kerja bakti",
    "bantaun sosial": "Bantuan sosial",
    "bantuann": "Bantuan sosial",
    "selokn": "saluran air",
    "layanan orng tua": "Menemani orang tua",
    "pelatihn": "elatihan",
}
#: What stands first.
CODES = ("SIMPATRI-003", "simpatri 003", "SIMPATRI-3", "003", "3", "episode 3", "Eps. 03")
PAGES = {"Ibu Contoh Satu": "Ibu Contoh Satu", "kontak": "Kontak", "hubungi": "Kontak"}


def test_what_residents_call_it_and_the_commonest_typing_errors_find_it(page: Page) -> None:
    for words, title in {**CALLED, **MISTYPED}.items():
        assert title in " | ".join(search(page, words)[:3]), words


def test_an_episode_is_found_by_its_code_and_number(page: Page) -> None:
    for words in CODES:
        assert "Jalan berlubang" in search(page, words)[0], words
    # A number among words is a word.
    assert "Jalan berlubang" not in (search(page, "bansos 3") or [""])[0]


def test_people_and_pages_are_found(page: Page) -> None:
    for words, title in PAGES.items():
        assert search(page, words)[0] == title, words


def test_filters_narrow_the_result_and_stand_in_the_address(page: Page) -> None:
    everything = search(page, "contoh")
    page.locator(".more-summary").click()
    page.get_by_label("Topik").select_option("Sosial")
    expect(page.locator(".search-status")).to_contain_text("2 hasil")
    assert len(everything) > 2
    assert "topic=Sosial" in page.url
    page.reload()
    expect(page.locator(".search-status")).to_contain_text("2 hasil")


def test_a_hit_in_the_transcript_opens_at_its_second(page: Page) -> None:
    search(page, "menghemat satu perjalanan")
    hit = page.locator(".result-part").first
    address = hit.get_attribute("href") or ""
    second = int(address.rpartition("#t=")[2])
    expect(hit).to_contain_text(f"Menit 0:{second:02}")
    hit.click()
    expect(page.locator("h1")).to_contain_text("KTP-el hilang")
    assert page.url.endswith(f"/episode/ktp-el-hilang/#t={second}")
    expect(page.locator(".play")).to_contain_text(f"Putar dari 0:{second:02}")
    # The second is that of the words found, not of the page.
    words = page.locator(f".cue-part:has([href='#t={second}']) .cue-text")
    expect(words).to_contain_text("menghemat satu perjalanan")


def test_without_scripts_the_form_leads_to_the_full_list(host: Host, page_at: PageAt) -> None:
    page = page_at(java_script_enabled=False)
    page.goto(f"{host.address}cari/")
    page.get_by_label("Apa yang Anda cari?").fill("KTP")
    page.locator(".search-form button").click()
    expect(page.locator("h1")).to_have_text("Semua episode")


def test_what_is_found_nowhere_or_too_short_says_what_to_do_in_words(page: Page) -> None:
    typed, status = page.get_by_label("Apa yang Anda cari?"), page.locator(".search-status")
    assert search(page, "zzzxxyy") == []
    expect(status).to_contain_text("Coba kata lain")
    expect(page.get_by_role("link", name="Semua episode").first).to_be_visible()
    typed.fill("k")
    expect(status).to_contain_text("dua huruf")
    # What was typed is shown as words.
    words = "<img src=x onerror=alert(1)>"
    typed.fill(words)
    page.locator(".search-form button").click()
    expect(status).to_contain_text(words)
    assert page.locator("[data-module='search'] img").count() == 0


def test_pages_that_are_counted_are_shown(page: Page) -> None:
    # Words of one meaning that no page has side by side, though some have each of them.
    for words in ("kantor kelurahan", "akta kelahiran", "usaha kecil"):
        found = search(page, words)
        number = re.search(r"(\d+) hasil", page.locator(".search-status").inner_text())
        assert number is not None
        assert len(found) == len(set(found)) == int(number[1]), words


def test_typing_searches_by_itself_and_what_was_found_stays_until_there_is_better(
    page: Page,
) -> None:
    page.get_by_label("Apa yang Anda cari?").fill("bansos")
    expect(page.locator(f"{DONE} .result")).not_to_have_count(0)
    page.evaluate(
        "window.least = 99; new MutationObserver(() => {"
        " window.least = Math.min(window.least, document.querySelectorAll('.result').length) })"
        ".observe(document.querySelector('.results'), {childList: true})"
    )
    page.get_by_label("Apa yang Anda cari?").fill("jalan")
    expect(page.locator(f"{DONE} .search-status")).to_contain_text("“jalan”")
    assert page.evaluate("least") > 0


def test_a_search_that_cannot_be_loaded_says_so_and_can_be_tried_again(
    page: Page, host: Host, sample_folder: Path
) -> None:
    missing = {f"pagefind/{path.name}" for path in (sample_folder / "pagefind").glob("*.json")}
    host.missing |= missing
    page.get_by_label("Apa yang Anda cari?").fill("bansos")
    page.locator(".search-form button").click()
    expect(page.locator(".search-status")).to_contain_text("Pencarian tidak bisa dimuat")
    host.missing -= missing
    assert search(page, "bansos")
