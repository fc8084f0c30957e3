"""Serves a preview that is built again at every change."""

from __future__ import annotations

import signal
import sys
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

from siniar.build.preview.build import preview_builder
from siniar.build.preview.serve import (
    DEFAULT_PORT,
    PreviewAddresses,
    normalise_prefix,
    running_server,
)
from siniar.build.preview.served import ServedSite, list_linked
from siniar.build.preview.server import LAST_PORT
from siniar.build.preview.state import BuildOutcome, Preview
from siniar.build.preview.watch import Watched, watch_and_build
from siniar.build.publish import WORK
from siniar.build.settings_file import LENIENT
from siniar.commands.language import words_of
from siniar.commands.options import option
from siniar.commands.terminal import is_watched, say, say_drawn
from siniar.images import qr_text
from siniar.model.words import N_, Words
from siniar.system.exits import GOOD, PROGRAM_ERROR
from siniar.system.restart import become


def port_option() -> int:
    """The field of a task that serves; 0 is any port that is free."""
    number: int = option(
        N_("Port number; when it is taken, the next one."), DEFAULT_PORT, limits=(0, LAST_PORT)
    )
    return number


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """Where the preview can be seen."""

    port: int = port_option()
    lan: bool = option(N_("It can be opened from phones in the same network."), False)
    prefix: str = option(N_("Path of the front page, as on GitHub Pages: /repo/."), "/")
    open_browser: bool = option(N_("Open it in a browser."), False)


def run(root: Path, options: ServeOptions) -> int:
    """Preview until Ctrl-C; the exit status."""
    words = words_of(root)
    stop = _stop_at_ctrl_c()
    try:
        is_outdated = _serve(root, options, words, stop)
    except KeyboardInterrupt:
        return GOOD
    except OSError as error:
        told = words.t("Port {port} and those after it cannot be used: {problem}")
        say(told.format(port=options.port, problem=error))
        return PROGRAM_ERROR
    if is_outdated:
        say(words.t("The program has changed, starting again …"))
        return become([sys.executable, *sys.argv])
    return GOOD


def _stop_at_ctrl_c() -> threading.Event:
    """What Ctrl-C sets, besides what it raises.

    Python drops what a signal raises in the moment in which it lets go of an object.
    """
    stop = threading.Event()

    def interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
        stop.set()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, interrupt)
    return stop


def _serve(root: Path, options: ServeOptions, words: Words, stop: threading.Event) -> bool:
    """Build and serve; true when the program's own code has changed."""
    preview = Preview()
    prefix = normalise_prefix(options.prefix)
    site = ServedSite(preview, prefix, list_linked(root), words)
    with running_server(site, port=options.port, lan=options.lan) as (server, addresses):
        folder = root / WORK / "preview" / str(server.server_port)
        greet(addresses, words, lan=options.lan)
        if options.open_browser:
            webbrowser.open(addresses.here)
        build = preview_builder(root, folder, addresses.siteurl, words)
        return watch_and_build(preview, build, _watched(root), _teller(words), stop)


def _watched(root: Path) -> Watched:
    return Watched(
        folders=(root / "content", root / "theme"),
        files=(root / LENIENT,),
        tops=(root,),
        code=(root / "siniar",),
    )


def greet(addresses: PreviewAddresses, words: Words, *, lan: bool) -> None:
    """Tell where the preview can be opened."""
    say(words.t("Preview: {address}   (stop: Ctrl-C)", address=addresses.here))
    if addresses.lan:
        say(words.t("From a phone in the same network: {address}", address=addresses.lan))
        if is_watched():
            say_drawn(qr_text(addresses.lan))
    elif lan:
        say(words.t("This computer is in no network."))


def _teller(words: Words) -> Callable[[BuildOutcome], None]:
    """What tells how each build ended."""

    def tell(outcome: BuildOutcome) -> None:
        told = outcome.failure or words.t("The site was built")
        number = len(outcome.findings)
        count = words.n("{number} finding", "{number} findings", number) if number else ""
        told = f"{told}, {count}" if count else told
        say(words.t("{told}. Waiting for changes …", told=told))

    return tell
