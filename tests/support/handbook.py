"""Takes the handbook's pictures from the running project: ``python -m tests.support.handbook``."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from msgspec.structs import replace
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from siniar.build.pelican import read_project
from siniar.build.preview.build import preview_builder
from siniar.build.preview.serve import running_server
from siniar.build.preview.served import ServedSite
from siniar.build.preview.state import Preview
from siniar.commands.show import list_ideas
from siniar.model.words import load_words
from siniar.pages.board.render import render_board
from siniar.pages.board.stages import build_board
from tests.support.form import field, fill_in, open_new, served_form
from tests.support.places import ROOT
from tests.support.shows import copy_sample, load_show, sample_settings
from tests.support.tools.browser import find_browser, launch

PICTURES = ROOT / "docs" / "panduan" / "gambar"
#: Those of the README.
SITE_PICTURES = ROOT / "docs" / "gambar"
#: Stops the clock, so that the same project gives the same pictures.
NOW = "2026-11-21T12:00:00+07:00"
#: Name of the picture, path of the page, colours.
SHOWN_PAGES: tuple[tuple[str, str, Literal["light", "dark"]], ...] = (
    ("situs-beranda", "", "light"),
    ("situs-episode", "episode/ktp-el-hilang/", "dark"),
    ("situs-topik", "topik/kependudukan/", "light"),
)
Pictures = Iterator[tuple[str, bytes]]


def compress(picture: bytes) -> bytes:
    """A screenshot as a WebP that a phone loads at once."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    file = io.BytesIO()
    image.save(file, "WEBP", quality=70, method=6)
    return file.getvalue()


@contextmanager
def scratch() -> Iterator[Path]:
    """A copy of the sample show that may be spoiled."""
    with tempfile.TemporaryDirectory() as folder:
        yield copy_sample(Path(folder))


def take_form(browser: Browser) -> Pictures:
    """The form on a phone: filled in, and with its recording."""
    with scratch() as root:
        show = {**sample_settings(), "admin": {"repository": "kantor/siniar"}}
        loaded = load_show(replace(read_project(root, {"NOW": NOW}), show=show))
        with served_form(root / "form", loaded.catalogue) as address:
            page = browser.new_page(locale="id-ID", viewport={"width": 360, "height": 640})
            open_new(page, address)
            fill_in(page)
            for name, key in (("formulir", "judul"), ("formulir-audio", "audio")):
                field(page, key).evaluate("part => part.scrollIntoView({block: 'start'})")
                page.wait_for_timeout(400)
                yield name, page.screenshot()
            page.close()


def take_preview(browser: Browser) -> Pictures:
    """The preview on a phone: an episode, and a mistake at the page it belongs to."""
    with scratch() as root:
        note = root / "content/episodes/003-usul-perbaikan-jalan.md"
        preview = Preview()
        with running_server(ServedSite(preview), port=8810) as (_, addresses):
            build = preview_builder(root, root / "preview", addresses.siteurl, load_words("id"))
            preview.show(build())
            page = browser.new_page(locale="id-ID", viewport={"width": 360, "height": 640})
            page.goto(f"{addresses.here}episode/{_slug(root, note)}/", wait_until="networkidle")
            yield "episode", page.screenshot()
            text = note.read_text("utf-8")
            note.write_text(text.replace("nomor: ", "nomer: ", 1), "utf-8")
            # The page loads itself anew.
            with page.expect_navigation(wait_until="networkidle"):
                preview.show(build())
            _open_findings(page)
            yield "pratinjau-temuan", page.screenshot()
            page.close()


def _slug(root: Path, note: Path) -> str:
    loaded = load_show(read_project(root, {"NOW": NOW}))
    name = note.relative_to(root).as_posix()
    return next(read.episode.slug for read in loaded.reads if read.episode and read.path == name)


def _open_findings(page: Page) -> None:
    badge = page.get_by_role("button", name="temuan").first
    expect(badge).to_be_visible()
    # An error of this very page opens them by itself.
    if badge.get_attribute("aria-expanded") != "true":
        badge.click()
    expect(page.get_by_text("nomer").first).to_be_visible()


def take_board(browser: Browser) -> Pictures:
    """The planning board as it hangs in the office."""
    with scratch() as root:
        loaded = load_show(read_project(root, {"NOW": NOW}))
        ideas, _ = list_ideas(loaded)
        assert ideas
        board = build_board(ideas, loaded.reads, loaded.catalogue)
        file = root / "papan.html"
        file.write_bytes(render_board(board, loaded.catalogue.show, loaded.words))
        page = browser.new_page(locale="id-ID", viewport={"width": 1520, "height": 620})
        page.goto(file.as_uri())
        yield "papan", page.screenshot()
        page.close()


def take_site(browser: Browser) -> Pictures:
    """The site on a phone: home, an episode in the dark, and what a search finds."""
    with scratch() as root:
        preview = Preview()
        with running_server(ServedSite(preview), port=8810) as (_, addresses):
            build = preview_builder(root, root / "preview", addresses.siteurl, load_words("id"))
            preview.show(build())
            for name, path, scheme in SHOWN_PAGES:
                page = browser.new_page(
                    locale="id-ID", viewport={"width": 360, "height": 740}, color_scheme=scheme
                )
                # The preview makes the search and the pictures for whoever asks first.
                page.goto(f"{addresses.here}{path}", wait_until="networkidle")
                page.wait_for_timeout(600)
                yield name, page.screenshot()
                page.close()


TAKERS: tuple[Callable[[Browser], Pictures], ...] = (take_form, take_preview, take_board, take_site)


def main() -> None:
    """Write every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    SITE_PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright, find_browser(playwright))
        for take in TAKERS:
            for name, picture in take(browser):
                content = compress(picture)
                folder = SITE_PICTURES if take is take_site else PICTURES
                (folder / f"{name}.webp").write_bytes(content)
                print(f"{name}.webp {len(content)}")
        browser.close()


if __name__ == "__main__":
    main()
