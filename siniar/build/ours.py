"""Marks the folders that this program fills, and may therefore clear."""

from __future__ import annotations

from pathlib import Path

from siniar.build.rules import OUTPUT_TAKEN
from siniar.model.findings import Finding, Place, found
from siniar.model.keys import Key
from siniar.model.outputs import Output

#: Hosts that would run the files through Jekyll look for this name; what is in it is up to us.
_MARK = ".nojekyll"
_TEXT = b"siniar made this folder and removes what does not belong to the site.\n"


def plan_mark(place: Place) -> Output:
    """The file by which a folder is known again."""
    return Output(_MARK, Key(_TEXT.decode()), _TEXT.__bytes__, place)


def is_ours(folder: Path) -> bool:
    """Whether nothing is there, or an empty folder, or one that this program has filled.

    Anybody's folder can be named as the output by mistake.
    """
    try:
        return (folder / _MARK).read_bytes() == _TEXT
    except OSError:
        return not any(folder.iterdir()) if folder.is_dir() else not folder.exists()


def find_taken(output: Path, *, is_replaced: bool) -> Finding | None:
    """What keeps a site from being put at ``output``: something that this program did not make.

    Into a folder of somebody else a site may be written, but it may not be replaced by one.
    """
    place = output.resolve()
    if is_ours(place) or (place.is_dir() and not is_replaced):
        return None
    return found(OUTPUT_TAKEN, Place(output.name), value=output)


def mark(folder: Path) -> None:
    """Mark a folder as filled by this program; one that is marked stays as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / _MARK).exists():
        (folder / _MARK).write_bytes(_TEXT)


def without_mark(outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """What is written into a folder that was somebody else's, and stays it."""
    return tuple(output for output in outputs if output.path != _MARK)
