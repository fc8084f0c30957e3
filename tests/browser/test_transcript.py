"""The transcript: read, followed, searched, quoted; whole without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from siniar.pages.search import run_pagefind
from tests.support.built import build
from tests.support.factories import make_catalogue, make_show
from tests.support.hosting import Host, serve
from tests.support.long_talk import make_talk
from tests.support.tools.fixtures import PageAt
from tests.support.waiting import until

pytestmark = pytest.mark.browser
EPISODE = "episode/ktp-el-hilang/"
TALK = "episode/obrolan-30/"


@pytest.fixture
def page(host: Host, page_at: PageAt) -> Page:
    opened = page_at()
    opened.goto(host.address + EPISODE)
    expect(opened.locator(".transcript-tools")).to_be_visible()
    # Lines may be tapped from then on: the player begins on its own.
    expect(opened.locator("html[data-has-player]")).to_have_count(1)
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


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A show whose only episode is half an hour long."""
    folder = Path(tmp_path_factory.mktemp("talk"))
    show = make_show(url="http://127.0.0.1/repo")
    site = build(make_catalogue(show=show, episodes=[make_talk(folder, 30)]), folder)
    for path, content in site.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    run_pagefind(folder, "id")
    with serve(folder) as running:
        yield running


def test_a_long_transcript_comes_when_somebody_unfolds_it(talk: Host, page_at: PageAt) -> None:
    page = page_at()
    page.goto(talk.address + TALK, wait_until="networkidle")
    words = f"{TALK}transkrip/"
    assert words not in talk.asked
    talk.missing.add(words)
    page.locator(".fold-summary").click()
    status = page.locator("[data-module='transcript'] [data-part='status']")
    expect(status).to_contain_text("Transkrip tidak bisa dimuat")
    expect(page.get_by_role("link", name="Baca semua yang diucapkan")).to_be_visible()
    talk.missing.clear()
    page.locator(".fold-summary").click()
    page.locator(".fold-summary").click()
    expect(page.locator("[data-cue] [data-t]")).to_have_count(450)
    page.get_by_label("Cari di transkrip ini").fill("bermeterai")
    expect(page.locator("[data-part='count']")).to_contain_text("tempat ditemukan")


def test_a_moment_of_a_long_transcript_is_shown_with_its_words(talk: Host, page_at: PageAt) -> None:
    page = page_at()
    page.goto(f"{talk.address}{TALK}#t=900")
    expect(page.locator("[id='t=900']")).to_be_in_viewport()
    expect(page.locator(".play")).to_contain_text("Putar dari 15:00")


def test_a_hit_in_a_long_transcript_leads_to_its_moment(talk: Host, page_at: PageAt) -> None:
    page = page_at()
    page.goto(f"{talk.address}cari/?q=bermeterai")
    expect(page.locator(".result-link")).to_have_count(1)
    expect(page.locator(".result-link")).to_have_attribute("href", f"/repo/{TALK}")
    part = page.locator(".result-part").first
    expect(part).to_have_attribute("href", re.compile(rf"^/repo/{TALK}#t=\d+$"))
    expect(part).to_contain_text("bermeterai")
