"""A tool that is missing fails with what to type; nothing is skipped in silence."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.support.tools import browser, clients, debian, java, node
from tests.support.tools.missing import MissingToolError


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(browser, "_PLACES", ())
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    monkeypatch.setattr(java, "_find_wheel_java", lambda: None)
    monkeypatch.setattr(node, "_find_wheel_node", lambda: None)


@pytest.mark.usefixtures("nothing_installed")
def test_each_finder_says_what_to_type(playwright: Playwright) -> None:
    with pytest.raises(MissingToolError, match=r"Type: .*chromium"):
        browser.find_browser(playwright)
    for find in (java.find_java, node.find_node):
        with pytest.raises(MissingToolError, match=r"Type: python3 tasks\.py test"):
            find()


@pytest.mark.usefixtures("nothing_installed")
def test_without_rights_the_podcast_programs_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(debian, "may_install", lambda: False)
    line = "Type: sudo apt-get install gpodder newsboat podget"
    with pytest.raises(MissingToolError, match=line):
        clients.prepare_clients()


def test_a_browser_that_was_chosen_but_does_not_start_is_no_reason_to_take_another(
    playwright: Playwright, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(browser.VARIABLE, str(tmp_path / "absent"))
    with pytest.raises(MissingToolError, match=browser.VARIABLE):
        browser.find_browser(playwright)
