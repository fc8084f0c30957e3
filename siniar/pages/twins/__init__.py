"""Pages as Markdown, made of the same inputs, for assistants and for plain readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from siniar.model.later import Later
from siniar.pages.compose import Composer
from siniar.pages.twins.episode import episode_lines
from siniar.pages.twins.questions import question_lines
from siniar.pages.twins.topic import topic_lines

#: By the name of the page kind; each gives blocks of a page at a path.
KINDS: dict[str, Callable[[Any, Composer, str], Iterator[str]]] = {
    "episode": episode_lines,
    "questions": question_lines,
    "topic": topic_lines,
}


def render_twin(composer: Composer, kind: str, path: str, inputs: Later[object]) -> bytes:
    """A page as Markdown, UTF-8."""
    blocks = KINDS[kind](inputs.value, composer, path)
    return ("\n\n".join(filter(None, blocks)) + "\n").encode()
