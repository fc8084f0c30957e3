"""Runs the settings file, and tells at its line what keeps it from being run."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from siniar.build.failure import explain_error
from siniar.build.guest import is_guest
from siniar.build.pelican_settings import OUTPUT_PATH
from siniar.build.pelican_values import TEXT, check_value
from siniar.build.rules import (
    SETTINGS_BROKEN,
    SETTINGS_GONE,
    SETTINGS_INCOMPLETE,
    SETTINGS_UNMERGED,
)
from siniar.build.settings_errors import name_problem
from siniar.content.settings.rules import SETTING_INVALID
from siniar.content.settings.source import SettingsFile
from siniar.model.conflicts import find_conflicts
from siniar.model.findings import Finding, Phrase, Place, Report, found
from siniar.model.words import N_
from siniar.system.attempt import attempt
from siniar.system.git import is_committed

#: Settings for the preview, on which every other file builds, and those for publishing.
LENIENT, STRICT = "pelicanconf.py", "publishconf.py"
_MOMENT = Phrase(N_("Leave it out, or write a moment like 2026-11-21T12:00:00+07:00."))
_LETTER = Phrase(N_("Take out what begins with \\ud: it is half of a letter."))
#: Settings lie in each other so deep at most.
_DEEPEST = 8
#: Settings that Pelican and this program use before anything else looks at them.
_TEXTS = ("SITEURL", "TIMEZONE")
_PATHS = ("PATH", "THEME", "OUTPUT_PATH", "SINIAR_ROOT")
#: Who sets one of these wants a show, and who sets nothing at all has lost one; others have a blog.
_OURS = frozenset({"SHOW", "SINIAR_ROOT"})
#: Without these there is no show.
_REQUIRED = {
    "SHOW": 'SHOW = {"title": "SIMPATRI", "code": "SIMPATRI", …}',
    "TIMEZONE": 'TIMEZONE = "Asia/Jakarta"',
}
_ROOT = Phrase(N_("Write: SINIAR_ROOT = Path(__file__).parent"))
_CONTENT = Phrase(N_('Write: PATH = str(SINIAR_ROOT / "content")'))
_THEME = Phrase(
    N_(
        "Write the folder of a theme that has pictures/, or take the file back as it was last "
        "committed, without what was changed in it since: git checkout HEAD -- pelicanconf.py"
    )
)


_OUTPUT = Phrase(
    N_('Write: OUTPUT_PATH = "output"; or delete the line: build and publish always write there.')
)
_BACK = N_(
    "Or take the file back as it was last committed, without what was changed in it since: "
    "git checkout HEAD -- {file}"
)


class SettingsError(Exception):
    """The settings cannot be run, or not used."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(findings[0].place.path)
        self.report = Report(findings)


class SettingsReaders(Struct, frozen=True):
    """Pelican's own ways to run a settings file."""

    #: What the file itself sets.
    alone: Callable[[Path], Mapping[str, Any]]
    #: The same with what is given, and Pelican's settings where neither says anything.
    whole: Callable[[Path, Mapping[str, Any]], Mapping[str, Any]]
    #: Pelican's settings where nobody says anything.
    usual: Mapping[str, Any]


def run_settings(
    path: Path, overrides: Mapping[str, Any], readers: SettingsReaders
) -> dict[str, Any]:
    """What the settings file sets, with Pelican's own settings where it sets nothing.

    Raises:
        SettingsError: it cannot be run or used.
    """
    with _fresh_modules(path.parent):
        findings = _check(path, overrides, readers)
        if findings:
            raise SettingsError(findings)
        settings, error = attempt(lambda: readers.whole(path, overrides))
    if error is not None:
        # Pelican asks for its folders here: one that is gone is no fault of the settings.
        missing = explain_error(error, path.parent).missing
        if missing == "content" or (missing and str(error).endswith(missing)):
            raise error
        raise SettingsError([_explain(error, path)])
    return dict(settings or {})


@contextlib.contextmanager
def _fresh_modules(root: Path) -> Iterator[None]:
    """Read the project's own modules as they are now, and leave none to another project.

    Python would know them by size and second, and never look at them again in this process.
    """
    _forget_modules(root)
    before = sys.dont_write_bytecode, sys.pycache_prefix
    sys.dont_write_bytecode, sys.pycache_prefix = True, str(root / ".cache/no-bytecode")
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.dont_write_bytecode, sys.pycache_prefix = before
        _forget_modules(root)


def _forget_modules(folder: Path) -> None:
    """Forget the modules that lie in a folder itself, also as parts of a package that it is."""
    files = {os.fspath(path): path.stem for path in folder.glob("*.py")}
    # Most of a thousand modules are told by their names alone.
    names = {*files.values(), folder.name}
    for name in [each for each in sys.modules if each.rpartition(".")[2] in names]:
        if name != "__main__" and getattr(sys.modules[name], "__file__", None) in files:
            del sys.modules[name]


