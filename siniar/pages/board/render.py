"""Renders the board as one HTML file that needs nothing else: no script, no font, no address."""

from __future__ import annotations

from pathlib import Path

from siniar.model.show import Show
from siniar.model.words import N_, Words
from siniar.pages.board.stages import Board, Stage
from siniar.system.office_pages import render_office_page

#: What the page says that it was made by.
MARK = "siniar board"
#: Bytes at its beginning in which it says so.
_HEAD = 1000
TEMPLATE = Path(__file__).with_name("page.html")
#: Message ids of what a stage means, shown where it has no card.
HINTS = {
    Stage.PROPOSED: N_("A new idea: a file in content/rencana/, or the form for ideas."),
    Stage.PLANNED: N_("An idea that says who and when."),
    Stage.DRAFT: N_("The note has been begun, and nobody sees it yet: status: draft."),
    Stage.PRODUCED: N_("Recorded, or a note that waits for its audio."),
    Stage.VIDEO: N_("The audio is there, the video is not yet uploaded."),
    Stage.PUBLISHED: N_("Scheduled, or out for 30 days at most."),
    Stage.EVALUATED: N_("Out for more than 30 days: does it still hold, what do residents say?"),
}
#: Message ids of the page's own words.
TEXTS = {
    "title": N_("Planning board"),
    "typical": N_("From the recording to publication mostly {days}."),
    "lacks": N_("Still missing:"),
    "took": N_("{days} from recording to publication"),
    "origin": N_("Where the idea comes from"),
}


def is_board(path: Path) -> bool:
    """Whether a file is a board that was written before.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return f'content="{MARK}"'.encode() in file.read(_HEAD)


def render_board(board: Board, show: Show, words: Words) -> bytes:
    """The page as UTF-8."""

    def count_days(number: float) -> str:
        return words.n("{number} day", "{number} days", round(number))

    return render_office_page(
        TEMPLATE,
        mark=MARK,
        board=board,
        show=show,
        words=words,
        texts={name: words.t(text) for name, text in TEXTS.items()},
        hints={stage: words.t(text) for stage, text in HINTS.items()},
        days=count_days,
        asked=lambda number: words.n("asked {number} time", "asked {number} times", number),
    )
