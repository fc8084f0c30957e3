"""Searching: stems, words of one meaning, filters, hits that open at their second."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosting import Host
from tests.browser.waiting import until
from tests.tools.fixtures import PageAt

pytestmark = pytest.mark.browser


@pytest.fixture
def page(host: Host, page_at: PageAt) -> Page:
    opened = page_at()
    opened.goto(f"{host.address}cari/")
    return opened


def search(page: Page, words: str) -> list[str]:
    """The titles found."""
    page.get_by_label("Apa yang Anda cari?").fill(words)
    page.locator(".search-form button").click()
    expect(page.locator(".search-status")).to_contain_text(f"“{words}”")
    until(
        page,
        "!document.querySelector('.search-status').textContent.includes('hasil untuk')"
        " || document.querySelector('.result')",
    )
    return page.locator(".result-link").all_inner_texts()


def test_stems_are_the_same_word(page: Page) -> None:
    assert search(page, "mengurus") == search(page, "pengurusan")


def test_people_are_found(page: Page) -> None:
    assert len(search(page, "Ibu Contoh Satu")) >= 2


def test_filters_narrow_the_result_and_stand_in_the_address(page: Page) -> None:
    everything = search(page, "contoh")
    page.get_by_label("Topik").select_option("Sosial")
    expect(page.locator(".search-status")).to_contain_text("2 hasil")
    assert len(everything) > 2
    assert "topic=Sosial" in page.url
    page.reload()
    expect(page.locator(".search-status")).to_contain_text("2 hasil")


def test_words_are_shown_as_words(page: Page) -> None:
    words = "<img src=x onerror=alert(1)>"
    page.get_by_label("Apa yang Anda cari?").fill(words)
    page.locator(".search-form button").click()
    expect(page.locator(".search-status")).to_contain_text(words)
    assert page.locator(".search img").count() == 0


def test_without_scripts_the_form_leads_to_the_full_list(host: Host, page_at: PageAt) -> None:
    page = page_at(java_script_enabled=False)
    page.goto(f"{host.address}cari/")
    page.get_by_label("Apa yang Anda cari?").fill("KTP")
    page.locator(".search-form button").click()
    expect(page.locator("h1")).to_have_text("Semua episode")
