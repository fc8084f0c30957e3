"""Finds keys of services in texts, in the form that each service gives them."""

from __future__ import annotations

import re

_SECRETS = re.compile(
    r"gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,}"
    r"|A(?:KI|SI)A[0-9A-Z]{16}(?![0-9A-Z])|AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])"
    r"|xox[abprs]-[A-Za-z0-9-]{20,}|glpat-[A-Za-z0-9_-]{20}"
    r"|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----"
)
_SHOWN = 12


def find_secret(text: str) -> tuple[str, int] | None:
    """The beginning of the first key in a text, and its line; ``None`` when there is none.

    Findings are shown in public logs, so that they never repeat a key.
    """
    match = _SECRETS.search(text)
    if match is None:
        return None
    return f"{match[0][:_SHOWN]}…", text.count("\n", 0, match.start()) + 1
