"""What player and bar say when the sound does not come, and how it is tried again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.listening import AUDIO, EPISODE, leave_while_it_plays, ready, wait_for_sound
from tests.support.hosting import Host
from tests.support.tools.fixtures import PageAt

pytestmark = pytest.mark.browser


@contextmanager
def missing(_page: Page, host: Host) -> Iterator[None]:
    host.missing.add(AUDIO)
    yield
    host.missing.clear()


@contextmanager
def no_sound(_page: Page, host: Host) -> Iterator[None]:
    host.instead[AUDIO] = b"this is no sound" * 99
    yield
    host.instead.clear()


@contextmanager
def answered(page: Page, answer: Callable[[Route], None]) -> Iterator[None]:
    page.context.route("**/*.mp3", answer)
    yield
    page.context.unroute("**/*.mp3")


def broken_server(page: Page, _host: Host) -> AbstractContextManager[None]:
    return answered(page, lambda route: route.fulfill(status=500, body="<p>no</p>"))


def login(page: Page, _host: Host) -> AbstractContextManager[None]:
    return answered(page, lambda route: route.fulfill(content_type="text/html", body="<p>no</p>"))


def lost_server(page: Page, _host: Host) -> AbstractContextManager[None]:
    return answered(page, lambda _: None)


@contextmanager
def no_network(page: Page) -> Iterator[None]:
    page.context.set_offline(True)
    yield
    page.context.set_offline(False)


#: What is told of them.
FAULTS = {
    broken_server: "Server situs",
    missing: "tidak ada",
    login: "meminta masuk",
    lost_server: "Tidak ada sambungan",
}


def test_on_a_slow_network_the_small_file_is_proposed_with_the_first_tap(
    host: Host, page_at: PageAt
) -> None:
    page = page_at()
    page.add_init_script("Object.defineProperty(navigator.connection, 'downlink', {value: 0.3})")
    # The sound does not come.
    page.route("**/audio/**", lambda _: None)
    page.goto(host.address + EPISODE)
    ready(page)
    expect(page.locator(".player-status")).to_have_text("")
    page.locator(".play").click()
    expect(page.locator(".player-status")).to_contain_text("Nyalakan hemat kuota")
    expect(page.locator("[data-part='saver']")).to_be_visible()


def test_what_is_wrong_tells_what_to_do_and_offers_it_again(page: Page, host: Host) -> None:
    play, status = page.locator(".play"), page.locator(".player-status")
    with no_network(page):
        play.click()
        expect(status).to_contain_text("Tidak ada sambungan")
        expect(status).to_contain_text("coba lagi")
    for fault, told in FAULTS.items():
        with fault(page, host):
            expect(play).to_contain_text("Coba lagi")
            play.click()
            expect(status).to_contain_text(told, timeout=9000)
    expect(play).to_contain_text("Coba lagi")
    play.click()
    wait_for_sound(page)
    expect(status).to_have_text("")


def test_a_file_that_cannot_be_played_is_told(page: Page, host: Host) -> None:
    with no_sound(page, host):
        page.locator(".play").click()
        expect(page.locator(".player-status")).to_contain_text("tidak bisa memutar")


def test_the_bar_of_another_page_tells_too_what_is_wrong(page: Page, host: Host) -> None:
    leave_while_it_plays(page, host)
    bar = page.locator(".bar:visible")
    for fault, told in ((no_sound, "tidak bisa memutar"), (missing, "tidak ada")):
        with fault(page, host):
            # Chromium keeps what it heard of a file as long as the page is open.
            page.reload()
            bar.locator(".bar-play").click()
            expect(bar).to_contain_text(told)
            expect(bar.locator(".bar-play")).to_have_accessible_name(re.compile("Lanjutkan"))
    # One tap tries again.
    bar.locator(".bar-play").click()
    expect(bar.locator(".bar-play")).to_have_accessible_name("Jeda")
    expect(bar).not_to_contain_text("tidak")
