"""Tells addresses apart as counting wants it: homes from devices, and from computing centres."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
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
    """Networks in which nobody listens, each kind as sorted first and last addresses."""

    v4: tuple[tuple[int, int], ...] = ()
    v6: tuple[tuple[int, int], ...] = ()

    def hold(self, address: str) -> bool:
        """Whether an address is in one of them."""
        read = _read(address) if self.v4 or self.v6 else None
        if read is None:
            return False
        ranges = self.v4 if isinstance(read, IPv4Address) else self.v6
        place = bisect_right(ranges, (int(read), 1 << 128))
        return bool(place) and int(read) <= ranges[place - 1][1]

    def __len__(self) -> int:
        return len(self.v4) + len(self.v6)


def read_networks(texts: Iterable[str]) -> Networks:
    """Every network that texts name, whatever their form: lines, CSV, the JSON of providers."""
    found = {match for text in texts for match in _NETWORK.findall(text)}
    v4: list[tuple[int, int]] = []
    v6: list[tuple[int, int]] = []
    for each in found:
        try:
            network = ip_network(each, strict=False)
        except ValueError:
            continue
        ends = int(network.network_address), int(network.broadcast_address)
        (v4 if network.version == 4 else v6).append(ends)
    return Networks(_joined(v4), _joined(v6))


def _joined(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Sorted, none inside of another: networks never overlap in part."""
    kept: list[tuple[int, int]] = []
    for first, last in sorted(ranges, key=lambda ends: (ends[0], -ends[1])):
        if not kept or first > kept[-1][1]:
            kept.append((first, last))
    return tuple(kept)
