"""Plans the move of the audio to another base address, without a new guid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from siniar.build.load import Loaded, Refused, load
from siniar.doctor.audio_base import SETTING, change_base
from siniar.feed.ledger import LEDGER, Record, audio_of, render_ledger
from siniar.feed.rules import PUBLISHED_AUDIO_CHANGED
from siniar.model.catalogue import Catalogue
from siniar.model.findings import Report

#: Settings files that may hold the setting; the first gets it when none does.
FILES = ("pelicanconf.py", "publishconf.py")


class Change(Struct, frozen=True):
    """A file that gets another content."""

    path: Path
    before: bytes
    after: bytes


class Move(Struct, frozen=True):
    """What a move changes; nothing is written yet."""

    changes: tuple[Change, ...]
    #: What is wrong with the show as it will be.
    report: Report


def plan_move(loaded: Loaded, base: str) -> Move:
    """The new texts of settings and ledger for audio below ``base``; empty for the site itself.

    Raises:
        NotPlainError: the setting cannot be changed safely.
        UnicodeDecodeError: a settings file is not UTF-8.
        OSError: a file cannot be read.
    """
    project = loaded.project
    changes = [
        _change_settings(project.root / name, base, adds=bool(base) and name == FILES[0])
        for name in FILES
        if (project.root / name).is_file()
    ]
    show = dict(project.show) if isinstance(project.show, Mapping) else {}
    after = load(replace(project, show={**show, SETTING: base}))
    report = after.report
    if loaded.ledger and not isinstance(after, Refused):
        path = project.content / LEDGER
        records = move_records(loaded.ledger.episodes, after.catalogue)
        ledger = replace(loaded.ledger, episodes=records)
        changes.append(Change(path, path.read_bytes(), render_ledger(ledger)))
        # What the ledger says of the old addresses no longer holds.
        report = Report([each for each in report if each.rule != PUBLISHED_AUDIO_CHANGED])
    return Move(tuple(each for each in changes if each.before != each.after), report)


def _change_settings(path: Path, base: str, *, adds: bool) -> Change:
    before = path.read_bytes()
    return Change(path, before, change_base(before.decode("utf-8"), base, adds=adds).encode())


def move_records(records: Iterable[Record], catalogue: Catalogue) -> tuple[Record, ...]:
    """The ledger after a move: the same files, with the addresses that the catalogue gives them.

    A record whose file has another name now stays as it is, for the check to tell of.
    """
    places = {
        episode.guid: audio_of(episode.enclosure)
        for episode in catalogue.public
        if episode.enclosure
    }
    return tuple(_moved(record, places.get(record.guid, record.audio)) for record in records)


def _moved(record: Record, audio: str) -> Record:
    is_same = PurePosixPath(audio).name == PurePosixPath(record.audio).name
    return replace(record, audio=audio) if is_same else record
