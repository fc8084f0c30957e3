"""Finds a Chromium that starts, and installs one where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from tests.support.tools import debian
from tests.support.tools.missing import MissingToolError

#: Where tests are told which browser to use, before anything else is tried.
VARIABLE = "SINIAR_BROWSER"
#: For tests a browser needs neither a sandbox of its own (root has none) nor Google's services.
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # /dev/shm is tiny in containers.
    "--disable-dev-shm-usage",
    # Sound may start by itself: tests play episodes.
    "--autoplay-policy=no-user-gesture-required",
    "--mute-audio",
]
_COMMANDS = (
    # Without windows of its own: twice as fast as one that only hides them.
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "chrome",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
    "{LOCALAPPDATA}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
    "{ProgramFiles}/Microsoft/Edge/Application/msedge.exe",
)
#: Seconds for Playwright's own download.
_DOWNLOAD_LIMIT = 300


def launch(playwright: Playwright, path: Path) -> Browser:
    """Start the browser at ``path``; raises playwright's Error when it does not."""
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS, timeout=30_000)


def find_browser(playwright: Playwright) -> Path:
    """The first browser that starts; raises MissingToolError."""
    wanted = os.environ.get(VARIABLE)
    tried = [Path(wanted)] if wanted else list(_candidates(playwright))
    for path in tried:
        if path.exists() and _starts(playwright, path):
            return path
    if wanted:
        raise MissingToolError(f"{VARIABLE}={wanted} does not start. Type: unset {VARIABLE}")
    raise MissingToolError(_advice())


def prepare_browser() -> Path:
    """Find a browser, or install one; raises MissingToolError."""
    with sync_playwright() as playwright:
        try:
            return find_browser(playwright)
        except MissingToolError:
            if os.environ.get(VARIABLE):
                raise
        for install in (_install_debians, _install_playwrights):
            install()
            try:
                return find_browser(playwright)
            except MissingToolError:
                continue
        raise MissingToolError(_advice())


def _candidates(playwright: Playwright) -> Iterator[Path]:
    yield Path(playwright.chromium.executable_path)
    for command in _COMMANDS:
        if found := shutil.which(command):
            yield Path(found)
    variables = {name: os.environ.get(name, "") for name in os.environ}
    for place in _PLACES:
        name = place[1 : place.find("}")] if place.startswith("{") else ""
        if not name or name in variables:
            yield Path(place.replace(f"{{{name}}}", variables.get(name, "")))


def _starts(playwright: Playwright, path: Path) -> bool:
    try:
        launch(playwright, path).close()
    except Error:
        return False
    return True


def _install_playwrights() -> None:
    _say("Mengunduh Chromium (Playwright) … / Downloading Chromium …")
    try:
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"],
            check=False,
            timeout=_DOWNLOAD_LIMIT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        _say("Terlalu lama, coba cara lain. / Too slow, trying another way.")


def _install_debians() -> None:
    if debian.may_install():
        _say("Memasang Chromium dengan apt-get … / Installing Chromium with apt-get …")
        debian.install(["chromium-headless-shell"])


def _advice() -> str:
    line = (
        "sudo apt-get install chromium-headless-shell"
        if debian.is_debian()
        else f"{sys.executable} -m playwright install --with-deps chromium"
    )
    return f"Tidak ada peramban untuk tes. / No browser for the tests. Type: {line}"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
