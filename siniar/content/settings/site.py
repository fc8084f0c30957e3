"""Reads the address of the site, in every form in which people write one."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from siniar.content.rules import URL_WITHOUT_TLS
from siniar.content.settings.rules import SITE_HOST_LETTERS
from siniar.content.settings.table import SettingContext
from siniar.model.words import N_

#: What pages are made for when the address cannot be used, so that a preview shows them.
FALLBACK = "https://alamat-situs.invalid"
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
#: What a name of a host is made of. https://www.rfc-editor.org/rfc/rfc1123#section-2
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
_WHOLE = N_("Write a whole address that begins with https://")


def read_site_url(text: str, context: SettingContext) -> str:
    """The address without a trailing slash; another one in its place when it cannot be used.

    Every address of the feed begins with it, and subscribers keep them for years.
    """
    parts = _split(text)
    expected = _WHOLE if parts is None else _problem_of(text, parts)
    if parts is None or expected:
        context.wrong(text, expected)
        return FALLBACK
    host = parts.hostname or ""
    if not host.isascii():
        offer = _punycode(host)
        value = f"{parts.scheme}://{offer}{parts.path}".rstrip("/")
        context.report.add(SITE_HOST_LETTERS, context.place(), value=host, offer=value)
        return value if offer else FALLBACK
    if parts.scheme == "http" and host not in LOCAL:
        context.report.add(URL_WITHOUT_TLS, context.place())
    return text.rstrip("/")


def _split(text: str) -> SplitResult | None:
    """The parts of an http address; ``None`` for what is none."""
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 (asked for, because it raises where it is no number)
    except ValueError:
        return None
    return parts if parts.scheme in {"http", "https"} and parts.hostname else None


def _problem_of(text: str, parts: SplitResult) -> str:
    """What to write instead, as a message id; empty when the address is good."""
    host = parts.hostname or ""
    problems = (
        (
            re.search(r"\s", text),
            N_("Write the address without blanks: feeds would break off there."),
        ),
        (
            "@" in parts.netloc,
            N_("Write it without name and password: everybody who reads the feed would see them."),
        ),
        (
            "?" in text or "#" in text,
            N_("Write it without ? and # and what follows: addresses of pages are added to it."),
        ),
        (host.isascii() and ":" not in host and not _HOST.fullmatch(host), _WHOLE),
        (
            not parts.path.isascii() or re.search(r"//|\\|/\.\.?(?:/|$)|[<>\"{}|^`]", parts.path),
            N_("Write its path in plain letters, digits and hyphens, as the host shows it."),
        ),
    )
    return next((expected for is_wrong, expected in problems if is_wrong), "")


def _punycode(host: str) -> str:
    """How the net knows a host whose name has other letters; empty when it cannot be."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
