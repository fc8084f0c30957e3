"""Tells every file of content/ that the program does not use, and how to make it count."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path, PurePath
from urllib.parse import quote

from msgspec import Struct

from siniar.content.places.known import (
    DOCUMENT_ENDINGS,
    FILES,
    NOTE_ENDINGS,
    PLACES,
    TRANSCRIPT_ENDINGS,
    Content,
    KnownPlace,
    is_litter,
    is_note,
    place_for,
    place_meant,
    place_named,
)
from siniar.content.places.rules import (
    AUDIO_UNUSED,
    FILE_PLACE,
    FILE_UNUSED,
    FOLDER_MISTYPED,
    FOLDER_UNKNOWN,
    NOTE_DOCUMENT,
    NOTE_NAME,
    TRANSCRIPT_DOCUMENT,
    TRANSCRIPT_SECOND,
    TRANSCRIPT_UNUSED,
)
from siniar.model.findings import Finding, Place, found
from siniar.model.rules import Rule
from siniar.system.paths import relative_name
from siniar.system.tree import fold_name, printable

_TEXT_ENDINGS = frozenset({*NOTE_ENDINGS, *DOCUMENT_ENDINGS, ".txt"})
DATA_SAVER = ".opus"
#: Bytes of a file that could not be read, in which names of other files are looked for.
_READ = 100_000


class UsedFiles(Struct, frozen=True, eq=False, dict=True):
    """What a site is made of."""

    #: Files that were looked at on some note's account, relative to the project's root.
    files: frozenset[str]
    #: Notes of which it is not known what they name.
    unclear: tuple[Path, ...]
    #: Everything else that may name a file: texts of notes as HTML, settings.
    texts: tuple[str, ...]
    #: By each transcript that is shown: the note that it belongs to.
    transcripts: Mapping[str, str]

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(map(fold_name, self.files))

    @cached_property
    def _all_texts(self) -> str:
        return "\n".join(self.texts)

    @cached_property
    def _unclear_texts(self) -> str:
        return _read_all(self.unclear)

    def holds(self, name: str) -> bool:
        """Whether a file, named relative to the root, is used."""
        last = PurePath(name).name
        return (
            fold_name(name) in self._folded
            or last in self._all_texts
            or quote(last, errors="replace") in self._all_texts
        )

    def may_hold(self, path: Path) -> bool:
        """Whether a note that is wrong itself may mean a file; that is told first."""
        return path.stem in self._unclear_texts


def _read_all(paths: Iterable[Path]) -> str:
    """How files begin, whatever their encoding."""
    texts = []
    for path in paths:
        # Whoever cannot read a note is told so elsewhere.
        with contextlib.suppress(OSError), path.open("rb") as file:
            texts.append(file.read(_READ).replace(b"\0", b"").decode("utf-8", "replace"))
    return "\n".join(texts)


def check_unused(
    content: Path, root: Path, files: Iterable[Path], used: UsedFiles
) -> Iterator[Finding]:
    """A finding for each of these files below content/, which nothing uses, that should be used.

    One for a whole unknown folder.
    """
    strangers: dict[str, list[Path]] = {}
    idle: list[tuple[KnownPlace | None, Path]] = []
    for path in files:
        below = path.relative_to(content)
        if is_litter(below) or below.as_posix() in FILES:
            continue
        here = place_named(below.parts[0]) if len(below.parts) > 1 else None
        if here is None and len(below.parts) > 1:
            strangers.setdefault(below.parts[0], []).append(path)
        elif not _is_used(path, here, root, used):
            idle.append((here, path))
    told = {path for _, path in idle}
    lost = [(None, path) for path in chain(*strangers.values())]
    named = _describe(path for here, path in (*idle, *lost) if _is_note_like(path, here))
    for here, path in idle:
        # What a stray or wrong note names is found once the note is.
        is_named = path.stem in named or used.may_hold(path)
        if not (is_named and here and here is place_for(path.name)) and not _is_saver(path, told):
            yield _tell(path, here, content, root, used)
    for folder, paths in strangers.items():
        yield from _tell_folder(content / folder, paths, root, used)


def _is_saver(path: Path, told: set[Path]) -> bool:
    """Whether a file is the data saver of one that is told itself."""
    return path.suffix == DATA_SAVER and not told.isdisjoint(
        path.with_suffix(ending) for ending in (".mp3", ".m4a")
    )


def _is_note_like(path: Path, here: KnownPlace | None) -> bool:
    """Whether a file is probably meant as a note; what is text elsewhere is a transcript."""
    if here is not None and here.content is not Content.NOTES:
        return path.suffix.casefold() in NOTE_ENDINGS
    return path.suffix.casefold() in _TEXT_ENDINGS or _has_no_ending(path)


def _has_no_ending(path: Path) -> bool:
    """Behind the last dot of "1. Surat pindah" stands no ending."""
    return not path.suffix[1:].isalnum()


def _describe(paths: Iterable[Path]) -> str:
    """What stray notes may name: documents cannot be read, but are called like their audio."""
    notes = list(paths)
    return "\n".join((*(path.stem for path in notes), _read_all(notes)))


def _is_used(path: Path, here: KnownPlace | None, root: Path, used: UsedFiles) -> bool:
    kind = here.content if here else None
    # Notes are read wherever notes lie; those after a low line are put aside on purpose.
    if kind is Content.NOTES and (is_note(path.name) or path.name.startswith("_")):
        return True
    return kind is Content.OTHER or used.holds(relative_name(path, root))


def _place(path: Path, root: Path) -> Place:
    return Place(printable(relative_name(path, root)))


def _found(rule: Rule, path: Path, root: Path, **values: object) -> Finding:
    return found(rule, _place(path, root), value=printable(path.name), **values)


def _stem(name: str) -> str:
    """A note's name without any ending that it may have."""
    while PurePath(name).suffix.casefold() in _TEXT_ENDINGS:
        name = PurePath(name).stem
    return name.rstrip(". ") or name


