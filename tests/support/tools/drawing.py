"""Draws the same picture once in a run of tests, for all workers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from siniar.images import plan
from siniar.model.findings import Place
from siniar.system.files import replace_file


@contextmanager
def draw_once(folder: Path) -> Iterator[None]:
    """Keep in ``folder`` what pictures are made of by their keys, here and in forked processes.

    For tests that prove something else than pictures: most of the time of a small site goes into
    them.
    """
    put = plan._Planner.put

    def put_once(
        planner: plan._Planner, path: str, place: Place, key: str, picture: plan._Picture
    ) -> None:
        put(planner, path, place, key, _Once(picture, folder / key))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan._Planner, "put", put_once)
        yield


@dataclass(frozen=True)
class _Once:
    """A picture that is made unless it was."""

    picture: plan._Picture
    kept: Path

    @property
    def key(self) -> str:
        """The picture's."""
        return self.picture.key

    def render(self) -> bytes:
        """The file."""
        try:
            return self.kept.read_bytes()
        except FileNotFoundError:
            content = self.picture.render()
            replace_file(self.kept, content)
            return content
