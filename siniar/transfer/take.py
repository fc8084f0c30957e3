"""Takes the sound of the show's own videos with yt-dlp, where that is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

#: The program, and YouTube's own M4A, which feeds can hold as it is.
PROGRAM = "yt-dlp"
_FORMAT = "140/bestaudio[ext=m4a]"
#: Seconds that a recording of hours may take.
_PATIENCE = 3600


class TakeError(Exception):
    """The sound could not be taken; the message is for people."""


def has_program() -> bool:
    """Whether yt-dlp is installed."""
    return shutil.which(PROGRAM) is not None


def take_sound(video: str, target: Path) -> None:
    """Write the sound of a video as M4A; nothing stays of one that breaks off.

    Raises:
        TakeError: yt-dlp is not there or cannot do it.
        OSError: the folder cannot be written.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise TakeError(f"{PROGRAM}?")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    address = f"https://www.youtube.com/watch?v={video}"
    command = [program, "--no-playlist", "--no-part", "-f", _FORMAT, "-o", str(part), "--", address]
    try:
        done = subprocess.run(  # noqa: S603 (an id of eleven letters, checked)
            command, capture_output=True, timeout=_PATIENCE, check=False
        )
        if done.returncode or not part.is_file():
            said = done.stderr.decode(errors="replace").strip().splitlines()
            raise TakeError(said[-1][:200] if said else f"{PROGRAM} {done.returncode}")
        part.replace(target)
    except subprocess.TimeoutExpired:
        raise TakeError("timeout") from None
    finally:
        part.unlink(missing_ok=True)
