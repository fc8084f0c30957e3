"""The oldest browser that everything is promised for: Chromium 87 of 2020 itself.

Playwright starts it, but its own way of finding and clicking needs younger browsers: what is done
and read here goes through the page.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.support.hosting import Host
from tests.support.tools.browser import ARGUMENTS
from tests.support.tools.missing import MissingToolError
from tests.support.tools.node import Node
from tests.support.tools.old_browser import SYSTEM, unpack_old_browser
from tests.support.waiting import until

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        (platform.system(), platform.machine()) != SYSTEM,
        reason="there is no such browser for this system",
    ),
]
EPISODE = "episode/ktp-el-hilang/"
#: Scripts are here later than the page: a tap before is a tap on nothing.
HAS_PLAYER = "!document.querySelector('.play').closest('[hidden]')"
#: What this browser says rightly: a word of the policy that it does not know, and the lost network.
TOLD = re.compile("wasm-unsafe-eval|net::ERR_")


@pytest.fixture(scope="module")
def old(playwright: Playwright, node: Node) -> Iterator[Browser]:
    try:
        path = unpack_old_browser(node)
    except MissingToolError as error:
        pytest.fail(str(error), pytrace=False)
    running = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, "--no-zygote"])
    yield running
    running.close()


@pytest.fixture
def page(old: Browser) -> Iterator[Page]:
    context = old.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    yield opened
    context.close()
    assert [fault for fault in faults if not TOLD.search(fault)] == []


def test_it_is_that_browser(old: Browser) -> None:
    assert old.version.startswith("87.")


def test_an_episode_plays_is_followed_saved_and_seen_without_network(
    page: Page, host: Host
) -> None:
    page.goto(host.address + EPISODE)
    until(page, HAS_PLAYER)
    until(page, "navigator.serviceWorker.controller !== null")
    page.evaluate("document.querySelector('.chapter [data-t=\"36\"]').click()")
    until(page, "document.querySelector('.player-audio').currentTime > 36.2")
    until(page, "document.querySelector('.cue-text [data-now]') !== null")
    # On a slow computer the sound would be over before it is gone on with.
    page.evaluate("document.querySelector('.player-audio').pause()")
    page.evaluate("document.querySelector('.player .more').open = true")
    until(page, "!document.querySelector('[data-module=save]').hidden")
    page.evaluate("document.querySelector('[data-module=save] button').click()")
    until(page, "document.querySelector('[data-part=label]').textContent.includes('Tersimpan')")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # Colours that this browser cannot mix have others in their place.
    rail = page.evaluate(
        "getComputedStyle(document.querySelector('.player')).getPropertyValue('--rail')"
    )
    assert rail.strip() == "#8888"
    page.context.set_offline(True)
    page.goto(host.address + EPISODE)
    until(page, "document.querySelector('.toast') !== null")
    until(page, HAS_PLAYER)
    page.evaluate("document.querySelector('.play').click()")
    until(page, "document.querySelector('.player-audio').currentTime > 36.2")


def test_the_search_finds_names_and_says_that_it_looks_no_further(page: Page, host: Host) -> None:
    page.goto(f"{host.address}cari/?q=ktp+ilang")
    until(page, "document.querySelector('[data-state=done]') !== null")
    first = "document.querySelector('.result-link').textContent"
    assert "KTP-el hilang" in page.evaluate(first)
    told = page.evaluate("document.querySelector('.search-status').textContent")
    assert "hanya judul dan ringkasan" in told
    assert not [path for path in host.asked if path.startswith("pagefind/")]
