"""Python programs that make pictures and templates once, as a test's own process does."""

from __future__ import annotations

import sys
from pathlib import Path

_PROGRAM = """
import sys
from pathlib import Path
from tests.support.tools.compiling import compile_once
from tests.support.tools.drawing import draw_once
folder = Path(sys.argv.pop(1))
with draw_once(folder / "drawn"), compile_once(folder):
    {program}
"""


def with_kept(folder: Path, program: str, *arguments: str) -> list[str]:
    """A command that runs the line ``program``, with what ``folder`` keeps; it is run in ROOT."""
    (folder / "drawn").mkdir(exist_ok=True)
    return [sys.executable, "-c", _PROGRAM.format(program=program), str(folder), *arguments]


def pelican_with_kept(folder: Path, *arguments: str) -> list[str]:
    """Pelican's own program."""
    return with_kept(folder, "import pelican; sys.exit(pelican.main(sys.argv[1:]))", *arguments)
