"""Draws a picture in a process of its own, which gives back its memory when it ends."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

#: Reads the picture and writes its file, which nothing that a library says can get into.
_PROGRAM = """
import pickle, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
Path(sys.argv[2]).write_bytes(pickle.load(sys.stdin.buffer).draw())
"""


class Drawable(Protocol):
    """A picture that is not drawn yet, and can be pickled."""

    def draw(self) -> bytes:
        """The file."""


def draw_apart(picture: Drawable) -> bytes:
    """The file of a picture of many pixels.

    resvg holds all of them twice, and Pillow once more, beside all that a build knows. Where no
    process can be begun or it fails, the picture is drawn here, which also tells what is wrong.
    """
    package = str(Path(__file__).parents[2])
    try:
        with TemporaryDirectory() as folder:
            file = Path(folder, "picture")
            subprocess.run(  # noqa: S603 (our own program)
                # Empty where Python runs inside of another program.
                [sys.executable or "", "-P", "-c", _PROGRAM, package, str(file)],
                input=pickle.dumps(picture),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=True,
            )
            return file.read_bytes()
    except (OSError, subprocess.SubprocessError):
        return picture.draw()
