"""Tells addresses apart as counting wants it: homes from devices, and from computing centres."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from msgspec import Struct

#: Bits of an IPv6 address that stay with a home; the rest changes from hour to hour.
#: https://github.com/IABTechLab/Podcast-Technical-Measurement, 5.5.4
HOME_BITS = 64
_NETWORK = re.compile(
    r"(?<![\w.:])((?:\d{1,3}\.){3}\d{1,3}/\d{1,2}|[0-9A-Fa-f:]{2,39}/\d{1,3})(?![\w.])"
)


def _read(address: str) -> IPv4Address | IPv6Address | None:
    try:
        read = ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return None
    mapped = read.ipv4_mapped if isinstance(read, IPv6Address) else None
    return mapped or read


@lru_cache(maxsize=10_000)
def home_of(address: str) -> str:
    """What is counted as one home; an address that is none, such as a name, stands for itself."""
    read = _read(address)
    if isinstance(read, IPv6Address):
        return f"{int(read) >> (128 - HOME_BITS):x}"
    return str(read) if read else address


class Networks(Struct, frozen=True):
    """Networks in which nobody listens, none inside of another."""

    #: Sorted: version, first and last address.
    ranges: tuple[tuple[int, int, int], ...] = ()

    def hold(self, address: str) -> bool:
        """Whether an address is in one of them."""
        read = _read(address) if self.ranges else None
        if read is None:
            return False
        place = bisect_right(self.ranges, (read.version, int(read), 1 << 128))
        version, _, last = self.ranges[place - 1] if place else (0, 0, 0)
        return version == read.version and int(read) <= last

    def __len__(self) -> int:
        return len(self.ranges)


def read_networks(texts: Iterable[str]) -> Networks:
    """Every network that texts name, whatever their form: lines, CSV, the JSON of providers."""
    named = {match for text in texts for match in _NETWORK.findall(text)}
    kept: list[tuple[int, int, int]] = []
    # Networks never overlap in part: what begins behind the last one's end is in none.
    for version, first, last in sorted(_parse(named), key=lambda each: (*each[:2], -each[2])):
        if not kept or (version, first) > (kept[-1][0], kept[-1][2]):
            kept.append((version, first, last))
    return Networks(tuple(kept))


def _parse(named: Iterable[str]) -> Iterator[tuple[int, int, int]]:
    for each in named:
        with suppress(ValueError):
            network = ip_network(each, strict=False)
            yield network.version, int(network.network_address), int(network.broadcast_address)
