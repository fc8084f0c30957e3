"""Rebuilds a recording that lost its end with a good one of the same phone, by untrunc."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from siniar.model.findings import Finding, Place, found
from siniar.production.ffmpeg import last_line
from siniar.production.rules import EXAMPLE_UNLIKE, REBUILDER_MISSING, RECORDING_REBUILT
from siniar.production.workspace import Workspace, digest_sources

#: Names the program, where it is not on PATH.
VARIABLE = "UNTRUNC"
#: Share of the recording's bytes that a copy has which holds any of its sound.
_LEAST = 0.01


def rebuild(
    source: Path, example: Path, folder: Path, environment: Mapping[str, str]
) -> tuple[Path | None, list[Finding]]:
    """A whole copy of a recording, in ``folder``, made once; the original is only read.

    untrunc learns from the ``example`` how that phone lays sound and pictures into its files.
    https://github.com/anthwlock/untrunc

    Raises:
        OSError: one of the files cannot be read, or there is no room.
    """
    place = Place(source.name)
    chosen = environment.get(VARIABLE, "").strip() or "untrunc"
    program = shutil.which(chosen, path=environment.get("PATH", os.defpath))
    if program is None:
        return None, [found(REBUILDER_MISSING, place, value=source.name)]

    def work(part: Path) -> None:
        command = [program, "-dst", str(part), str(example), str(source)]
        done = subprocess.run(  # noqa: S603 (a list, never a shell)
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
            check=False,
        )  # fmt: skip
        if done.returncode or not part.is_file():
            raise _FailedError(last_line(done.stderr or done.stdout)[:120])
        # Of a recording that is unlike the example it writes an empty file and ends well.
        if _share(part, source) < _LEAST:
            raise _FailedError("0%")

    try:
        made_of = digest_sources([example, source])
        path = Workspace(folder).step("rebuilt", made_of, source.suffix.lower(), work)
    except _FailedError as error:
        problem = f"untrunc: {error}"
        values = {"value": source.name, "name": example.name, "problem": problem}
        return None, [found(EXAMPLE_UNLIKE, place, **values)]
    values = {"value": source.name, "name": example.name}
    percent = f"{min(_share(path, source), 1.0):.0%}"
    return path, [found(RECORDING_REBUILT, place, **values, share=percent)]


def _share(copy: Path, source: Path) -> float:
    """How much of a recording's bytes a copy has."""
    return copy.stat().st_size / max(source.stat().st_size, 1)


class _FailedError(Exception):
    """The program made no file."""
