"""Finds for a role of another show the one of the taxonomy that notes can hold."""

from __future__ import annotations

from siniar.content.fields.people import ROLES

_KNOWN = frozenset(ROLES.values())
#: What people write instead of a role of the taxonomy.
_OTHERS = {
    "author": "writer", "cohost": "co-host", "co host": "co-host", "guest host": "co-host",
    "moderator": "host", "presenter": "host", "interviewer": "host", "interviewee": "guest",
    "speaker": "guest", "expert": "guest", "executive producer": "producer",
    "senior producer": "producer", "sound engineer": "audio engineer",
}  # fmt: skip


def our_role(role: str) -> str:
    """The role itself, one that means the same, or ``guest``."""
    folded = role.casefold().strip()
    if folded in _KNOWN:
        return folded
    return _OTHERS.get(folded, "guest")
