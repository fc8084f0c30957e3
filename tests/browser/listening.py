"""The episode that is listened to, and waits for its sound."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.support.hosting import Host
from tests.support.waiting import until

EPISODE = "episode/ktp-el-hilang/"
AUDIO = "audio/002-ktp-el-hilang.mp3"
SOUND = "document.querySelector('.player-audio')"


def second(page: Page) -> float:
    """Where the sound is."""
    return float(page.evaluate(f"{SOUND}.currentTime"))


def wait_for_sound(page: Page, at_least: float = 0.2) -> None:
    """Until it plays from there on."""
    until(
        page,
        f"(({{paused, currentTime}}) => !paused && currentTime >= {at_least})({SOUND})",
    )


def ready(page: Page) -> None:
    """Until the controls stand in the place of the browser's own."""
    expect(page.locator(".play")).to_be_visible()


def leave_while_it_plays(page: Page, host: Host) -> None:
    """Go to another page from second 37 or later, where the bar offers to go on."""
    page.locator(".chapter", has_text=re.compile("Yang disiapkan")).locator("a").click()
    wait_for_sound(page, 37)
    page.goto(host.address + "langganan/")
    expect(page.locator(".bar:visible")).to_contain_text("KTP-el hilang")
