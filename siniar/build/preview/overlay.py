"""The preview's own script and style, which show what the last build found, in people's words."""

from __future__ import annotations

import json
from pathlib import Path

from siniar.model.findings import LEVEL_WORDS
from siniar.model.words import N_, Words

_FOLDER = Path(__file__).parent / "page"
#: Message ids of what the script says.
_WORDS = {
    "findings": N_("Findings: {number}"),
    "failure": N_("Building failed"),
    "title": N_("Findings of the preview"),
    "here": N_("On this page"),
    "elsewhere": N_("Elsewhere"),
    "close": N_("Close"),
    "stale": N_("This page is from the browser's cache, not yet the newest one."),
    "place": N_("{path} line {line}"),
    **{level.value: message for level, message in LEVEL_WORDS.items()},
}


def overlay_files(words: Words) -> dict[str, bytes]:
    """The files by their names; a running server goes on with what it began with."""
    script = (_FOLDER / "preview.js").read_text(encoding="utf-8")
    said = {name: words.t(message) for name, message in _WORDS.items()}
    return {
        "preview.js": script.replace("SINIAR_WORDS", json.dumps(said, ensure_ascii=False)).encode(),
        "preview.css": (_FOLDER / "preview.css").read_bytes(),
    }
