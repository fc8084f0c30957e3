"""Sends a finished site by the way that its target asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from siniar.deploy.folder import send_folder
from siniar.deploy.release import SiteFile, list_site
from siniar.deploy.rules import PROGRAM_MISSING
from siniar.deploy.sent import SendError, Sent, explain_here, report_whole
from siniar.deploy.server import send_server
from siniar.deploy.target import DeployTarget, Way
from siniar.model.urls import Addresses
from siniar.system.zips import write_zip


def send(site: Path, target: DeployTarget, addresses: Addresses) -> Sent:
    """Send the site in a folder.

    Raises:
        SendError: it cannot be done; what was public before still is.
    """
    try:
        files = list_site(site)
    except OSError as error:
        raise explain_here(error) from error
    match target.way:
        case Way.ZIP:
            return _send_zip(site, files, Path(target.path))
        case Way.FOLDER:
            return send_folder(site, files, Path(target.path))
        case Way.S3:
            return _load_storage()(site, files, target, addresses)
        case Way.SSH | Way.SFTP:
            return send_server(site, files, target)


def _load_storage() -> Callable[[Path, tuple[SiteFile, ...], DeployTarget, Addresses], Sent]:
    """The way to storage.

    Raises:
        SendError: its package is not there.
    """
    try:
        from siniar.deploy.storage import send_storage  # noqa: PLC0415 (an extra that few need)
    except ModuleNotFoundError:
        raise SendError(PROGRAM_MISSING, "pip install siniar[s3]", "obstore") from None
    return send_storage


def _send_zip(site: Path, files: tuple[SiteFile, ...], target: Path) -> Sent:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_zip(target, ((file.path, site / file.path) for file in files))
    except OSError as error:
        raise explain_here(error) from error
    return report_whole(files, str(target))
