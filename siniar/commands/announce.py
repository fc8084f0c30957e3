"""Writes the page from which the office copies what it tells residents of an episode."""

from __future__ import annotations

import webbrowser
from dataclasses import dataclass
from pathlib import Path

from siniar.build.load import Loaded
from siniar.commands.episode import choose_episode, episode_option
from siniar.commands.options import option
from siniar.commands.show import load_public_show
from siniar.commands.terminal import show
from siniar.images.kinds import STATUS
from siniar.images.texts import read_drawings
from siniar.model.episode import Episode, Status
from siniar.model.words import N_
from siniar.pages.announce.render import render_announcements
from siniar.pages.announce.texts import build_announcements
from siniar.system.exits import GOOD
from siniar.system.files import replace_file
from siniar.youtube.kit_names import kit_folder, kit_stem

#: Message id of the page's name.
PAGE = N_("tell-residents.html")


@dataclass(frozen=True, slots=True)
class AnnounceOptions:
    """Which episode is told of."""

    episode: str = episode_option()
    open_browser: bool = option(N_("Open it in a browser."), False)


def run(root: Path, options: AnnounceOptions) -> int:
    """Write page and picture; the exit status."""
    loaded = load_public_show(root)
    episode = choose_episode(loaded, options.episode)
    page = write_announcements(loaded, episode)
    show(loaded.words.t("Open this page in a browser: {path}", path=page.resolve().as_uri()))
    if options.open_browser:
        webbrowser.open(page.resolve().as_uri())
    return GOOD


def write_announcements(loaded: Loaded, episode: Episode) -> Path:
    """Write the files of an episode's announcement; the page."""
    catalogue, words, project = loaded.catalogue, loaded.words, loaded.project
    told = loaded.page_words
    folder = project.root / kit_folder(episode)
    folder.mkdir(parents=True, exist_ok=True)
    drawings = read_drawings(catalogue.show, told, theme=project.theme, content=project.content)
    picture = f"{kit_stem(episode)}-status.jpg"
    replace_file(folder / picture, drawings.card(STATUS, episode).render())
    texts = build_announcements(catalogue, episode, told)
    warning = _warning(loaded, episode)
    page = render_announcements(catalogue.show, episode, texts, words, picture, warning)
    replace_file(folder / words.t(PAGE), page)
    return folder / words.t(PAGE)


def _warning(loaded: Loaded, episode: Episode) -> str:
    if episode.status is not Status.PUBLISHED:
        return "draft"
    return "waits" if loaded.catalogue.is_hidden(episode) else ""
