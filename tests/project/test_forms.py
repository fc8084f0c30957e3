"""What GitHub offers to editors without a computer: the form for ideas, and new files filled in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
import yaml

import pelicanconf
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.table import parse_table
from siniar.content.frontmatter import parse_note
from siniar.model.episode import Status, Topic
from tests.support.places import ROOT
from tests.support.shows import sample_settings

FORM = ROOT / ".github/ISSUE_TEMPLATE/usulan-episode.yml"
PAGES = sorted((ROOT / "docs/panduan").glob("*.md"))
#: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests
#: /syntax-for-githubs-form-schema
KINDS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
NAMES = [str(topic["name"]) for topic in pelicanconf.SHOW["topics"]]  # type: ignore[index, union-attr]


def form() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FORM.read_text(encoding="utf-8"))
    return found


def targets() -> list[tuple[Path, str]]:
    """Addresses of GitHub's own pages that the handbook leads to."""
    return [
        (page, target)
        for page in PAGES
        for target in re.findall(r"^\[[\w-]+\]: (\S+)$", page.read_text("utf-8"), re.MULTILINE)
    ]


def test_the_form_is_one_that_github_shows() -> None:
    found = form()
    assert set(found) == {"name", "description", "title", "labels", "body"}
    ids = [part["id"] for part in found["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    for part in found["body"]:
        assert part["type"] in KINDS
        assert set(part) <= {"type", "id", "attributes", "validations"}
        assert part["attributes"].get("label") or part["attributes"].get("value")


def test_the_form_offers_the_topics_of_the_show() -> None:
    topics = next(part for part in form()["body"] if part.get("id") == "topik")
    assert topics["attributes"]["options"] == NAMES


def test_links_to_github_lead_from_the_page_to_the_repository() -> None:
    """GitHub resolves them below /OWNER/NAME/blob/main/docs/panduan/, whoever the owner is."""
    assert targets()
    for page, target in targets():
        assert page.parent == ROOT / "docs/panduan"
        assert re.match(r"(\.\./){4}(new/main/|issues/new\?)", target), target
        template = parse_qs(urlsplit(target).query).get("template", [])
        assert all((FORM.parent / name).is_file() for name in template)


def test_every_shortcut_is_used_and_none_is_missing() -> None:
    for page in PAGES:
        text = page.read_text("utf-8")
        used = set(re.findall(r"\]\[([\w-]+)\]", text))
        assert used == set(re.findall(r"^\[([\w-]+)\]: ", text, re.MULTILINE)), page.name


@pytest.mark.parametrize("is_draft", [True, False])
def test_the_new_file_is_a_note_that_waits_to_be_filled_in(is_draft: bool) -> None:  # noqa: FBT001
    links = [target for _, target in targets() if "/new/main/" in target]
    assert links
    for link in links:
        query = parse_qs(urlsplit(link).query)
        assert query["filename"][0].endswith(".md")
        note = query["value"][0]
        assert len(link) < 8000
        if not is_draft:
            note = note.replace("status: draf\n", "")
        parsed = parse_note(note.encode(), "x.md")
        # The handbook speaks of the sample show.
        names = [topic["name"] for topic in sample_settings()["topics"]]
        topics = tuple(Topic(name, name) for name in names)
        values = parse_table(
            parsed.fields, EPISODE_FIELDS, parsed, ZoneInfo("Asia/Jakarta"), topics
        )
        assert [finding.code for finding in parsed.report] == []
        assert values.get("status", Status.PUBLISHED) is not (
            Status.PUBLISHED if is_draft else Status.DRAFT
        )
        assert {"title", "date", "topic"} <= set(values)
