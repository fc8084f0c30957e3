"""Reads what the doctor judges: a certificate, the last commit, the files of the content."""

from __future__ import annotations

import socket
import ssl
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import SplitResult

from siniar.content.addresses import split_address
from siniar.doctor.repository import LFS, RepositoryFile
from siniar.system.http import PATIENCE, in_time

#: Folders of a checkout that are not published or committed.
_SKIPPED = frozenset({".git", ".cache", ".venv", "output", "node_modules", "__pycache__"})
_POINTER = 200


def read_certificate(
    url: str, now: datetime, context: ssl.SSLContext | None = None, patience: float = PATIENCE
) -> tuple[int | None, str]:
    """Whole days that the certificate is still good, or why it is not trusted.

    Neither for an address without https, and neither when nobody answers: that is told elsewhere.
    """
    parts = split_address(url)
    if parts.scheme != "https" or not parts.hostname:
        return None, ""
    # A name may have many addresses, and each of them may be silent.
    late: tuple[int | None, str] = None, ""
    return in_time(lambda: _read_certificate(parts, now, context, patience), patience * 2, late)


def _read_certificate(
    parts: SplitResult, now: datetime, context: ssl.SSLContext | None, patience: float
) -> tuple[int | None, str]:
    host = parts.hostname or ""
    context = context or ssl.create_default_context()
    try:
        with (
            socket.create_connection((host, parts.port or 443), patience) as connection,
            context.wrap_socket(connection, server_hostname=host) as secured,
        ):
            certificate = secured.getpeercert() or {}
    except ssl.SSLCertVerificationError as error:
        return None, error.verify_message
    except (OSError, ValueError):
        return None, ""
    end = certificate.get("notAfter")
    if not isinstance(end, str):
        return None, ""
    return (datetime.fromtimestamp(ssl.cert_time_to_seconds(end), UTC) - now).days, ""


def read_last_commit(root: Path) -> datetime | None:
    """When the last commit was made; ``None`` outside of git, or without it."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%cI"]
    try:
        done = subprocess.run(  # noqa: S603 (fixed words and our own folder)
            command, capture_output=True, text=True, check=True, timeout=PATIENCE
        )
        return datetime.fromisoformat(done.stdout.strip())
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def list_content(root: Path, content: Path) -> Iterator[RepositoryFile]:
    """Every file of the content, with what its beginning says."""
    for path in sorted(content.rglob("*")):
        if path.is_file() and not _SKIPPED & set(path.relative_to(root).parts):
            size = path.stat().st_size
            name = path.relative_to(root).as_posix()
            yield RepositoryFile(name, size, size < _POINTER and path.read_bytes().startswith(LFS))
