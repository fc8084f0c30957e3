"""Takes apart addresses that anybody may have written; what is none has no parts."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit

#: The parts of what is no address: a bracket that is not closed, a port that is no number.
NOWHERE = urlsplit("")


def split_address(text: str) -> SplitResult:
    """The parts of an address; ``NOWHERE`` for what cannot be one."""
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 (asked for, because it raises where it is no number)
    except ValueError:
        return NOWHERE
    return parts


def join_address(base: str, text: str) -> str:
    """The address that is meant by ``text`` at ``base``; as written where it cannot be one."""
    try:
        return urljoin(base, text)
    except ValueError:
        return text


def is_web_address(text: str) -> bool:
    """Whether a note can hold it as an address: whole, http or https, of a host with a dot."""
    parts = split_address(text)
    is_whole = parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
    return is_whole and re.search(r"[\s<>\"]", text) is None
