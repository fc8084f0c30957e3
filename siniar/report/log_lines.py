"""Reads a line of a server log: nginx and Apache in the combined form, or JSON of any names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from msgspec import Struct

#: A request in the combined form, with the name of the site before it where several share a log.
_COMBINED = re.compile(
    r"(?:[\w.-]+:\d+ )?(?P<address>[^\s\[\"]+) [^\s\[]+ [^\[]{0,200}?\[(?P<when>[^\]]{1,40})\] "
    r'"(?P<request>(?:[^"\\]|\\.)*)" (?P<status>\d{3}) (?P<sent>\d{1,15}|-) '
    r'"(?:[^"\\]|\\.)*" "(?P<agent>(?:[^"\\]|\\.)*)"(?P<rest>.*)'
)
#: Where somebody added the asked range to the form: "bytes=0-1".
_RANGE = re.compile(r"bytes=(\d{1,15})-(?:\d*)")
_CLOCK = re.compile(r"(\d\d)/([A-Z][a-z]{2})/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-]\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: Names of a part in JSON logs of nginx, Apache, Caddy and Traefik, in small letters.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "address": ("remote_addr", "remote_ip", "client_ip", "clientip", "clienthost", "ip", "a"),
    "when": ("time_iso8601", "time_local", "@timestamp", "timestamp", "msec", "ts", "time", "t"),
    "request": ("request", "request_line", "r"),
    "method": ("request_method", "method", "requestmethod"),
    "path": ("request_uri", "uri", "requestpath", "path", "url"),
    "status": ("status", "downstreamstatus", "status_code", "s"),
    "sent": ("body_bytes_sent", "downstreamcontentsize", "bytes_sent", "size", "bytes", "b"),
    "agent": ("http_user_agent", "user_agent", "user-agent", "useragent", "agent",
              "request_user-agent"),
    "range": ("http_range", "range", "request_range"),
}  # fmt: skip
#: Milliseconds since 1970 have more digits than seconds.
_MILLISECONDS = 100_000_000_000


class LogLine(Struct, frozen=True):
    """A request as the server noted it."""

    address: str
    #: Seconds since 1970, UTC.
    when: float
    method: str
    #: Decoded, without what stands after a question mark.
    path: str
    status: int
    #: Bytes of the body that were sent.
    sent: int
    agent: str
    #: The first byte that was asked for; ``None`` when the log does not say.
    first: int | None = None


def parse_line(line: str) -> LogLine | None:
    """The request; ``None`` when the line tells none, or not which program asked."""
    return _parse_json(line) if line.lstrip().startswith("{") else _parse_combined(line)


def _parse_combined(line: str) -> LogLine | None:
    match = _COMBINED.match(line)
    when = _parse_clock(match["when"]) if match else None
    if match is None or when is None:
        return None
    sent = 0 if match["sent"] == "-" else int(match["sent"])
    asked = _RANGE.search(match["rest"])
    method, path = _split_request(match["request"])
    first = int(asked[1]) if asked else None
    return LogLine(
        match["address"], when, method, path, int(match["status"]), sent, match["agent"], first
    )


def _split_request(request: str) -> tuple[str, str]:
    """Method and path of a request line; attacks send whatever they like."""
    method, _, rest = request.partition(" ")
    return method, _clean_path(rest.rpartition(" ")[0] or rest)


@lru_cache(maxsize=4096)
def _clean_path(target: str) -> str:
    if target.startswith(("http://", "https://")):
        try:
            target = urlsplit(target).path
        except ValueError:
            return target
    return unquote(target.partition("?")[0].partition("#")[0])


def _parse_clock(text: str) -> float | None:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    day, month, year, hour, minute, second, offset = match.groups()
    midnight = _midnight(year, month, day, offset)
    return (
        None if midnight is None else midnight + int(hour) * 3600 + int(minute) * 60 + int(second)
    )


@lru_cache(maxsize=1024)
def _midnight(year: str, month: str, day: str, offset: str) -> float | None:
    try:
        start = datetime(int(year), _MONTHS.index(month) + 1, int(day), tzinfo=UTC)
    except ValueError:
        return None
    ahead = int(offset[1:3]) * 3600 + int(offset[3:]) * 60
    return start.timestamp() - (ahead if offset[0] == "+" else -ahead)


def _parse_json(line: str) -> LogLine | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    cells = dict(_flatten(value)) if isinstance(value, dict) else {}
    parts = {part: next((cells[name] for name in names if name in cells), None)
             for part, names in _NAMES.items()}  # fmt: skip
    when, agent = _parse_moment(parts["when"]), parts["agent"]
    status, sent = _number(parts["status"]), _number(parts["sent"])
    if when is None or agent is None or status is None or parts["address"] is None:
        return None
    method, path = _split_request(str(parts["request"] or ""))
    if parts["path"] is not None:
        method, path = str(parts["method"] or "GET"), _clean_path(str(parts["path"]))
    asked = _RANGE.match(str(parts["range"] or ""))
    first = int(asked[1]) if asked else None
    return LogLine(str(parts["address"]), when, method, path, status, sent or 0, str(agent), first)


def _flatten(value: Mapping[str, Any], depth: int = 0) -> Iterator[tuple[str, Any]]:
    """The cells by their own names, those of inner tables too: Caddy puts headers into lists."""
    for key, cell in value.items():
        if isinstance(cell, dict) and depth < 3:
            yield from _flatten(cell, depth + 1)
        elif isinstance(cell, list) and len(cell) == 1 and isinstance(cell[0], str):
            yield key.lower(), cell[0]
        elif isinstance(cell, str | int | float):
            yield key.lower(), cell


def _number(value: object) -> int | None:
    text = str(value).strip()
    return int(text) if re.fullmatch(r"\d{1,15}", text) else None


def _parse_moment(value: object) -> float | None:
    """Seconds since 1970 of a clock's text, of ISO 8601, of seconds or of milliseconds."""
    text = str(value).strip().strip("[]")
    if re.fullmatch(r"\d{9,13}(\.\d{1,9})?", text):
        seconds = float(text)
        return seconds / 1000 if seconds > _MILLISECONDS else seconds
    clock = _parse_clock(text)
    if clock is not None:
        return clock
    try:
        moment = datetime.fromisoformat(text)
        return moment.timestamp() if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
