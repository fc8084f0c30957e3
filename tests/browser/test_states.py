"""Every state that a tap brings about, for weak eyes, screen readers, thumbs and keyboards."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import SMALL_TARGETS, faults_of_both_schemes, pushed
from tests.support.hosting import Host
from tests.support.tools.fixtures import PageAt
from tests.support.waiting import until

pytestmark = pytest.mark.browser
EPISODE = "episode/ktp-el-hilang/"
AUDIO = "audio/002-ktp-el-hilang.mp3"
PLAYS = "!document.querySelector('.player-audio').paused"


def open_episode(page: Page, host: Host) -> None:
    page.goto(host.address + EPISODE)
    expect(page.locator(".play")).to_be_visible()


def playing(page: Page, host: Host) -> None:
    open_episode(page, host)
    page.locator(".chapter", has_text=re.compile("Yang disiapkan")).locator("a").click()
    until(page, PLAYS)
    expect(page.locator(".chapter[data-now]")).to_have_count(1)


def broken(page: Page, host: Host) -> None:
    host.missing.add(AUDIO)
    open_episode(page, host)
    page.locator(".play").click()
    expect(page.locator(".player-status")).to_contain_text("tidak ada")


def saver_on(page: Page, host: Host) -> None:
    open_episode(page, host)
    page.locator(".player .more-summary").click()
    page.locator("[data-part='saver']").click()
    expect(page.locator("[data-part='saver']")).to_have_attribute("aria-pressed", "true")


def menu_open(page: Page, host: Host) -> None:
    page.goto(host.address)
    page.locator(".menu-button").click()
    expect(page.locator(".menu-panel")).to_be_visible()


def bar_under_the_player(page: Page, host: Host) -> None:
    playing(page, host)
    page.locator(".steps").scroll_into_view_if_needed()
    expect(page.locator(".bar")).to_be_visible()


def bar_of_another_page(page: Page, host: Host) -> None:
    playing(page, host)
    until(page, "document.querySelector('.player-audio').currentTime > 37")
    page.goto(f"{host.address}langganan/")
    expect(page.locator(".bar")).to_be_visible()


def words_found(page: Page, host: Host) -> None:
    open_episode(page, host)
    words = page.get_by_label("Cari di transkrip ini")
    words.fill("loket")
    expect(page.locator("[data-part='count']")).to_contain_text("3 tempat")
    words.press("Enter")
    expect(page.locator("mark[data-here]")).not_to_have_count(0)


def search_results(page: Page, host: Host) -> None:
    page.goto(f"{host.address}cari/?q=loket")
    expect(page.locator("[data-module='search'][data-state='done'] .result")).not_to_have_count(0)


def nothing_found(page: Page, host: Host) -> None:
    page.goto(f"{host.address}cari/?q=zzzxxyy")
    expect(page.locator("[data-module='search'][data-state='done']")).to_have_count(1)


def something_saved(page: Page, host: Host) -> None:
    open_episode(page, host)
    page.locator(".player .more-summary").click()
    page.get_by_role("button", name="Simpan untuk offline").click()
    expect(page.locator("[data-part='label']")).to_contain_text("Tersimpan di HP ini")
    page.goto(f"{host.address}offline/")
    expect(page.locator(".saved-entry")).to_have_count(1)


def newer_version(page: Page, host: Host) -> None:
    open_episode(page, host)
    until(page, "navigator.serviceWorker.controller !== null")
    host.instead["sw.js"] = b"// newer\n" + (host.folder / "sw.js").read_bytes()
    page.reload()
    expect(page.locator(".toast")).to_be_visible()


def video_playing(page: Page, host: Host) -> None:
    page.context.route("https://www.youtube-nocookie.com/**", lambda route: route.abort())
    open_episode(page, host)
    page.locator("a.video").click()
    expect(page.locator("iframe.video-frame")).to_have_count(1)


STATES: dict[str, Callable[[Page, Host], None]] = {
    state.__name__: state
    for state in (
        playing,
        broken,
        saver_on,
        menu_open,
        bar_under_the_player,
        bar_of_another_page,
        words_found,
        search_results,
        nothing_found,
        something_saved,
        newer_version,
        video_playing,
    )
}


#: What cannot be without the service worker.
KEPT = {"something_saved", "newer_version"}


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_readable_and_tappable(state: str, host: Host, page_at: PageAt) -> None:
    page = page_at(service_workers="allow" if state in KEPT else "block")
    STATES[state](page, host)
    assert faults_of_both_schemes(page) == {}
    assert page.evaluate(SMALL_TARGETS) == []
    assert pushed(page, 360, 320, 768, 1280) == {}


#: Notes what each key comes to, in the order of the page, and whether it is seen there.
REACHED = """() => {
  window.reached = [];
  const all = [...document.querySelectorAll('*')];
  addEventListener('focusin', ({ target }) => {
    const isSeen = target.matches(':focus-visible')
      && getComputedStyle(target).outlineStyle !== 'none';
    reached.push([all.indexOf(target), isSeen, target.outerHTML.slice(0, 90)]);
  });
}"""


@pytest.mark.parametrize("path", ["", EPISODE, "cari/", "langganan/", "offline/"])
def test_the_keyboard_reaches_everything_in_the_order_of_the_page_and_shows_where(
    path: str, host: Host, page_at: PageAt
) -> None:
    page = page_at()
    page.goto(host.address + path, wait_until="networkidle")
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, select, summary')]"
        ".filter(one => one.checkVisibility({visibilityProperty: true})).length"
    )
    page.evaluate(REACHED)
    for _ in range(wanted):
        page.keyboard.press("Tab")
    reached = page.evaluate("reached")
    assert [one for _, is_seen, one in reached if not is_seen] == []
    places = [place for place, _, _ in reached]
    assert places == sorted(set(places))
    assert len(places) == wanted


def test_escape_closes_the_menu_and_leaves_the_keys_at_its_button(
    host: Host, page_at: PageAt
) -> None:
    page = page_at()
    menu_open(page, host)
    page.locator(".menu-panel a").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".menu-panel")).to_be_hidden()
    expect(page.locator(".menu-button")).to_be_focused()


def test_the_first_tab_leads_past_the_menu(host: Host, page_at: PageAt) -> None:
    page = page_at()
    page.goto(host.address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
