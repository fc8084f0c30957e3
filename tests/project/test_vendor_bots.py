"""A newer list of bots can be brought, from either form, and the present one is of that form."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tools.vendor_bots import LIST, read_patterns, render_list

FIRST = json.dumps(
    [
        {"app": "Baik", "user_agents": ["^Baik"]},
        {"app": "Bot", "bot": True, "user_agents": ["^B", "^A"]},
        {"bot": True, "user_agents": ["^A"]},
    ]
)
SECOND = json.dumps({"entries": [{"name": "Bot", "pattern": "^B"}, {"name": "a", "pattern": "x"}]})


def test_both_forms_are_read() -> None:
    assert read_patterns(FIRST) == [("", "^A"), ("Bot", "^A"), ("Bot", "^B")]
    assert read_patterns(SECOND) == [("a", "x"), ("Bot", "^B")]


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "[1]", '{"entries": [{"name": "x", "pattern": "("}]}']
)
def test_what_is_no_list_changes_nothing(content: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (JSON's own errors too)
        read_patterns(content)


def test_the_list_in_the_repository_is_as_this_tool_writes_it() -> None:
    kept = json.loads(LIST.read_text(encoding="utf-8"))
    bots = [(bot["name"], bot["pattern"]) for bot in kept["bots"]]
    written = render_list(sorted(set(bots), key=lambda bot: (bot[0].casefold(), bot[1])),
                          date.fromisoformat(kept["date"]))  # fmt: skip
    assert written == LIST.read_text(encoding="utf-8")
    assert (LIST.parent / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
