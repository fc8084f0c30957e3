"""Writes what the office uploads and pastes at YouTube for one episode, draft or not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from siniar.commands.episode import choose_episode, episode_option
from siniar.commands.show import load_public_show
from siniar.commands.terminal import show, show_findings
from siniar.images.texts import read_drawings
from siniar.model.findings import Report
from siniar.system.exits import GOOD
from siniar.system.files import replace_file
from siniar.youtube.kit import build_kit
from siniar.youtube.kit_files import PAGE, render_kit
from siniar.youtube.kit_names import kit_folder


@dataclass(frozen=True, slots=True)
class KitOptions:
    """Whose kit is written."""

    episode: str = episode_option()


def run(root: Path, options: KitOptions) -> int:
    """Write the kit; the exit status."""
    loaded = load_public_show(root)
    episode = choose_episode(loaded, options.episode)
    folder = loaded.project.root / kit_folder(episode)
    folder.mkdir(parents=True, exist_ok=True)
    catalogue, words, project = loaded.catalogue, loaded.words, loaded.project
    told = loaded.page_words
    kit = build_kit(catalogue, episode, told)
    drawings = read_drawings(catalogue.show, told, theme=project.theme, content=project.content)
    for name, content in render_kit(catalogue, episode, kit, words, drawings).items():
        replace_file(folder / name, content)
    if kit.findings:
        show_findings(Report(list(kit.findings)), loaded.words)
    page = (folder / words.t(PAGE)).resolve().as_uri()
    show(loaded.words.t("Open this page in a browser: {path}", path=page))
    return GOOD
