"""Brings the files up to date that all shows have alike, and shows what changes in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from siniar.build.settings_file import LENIENT
from siniar.commands.check import render_change
from siniar.commands.language import words_of
from siniar.commands.options import option
from siniar.commands.terminal import end_with, find_asker, show
from siniar.model.findings import Place, found
from siniar.model.words import N_
from siniar.start.files import read_alike, render_packages
from siniar.start.packages import OwnPackage, read_own_package
from siniar.start.rules import HASH_UNKNOWN
from siniar.system.exits import GOOD, UseError
from siniar.system.files import replace_file
from siniar.system.resources import is_checkout

_IN, _LOCK = "requirements.in", "requirements.txt"
#: What new-show writes there: the program by its version or its address, and nothing else.
_OWN_LINE = re.compile(rb"siniar *(?:==|@)[^\n]*")


@dataclass(frozen=True, slots=True)
class UpgradeOptions:
    """Whether it asks first."""

    yes: bool = option(N_("Write without asking."), False)
    dry_run: bool = option(N_("Only show what would change."), False)


def run(root: Path, options: UpgradeOptions) -> int:
    """Show what changes, and write it when that is wanted; the exit status."""
    words = words_of(root)
    if is_checkout(root):
        raise UseError(words.t("This is siniar's own repository: git pull brings it up to date."))
    if not (root / LENIENT).is_file():
        raise UseError(words.t("There is no show here: {path}", path=root))
    own = read_own_package()
    wanted = {**read_alike(), **_packages(root, own)}
    before = {name: _read(root / name) for name in wanted}
    changed = {name: content for name, content in wanted.items() if before[name] != content}
    if not changed:
        show(words.t("Everything is up to date."))
        return GOOD
    show("".join(render_change(before[name], after, name) for name, after in changed.items()))
    if not options.dry_run and _is_wanted(options, words.t("Write these changes? (yes, no)")):
        for name, content in changed.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            replace_file(root / name, content)
        show(words.n("{number} file written.", "{number} files written.", len(changed)))
    else:
        show(words.t("Nothing was written."))
    lacks_hash = _LOCK in wanted and not own.digests
    missing = [found(HASH_UNKNOWN, Place(_LOCK), package=own.requirement)] if lacks_hash else []
    return end_with(missing, words)


def _is_wanted(options: UpgradeOptions, question: str) -> bool:
    ask = find_asker()
    return options.yes or (ask is not None and ask(question, "").casefold()[:1] == "y")


def _packages(root: Path, own: OwnPackage) -> dict[str, bytes]:
    """The requirements, unless the show asks for more, or has this version and its hash."""
    made = render_packages(own)
    asked, locked = _read(root / _IN).strip(), _read(root / _LOCK)
    is_plain = not asked or _OWN_LINE.fullmatch(asked) is not None
    is_locked = asked == made[_IN].strip() and f"{own.requirement} \\".encode() in locked
    return made if is_plain and not is_locked else {}


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
