"""Tells by which names a preview may be asked for: this computer's own, and its plain addresses."""

from __future__ import annotations

import re
import socket
from collections.abc import Sequence
from ipaddress import ip_address

#: A name or an address in brackets, and a port.
_HOST = re.compile(r"(\[[0-9a-fA-F:.]{2,45}\]|[0-9A-Za-z._-]{1,253})(?::[0-9]{1,5})?")


def own_names(bound: str) -> frozenset[str]:
    """The names of a server that listens at ``bound``; what is an address needs none."""
    return frozenset({"localhost", bound.lower(), socket.gethostname().lower()})


def is_own_host(hosts: Sequence[str] | None, names: frozenset[str]) -> bool:
    """Whether a request's ``Host`` is this server.

    Who owns a name can let it lead here, and the browser then takes a page of theirs and this
    server for one. Nobody can do that with an address.
    """
    if not hosts:  # no browser
        return True
    if len(hosts) != 1:
        return False
    match = _HOST.fullmatch(hosts[0].strip())
    if match is None:
        return False
    name = match[1].strip("[]").rstrip(".").lower()
    return name in names or name.endswith(".localhost") or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
