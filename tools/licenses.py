"""Lists the licences of what the program runs with, and ends with 3 where one is not allowed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from siniar.commands.options import NoOptions
from siniar.system.exits import FINDINGS, GOOD
from tools.bootstrap import find_lock

#: What may stand beside our AGPL-3.0-or-later, as the packages write it: SPDX expressions, and the
#: trove classifiers and names of before PEP 639. A new one is added here by somebody who has looked
#: it up: https://www.gnu.org/licenses/license-list.html#GPLCompatibleLicenses
ALLOWED = frozenset(
    {
        # Ask for their own text to be kept, and nothing else.
        *("MIT", "MIT License", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "BSD License"),
        *("3-Clause BSD License", "0BSD", "Zlib", "PSF-2.0", "CC0-1.0", "Public Domain"),
        # Its section 3.3 lets it stand beside every version of the GPL and AGPL from here on.
        "MPL-2.0",
        # Goes with version 3 of the GPL and AGPL, not with version 2.
        *("Apache-2.0", "Apache License 2.0", "Apache Software License"),
        # "or later" leads to version 3, which section 13 of the AGPL lets stand beside it.
        "GPL-2.0-or-later",
        "GNU General Public License v2 or later (GPLv2+)",
        "GNU Lesser General Public License v3 or later (LGPLv3+)",
        "GNU Affero General Public License v3 or later (AGPLv3+)",
        # Is version 3 of the GPL with more freedom; imported, never changed or linked in.
        "GNU Lesser General Public License v3 (LGPLv3)",
    }
)
#: What a show may install besides, each a lock of its own.
EXTRAS = ("audio", "transcribe", "denoise", "s3")
#: Names that say too little, by the only package that may use them.
ALLOWED_ONCE = {
    # One file, an editor's; docutils' COPYING.rst says: version 3 or later.
    "docutils": frozenset({"GNU General Public License (GPL)"}),
}
#: How texts begin to grant what they grant, where a package names no licence but carries one.
_TEXTS = {
    "Permission is hereby granted, free of charge, to any person obtaining a copy": "MIT",
}
#: ``name==version``, with a marker where Python or the system decides.
_ROW = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;]+)(?: *; *([^\\\n]*[^\\\s]))?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pinned:
    """A row of a lock."""

    package: str
    version: str
    #: When it is installed; empty: always.
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Licensed:
    """A locked package with what it says of its licence."""

    pinned: Pinned
    #: As the package writes them; all of them hold.
    licences: tuple[str, ...] = ()
    #: Whether this version is here to be asked.
    is_installed: bool = True

    @property
    def is_elsewhere(self) -> bool:
        """Whether another Python or system installs it, which has to ask there."""
        return not self.is_installed and bool(self.pinned.marker)

    @property
    def is_allowed(self) -> bool:
        """Whether there is a licence, and nothing in it that nobody has looked up."""
        here = ALLOWED | ALLOWED_ONCE.get(self.pinned.package, frozenset())
        return bool(self.licences) and all(
            any(here.issuperset(part.split(" AND ")) for part in licence.split(" OR "))
            for licence in self.licences
        )


def parse_lock(text: str) -> Iterator[Pinned]:
    """The rows of a lock file."""
    for name, version, marker in _ROW.findall(text):
        yield Pinned(name, version, marker)


def read_licences(package: Distribution) -> tuple[str, ...]:
    """What a package says of its licence, by the surest of the places where it may.

    https://packaging.python.org/specifications/core-metadata/#license-expression
    """
    about = package.metadata
    if expressions := about.get_all("License-Expression"):
        return tuple(expressions)
    classifiers = [text for text in about.get_all("Classifier") or () if text[:9] == "License :"]
    if classifiers:
        return tuple(text.rpartition(" :: ")[2] for text in classifiers)
    # Some write the whole text there.
    if names := [text for text in about.get_all("License") or () if "\n" not in text.strip()]:
        return tuple(names)
    texts = " ".join(" ".join(_texts(package)).split())
    return tuple(name for start, name in _TEXTS.items() if start in texts)


def _texts(package: Distribution) -> Iterator[str]:
    for path in package.files or ():
        if path.name.upper().startswith(("LICENSE", "LICENCE", "COPYING")):
            yield path.read_text(encoding="utf-8")


def find_licensed(pinned: Pinned) -> Licensed:
    """Ask the installed package of a row."""
    try:
        package = distribution(pinned.package)
    except PackageNotFoundError:
        return Licensed(pinned, is_installed=False)
    if package.version != pinned.version:
        return Licensed(pinned, is_installed=False)
    return Licensed(pinned, read_licences(package))


def list_licences(pinned: Iterable[Pinned], write: Callable[[str], object]) -> int:
    """Write a line for each package; the exit status."""
    found = [find_licensed(row) for row in pinned]
    for each in found:
        write(f"{each.pinned.package} {each.pinned.version}: {_describe(each)}\n")
    refused = [each for each in found if not (each.is_allowed or each.is_elsewhere)]
    return FINDINGS if refused else GOOD


def _describe(each: Licensed) -> str:
    if each.is_elsewhere:
        return f"not on this computer ({each.pinned.marker})"
    if not each.is_installed:
        return "NOT INSTALLED in this version"
    if not each.licences:
        return "NO LICENCE that it tells of"
    refusal = "" if each.is_allowed else ": NOT ALLOWED by tools/licenses.py"
    return " / ".join(each.licences) + refusal


def list_pinned(root: Path) -> list[Pinned]:
    """What every task runs with, and then what each extra adds, where it is installed."""
    known: dict[tuple[str, str], Pinned] = {}
    for lock in ("run", *EXTRAS):
        for row in parse_lock(find_lock(root, lock).read_text(encoding="utf-8")):
            marker = row.marker if lock == "run" else row.marker or f"extra {lock}"
            known.setdefault((row.package, row.version), replace(row, marker=marker))
    return list(known.values())


def run(root: Path, _: NoOptions) -> int:
    """List the licences of everything that tasks run with; the exit status."""
    return list_licences(list_pinned(root), sys.stdout.write)
