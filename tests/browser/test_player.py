"""The player: moments in and out, memory, speed, keyboard, video."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.listening import (
    AUDIO,
    EPISODE,
    SOUND,
    leave_while_it_plays,
    ready,
    second,
    wait_for_sound,
)
from tests.support.hosting import Host
from tests.support.tools.fixtures import PageAt
from tests.support.waiting import until

pytestmark = pytest.mark.browser
#: The second that the bar shows, from "0:37 dari 1:08".
SHOWN_IN_BAR = (
    "document.querySelector('.bar-time').textContent.split(' dari ')[0].split(':')"
    ".reduce((sum, part) => sum * 60 + Number(part), 0)"
)


def test_one_tap_plays_another_pauses_and_at_the_end_the_next_episode_is_offered(
    page: Page,
) -> None:
    play = page.locator(".play")
    expect(play).to_contain_text("Putar")
    expect(play).to_contain_text("0,9 MB")
    play.click()
    wait_for_sound(page)
    expect(play).to_contain_text("Jeda")
    # The bar follows when the player is out of sight.
    expect(page.locator(".bar")).to_be_hidden()
    page.locator(".steps").scroll_into_view_if_needed()
    expect(page.locator(".bar")).to_be_visible()
    play.click()
    expect(page.locator(".player")).to_have_attribute("data-state", "paused")
    play.click()
    wait_for_sound(page)
    page.evaluate(f"(audio => audio.currentTime = audio.duration - 0.3)({SOUND})")
    expect(page.locator(".player-status")).to_contain_text("Selesai. Lanjut ke: Contoh: Jalan")
    expect(page.locator(".player-status a")).to_have_attribute("href", re.compile("/episode/.+/"))


@pytest.mark.parametrize("path", ["", EPISODE])
def test_the_controls_take_the_room_that_was_kept_for_them_above_the_fold(
    path: str, host: Host, page_at: PageAt
) -> None:
    page = page_at()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of"
        " list.getEntries()) window.shift += entry.value })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(host.address + path, wait_until="networkidle")
    ready(page)
    assert page.evaluate("shift") <= 0.01
    box = page.locator(".play").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 480


@pytest.mark.parametrize("moment", ["#t=36", "?t=0:36"])
def test_an_address_with_a_moment_plays_from_there(
    moment: str, host: Host, page_at: PageAt
) -> None:
    page = page_at()
    page.goto(host.address + EPISODE + moment)
    expect(page.locator(".play")).to_contain_text("Putar dari 0:36")
    if moment.startswith("#"):
        # It lands in the transcript, where the player is out of sight.
        expect(page.locator(".bar")).to_be_visible()
        expect(page.locator(".bar")).to_contain_text("KTP-el hilang")
    assert AUDIO not in host.asked
    page.locator(".play").click()
    wait_for_sound(page, 36)
    assert second(page) < 41


def test_a_chapter_plays_from_its_start_and_is_marked(page: Page) -> None:
    chapter = page.locator(".chapter", has_text=re.compile("Yang disiapkan"))
    chapter.locator("a").click()
    wait_for_sound(page, 36)
    expect(chapter).to_have_attribute("data-now", "")
    expect(page.locator(".player-chapter")).to_have_text("Yang disiapkan")
    assert page.url.endswith("#t=36")


def test_buttons_and_keys_skip_and_keys_do_so_inside_the_player_only(page: Page) -> None:
    now = page.locator("[data-part='now']")
    page.keyboard.press("l")
    expect(now).to_have_text("0:00")
    page.locator("[data-skip='30']").click()
    expect(now).to_have_text("0:30")
    page.locator("[data-skip='-15']").click()
    expect(now).to_have_text("0:15")
    page.locator(".play").focus()
    for key, time in (("j", "0:00"), ("l", "0:30"), ("ArrowLeft", "0:25"), ("ArrowRight", "0:30")):
        page.keyboard.press(key)
        expect(now).to_have_text(time)
    page.keyboard.press("k")
    wait_for_sound(page, 30)
    page.locator(".player .more-summary").click()
    page.locator("[data-part='again']").click()
    until(page, f"{SOUND}.currentTime < 5")
    wait_for_sound(page)


def test_speed_is_remembered_for_every_episode_and_only_one_is_heard(
    page: Page, host: Host
) -> None:
    page.locator("[data-part='speed']").click()
    expect(page.locator("[data-part='rate']")).to_have_text("1,25×")
    page.locator(".play").click()
    wait_for_sound(page)
    page.goto(host.address + "episode/kerja-bakti/")
    ready(page)
    expect(page.locator("[data-part='rate']")).to_have_text("1,25×")
    bar = page.locator(".bar:visible")
    bar.locator(".bar-play").click()
    expect(bar.locator(".bar-play")).to_have_attribute("aria-label", "Jeda")
    page.locator(".play").click()
    wait_for_sound(page)
    expect(bar).to_have_count(0)
    assert page.evaluate(f"{SOUND}.playbackRate") == 1.25


def test_a_reload_goes_on_where_it_was(page: Page) -> None:
    page.locator(".chapter", has_text=re.compile("Yang disiapkan")).locator("a").click()
    wait_for_sound(page, 37)
    page.goto(page.url.partition("#")[0] + "?again")
    expect(page.locator(".play")).to_contain_text("Lanjutkan dari 0:3")
    page.locator(".play").click()
    wait_for_sound(page, 36)


def test_saving_data_plays_the_small_file_and_keeps_the_second(page: Page, host: Host) -> None:
    page.locator(".chapter", has_text=re.compile("Yang disiapkan")).locator("a").click()
    wait_for_sound(page, 36)
    page.locator(".player .more-summary").click()
    page.locator("[data-part='saver']").click()
    until(page, f"{SOUND}.src.endsWith('.opus')")
    wait_for_sound(page, 36)
    expect(page.locator("[data-part='saver']")).to_have_attribute("aria-pressed", "true")
    page.locator(".play").click()
    expect(page.locator(".play")).to_contain_text("0,2 MB")
    page.goto(host.address + "episode/kerja-bakti/")
    ready(page)
    expect(page.locator(".play")).to_contain_text("0,2 MB")


def test_a_moment_can_be_copied_and_sent(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-skip='30']").click()
    moment, chat = page.locator("[data-part='moment']"), page.locator("[data-part='whatsapp']")
    expect(moment).to_contain_text("0:30")
    expect(chat).not_to_have_attribute("href", re.compile("%23t"))
    moment.click()
    expect(chat).to_have_attribute("href", re.compile("ktp-el-hilang%2F%23t%3D30$"))
    # The moment that was chosen stays.
    page.locator("[data-skip='-15']").click()
    page.locator("[data-part='copy']").click()
    expect(page.locator(".share-status")).to_have_text("Tersalin.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == "https://kantor.example/repo/episode/ktp-el-hilang/#t=30"


def test_a_video_comes_only_after_a_tap(page: Page) -> None:
    page.context.route("https://www.youtube-nocookie.com/**", lambda route: route.abort())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    link = page.locator("a.video")
    link.scroll_into_view_if_needed()
    # With the size of both, it and the sound alone.
    expect(page.locator(".video-cost")).to_have_text(
        re.compile(r"^Video kira-kira [\d,]+ (MB|kB), hanya audio [\d,]+ (MB|kB)$")
    )
    assert not any("youtube" in url for url in asked)
    link.click()
    frame = page.locator("iframe.video-frame")
    expect(frame).to_have_attribute(
        "title", "Contoh: KTP-el hilang, apa yang dilakukan lebih dulu?"
    )
    source = frame.get_attribute("src") or ""
    assert source.startswith("https://www.youtube-nocookie.com/embed/M7lc1UVf-VE?")
    expect(page.get_by_role("link", name="Tonton di YouTube")).to_be_visible()
    assert "start=" not in source
    assert frame.evaluate("frame => frame.referrerPolicy") == "strict-origin-when-cross-origin"


def test_a_video_begins_where_the_sound_is(page: Page) -> None:
    page.context.route("https://www.youtube-nocookie.com/**", lambda route: route.abort())
    page.locator(".chapter-link[data-t='25']").first.click()
    wait_for_sound(page, 25)
    page.locator("a.video").click()
    source = page.locator("iframe.video-frame").get_attribute("src") or ""
    start = int(source.partition("&start=")[2])
    assert 25 <= start <= 35
    away = page.get_by_role("link", name="Tonton di YouTube").get_attribute("href")
    assert away == f"https://www.youtube.com/watch?v=M7lc1UVf-VE&t={start}s"
    assert page.evaluate("document.querySelector('audio').paused")


def test_another_page_goes_on_in_one_tap_without_losing_the_second(page: Page, host: Host) -> None:
    leave_while_it_plays(page, host)
    bar = page.locator(".bar:visible")
    moment = int((bar.locator("a").get_attribute("href") or "").rpartition("#t=")[2])
    assert 37 <= moment < 60
    before = len(host.asked)
    bar.locator(".bar-play").click()
    expect(bar.locator(".bar-play")).to_have_attribute("aria-label", "Jeda")
    # What the bar shows comes from the sound itself once it plays.
    until(page, f"{SHOWN_IN_BAR} >= {moment}")
    assert AUDIO in host.asked[before:]
    assert page.evaluate(SHOWN_IN_BAR) < moment + 20


def test_an_offer_that_was_closed_does_not_come_back(page: Page, host: Host) -> None:
    leave_while_it_plays(page, host)
    page.locator(".bar:visible").get_by_label("Tutup").click()
    expect(page.locator(".bar:visible")).to_have_count(0)
    page.reload()
    # The copying script comes with the bar's: when it stands, the bar would.
    expect(page.get_by_role("button", name="Salin alamat")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".bar")).to_have_count(0)


def test_without_the_player_script_the_browsers_own_player_plays(
    host: Host, sample_folder: Path, page_at: PageAt
) -> None:
    (script,) = sample_folder.glob("theme/*/player.js")
    host.missing.add(script.relative_to(sample_folder).as_posix())
    page = page_at()
    page.goto(host.address + EPISODE)
    expect(page.locator("[data-part='copy']")).to_be_visible()
    audio = page.locator("audio.player-audio")
    expect(audio).to_be_visible()
    assert audio.evaluate("audio => audio.controls")
    expect(page.locator("[data-part='controls']")).to_be_hidden()
    audio.evaluate("audio => { audio.play() }")
    wait_for_sound(page)
    page.locator(".player .more-summary").click()
    expect(page.get_by_role("link", name="Unduh 0,9 MB")).to_be_visible()


def test_a_saved_switch_beats_what_the_browser_asks(host: Host, page_at: PageAt) -> None:
    page = page_at()
    page.add_init_script("Object.defineProperty(navigator.connection, 'saveData', {value: true})")
    page.goto(host.address + EPISODE)
    ready(page)
    expect(page.locator(".play")).to_contain_text("0,2 MB")
    expect(page.locator("[data-part='saver']")).to_have_attribute("aria-pressed", "true")
    page.locator(".player .more-summary").click()
    page.locator("[data-part='saver']").click()
    page.reload()
    ready(page)
    expect(page.locator(".play")).to_contain_text("0,9 MB")


def test_the_lock_screen_shows_and_moves_the_episode(host: Host, page_at: PageAt) -> None:
    page = page_at()
    page.add_init_script(
        "window.pressed = {}; const set = navigator.mediaSession.setActionHandler"
        ".bind(navigator.mediaSession); navigator.mediaSession.setActionHandler ="
        " (name, action) => { pressed[name] = action; set(name, action) }"
    )
    page.goto(host.address + EPISODE)
    ready(page)
    page.locator(".play").click()
    wait_for_sound(page)
    page.evaluate("pressed.pause()")
    expect(page.locator(".player")).to_have_attribute("data-state", "paused")
    presses = {
        "pressed.seekto({seekTime: 30})": "0:30",
        "pressed.nexttrack()": "0:36",
        "pressed.previoustrack()": "0:25",
        "pressed.seekforward({})": "0:55",
        "pressed.seekbackward({seekOffset: 10})": "0:45",
    }
    for press, time in presses.items():
        page.evaluate(press)
        expect(page.locator("[data-part='now']")).to_have_text(time)
    page.evaluate("pressed.play()")
    wait_for_sound(page, 45)
    # Title, chapter and pictures.
    until(page, "navigator.mediaSession.metadata?.artist === 'Yang disiapkan'")
    shown = page.evaluate(
        "(({title, album, artwork}) => [title, album, artwork.length])"
        "(navigator.mediaSession.metadata)"
    )
    assert shown == ["Contoh: KTP-el hilang, apa yang dilakukan lebih dulu?", "SIMPATRI", 2]


def test_what_was_heard_since_beats_the_moment_of_the_address(page: Page, host: Host) -> None:
    page.goto(f"{host.address}{EPISODE}#t=20")
    page.reload()
    expect(page.locator(".play")).to_contain_text("Putar dari 0:20")
    page.locator(".play").click()
    wait_for_sound(page, 25)
    page.locator(".play").click()
    page.reload()
    expect(page.locator(".play")).to_contain_text("Lanjutkan dari 0:2")
    # Who follows the link again means its moment.
    page.goto("about:blank")
    page.goto(f"{host.address}{EPISODE}#t=20")
    expect(page.locator(".play")).to_contain_text("Putar dari 0:20")


@pytest.mark.parametrize("is_there", [False, True], ids=["fetched on tap", "there before"])
def test_two_pages_do_not_sound_together_nor_lose_a_position(
    is_there: bool,  # noqa: FBT001 (a parameter of the test)
    page: Page,
    host: Host,
) -> None:
    other = page.context.new_page()
    other.goto(host.address + EPISODE)
    ready(other)
    if is_there:
        # A finger lay on the button, and was lifted elsewhere.
        other.locator(".play").dispatch_event("pointerdown")
        until(other, f"{SOUND}.readyState > 0")
    page.locator(".chapter", has_text=re.compile("Yang disiapkan")).locator("a").click()
    wait_for_sound(page, 37)
    other.locator(".play").click()
    wait_for_sound(other, 36)
    until(page, f"{SOUND}.paused")


def test_a_list_plays_in_the_bar(page: Page, host: Host) -> None:
    page.goto(host.address, wait_until="networkidle")
    card = page.locator(".card", has_text="Kerja bakti")
    card.locator(".card-play").click()
    bar = page.locator(".bar:visible")
    expect(bar).to_contain_text("Kerja bakti")
    expect(bar.locator(".bar-play")).to_have_attribute("aria-label", "Jeda")
    assert page.url == host.address
