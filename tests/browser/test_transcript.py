"""The transcript: read, followed, searched, quoted; whole without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.hosting import Host
from tests.support.tools.fixtures import PageAt
from tests.support.waiting import until

pytestmark = pytest.mark.browser
EPISODE = "episode/ktp-el-hilang/"


@pytest.fixture
def page(host: Host, page_at: PageAt) -> Page:
    opened = page_at()
    opened.goto(host.address + EPISODE)
    expect(opened.locator(".transcript-tools")).to_be_visible()
    return opened


def test_a_tapped_line_is_heard_and_followed(page: Page) -> None:
    line = page.locator(".cue-text [data-t]", has_text="Lalu beri tahu keluarga")
    line.click()
    expect(line).to_have_attribute("data-now", "")
    until(page, "document.querySelector('.player-audio').currentTime > 30")
    later = page.locator(".cue-text [data-t]", has_text="apa yang dibawa ke loket")
    expect(later).to_have_attribute("data-now", "", timeout=15_000)
    expect(line).not_to_have_attribute("data-now", "")


def test_words_are_found_even_across_lines(page: Page) -> None:
    words = page.get_by_label("Cari di transkrip ini")
    words.fill("loket")
    count = page.locator("[data-part='count']")
    expect(count).to_have_text("3 tempat ditemukan")
    words.press("Enter")
    expect(count).to_have_text("1 dari 3")
    expect(page.locator("mark[data-here]")).to_be_in_viewport()
    words.fill("resmi. Bertanyalah dulu")
    expect(count).to_have_text("1 tempat ditemukan")
    words.fill("tidak pernah diucapkan")
    expect(count).to_have_text("Tidak ada di transkrip ini.")
    words.fill("")
    expect(page.locator(".cue-text mark")).to_have_count(0)


def test_finding_leaves_the_text_as_it_was(page: Page) -> None:
    cues = page.locator("[data-part='cues']")
    before = cues.inner_text()
    page.get_by_label("Cari di transkrip ini").fill("contoh")
    expect(page.locator(".cue-text mark").first).to_be_visible()
    page.get_by_label("Cari di transkrip ini").fill("")
    expect(page.locator(".cue-text mark")).to_have_count(0)
    assert cues.inner_text() == before


def test_a_quote_is_copied_with_its_moment(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    line = page.locator(".cue-text [data-t]", has_text="Satu pertanyaan bisa")
    line.select_text()
    page.get_by_role("button", name="Salin kutipan").click()
    until(page, "navigator.clipboard.readText().then(text => text.includes('t=46'))")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("“Satu pertanyaan bisa menghemat satu perjalanan.”")
    assert text.endswith("https://kantor.example/repo/episode/ktp-el-hilang/#t=46")


def test_without_scripts_a_chapter_leads_to_its_words(host: Host, page_at: PageAt) -> None:
    page = page_at(java_script_enabled=False)
    page.goto(host.address + EPISODE)
    expect(page.locator(".cue-text").first).to_contain_text("Ini episode contoh.")
    page.locator(".chapter a", has_text="Di loket").click()
    expect(page.locator(".cue-chapter", has_text="Di loket")).to_be_in_viewport()
