"""Serves a preview until Ctrl-C, whatever becomes of what Ctrl-C raises."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import siniar.commands.serve
from siniar.build.preview.serve import PreviewAddresses
from siniar.build.preview.state import BuildFunction, BuildOutcome
from siniar.commands.serve import ServeOptions, greet, run
from siniar.images import qr_text
from siniar.model.words import load_words
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


def test_the_code_for_phones_keeps_its_colours_in_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(siniar.commands.serve, "is_watched", lambda: True)
    lan = "http://192.168.1.7:8000/"
    greet(PreviewAddresses("http://127.0.0.1:8000/", lan), load_words("id"), lan=True)
    assert capsys.readouterr().err.endswith(qr_text(lan))
