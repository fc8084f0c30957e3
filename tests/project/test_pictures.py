"""The handbook: its pictures are the project's own, and its commands exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from PIL import Image

from siniar.commands.parser import find_task, parse_options
from siniar.commands.table import TASKS
from siniar.model.words import load_words
from tests.support.handbook import PICTURES
from tools.table import DEVELOPMENT

PAGES = sorted(PICTURES.parent.glob("*.md"))
#: Bytes; editors read the handbook on prepaid data too.
LIMIT = 70_000


def without_code(text: str) -> str:
    """Markdown without what it shows as code: examples show no picture."""
    return re.sub(r"`[^`\n]+`", "", re.sub(r"(?ms)^```.*?^```", "", text))


def shown() -> list[tuple[Path, str, str]]:
    """Page, words and file of every picture in the handbook."""
    return [
        (page, words, target)
        for page in PAGES
        for words, target in re.findall(
            r"!\[([^\]]*)\]\(([^)]+)\)", without_code(page.read_text("utf-8"))
        )
    ]


def test_every_picture_is_shown_with_words_and_none_is_left_over() -> None:
    targets = {(page.parent / target).resolve() for page, _, target in shown()}
    assert targets == {path.resolve() for path in PICTURES.iterdir()}
    assert len(targets) >= 5
    assert all(len(words) > 20 for _, words, _ in shown())


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*")), ids=lambda path: path.name)
def test_pictures_are_small(path: Path) -> None:
    assert path.stat().st_size < LIMIT
    with Image.open(path) as picture:
        assert picture.format == "WEBP"
        assert picture.width in {360, 1520}


def commands() -> list[str]:
    """Every command of ours that stands in the handbook, in blocks and in sentences."""
    return sorted(
        {
            line.strip()
            for page in PAGES
            for line in re.findall(r"python3 tasks\.py[^`\n]*", page.read_text("utf-8"))
        }
    )


def test_the_handbook_has_commands() -> None:
    assert len(commands()) > 8


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_handbook_is_one_that_tasks_take(command: str) -> None:
    name, *arguments = shlex.split(command.partition("#")[0])[2:]
    words = load_words("id")
    task = find_task((*TASKS, *DEVELOPMENT), name, "tasks.py", words)
    _, kind = task.load()
    # What is no option is refused with an exception.
    assert isinstance(parse_options(kind, arguments, words), kind)