def _tell_folder(folder: Path, paths: list[Path], root: Path, used: UsedFiles) -> Iterator[Finding]:
    """A folder of content/ that is no place; where some of its files are used, the others."""
    idle = [path for path in paths if not used.holds(relative_name(path, root))]
    if len(idle) < len(paths):
        yield from (_found(FILE_UNUSED, path, root) for path in idle)
        return
    values = {"value": printable(relative_name(folder, root)), "count": len(paths)}
    meant, base = place_meant(folder.name), folder.parent.name
    if meant:
        yield found(FOLDER_MISTYPED, _place(folder, root), home=f"{base}/{meant.folder}", **values)
    else:
        homes = ", ".join(f"{base}/{place.folder}" for place in PLACES)
        yield found(FOLDER_UNKNOWN, _place(folder, root), homes=homes, **values)


def _tell(
    path: Path, here: KnownPlace | None, content: Path, root: Path, used: UsedFiles
) -> Finding:
    """What a file's place says of it, else where it belongs."""
    tell = _TELLERS.get(here.content) if here else None
    finding = tell(path, root, used) if tell else None
    if finding:
        return finding
    home = place_for(path.name)
    if here is None and path.suffix.casefold() in _TEXT_ENDINGS:
        home = place_named("episodes")
    if home is None or home is here:
        return _found(FILE_UNUSED, path, root)
    return _found(FILE_PLACE, path, root, home=relative_name(content / home.folder, root))


def _tell_note(path: Path, root: Path, _used: UsedFiles) -> Finding | None:
    """Of a file among the notes that is meant as one."""
    name, ending = printable(f"{_stem(path.name)}.md"), path.suffix.casefold()
    if ending in DOCUMENT_ENDINGS:
        return _found(NOTE_DOCUMENT, path, root, name=name)
    is_text = ending == ".txt" or _has_no_ending(path)
    return _found(NOTE_NAME, path, root, name=name) if is_text else None


def _tell_audio(path: Path, root: Path, _used: UsedFiles) -> Finding | None:
    home = place_for(path.name)
    return _found(AUDIO_UNUSED, path, root) if home and home.content is Content.AUDIO else None


def _tell_transcript(path: Path, root: Path, used: UsedFiles) -> Finding | None:
    ending = path.suffix.casefold()
    if ending in DOCUMENT_ENDINGS:
        return _found(TRANSCRIPT_DOCUMENT, path, root)
    if ending not in TRANSCRIPT_ENDINGS:
        return None
    stem = _first(path)
    others = ((Path(other), note) for other, note in used.transcripts.items())
    twin = next(((other, note) for other, note in others if _first(other) == stem), None)
    if twin:
        return _found(TRANSCRIPT_SECOND, path, root, other=twin[0].name, note=twin[1])
    return _found(TRANSCRIPT_UNUSED, path, root)


def _first(path: PurePath) -> str:
    """What stands before languages and endings."""
    return fold_name(path.name.partition(".")[0])


#: What each place says of a file that is meant for it; nothing of other files.
_TELLERS: dict[Content, Callable[[Path, Path, UsedFiles], Finding | None]] = {
    Content.NOTES: _tell_note,
    Content.AUDIO: _tell_audio,
    Content.TRANSCRIPTS: _tell_transcript,
}