def _check(path: Path, overrides: Mapping[str, Any], readers: SettingsReaders) -> list[Finding]:
    if not path.exists():
        return [found(SETTINGS_GONE, Place(path.name), file=path.name)]
    unmerged = _find_unmerged(path)
    if unmerged:
        return [found(SETTINGS_UNMERGED, unmerged)]
    raw, error = attempt(lambda: readers.alone(path))
    if error is not None:
        return [_explain(error, path)]
    settings = {**(raw or {}), **overrides}
    source = SettingsFile(_read_text(path.with_name(LENIENT)))
    wants_show = not raw or raw.keys() & _OURS
    missing = [
        found(SETTINGS_INCOMPLETE, Place(LENIENT), key=name, example=example)
        for name, example in _REQUIRED.items()
        if wants_show and name not in settings
    ]
    wrong = list(_wrong_values(settings, {**readers.usual, "PLUGINS": []}))
    if not wrong and "SINIAR_ROOT" in settings:
        wrong = list(_wrong_folders(settings, path.parent))
    if not wrong and raw:
        wrong = list(_wrong_output({**readers.usual, **raw}, path.parent))
    return missing + [
        found(
            SETTING_INVALID, source.place(LENIENT, name), key=name, value=value, expected=expected
        )
        for name, value, expected in wrong
    ]


def _wrong_values(
    settings: Mapping[str, Any], usual: Mapping[str, Any]
) -> Iterator[tuple[str, str, Phrase]]:
    for name in _TEXTS:
        value = settings.get(name, "")
        if not isinstance(value, str):
            yield name, _shown(value), TEXT
    for name in ("SHOW", *_TEXTS):
        if _has_half_letter(settings.get(name)):
            yield name, _shown(settings[name]), _LETTER
    for name in _PATHS:
        remedy = _check_path(settings.get(name, ""))
        if remedy:
            yield name, _shown(settings[name]), remedy
    for name in sorted(usual.keys() & settings.keys() - {*_TEXTS, *_PATHS}):
        remedy = check_value(name, settings[name], usual[name])
        if remedy:
            yield name, _shown(settings[name]), remedy
    if not _is_moment(settings.get("NOW")):
        yield "NOW", _shown(settings["NOW"]), _MOMENT


def _check_path(value: object) -> Phrase | None:
    """What to write for a path that no file can have."""
    if not isinstance(value, (str, Path)) or "\0" in str(value):
        return TEXT
    try:
        # Half of a letter may also stand for a byte of a name that is no UTF-8.
        os.fsencode(value)
    except UnicodeEncodeError:
        return _LETTER
    return None


def _wrong_folders(settings: Mapping[str, Any], here: Path) -> Iterator[tuple[str, str, Phrase]]:
    """Folders of a site that is all ours which are there and cannot be what they are called."""
    root = (here / settings["SINIAR_ROOT"]).resolve()
    content = (here / settings.get("PATH", ".")).resolve()
    theme = (here / settings.get("THEME", "")).resolve()
    if not (root / LENIENT).is_file():
        yield "SINIAR_ROOT", _shown(settings["SINIAR_ROOT"]), _ROOT
    elif not content.is_relative_to(root) or content == root:
        yield "PATH", _shown(settings.get("PATH")), _CONTENT
    if theme.is_dir() and not (theme / "pictures").is_dir():
        yield "THEME", _shown(settings.get("THEME")), _THEME


def _wrong_output(settings: Mapping[str, Any], here: Path) -> Iterator[tuple[str, str, Phrase]]:
    """Another output folder of a site that is all ours, whose tasks would write elsewhere."""
    output = settings["OUTPUT_PATH"]
    is_elsewhere = (here / output).resolve() != (here / OUTPUT_PATH).resolve()
    if "SHOW" in settings and not is_guest(settings) and is_elsewhere:
        yield "OUTPUT_PATH", _shown(output), _OUTPUT


def _has_half_letter(value: object, depth: int = 0) -> bool:
    """Whether a text holds half of a pair of UTF-16, which no file can."""
    if isinstance(value, str):
        return any("\ud800" <= letter <= "\udfff" for letter in value)
    if depth > _DEEPEST or not isinstance(value, (Mapping, list, tuple, set, frozenset)):
        return False
    parts = (*value, *value.values()) if isinstance(value, Mapping) else tuple(value)
    return any(_has_half_letter(part, depth + 1) for part in parts)


def _is_moment(value: object) -> bool:
    if value is None or value == "":
        return True
    if not isinstance(value, str):
        return False
    try:
        moment = datetime.fromisoformat(value)
        # The first and last days of all have no name in some zones.
        moment.astimezone(ZoneInfo("UTC"))
    except (ValueError, OverflowError):
        return False
    return 1900 < moment.year < 9000


def _shown(value: object) -> str:
    shown, error = attempt(lambda: repr(value))
    return str(shown)[:100] if error is None else type(value).__name__


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _find_unmerged(path: Path) -> Place | None:
    for file in dict.fromkeys((path, path.with_name(LENIENT))):
        lines = _read_text(file).splitlines()
        index = next(find_conflicts([*lines]), None)
        if index is not None:
            return Place(file.name, index + 1, lines[index])
    return None


def _explain(error: BaseException, path: Path) -> Finding:
    """What a settings file raised, at the line of the project that it came from."""
    file, line = path, 0
    if isinstance(error, SyntaxError) and error.filename:
        file, line = Path(error.filename), error.lineno or 0
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if Path(frame.filename).parent == path.parent:
                file, line = Path(frame.filename), frame.lineno or 0
    told = name_problem(error, file)
    line = line if told.line is None else told.line
    lines = _read_text(file).splitlines()
    text = lines[line - 1].strip()[:200] if 0 < line <= len(lines) else ""
    back = Phrase(_BACK, (("file", file.name),)) if is_committed(file) else ""
    place = Place(file.name, line, text)
    return found(SETTINGS_BROKEN, place, problem=told.problem, how=told.how, back=back)
