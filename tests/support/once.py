"""Makes a folder once for all workers of a run, when the first test asks for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from siniar.system.folders import one_at_a_time


@contextmanager
def made_once(shared: Path, name: str) -> Iterator[Path | None]:
    """Give a folder to be filled, or none when ``shared / name`` is there already."""
    folder, part = shared / name, shared / f"{name}.part"
    with one_at_a_time(shared, name):
        if folder.exists():
            yield None
            return
        # Of a test that failed half-way.
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        yield part
        part.rename(folder)
