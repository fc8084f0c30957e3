"""Marks the folders that this program fills, and may therefore clear."""

from __future__ import annotations

from pathlib import Path

from siniar.model.findings import Place
from siniar.model.keys import Key
from siniar.model.outputs import Output

#: Hosts that would run the files through Jekyll look for this name; what is in it is up to us.
_MARK = ".nojekyll"
_TEXT = b"siniar made this folder and removes what does not belong to the site.\n"


def plan_mark(place: Place) -> Output:
    """The file by which a folder is known again."""
    return Output(_MARK, Key(_TEXT.decode()), _TEXT.__bytes__, place)


def is_ours(folder: Path) -> bool:
    """Whether a folder holds nothing, or what this program has put there.

    Anybody's folder can be named as the output by mistake.
    """
    try:
        return (folder / _MARK).read_bytes() == _TEXT
    except OSError:
        return not any(folder.iterdir()) if folder.is_dir() else True


def without_mark(outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """What is written into a folder that was somebody else's, and stays it."""
    return tuple(output for output in outputs if output.path != _MARK)
