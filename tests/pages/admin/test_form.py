"""The form in a real browser with the editor's test backend: from nothing to a line of the feed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import podcastparser
import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from siniar.build.publish import Outcome, build_site
from siniar.content.frontmatter import parse_note
from siniar.model.show import AdminForm
from tests.support.factories import make_catalogue, make_show
from tests.support.form import AUDIO, TITLE, field, fill_in, open_new, saved, served_form
from tests.support.shows import copy_sample
from tests.support.tools.fixtures import PageAt


@pytest.fixture(scope="module")
def admin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the form."""
    catalogue = make_catalogue(show=make_show(admin=AdminForm("kantor/siniar")))
    with served_form(tmp_path_factory.mktemp("admin"), catalogue) as address:
        yield address


class Watched:
    """A page whose requests to others and whose complaints are written down."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self._note(request.url, home))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)

    def _hear(self, said: ConsoleMessage) -> None:
        place = said.location["url"]
        # Browsers ask every server for an icon.
        if said.type == "error" and not place.endswith("/favicon.ico"):
            self.complaints.append(f"{said.text} {place}")

    def _note(self, url: str, home: str) -> None:
        if not url.startswith((home, "blob:", "data:")):
            self.foreign.append(url)


def feed_of(files: dict[str, bytes], folder: Path) -> dict[str, Any]:
    """The feed of the sample site with the saved files, as a podcast program reads it."""
    copy_sample(folder)
    for path, content in files.items():
        (folder / path).write_bytes(content)
    overrides = {"INDEXES_SEARCH": False, "NOW": "2026-11-21T12:00:00+07:00"}
    built = build_site(folder, folder / "output", "pelicanconf.py", {**overrides, "STRICT": True})
    assert built.outcome is Outcome.DONE, built.failure
    with (folder / "output/feed.xml").open("rb") as file:
        feed: dict[str, Any] = podcastparser.parse("https://simpatri.example/feed.xml", file)
    return feed


@pytest.mark.browser
def test_on_a_wide_screen_the_form_is_no_wider_than_that(admin: str, page_at: PageAt) -> None:
    page = page_at(1280, 800)
    open_new(page, admin)
    field(page, "judul").get_by_role("textbox").fill(TITLE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.browser
@pytest.mark.usefixtures("drawn_once")
def test_an_episode_saved_in_the_form_stands_in_the_feed(
    admin: str, page_at: PageAt, tmp_path: Path
) -> None:
    watched = Watched(page_at(360, 740), admin)
    page = watched.page
    open_new(page, admin)
    fill_in(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Entry saved.")).to_be_attached()

    files = saved(page)
    note = next(path for path in files if path.endswith(".md"))
    assert note == "content/episodes/14-surat-pindah-apa-yang-dibawa.md"
    assert files[f"content/audio/{AUDIO.name}"] == AUDIO.read_bytes()
    # A second episode with the same sound would be a finding, so the upload gets its own name.
    renamed = {note: files[note].replace(b"003-usul", b"014-usul")}
    renamed["content/audio/014-usul-perbaikan-jalan.mp3"] = AUDIO.read_bytes()
    assert len(parse_note(files[note], note).report) == 0

    feed = feed_of(renamed, tmp_path)
    episode = next(each for each in feed["episodes"] if each["title"] == TITLE)
    assert episode["enclosures"][0]["file_size"] == AUDIO.stat().st_size
    assert "Bawa kartu keluarga." in episode["description"]
    assert len(episode["guid"]) == 36
    assert watched.foreign == []
    assert watched.complaints == []


@pytest.mark.browser
def test_a_token_is_the_only_way_in_and_nothing_foreign_is_loaded(
    admin: str, page_at: PageAt
) -> None:
    watched = Watched(page_at(360, 740), admin)
    page = watched.page
    page.route(
        "**/admin/config.json",
        lambda route: route.fulfill(
            json=route.fetch().json()
            | {"backend": {"name": "github", "repo": "kantor/siniar", "auth_methods": ["token"]}}
        ),
    )
    page.goto(admin)
    expect(page.get_by_role("button", name="Token")).to_be_visible()
    # Chromium also offers the files of this computer; no other service is asked to sign in.
    names = {button.inner_text() for button in page.get_by_role("button").all()}
    assert names == {"Work with Local Repository", "Sign In Using Access Token"}
    assert [url for url in watched.foreign if "githubstatus.com" not in url] == []


@pytest.mark.browser
def test_a_token_is_kept_until_the_tab_is_closed_and_no_longer(admin: str, page_at: PageAt) -> None:
    page = page_at(360, 740)
    page.goto(f"{admin}config.json")
    page.evaluate("localStorage.setItem('sveltia-cms.user', 'dari versi lama')")
    open_new(page, admin)
    name = "'sveltia-cms.user'"
    assert page.evaluate(f"Object.keys(localStorage).includes({name})") is False
    assert page.evaluate(f"Object.keys(sessionStorage).includes({name})") is True


@pytest.mark.browser
def test_a_file_that_is_too_large_is_refused_by_the_form(
    admin: str, page_at: PageAt, tmp_path: Path
) -> None:
    page = page_at(360, 740)
    open_new(page, admin)
    large = tmp_path / "besar.mp3"
    with large.open("wb") as file:
        file.truncate(26_214_401)
    field(page, "audio").get_by_role("button", name="Browse").click()
    dialog = page.get_by_role("dialog")
    with page.expect_file_chooser() as choosing:
        dialog.get_by_role("button", name="Upload").click()
    choosing.value.set_files(large)
    dialog.get_by_role("button", name="Insert").click()
    expect(page.get_by_text("exceeds the maximum size")).to_be_visible()
    page.get_by_role("button", name="OK").click()
    expect(field(page, "audio")).to_contain_text("Drop a file here")
