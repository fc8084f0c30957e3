"""Takes in what this program has handed out: every file as it was, nothing written over."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec import Struct

from siniar.content.attachments import DATA_SAVER_ENDING
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.frontmatter import Scalar, fold_key, parse_note
from siniar.feed.ledger import LEDGER
from siniar.media.audio import ascii_name
from siniar.system.files import copy_file
from siniar.system.tree import walk
from siniar.transfer.export import SOURCES

#: The settings in an export.
SETTINGS = f"{SOURCES}/pelicanconf.py"
_KEYS = {
    name: frozenset(fold_key(key) for row in EPISODE_FIELDS if row.name == name for key in row.keys)
    for name in ("guid", "audio")
}


class OwnFile(Struct, frozen=True):
    """A file that is taken in."""

    source: Path
    #: Below content/.
    name: str


def is_own_export(folder: Path) -> bool:
    """Whether a folder holds what ``export`` writes."""
    return (folder / SOURCES / "episodes").is_dir()


def plan_own(folder: Path, content: Path, guids: Collection[str]) -> Iterator[OwnFile]:
    """The files that are not here yet; notes whose guid is here stay out, with their sound.

    Raises:
        OSError: a file cannot be read.
    """
    sources = folder / SOURCES
    for path, is_link in walk(sources):
        name = path.relative_to(sources).as_posix()
        is_below = "/" in name or name == LEDGER
        if is_link or not is_below or (content / name).exists():
            continue
        if name.startswith("episodes/") and path.suffix == ".md":
            values = _read_values(path)
            if values.get("guid") in guids:
                continue
            yield from _find_sound(folder, content, values.get("audio", ""))
        yield OwnFile(path, name)


def _read_values(path: Path) -> dict[str, str]:
    """Guid and audio of a note, as it names them."""
    note = parse_note(path.read_bytes(), path.name)
    return {
        name: entry.value.text
        for entry in note.fields.entries
        for name, keys in _KEYS.items()
        if fold_key(entry.key) in keys and isinstance(entry.value, Scalar)
    }


def _find_sound(folder: Path, content: Path, name: str) -> Iterator[OwnFile]:
    """The sound of a note and its data saver, which lie under the names that they had in public."""
    if not name or "/" in name:
        return
    wanted = Path(name)
    for each in (wanted, wanted.with_suffix(DATA_SAVER_ENDING)):
        found = sorted(folder.glob(f"*/{ascii_name(each.name)}"))
        if found and not (content / "audio" / each).exists():
            yield OwnFile(found[0], f"audio/{each}")


def take_own(file: OwnFile, content: Path) -> None:
    """Copy a file into content/.

    Raises:
        OSError: it cannot be written.
    """
    target = content / file.name
    target.parent.mkdir(parents=True, exist_ok=True)
    copy_file(str(file.source), str(target))
