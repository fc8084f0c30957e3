"""Puts a site into storage that speaks S3: first what pages need, then the pages, then the rest."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import obstore
from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from siniar.deploy.facts import ASKED, FOREVER, caching_of, type_of
from siniar.deploy.release import (
    MANIFEST,
    Release,
    SiteFile,
    parse_release,
    plan_change,
    render_release,
)
from siniar.deploy.rules import KEY_REFUSED, SENDING_FAILED, UNREACHABLE
from siniar.deploy.sent import SendError, Sent, explain_here, report_sent
from siniar.deploy.target import DeployTarget
from siniar.model.urls import Addresses

if TYPE_CHECKING:
    from obstore.store import S3Config

#: Variables of the environment, as every program for S3 has them.
KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
#: How long a server that does not answer is asked again.
_PATIENCE = timedelta(seconds=30)
_AWAY = re.compile(r"error sending request|connect|dns error|timed? ?out|reset", re.IGNORECASE)
#: Files at the same time.
_JOBS = 8


def send_storage(
    site: Path, files: tuple[SiteFile, ...], target: DeployTarget, addresses: Addresses
) -> Sent:
    """Send what changed, so that no page ever names what is not there yet or no more.

    A bucket has no link that could be switched: pages change one by one. What was sent is listed
    in the bucket; whatever is not on that list is somebody else's and stays.

    Raises:
        SendError: it cannot be done, or broke off; the next run sends what is missing.
    """
    store = _open(target)
    before = _read_before(store)
    change = plan_change(files, before)
    if not change.is_empty:
        for part in _in_order(change.sent):
            _put(store, site, part, addresses)
        with _explained():
            obstore.delete(store, change.gone)
        _write(store, MANIFEST, render_release(change.release), "application/json", ASKED)
    return report_sent(change, _name_place(target))


def try_storage(files: tuple[SiteFile, ...], target: DeployTarget) -> Sent:
    """What sending would do; nothing is written. Whether it may be, only writing tells.

    Raises:
        SendError: it cannot be done.
    """
    change = plan_change(files, _read_before(_open(target)))
    return report_sent(change, _name_place(target))


def _name_place(target: DeployTarget) -> str:
    return "/".join(filter(None, (f"s3://{target.host}", target.path)))


def _in_order(files: Iterable[SiteFile]) -> list[list[SiteFile]]:
    """What never changes under its name, then what pages and feeds name, then these."""
    parts: dict[int, list[SiteFile]] = {0: [], 1: [], 2: []}
    for file in files:
        is_last = file.path.endswith((".html", ".xml", "sw.js"))
        parts[2 if is_last else 0 if caching_of(file.path) == FOREVER else 1].append(file)
    return list(parts.values())


def _open(target: DeployTarget) -> S3Store:
    """The bucket with the keys of the environment.

    Raises:
        SendError: there are no keys.
    """
    missing = [name for name in KEYS if not os.environ.get(name)]
    if missing:
        # Otherwise the library would look for a machine of Amazon's, for a long time.
        raise SendError(KEY_REFUSED, ", ".join(missing))
    # Where Amazon's own storage is it knows, and takes no None for it.
    config: S3Config = {"region": target.region}
    if target.endpoint:
        config["endpoint"] = target.endpoint
    is_plain = target.endpoint.startswith("http://")
    return S3Store(
        target.host,
        prefix=target.path or None,
        config=config,
        client_options={"allow_http": True} if is_plain else {},
        retry_config={"max_retries": 3, "retry_timeout": _PATIENCE},
    )


def _read_before(store: S3Store) -> Release | None:
    """What the storage holds of an earlier run."""
    try:
        with _explained():
            content = bytes(obstore.get(store, MANIFEST).bytes())
    except FileNotFoundError:
        return None
    return parse_release(content)


def _put(store: S3Store, site: Path, files: list[SiteFile], addresses: Addresses) -> None:
    """Send files, several at the same time; none of the next part begins before they are there."""

    def put(file: SiteFile) -> None:
        kind, caching = type_of(file.path, addresses), caching_of(file.path)
        _write(store, file.path, site / file.path, kind, caching)

    with ThreadPoolExecutor(_JOBS) as pool, _explained():
        for _ in pool.map(put, files):
            pass


def _write(store: S3Store, name: str, content: Path | bytes, kind: str, caching: str) -> None:
    with _explained():
        headers = {"Content-Type": kind, "Cache-Control": caching}
        obstore.put(store, name, content, attributes=headers)


@contextmanager
def _explained() -> Iterator[None]:
    """Tell what the library raises in our words."""
    try:
        yield
    except (PermissionDeniedError, UnauthenticatedError) as error:
        raise SendError(KEY_REFUSED, _first_line(error)) from error
    except BaseError as error:
        is_away = _AWAY.search(str(error)) is not None
        raise SendError(UNREACHABLE if is_away else SENDING_FAILED, _first_line(error)) from error
    except FileNotFoundError as error:
        if "NoSuchBucket" in str(error):
            raise SendError(SENDING_FAILED, _first_line(error)) from error
        raise
    except OSError as error:
        raise explain_here(error) from error


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:200]
