"""Writes the planning board; it goes nowhere near the site unless the file is named there."""

from __future__ import annotations

import webbrowser
from dataclasses import dataclass
from pathlib import Path

from siniar.commands.options import option
from siniar.commands.show import list_ideas, load_show
from siniar.commands.terminal import show
from siniar.commands.written import check_file
from siniar.model.words import N_
from siniar.pages.board.render import is_board, render_board
from siniar.pages.board.stages import build_board
from siniar.system.exits import GOOD
from siniar.system.files import replace_file


@dataclass(frozen=True, slots=True)
class BoardOptions:
    """Where the board is written."""

    file: str = option(
        N_("The file that is written; else .cache/papan.html."), "", value=N_("FILE")
    )
    open_browser: bool = option(N_("Open it in a browser."), False)


def run(root: Path, options: BoardOptions) -> int:
    """Write the board; the exit status."""
    loaded = load_show(root)
    ideas, _ = list_ideas(loaded)
    cache = loaded.project.cache
    path = Path(options.file).expanduser() if options.file else cache / "papan.html"
    check_file(path, is_board, loaded.words)
    board = build_board(ideas, loaded.reads, loaded.catalogue)
    replace_file(path, render_board(board, loaded.catalogue.show, loaded.words))
    show(loaded.words.t("Written: {path}", path=path))
    if options.open_browser:
        webbrowser.open(path.resolve().as_uri())
    return GOOD
