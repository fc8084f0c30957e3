"""The files of a show's repository: those that all shows have alike, and the first of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from string import Template

from siniar.content.examples import is_indonesian
from siniar.model.words import Words
from siniar.start.answers import ShowAnswers
from siniar.start.packages import OwnPackage, render_requirements
from siniar.system.resources import find_resource

#: Path in a show's repository, and where the program has the file.
_ALIKE = {
    "tasks.py": "start/skeleton/tasks.py",
    "publishconf.py": "publishconf.py",
    ".gitignore": "start/skeleton/gitignore",
    ".github/dependabot.yml": "start/skeleton/dependabot.yml",
    **{
        path: path
        for path in (
            ".github/actions/prepare/action.yml",
            ".github/workflows/check.yml",
            ".github/workflows/publish.yml",
            ".github/workflows/rekaman.yml",
            ".github/workflows/scheduled.yml",
            ".github/workflows/youtube.yml",
        )
    },
}
#: The choices of topics in the form for proposals.
_TOPICS = re.compile(r"(    id: topik\n(?:    .*\n)*?      options:\n)(?:        - .*\n)+")
#: The first pages of a show.
_PAGES = {"id": ("tentang.md", "kontak.md"), "en": ("about.md", "contact.md")}


def read_alike() -> dict[str, bytes]:
    """What is the same in every show, by its path."""
    return {path: find_resource(name).read_bytes() for path, name in _ALIKE.items()}


def render_packages(own: OwnPackage) -> dict[str, bytes]:
    """What a show is made with, by its path: the program, and the lock of all that it needs."""
    lock = find_resource("requirements/run.lock").read_text(encoding="utf-8")
    return {
        "requirements.in": f"{own.requirement}\n".encode(),
        "requirements.txt": render_requirements(own, lock).encode(),
    }


def render_pages(answers: ShowAnswers, page_words: Words) -> dict[str, bytes]:
    """The first pages, drafts with blanks to be filled in, by their paths."""
    language = _language_of(page_words)
    return {
        f"content/pages/{name}": _fill(f"{language}/{name}", answers).encode()
        for name in _PAGES[language]
    }


def offer_topics(form: str, topics: tuple[str, ...]) -> str:
    """GitHub's form for proposals (YAML) with the topics of a show as its choices."""
    offered = "".join(f"        - {json.dumps(name, ensure_ascii=False)}\n" for name in topics)
    return _TOPICS.sub(lambda match: match[1] + offered, form)


def render_readme(answers: ShowAnswers, words: Words) -> bytes:
    """What the front page of the repository says."""
    return _fill(f"{_language_of(words)}/README.md", answers).encode()


def _language_of(words: Words) -> str:
    return "id" if is_indonesian(words) else "en"


def _fill(name: str, answers: ShowAnswers) -> str:
    text = find_resource(f"start/skeleton/{name}").read_text(encoding="utf-8")
    topics = "\n".join(f"- **{topic}**" for topic in answers.topics)
    values: Mapping[str, str] = {"title": answers.title, "office": answers.office, "topics": topics}
    return Template(text).substitute(values)
