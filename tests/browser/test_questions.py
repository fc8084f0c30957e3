"""An answer starts the sound at its second, and other sites' frames show the player only."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.support.hosting import Host, serve
from tests.support.tools.fixtures import PageAt
from tests.support.waiting import until

pytestmark = pytest.mark.browser
EPISODE = "episode/ktp-el-hilang/"


def test_an_answer_is_heard_where_it_stands_from_its_second(host: Host, page_at: PageAt) -> None:
    page = page_at()
    # Before the script is there, an answer is a link to the episode's page.
    page.goto(f"{host.address}pertanyaan/kependudukan/", wait_until="networkidle")
    answers = page.locator(".entry .card-play")
    for place, second in ((0, "0:2"), (1, "0:3")):
        answers.nth(place).click()
        expect(page.locator(".bar-time")).to_contain_text(second)
    # A second tap on the same answer pauses it.
    expect(page.locator(".bar-play")).to_have_attribute("aria-label", "Jeda")
    answers.nth(1).click()
    expect(page.locator(".bar-play")).not_to_have_attribute("aria-label", "Jeda")
    assert page.url.endswith("pertanyaan/kependudukan/")


def test_on_the_episodes_page_a_question_is_a_moment(host: Host, page_at: PageAt) -> None:
    page = page_at()
    page.goto(host.address + EPISODE)
    expect(page.locator(".play")).to_be_visible()
    page.locator(".chapter-asked .chapter-link").nth(1).click()
    until(page, "document.querySelector('.player-audio').currentTime >= 36")


def test_in_foreign_frames_only_the_player_is_shown(
    host: Host, page_at: PageAt, tmp_path: Path
) -> None:
    frames = (f'<iframe src="{host.address}{EPISODE}{part}"></iframe>' for part in ("embed/", ""))
    (tmp_path / "index.html").write_text(f"<!doctype html><body>{''.join(frames)}")
    with serve(tmp_path) as stranger:
        page = page_at()
        page.goto(stranger.address)
        player, other = (page.frame_locator("iframe").nth(place) for place in (0, 1))
        expect(player.locator("audio")).to_be_visible()
        expect(other.locator("body > a[target=_top]")).to_be_visible()
        expect(other.locator("main")).to_have_count(0)
        assert not [path for path in host.asked if path.endswith(".mp3")]
