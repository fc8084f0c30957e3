"""Tells programs that listen from those that only collect, by the list of podcasters (OPAWG)."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

LIST = Path(__file__).parent / "bots.json"
#: What programs call themselves that no list knows yet. A brand of phones is called Cubot.
_WORDS = r"(?<!cu)bot\b|crawl|spider"
#: Characters of a name that are looked at: attacks put whole pages into it.
_LOOKED_AT = 400


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    bots = json.loads(LIST.read_text(encoding="utf-8"))["bots"]
    listed = "|".join(f"(?:{bot['pattern']})" for bot in bots)
    return re.compile(f"{listed}|(?i:{_WORDS})")


@lru_cache(maxsize=10_000)
def is_bot(agent: str) -> bool:
    """Whether a program that calls itself so is no listener; nor is one without a name."""
    name = agent.strip()[:_LOOKED_AT]
    return name in {"", "-"} or _pattern().search(name) is not None


def is_watch(agent: str) -> bool:
    """Whether a watch asks, which has from its telephone what that has asked for already.

    Step 1.2 of the IAB's guidelines, version 2.3.
    """
    name = agent.strip()[:_LOOKED_AT]
    return (name.startswith("atc/") and "watchOS" in name) or "(null)/(null) watchOS" in name
