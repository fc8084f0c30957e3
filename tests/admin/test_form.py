"""The form in a real browser with the editor's test backend: from nothing to a line of the feed."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import podcastparser
import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from siniar.admin import plan_admin
from siniar.building import build_site
from siniar.frontmatter import parse_note
from siniar.model import AdminForm
from siniar.words import load_words
from tests.factories import make_catalogue, make_show
from tests.tools.fixtures import PageAt

ROOT = Path(__file__).resolve().parents[2]
AUDIO = ROOT / "content/audio/003-usul-perbaikan-jalan.mp3"
TITLE = "Surat pindah: apa yang dibawa?"
#: Everything that the test backend holds, as (path, text or base64).
READ_ALL = """async () => {
  const found = [];
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else {
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        found.push([path + name, Array.from(bytes)]);
      }
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}"""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
        """Nothing."""


@pytest.fixture(scope="module")
def admin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the form below a project page's path, with the test backend."""
    folder = tmp_path_factory.mktemp("admin")
    catalogue = make_catalogue(show=make_show(admin=AdminForm("kantor/siniar")))
    for output in plan_admin(catalogue, load_words("id")):
        target = folder / "repo" / output.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.render())
    config = folder / "repo/admin/config.json"
    settings = json.loads(config.read_text("utf-8")) | {"backend": {"name": "test-repo"}}
    config.write_text(json.dumps(settings), "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/repo/admin/"
    server.shutdown()
    server.server_close()
    thread.join()


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


def field(page: Page, name: str) -> Locator:
    """The part of the form for one key; the form makes what is below as one gets there."""
    part = page.locator(f'[data-key-path="{name}"]')
    for _ in range(40):
        if part.count():
            break
        page.locator("[data-key-path]").last.scroll_into_view_if_needed()
        page.wait_for_timeout(100)
    part.scroll_into_view_if_needed()
    return part


def fill_in(page: Page) -> None:
    field(page, "judul").get_by_role("textbox").fill(TITLE)
    field(page, "nomor").get_by_role("spinbutton").fill("14")
    field(page, "tanggal").locator("input").first.fill("2026-11-20T08:30")
    topic = field(page, "topik")
    if topic.get_by_role("radio").count():
        topic.get_by_role("radio", name="Kependudukan").click()
    else:
        topic.get_by_role("combobox").click()
        page.get_by_role("option", name="Kependudukan").click()
    field(page, "status").get_by_role("radio", name="terbit").click()
    field(page, "ringkasan").get_by_role("textbox").fill("Surat dan syarat pindah alamat.")
    upload(page)
    field(page, "youtube").get_by_role("textbox").fill("tidak ada")
    field(page, "body").locator("[contenteditable=true]").first.click()
    page.keyboard.type("Bawa kartu keluarga.")


def upload(page: Page) -> None:
    field(page, "audio").get_by_role("button", name="Browse").click()
    dialog = page.get_by_role("dialog")
    with page.expect_file_chooser() as choosing:
        dialog.get_by_role("button", name="Upload").click()
    choosing.value.set_files(AUDIO)
    insert = dialog.get_by_role("button", name="Insert")
    expect(insert).to_be_enabled()
    insert.click()
    expect(field(page, "audio")).to_contain_text(AUDIO.name)


def saved(page: Page) -> dict[str, bytes]:
    """What was saved, by its path in the repository."""
    found: list[Any] = page.evaluate(READ_ALL)
    return {path.partition("/")[2]: bytes(content) for path, content in found}


def feed_of(files: dict[str, bytes], folder: Path) -> dict[str, Any]:
    """The feed of the sample site with the saved files, as a podcast program reads it."""
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pelicanconf.py", folder)
    for path, content in files.items():
        (folder / path).write_bytes(content)
    overrides = {"INDEXES_SEARCH": False, "NOW": "2026-11-21T12:00:00+07:00"}
    built = build_site(folder, folder / "output", "pelicanconf.py", {**overrides, "STRICT": True})
    assert built.status == 0, built.reason
    with (folder / "output/feed.xml").open("rb") as file:
        feed: dict[str, Any] = podcastparser.parse("https://simpatri.example/feed.xml", file)
    return feed


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
def test_an_episode_saved_in_the_form_stands_in_the_feed(
    width: int, height: int, admin: str, page_at: PageAt, tmp_path: Path
) -> None:
    watched = Watched(page_at(width, height), admin)
    page = watched.page
    page.goto(admin)
    page.get_by_role("button", name="Work with Test Repository").click()
    expect(page.get_by_text("Episode").first).to_be_visible()
    page.goto(f"{admin}#/collections/episodes/new")
    fill_in(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
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
def test_a_file_that_is_too_large_is_refused_by_the_form(
    admin: str, page_at: PageAt, tmp_path: Path
) -> None:
    page = page_at(360, 740)
    page.goto(admin)
    page.get_by_role("button", name="Work with Test Repository").click()
    expect(page.get_by_text("Episode").first).to_be_visible()
    page.goto(f"{admin}#/collections/episodes/new")
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
