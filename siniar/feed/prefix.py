"""Puts the address of a counting service before the audio, in feeds alone."""

from __future__ import annotations

from msgspec.structs import replace

from siniar.model.episode import Enclosure
from siniar.model.show import Show


def prefixed(enclosure: Enclosure | None, show: Show) -> Enclosure | None:
    """The audio as the feed names it: behind the prefix, when the show has one.

    The service reads the rest of its address as the address to send on to; of https it wants no
    scheme. https://op3.dev/setup
    """
    if enclosure is None or not show.feed.prefix:
        return enclosure
    return replace(enclosure, url=f"{show.feed.prefix}/{without_scheme(enclosure.url)}")


def without_scheme(url: str) -> str:
    """An address as it stands behind a prefix."""
    return url.removeprefix("https://")
