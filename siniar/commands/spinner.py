"""Shows words with a turning sign while work goes on."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from rich.console import Console

from siniar.commands.terminal import is_watched


def spinner(words: str) -> AbstractContextManager[object]:
    """The words for as long as the block runs; nothing where nobody looks."""
    if not is_watched():
        return nullcontext()
    return Console(stderr=True, highlight=False, soft_wrap=True).status(words)
