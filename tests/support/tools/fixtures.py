"""Fixtures for every test: the browser, pages of any size, Node, Java, ffmpeg.

A tool that is missing fails the test with what to type; it never skips it.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from siniar.build.publish import Outcome, build_site
from siniar.production.ffmpeg import Ffmpeg
from tests.support.once import made_once
from tests.support.places import SAMPLE, THEME
from tests.support.tools.browser import find_browser, launch
from tests.support.tools.compiling import compile_once
from tests.support.tools.drawing import draw_once
from tests.support.tools.ffmpeg import find_tested_ffmpeg
from tests.support.tools.hearing import has_hearing
from tests.support.tools.java import find_java
from tests.support.tools.missing import MissingToolError
from tests.support.tools.node import Node, find_node

ColorScheme = Literal["light", "dark", "no-preference"]
ServiceWorkers = Literal["allow", "block"]


class PageAt(Protocol):
    """Opens a page of its own browser context; closed at the end of the test.

    Without the service worker unless it is what is shown: its installation fetches the whole shell.
    """

    def __call__(
        self,
        width: int = 360,
        height: int = 740,
        *,
        color_scheme: ColorScheme = "light",
        java_script_enabled: bool = True,
        service_workers: ServiceWorkers = "block",
        **options: object,
    ) -> Page:
        """Further options are those of playwright's ``Browser.new_context``."""


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser_path(playwright: Playwright) -> Path:
    try:
        return find_browser(playwright)
    except MissingToolError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def browser(playwright: Playwright, browser_path: Path) -> Iterator[Browser]:
    running = launch(playwright, browser_path)
    yield running
    running.close()


@pytest.fixture
def page_at(browser: Browser) -> Iterator[PageAt]:
    with ExitStack() as contexts:

        def open_page(
            width: int = 360,
            height: int = 740,
            *,
            color_scheme: ColorScheme = "light",
            java_script_enabled: bool = True,
            service_workers: ServiceWorkers = "block",
            **options: object,
        ) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=color_scheme,
                java_script_enabled=java_script_enabled,
                service_workers=service_workers,
                locale="id-ID",
                **options,  # type: ignore[arg-type]
            )
            contexts.callback(context.close)
            return context.new_page()

        yield open_page


@pytest.fixture(scope="session")
def node() -> Node:
    try:
        return find_node()
    except MissingToolError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def java() -> Path:
    try:
        return find_java()
    except MissingToolError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def ffmpeg() -> Ffmpeg:
    try:
        return find_tested_ffmpeg()
    except MissingToolError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def hearing() -> None:
    """The packages that measure speech and write it down are there."""
    if not has_hearing():
        pytest.fail("Packages that hear are missing. Type: python3 tasks.py test", pytrace=False)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(autouse=True, scope="session")
def _compiled_once(shared_folder: Path) -> Iterator[None]:
    """Sites are built by the hundred here, nearly all with the same templates."""
    with compile_once(shared_folder):
        yield


@pytest.fixture(scope="session")
def pictures_folder(shared_folder: Path) -> Path:
    """Keeps drawn pictures."""
    folder = shared_folder / "drawn"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def drawn_once(pictures_folder: Path) -> Iterator[None]:
    """For tests that build the same site often and prove something else than its pictures."""
    with draw_once(pictures_folder):
        yield


@pytest.fixture(scope="session")
def sample_folder(shared_folder: Path, pictures_folder: Path) -> Path:
    """The sample show as it is published, with its sound and search, on a fixed day.

    It is built once for all workers, and only to be read.
    """
    settings = {
        "SITEURL": "https://kantor.example/repo",
        "NOW": "2026-11-24T09:00:00+07:00",
        "THEME": str(THEME),
    }
    with made_once(shared_folder, "sample") as folder:
        if folder:
            with draw_once(pictures_folder):
                build = build_site(SAMPLE, folder, "pelicanconf.py", settings)
            assert build.outcome is Outcome.DONE, build.failure
    return shared_folder / "sample"
