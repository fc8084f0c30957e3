"""Reads where a site is to be sent: a zip, a folder, a server by ssh, storage that speaks S3."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from msgspec import Struct

from siniar.deploy.rules import TARGET_MISSING, TARGET_PASSWORD, TARGET_UNKNOWN
from siniar.model.rules import Rule

#: What no folder of a server is called here; a shell or a batch would take it for something else.
_ODD = re.compile(r"[\x00-\x1f\x7f\"'\\*?\[\]`$]")
_USER = re.compile(r"[A-Za-z0-9_][\w.-]*")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
#: Where keys may go: by TLS, or without leaving this computer.
_ENDPOINT = re.compile(r"https://[\w.:-]+/?|http://(?:127\.0\.0\.1|localhost):\d+/?")


class Way(Enum):
    """How the site gets there."""

    ZIP = "zip"
    FOLDER = "folder"
    #: rsync, and a shell at the other end.
    SSH = "ssh"
    #: Files only, where nobody gets a shell.
    SFTP = "sftp"
    S3 = "s3"


class TargetError(Exception):
    """The text names no place; the rule says why."""

    def __init__(self, rule: Rule, value: str = "") -> None:
        super().__init__(value)
        self.rule = rule
        #: The text, without a password.
        self.value = value


class DeployTarget(Struct, frozen=True):
    """Where the site is sent."""

    way: Way
    #: File, folder, folder at the server, or what stands before each name in a bucket.
    path: str
    #: Server, or bucket.
    host: str = ""
    user: str = ""
    #: 0: the usual one.
    port: int = 0
    #: Address of the storage; empty for Amazon's.
    endpoint: str = ""
    region: str = "us-east-1"

    @property
    def account(self) -> str:
        """``user@host``, as ssh has it."""
        return f"{self.user}@{self.host}" if self.user else self.host


def parse_target(text: str, root: Path) -> DeployTarget:
    """The place that a text means; folders and files are looked for from ``root`` on.

    Raises:
        TargetError: it means none, or holds a password.
    """
    text = text.strip()
    if not text:
        raise TargetError(TARGET_MISSING)
    if "://" not in text:
        path = root / Path(text).expanduser()
        return DeployTarget(Way.ZIP if path.suffix.lower() == ".zip" else Way.FOLDER, str(path))
    try:
        parts = urlsplit(text)
        port = parts.port or 0
    except ValueError:
        raise TargetError(TARGET_UNKNOWN, text) from None
    shown = re.sub(r"//[^/@]*@", f"//{parts.username or ''}@", text)
    if parts.password:
        raise TargetError(TARGET_PASSWORD, shown)
    read = {"ssh": _read_server, "sftp": _read_server, "s3": _read_bucket}.get(parts.scheme)
    target = read(parts, port) if read else None
    if target is None:
        raise TargetError(TARGET_UNKNOWN, shown)
    return target


def _read_server(parts: SplitResult, port: int) -> DeployTarget | None:
    """A server's folder, from its root on or from ``~`` of the one who logs in."""
    path, user, host = unquote(parts.path).rstrip("/"), parts.username or "", parts.hostname or ""
    # A shell would look for a "~" of its own; names without "/" are counted from home anyway.
    path = path.removeprefix("/~/")
    is_good = path not in {"", "/~"} and not _ODD.search(path) and ".." not in path.split("/")
    if not is_good or not _HOST.fullmatch(host) or (user and not _USER.fullmatch(user)):
        return None
    if parts.query or parts.fragment or path.startswith("-"):
        return None
    return DeployTarget(Way(parts.scheme), path, host, user, port)


def _read_bucket(parts: SplitResult, port: int) -> DeployTarget | None:
    """A bucket with what stands before its names; ``?endpoint=`` and ``&region=`` say whose."""
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    endpoint = options.pop("endpoint", "")
    region = options.pop("region", "us-east-1")
    prefix = unquote(parts.path).strip("/")
    is_good = _BUCKET.fullmatch(parts.netloc) and not _ODD.search(prefix) and not port
    if options or parts.fragment or not is_good or (endpoint and not _ENDPOINT.fullmatch(endpoint)):
        return None
    return DeployTarget(Way.S3, prefix, parts.netloc, endpoint=endpoint.rstrip("/"), region=region)
