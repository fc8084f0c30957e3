"""Puts the finished sites of several shows together, with a list of them all."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from siniar.build.load import Loaded
from siniar.commands.language import words_of
from siniar.commands.options import option
from siniar.commands.show import NoShowError, load_show
from siniar.commands.terminal import show
from siniar.commands.which import choose_show
from siniar.commands.written import check_folder
from siniar.content.settings.guid import mint_show_guid
from siniar.feed.shows import OPML, PUBLISHER, render_opml, render_publisher
from siniar.model.show import Publisher
from siniar.model.urls import base_path
from siniar.model.words import N_, Words
from siniar.pages.shows import render_shows
from siniar.system.exits import FINDINGS, GOOD, UseError
from siniar.system.files import replace_file
from siniar.system.folders import switch_folders

#: Beside the folder that is written: what is not whole yet, and what was there before.
_FRESH, _ASIDE = ".fresh", ".last"


@dataclass(frozen=True, slots=True)
class ShowsOptions:
    """Which shows are put together, and where."""

    shows: tuple[str, ...] = option(
        N_("Folders of the shows, or their settings."), value=N_("FOLDER"), is_loose=True
    )
    title: str = option(N_("Name of the list, such as that of the office."), "")
    to: str = option(N_("Folder that is written."), "output", value=N_("FOLDER"))


def run(root: Path, options: ShowsOptions) -> int:
    """Write all sites below one folder, each at the path of its address; the exit status."""
    words = words_of(root)
    loaded = [_load(name, root, words) for name in options.shows]
    found = [each for each in loaded if each is not None]
    if len(found) < len(loaded):
        return FINDINGS
    check_addresses(found, words)
    target = root / options.to
    check_folder(target, _is_list, words)
    fresh, aside = (target.with_name(f"{target.name}{end}") for end in (_FRESH, _ASIDE))
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        for each in found:
            shutil.copytree(_output(each, words), fresh / base_path(each.catalogue.show).strip("/"))
        publisher = write_lists(fresh, options.title, found)
        switch_folders(fresh, target, aside)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    _tell(found, publisher, target, words)
    return GOOD


def _is_list(folder: Path) -> bool:
    """Whether a folder holds what was put together before."""
    return (folder / OPML).is_file() and (folder / PUBLISHER).is_file()


def _load(name: str, root: Path, words: Words) -> Loaded | None:
    """The show of a folder; ``None`` when it cannot be made, which has been told."""
    folder, _ = choose_show(root, ("--settings", name), words)
    try:
        return load_show(folder)
    except NoShowError:
        return None


def check_addresses(found: Sequence[Loaded], words: Words) -> None:
    """Every show has a path of its own at the one address.

    Raises:
        UseError: one has not.
    """
    urls = [urlsplit(each.catalogue.show.url) for each in found]
    paths = {url.path.strip("/") for url in urls}
    if len({url[:2] for url in urls}) > 1 or len(paths) < len(urls) or "" in paths:
        told = words.t(
            "Each show needs a path of its own below one address, such as "
            "https://contoh.go.id/satu and https://contoh.go.id/dua. Now they are: {urls}"
        )
        raise UseError(told.format(urls=", ".join(each.catalogue.show.url for each in found)))


def _output(loaded: Loaded, words: Words) -> Path:
    output = loaded.project.root / "output"
    if not (output / "index.html").is_file():
        name = loaded.project.root.name
        raise UseError(
            words.t("Publish first: python3 tasks.py publish --settings {name}", name=name)
        )
    return output


def write_lists(folder: Path, title: str, found: Sequence[Loaded]) -> Publisher:
    """Write the page with the list, the list for programs, and the publisher's feed."""
    shows = [each.catalogue.show for each in found]
    parts = urlsplit(shows[0].url)
    address = f"{parts.scheme}://{parts.netloc}"
    title = title or shows[0].author
    publisher = Publisher(mint_show_guid(f"{address}/{PUBLISHER}"), f"{address}/{PUBLISHER}")
    (style,) = (folder / base_path(shows[0]).strip("/") / "theme").glob("*/site.css")
    path = f"/{style.relative_to(folder).as_posix()}"
    replace_file(
        folder / "index.html", render_shows(title, shows, path, f"/{OPML}", found[0].words)
    )
    replace_file(folder / OPML, render_opml(title, shows))
    replace_file(folder / PUBLISHER, render_publisher(title, address, publisher, shows))
    return publisher


def _tell(found: Sequence[Loaded], publisher: Publisher, target: Path, words: Words) -> None:
    show(words.t("Written: {path}", path=target))
    lacking = [each for each in found if each.catalogue.show.feed.publisher != publisher]
    if lacking:
        names = ", ".join(each.catalogue.show.title for each in lacking)
        show(words.t("Write this into feed in SHOW of {names}, and publish again:", names=names))
        show(f'"publisher": {{"guid": "{publisher.guid}", "url": "{publisher.url}"}},')
