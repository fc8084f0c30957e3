"""How long somebody waits for the first sound on a slow network."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.hosting import Host
from tests.support.tools.fixtures import PageAt
from tests.support.waiting import until

pytestmark = pytest.mark.browser
#: Bytes a second and milliseconds: a crowded cell.
SLOW = {"offline": False, "downloadThroughput": 50_000, "uploadThroughput": 50_000, "latency": 150}
#: Milliseconds from the tap, as visitors were promised.
MOST = 1500
#: Times that it is tried: a machine that runs several tests at once is late by itself.
TRIES = 3
#: An MP3, and an M4A, whose index Chromium reads first.
EPISODES = ("episode/ktp-el-hilang/", "episode/pelatihan-kerja/")
MEASURE = """() => {
  const audio = document.querySelector('.player-audio');
  addEventListener('pointerdown', () => (window.tapped ??= performance.now()), true);
  const listen = () => {
    if (audio.currentTime > 0) window.heard ??= performance.now();
    else requestAnimationFrame(listen);
  };
  listen();
}"""


def wait_for_sound(page: Page, address: str) -> float:
    """Milliseconds from the tap to the first sound, nothing of it being fetched before."""
    page.goto(address, wait_until="networkidle")
    expect(page.locator(".play")).to_be_visible()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", SLOW)
    page.evaluate(MEASURE)
    page.locator(".play").click()
    until(page, "window.heard !== undefined")
    return float(page.evaluate("heard - tapped"))


@pytest.mark.parametrize("path", EPISODES)
def test_the_first_sound_comes_at_once_on_a_slow_network(
    path: str, host: Host, page_at: PageAt
) -> None:
    waits: list[float] = []
    while not waits or (min(waits) > MOST and len(waits) < TRIES):
        page = page_at()
        waits.append(wait_for_sound(page, host.address + path))
        page.context.close()
    assert min(waits) <= MOST, waits
