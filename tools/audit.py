"""Asks for known weaknesses of the locked packages with pip-audit; silence is told too."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from siniar.system.exits import FINDINGS, GOOD, PROGRAM_ERROR
from tools.bootstrap import SETS, find_lock

#: Seconds for the questions about one set.
_PATIENCE = 600


@dataclass(frozen=True, slots=True)
class Weakness:
    """A known weakness of a locked package."""

    package: str
    version: str
    #: ``PYSEC-…``, ``GHSA-…`` or ``CVE-…``.
    name: str
    #: Versions without it.
    fixed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """What was answered about one set."""

    asked: int
    weaknesses: tuple[Weakness, ...]
    #: Packages that nobody knew anything about.
    unknown: tuple[str, ...]


def parse_audit(text: str) -> Audit:
    """pip-audit's JSON.

    Raises:
        ValueError: it is something else.
    """
    try:
        rows: list[dict[str, Any]] = json.loads(text)["dependencies"]
        weaknesses = tuple(
            Weakness(row["name"], row["version"], each["id"], tuple(each.get("fix_versions", ())))
            for row in rows
            for each in row.get("vulns", ())
        )
        unknown = tuple(row["name"] for row in rows if "skip_reason" in row)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None
    return Audit(len(rows), weaknesses, unknown)


def judge_audit(name: str, audit: Audit) -> tuple[int, list[str]]:
    """The exit status for a set, and what to say; a package without an answer is no good news."""
    lines = [
        f"{name}: {each.package} {each.version}: {each.name}"
        + (f" (mended in {', '.join(each.fixed)})" if each.fixed else "")
        for each in audit.weaknesses
    ]
    if audit.unknown:
        lines.append(f"{name}: no answer about {', '.join(audit.unknown)}")
    if not lines:
        lines.append(f"{name}: {audit.asked} packages, no known weakness")
    if audit.weaknesses:
        return FINDINGS, lines
    return (PROGRAM_ERROR if audit.unknown else GOOD), lines


def audit_locks(root: Path, sets: Iterable[str], write: Callable[[str], object]) -> int:
    """Audit every set; 3 when there is a weakness, 1 when something was not answered."""
    statuses = []
    for name in sets:
        try:
            audit = parse_audit(_ask(find_lock(root, name), root))
        except (ValueError, OSError, subprocess.SubprocessError) as error:
            write(f"{name}: not audited ({str(error)[:200]})\n")
            statuses.append(PROGRAM_ERROR)
            continue
        status, lines = judge_audit(name, audit)
        statuses.append(status)
        write("\n".join(lines) + "\n")
    return max(statuses, default=GOOD)


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """Nothing can be chosen: every set is audited."""

    packages: ClassVar[tuple[str, ...]] = ("audit",)


def run(root: Path, _: AuditOptions) -> int:
    """Audit everything that is locked; the exit status."""
    return audit_locks(root, SETS, sys.stdout.write)


def _ask(lock: Path, root: Path) -> str:
    command: Sequence[str] = (
        *(sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--require-hashes"),
        *("--disable-pip", "--progress-spinner", "off", "--format", "json"),
    )
    done = subprocess.run(  # noqa: S603 (our own interpreter and lock)
        command, cwd=root, capture_output=True, text=True, check=False, timeout=_PATIENCE
    )
    if not done.stdout.strip():
        raise ValueError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "?")
    return done.stdout
