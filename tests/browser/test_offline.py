"""Without a network: visited pages, saved episodes with seeking, and what is said otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.hosting import Host, serve
from tests.support.tools.fixtures import PageAt
from tests.support.waiting import until, until_settled

pytestmark = pytest.mark.browser
EPISODE = "episode/ktp-el-hilang/"
AUDIO = "audio/002-ktp-el-hilang.mp3"


def install(page: Page, address: str) -> None:
    """Open a page and wait for the service worker, which keeps this page too."""
    page.goto(address)
    until(page, "navigator.serviceWorker.controller !== null")
    until(page, "caches.match(location.pathname).then(Boolean)")


@pytest.fixture
def page(host: Host, page_at: PageAt) -> Page:
    opened = page_at(service_workers="allow")
    install(opened, host.address + EPISODE)
    return opened


def save(page: Page) -> None:
    """Save the episode of the open page."""
    page.locator(".player .more-summary").click()
    page.get_by_role("button", name="Simpan untuk offline").click()
    expect(page.locator("[data-part='label']")).to_contain_text("Tersimpan di HP ini")


def test_installing_fetches_no_sound_and_a_failed_saving_leaves_nothing(
    page: Page, host: Host
) -> None:
    label = page.locator("[data-part='label']")
    page.wait_for_timeout(500)
    assert not [path for path in host.asked if path.startswith("audio/")]
    host.missing.add(AUDIO)
    page.locator(".player .more-summary").click()
    page.get_by_role("button", name="Simpan untuk offline").click()
    expect(page.locator(".player-status")).to_contain_text("Tidak bisa menyimpan")
    expect(label).to_have_text("Simpan untuk offline 0,9 MB")
    host.missing.clear()
    page.get_by_role("button", name="Simpan untuk offline").click()
    expect(label).to_contain_text("Tersimpan di HP ini")
    # Names in the browser carry the show because origins are shared.
    names = page.evaluate("caches.keys().then(names => [...names, ...Object.keys(localStorage)])")
    assert len(names) >= 4
    assert [name for name in names if not name.startswith("simpatri:/repo/:")] == []
    # Saving can be taken back where it was done.
    page.get_by_role("button", name="Hapus 0,9 MB").click()
    expect(label).to_have_text("Simpan untuk offline 0,9 MB")


def assert_is_answered_in_parts(page: Page, whole: bytes) -> None:
    ask = """async ([path, range]) => {
      const answer = await fetch(path, {headers: range ? {Range: range} : {}});
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const range_ = answer.headers.get('Content-Range');
      return [answer.status, range_, bytes.length, [...bytes.slice(0, 4)]];
    }"""
    size = len(whole)
    cases = {
        "bytes=0-": (206, f"bytes 0-{size - 1}/{size}", size, whole[:4]),
        "bytes=1000-1999": (206, f"bytes 1000-1999/{size}", 1000, whole[1000:1004]),
        "bytes=-500": (206, f"bytes {size - 500}-{size - 1}/{size}", 500, whole[-500:-496]),
        f"bytes={size}-": (416, f"bytes */{size}", 0, b""),
    }
    for wanted, (status, part, length, beginning) in cases.items():
        answer = page.evaluate(ask, [f"/repo/{AUDIO}", wanted])
        assert answer == [status, part, length, list(beginning)], wanted


def test_a_saved_episode_plays_and_seeks_without_network(
    page: Page, host: Host, sample_folder: Path
) -> None:
    save(page)
    page.goto(host.address)
    page.context.set_offline(True)
    page.goto(host.address + EPISODE)
    expect(page.locator("h1")).to_contain_text("KTP-el hilang")
    assert_is_answered_in_parts(page, (sample_folder / AUDIO).read_bytes())
    page.locator(".play").click()
    until(page, "document.querySelector('.player-audio').currentTime > 0.5")
    page.locator(".chapter a", has_text="Penutup").click()
    until(page, "document.querySelector('.player-audio').currentTime > 62.5")
    page.locator(".chapter a", has_text="Jangan panik").click()
    until(
        page,
        "(({currentTime}) => currentTime > 25.2 && currentTime < 40)"
        "(document.querySelector('.player-audio'))",
    )


def test_saved_episodes_are_listed_with_their_size_deleted_and_put_back(
    page: Page, host: Host
) -> None:
    save(page)
    page.goto(f"{host.address}offline/")
    expect(page.locator("[data-part='total']")).to_have_text("1 episode, 0,9 MB")
    expect(page.locator(".saved-link")).to_contain_text("KTP-el hilang")
    page.get_by_role("button", name="Hapus 0,9 MB").click()
    expect(page.locator("[data-part='total']")).to_have_text("Belum ada yang disimpan.")
    expect(page.locator(".saved-entry")).to_have_count(0)
    kept = (
        "caches.open('simpatri:/repo/:audio').then(cache => cache.keys()).then(all => all.length)"
    )
    assert page.evaluate(kept) == 0
    page.get_by_role("button", name="Urungkan").click()
    expect(page.locator(".saved-link")).to_contain_text("KTP-el hilang")
    page.goto(host.address + EPISODE)
    page.context.set_offline(True)
    expect(page.locator(".play")).to_contain_text("dari HP")
    page.locator(".play").click()
    until(page, "document.querySelector('.player-audio').currentTime > 0.5")


def test_visited_pages_open_and_others_lead_to_what_is_saved(page: Page, host: Host) -> None:
    page.goto(f"{host.address}tentang/")
    page.context.set_offline(True)
    for path, title in (
        ("tentang/", "Tentang SIMPATRI"),
        ("", "SIMPATRI"),
        ("episode/kerja-bakti/", "Episode tersimpan"),
    ):
        page.goto(host.address + path)
        expect(page.locator("h1")).to_contain_text(title)
        assert page.evaluate("getComputedStyle(document.body).display") == "flex"
    expect(page.locator(".notice-offline")).to_be_visible()
    # The words stand beside the icon, not at it nor under it.
    icon, words = (
        page.locator(f".notice-offline > {part}").bounding_box() for part in (".icon", "span")
    )
    assert icon is not None
    assert words is not None
    assert words["x"] >= icon["x"] + icon["width"] + 4


def test_a_new_version_is_offered_and_taken_by_a_tap(page: Page, host: Host) -> None:
    worker = (host.folder / "sw.js").read_bytes()
    newer = worker.replace(b'"version": "', b'"version": "0')
    assert newer != worker
    host.instead["sw.js"] = newer
    page.reload()
    expect(page.locator(".toast")).to_contain_text("versi")
    # Until the tap the old one stays, and nothing is taken from under the reader.
    names = "caches.keys().then(names => names.filter(name => name.includes(':shell-')).length)"
    until(page, f"{names}.then(count => count === 2)")
    page.get_by_role("button", name="Muat ulang").click()
    only_new = (
        "caches.keys().then(names => names.filter(name => name.includes(':shell-'))"
        ".every(name => name.includes(':shell-0')))"
    )
    until_settled(page, only_new)
    expect(page.locator("h1")).to_contain_text("KTP-el hilang")
    expect(page.locator(".toast")).to_have_count(0)


def test_without_network_no_new_version_is_offered_and_nothing_complains(
    page: Page, host: Host
) -> None:
    host.instead["sw.js"] = b"// newer\n" + (host.folder / "sw.js").read_bytes()
    page.context.set_offline(True)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.reload()
    expect(page.locator("h1")).to_contain_text("KTP-el hilang")
    expect(page.locator(".play")).to_be_visible()
    # Only that the page is one that was kept.
    expect(page.locator(".toast")).to_have_text(re.compile("^Dari simpanan"))
    assert faults == []


def test_of_one_page_the_newest_that_was_seen_is_shown_under_every_address(
    page: Page, host: Host
) -> None:
    page.goto(f"{host.address}{EPISODE}?t=5")
    page.wait_for_timeout(1100)
    # The home page was installed, the episode's page was seen.
    for path in ("", EPISODE):
        content = host.find(path)[2]
        host.instead[path] = content.replace(b"</main>", b"<p>Kabar baru</p></main>")
        page.goto(host.address + path)
    page.context.set_offline(True)
    for path in ("", EPISODE, f"{EPISODE}?t=5", f"{EPISODE}?fbclid=abc"):
        page.goto(host.address + path)
        expect(page.locator("main")).to_contain_text("Kabar baru")
        expect(page.locator(".toast")).to_contain_text("Dari simpanan")
    # And takes the room of one.
    kept = page.evaluate(
        "caches.open('simpatri:/repo/:pages').then(cache => cache.keys())"
        ".then(keys => keys.map(({url}) => url).filter(url => url.includes('ktp-el-hilang')))"
    )
    assert kept == [host.address + EPISODE]


def test_on_a_host_that_tells_browsers_apart_what_was_saved_opens_too(
    host: Host, page_at: PageAt
) -> None:
    # As Apache and LiteSpeed say it of every page that they pack, and as others do of languages.
    host.headers["Vary"] = "Accept-Encoding,User-Agent, Accept, Accept-Language"
    page = page_at(service_workers="allow")
    page.goto(host.address + EPISODE)
    until(page, "navigator.serviceWorker.controller !== null")
    save(page)
    page.context.set_offline(True)
    for path, title in ((EPISODE, "KTP-el hilang"), ("", "SIMPATRI")):
        page.goto(host.address + path)
        expect(page.locator("h1")).to_contain_text(title)
        assert page.evaluate("getComputedStyle(document.body).display") == "flex"


def test_a_long_transcript_stays_as_long_as_its_episode(page: Page, host: Host) -> None:
    # Any other page in place of the one that a long talk has.
    page.evaluate(
        "document.querySelector('[data-module=transcript]').dataset.source = '/repo/tentang/'"
    )
    save(page)
    # More than the browser keeps of what was only seen.
    page.evaluate(
        "caches.open('simpatri:/repo/:pages').then(cache => Promise.all("
        "[...Array(160)].map((_, number) => cache.put(`/repo/${number}/`, new Response('')))))"
    )
    page.goto(host.address)
    kept = "caches.open('simpatri:/repo/:pages').then(cache => cache.keys())"
    until(page, f"{kept}.then(keys => keys.length <= 150)")
    page.context.set_offline(True)
    page.goto(f"{host.address}tentang/")
    expect(page.locator("h1")).to_contain_text("Tentang SIMPATRI")
    page.goto(f"{host.address}offline/")
    page.get_by_role("button", name="Hapus").click()
    expect(page.locator(".saved-entry")).to_have_count(0)
    left = "caches.open('simpatri:/repo/:saved').then(cache => cache.keys())"
    assert page.evaluate(f"{left}.then(keys => keys.length)") == 0


def test_what_another_page_deleted_is_not_told_as_saved_here(page: Page, host: Host) -> None:
    save(page)
    other = page.context.new_page()
    other.goto(host.address + EPISODE)
    expect(other.locator(".play")).to_contain_text("dari HP")
    other.locator(".player .more-summary").click()
    label = other.locator("[data-part='label']")
    expect(label).to_contain_text("Tersimpan di HP ini")
    page.get_by_role("button", name="Hapus").click()
    expect(page.locator("[data-part='label']")).to_contain_text("Simpan untuk offline")
    # Somebody looks at it again; no page here is ever hidden.
    other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(other.locator(".play")).to_contain_text("0,9 MB")
    expect(label).to_contain_text("Simpan untuk offline")
    # The other way round too.
    page.locator(".toast button").click()
    expect(page.locator("[data-part='label']")).to_contain_text("Tersimpan di HP ini")
    other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(label).to_contain_text("Tersimpan di HP ini")


def test_a_new_version_taken_in_one_page_leaves_the_other_alone_and_a_no_is_remembered(
    page: Page, host: Host
) -> None:
    host.instead["sw.js"] = (
        (host.folder / "sw.js").read_bytes().replace(b'"version": "', b'"version": "0')
    )
    other = page.context.new_page()
    other.goto(f"{host.address}tentang/")
    expect(other.locator(".toast")).to_contain_text("versi")
    other.evaluate("window.isSame = true")
    page.reload()
    page.get_by_role("button", name="Tutup").click()
    page.reload()
    page.wait_for_timeout(1500)
    expect(page.locator(".toast")).to_have_count(0)
    page.evaluate(
        "navigator.serviceWorker.ready.then(({waiting}) => waiting.postMessage('siniar:update'))"
    )
    until(
        page, "caches.keys().then(names => names.filter(n => n.includes(':shell-')).length === 1)"
    )
    assert other.evaluate("window.isSame")


def test_what_was_saved_at_a_former_path_is_listed_played_and_deleted_here(
    page: Page, host: Host
) -> None:
    save(page)
    # As the show would have left it at another path, which is gone.
    page.evaluate(
        """async () => {
          const [here, old] = ['simpatri:/repo/:', 'simpatri:/lama/:'];
          const cache = await caches.open(`${here}audio`);
          const [request] = await cache.keys();
          const name = request.url.replace('/repo/', '/lama/');
          await (await caches.open(`${old}audio`)).put(name, await cache.match(request));
          await cache.delete(request);
          localStorage[`${old}saved`] = localStorage[`${here}saved`].replaceAll('/repo/', '/lama/');
          delete localStorage[`${here}saved`];
          await caches.open(`${old}shell-0`);
        }"""
    )
    page.goto(f"{host.address}tentang/")
    until(page, "caches.keys().then(all => !all.some(name => name.includes('/lama/')))")
    page.context.set_offline(True)
    page.goto(host.address + EPISODE)
    expect(page.locator(".play")).to_contain_text("dari HP")
    page.locator(".play").click()
    until(page, "document.querySelector('.player-audio').currentTime > 0.5")
    page.goto(f"{host.address}offline/")
    page.get_by_role("button", name="Hapus 0,9 MB").click()
    expect(page.locator("[data-part='total']")).to_have_text("Belum ada yang disimpan.")


def test_what_was_saved_at_a_former_domain_is_listed_played_and_deleted_there(
    page: Page, host: Host, sample_folder: Path
) -> None:
    save(page)
    with serve(sample_folder) as other:
        host.moved_to = other.address.replace("127.0.0.1", "localhost")
        try:
            page.goto(host.address)
            assert page.url == host.moved_to
            page.goto(f"{host.address}offline/")
            assert page.url.startswith(host.address)
            page.locator(".saved-link").click()
            expect(page.locator(".play")).to_contain_text("dari HP")
            page.locator(".play").click()
            until(page, "document.querySelector('.player-audio').currentTime > 0.5")
            assert page.url == host.address + EPISODE
            page.goto(f"{host.address}offline/")
            page.get_by_role("button", name="Hapus 0,9 MB").click()
            expect(page.locator("[data-part='total']")).to_have_text("Belum ada yang disimpan.")
            page.goto(host.address + EPISODE)
            assert page.url == host.moved_to + EPISODE
        finally:
            host.moved_to = ""
