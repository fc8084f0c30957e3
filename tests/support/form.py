"""Serves the form with the editor's test backend, and fills it in as an editor would."""

from __future__ import annotations

import json
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from siniar.model.catalogue import Catalogue
from siniar.model.words import load_words
from siniar.pages.admin import plan_admin
from tests.support.places import SAMPLE
from tests.support.tools.quiet import make_file_server

AUDIO = SAMPLE / "content/audio/003-usul-perbaikan-jalan.mp3"
TITLE = "Surat pindah: apa yang dibawa?"
#: Everything that the test backend holds, as (path, base64): bytes one by one take 20 seconds.
READ_ALL = """async () => {
  const found = [];
  const read = file => new Promise(done => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1] ?? "");
    reader.readAsDataURL(file);
  });
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else found.push([path + name, await read(await handle.getFile())]);
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}"""


@contextmanager
def served_form(folder: Path, catalogue: Catalogue) -> Iterator[str]:
    """The address of the form below a project page's path, with the test backend."""
    for output in plan_admin(catalogue, load_words("id")):
        target = folder / "repo" / output.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.render())
    config = folder / "repo/admin/config.json"
    settings = json.loads(config.read_text("utf-8")) | {"backend": {"name": "test-repo"}}
    config.write_text(json.dumps(settings), "utf-8")
    server = make_file_server(folder)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/repo/admin/"
    server.shutdown()
    server.server_close()
    thread.join()


def open_new(page: Page, address: str) -> None:
    """Sign in to the test backend and begin a new episode."""
    page.goto(address)
    page.get_by_role("button", name="Work with Test Repository").click()
    expect(page.get_by_text("Episode").first).to_be_visible()
    page.goto(f"{address}#/collections/episodes/new")


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
    return {path.partition("/")[2]: b64decode(content) for path, content in found}
