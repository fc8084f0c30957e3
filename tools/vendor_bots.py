"""Brings a newer list of the Open Podcast Analytics Working Group: `tools/vendor_bots.py FILE DAY`.

FILE is ``user-agents.json`` of opawg/user-agents or ``bots.runtime.json`` of opawg/user-agents-v2,
DAY the day of that state, such as 2026-08-06. Look at the licence beside the list too.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

LIST = Path(__file__).parents[1] / "siniar/report/agents/bots.json"
HEAD = {
    "source": "Open Podcast Analytics Working Group, user-agents",
    "license": "MIT, see LICENSE",
}


def read_patterns(content: str) -> list[tuple[str, str]]:
    """Name and pattern of every bot, each once.

    Raises:
        ValueError: it is no such list, or a pattern is none that Python knows.
    """
    try:
        found = set(_walk(json.loads(content)))
    except (KeyError, TypeError, AttributeError):
        raise ValueError("not a list of OPAWG") from None
    for name, pattern in found:
        try:
            re.compile(pattern)
        except re.error:
            raise ValueError(f"{name}: {pattern}") from None
    if not found:
        raise ValueError("no bot in it")
    return sorted(found, key=lambda bot: (bot[0].casefold(), bot[1]))


def _walk(value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 (whatever JSON holds)
    if isinstance(value, dict):
        yield from ((entry["name"], entry["pattern"]) for entry in value["entries"])
        return
    for entry in value:
        if entry.get("bot"):
            yield from ((entry.get("app", ""), pattern) for pattern in entry["user_agents"])


def render_list(bots: list[tuple[str, str]], day: date) -> str:
    """The file as it lies in the repository, a bot a line."""
    head = "".join(
        f" {json.dumps(key)}: {json.dumps(value)},\n"
        for key, value in {**HEAD, "date": day.isoformat()}.items()
    )
    rows = ",\n".join(
        "  " + json.dumps({"name": name, "pattern": pattern}, ensure_ascii=False)
        for name, pattern in bots
    )
    return f'{{\n{head} "bots": [\n{rows}\n ]\n}}\n'


if __name__ == "__main__":
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    day = date.fromisoformat(sys.argv[2])
    LIST.write_text(render_list(read_patterns(text), day), encoding="utf-8")
