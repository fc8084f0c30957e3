"""Serves a preview until Ctrl-C, whatever becomes of what Ctrl-C raises."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import siniar.commands.serve
from siniar.build.preview.state import BuildFunction, BuildOutcome
from siniar.commands.serve import ServeOptions, run
from siniar.system.exits import GOOD


@pytest.fixture
def _handlers() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("lost", [(), KeyboardInterrupt], ids=["raised", "lost"])
@pytest.mark.usefixtures("_handlers")
def test_ctrl_c_in_a_build_ends_the_preview(
    lost: tuple[()] | type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python loses an exception that is raised while an object goes, as a thread's does then."""

    def builder(*_: object) -> BuildFunction:
        def build() -> BuildOutcome:
            with contextlib.suppress(lost):
                signal.raise_signal(signal.SIGINT)
            return BuildOutcome(None, [], "")

        return build

    monkeypatch.setattr(siniar.commands.serve, "preview_builder", builder)
    (tmp_path / "content").mkdir()
    assert run(tmp_path, ServeOptions(port=0)) == GOOD
