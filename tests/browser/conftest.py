"""The rich site with drawn pictures, served below a path as project pages are."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from siniar.images import plan_pictures
from siniar.model.words import load_words
from tests.browser.listening import EPISODE, ready
from tests.support.built import build
from tests.support.hosting import Host, serve
from tests.support.places import ROOT
from tests.support.rich import rich_catalogue
from tests.support.tools.drawing import draw_once
from tests.support.tools.fixtures import PageAt
from tests.support.tools.quiet import make_file_server

# Machines that run several tests at once answer late; what is never true still fails.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, pictures_folder: Path) -> Iterator[str]:
    """The site's address with a slash at its end."""
    folder = Path(tmp_path_factory.mktemp("served"))
    server = make_file_server(folder)
    url = f"http://127.0.0.1:{server.server_port}/repo"
    catalogue = rich_catalogue(url=url, is_sample=True)
    files = dict(build(catalogue, folder).files)
    with draw_once(pictures_folder):  # each worker has a server, all show the same pictures
        pictures = plan_pictures(catalogue, folder, load_words("id"), theme=ROOT / "theme")
        files |= {output.path: output.render() for output in pictures.outputs}
    for path, content in files.items():
        (folder / "repo" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "repo" / path).write_bytes(content)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"{url}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def host(sample_folder: Path) -> Iterator[Host]:
    """The sample show at an origin of its own, so that no storage is shared between tests."""
    with serve(sample_folder) as running:
        yield running


@pytest.fixture
def page(host: Host, page_at: PageAt) -> Page:
    """The episode that is listened to, with the player's controls."""
    opened = page_at()
    opened.goto(host.address + EPISODE)
    ready(opened)
    return opened
