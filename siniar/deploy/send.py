"""Sends a finished site by the way that its target asks for, or only looks whether it can."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from siniar.deploy.folder import check_room, check_writable, send_folder, try_folder
from siniar.deploy.release import SiteFile, list_site
from siniar.deploy.rules import PLACE_FOREIGN, PROGRAM_MISSING
from siniar.deploy.sent import SendError, Sent, explain_here, report_whole
from siniar.deploy.server import send_server, try_server
from siniar.deploy.target import DeployTarget, Way
from siniar.model.urls import Addresses
from siniar.system.zips import write_zip

#: The comment of each zip of ours, which tells it from those of others.
_MARK = b"siniar"

_SendStorage = Callable[[Path, tuple[SiteFile, ...], DeployTarget, Addresses], Sent]
_TryStorage = Callable[[tuple[SiteFile, ...], DeployTarget], Sent]


def send(site: Path, target: DeployTarget, addresses: Addresses) -> Sent:
    """Send the site in a folder.

    Raises:
        SendError: it cannot be done; what was public before still is.
    """
    files = _list(site)
    match target.way:
        case Way.ZIP:
            return _send_zip(site, files, Path(target.path))
        case Way.FOLDER:
            return send_folder(site, files, Path(target.path))
        case Way.S3:
            return _load_storage()[0](site, files, target, addresses)
        case Way.SSH | Way.SFTP:
            return send_server(site, files, target)


def try_send(site: Path, target: DeployTarget) -> Sent:
    """What sending the site in a folder would do; nothing is written.

    Raises:
        SendError: it cannot be done, as far as can be known without writing.
    """
    files = _list(site)
    match target.way:
        case Way.ZIP:
            return _try_zip(files, Path(target.path))
        case Way.FOLDER:
            return try_folder(files, Path(target.path))
        case Way.S3:
            return _load_storage()[1](files, target)
        case Way.SSH | Way.SFTP:
            return try_server(site, files, target)


def _list(site: Path) -> tuple[SiteFile, ...]:
    try:
        return list_site(site)
    except OSError as error:
        raise explain_here(error) from error


def _load_storage() -> tuple[_SendStorage, _TryStorage]:
    """The way to storage, and what only looks.

    Raises:
        SendError: its package is not there.
    """
    try:
        # An extra that few need.
        from siniar.deploy.storage import send_storage, try_storage  # noqa: PLC0415
    except ModuleNotFoundError:
        raise SendError(PROGRAM_MISSING, "pip install siniar[s3]", "obstore") from None
    return send_storage, try_storage


def _send_zip(site: Path, files: tuple[SiteFile, ...], target: Path) -> Sent:
    _check_zip(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_zip(target, ((file.path, site / file.path) for file in files), _MARK)
    except OSError as error:
        raise explain_here(error) from error
    return report_whole(files, str(target))


def _try_zip(files: tuple[SiteFile, ...], target: Path) -> Sent:
    _check_zip(target)
    try:
        check_writable(target.parent)
        check_room(files, target)
    except OSError as error:
        raise explain_here(error) from error
    return report_whole(files, str(target))


def _check_zip(target: Path) -> None:
    """Look whether another file or a folder is in the place of a zip.

    Raises:
        SendError: one is.
    """
    if not target.exists():
        return
    try:
        with zipfile.ZipFile(target) as pack:
            is_ours = pack.comment == _MARK
    except (OSError, zipfile.BadZipFile):
        is_ours = False
    if not is_ours:
        raise SendError(PLACE_FOREIGN, value=str(target))
