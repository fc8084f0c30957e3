"""What people answer when an episode is begun."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

#: Asks one question and answers with what was typed, or the proposal when nothing was.
Ask = Callable[[str, str], str]


class WrongAnswerError(Exception):
    """An answer that no episode can be made of; the text is for the editor."""


def take_proposal(_question: str, proposal: str) -> str:
    """Answer where nobody can be asked."""
    return proposal


def clean_name(text: str) -> str:
    """A file name as it comes from a window that files are dragged into; empty for none."""
    name = text.strip().strip("'\"")
    return str(Path(name).expanduser()) if name else ""
