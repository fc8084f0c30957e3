"""Makes a failing note smaller as long as it fails in the same way."""

from __future__ import annotations

from collections.abc import Callable


def shrink(content: bytes, fails: Callable[[bytes], bool], *, limit: int = 3000) -> bytes:
    """The smallest part of the note found that still fails, after at most ``limit`` trials."""
    trials = 0
    size = max(len(content) // 2, 1)
    while size and trials < limit:
        at, is_smaller = 0, False
        while at < len(content) and trials < limit:
            shorter = content[:at] + content[at + size :]
            trials += 1
            if shorter != content and fails(shorter):
                content, is_smaller = shorter, True
            else:
                at += size
        if size == 1 and is_smaller:
            continue
        size //= 2
    return content
