"""Asks OP3, the open prefix, how often episodes were downloaded in a month.

Its interface: https://op3.dev/api/docs
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote, urlencode, urlsplit

from msgspec import Struct

from siniar.report.downloads import CountedFile
from siniar.report.history import Month
from siniar.system.http import Answer, fetch

ADDRESS = "https://op3.dev/api/1"
#: Rows of one answer at most, and answers of one run.
_ROWS = 20_000
_ANSWERS = 500
#: Bytes of the largest answer that is read: twenty thousand rows of a thousand bytes.
_LARGEST = 32_000_000
_PATIENCE = 60.0


class Op3Error(Exception):
    """OP3 gave no answer that can be used; the message is what it said."""


class Op3(Struct, frozen=True):
    """Where OP3 is asked, and with whose key."""

    token: str
    address: str = ADDRESS
    ask: Callable[..., Answer] = fetch

    def read(self, path: str, **parameters: str) -> dict[str, Any]:
        """The object that an address gives.

        Raises:
            Op3Error: it gives none.
        """
        url = f"{self.address}/{path}" + (f"?{urlencode(parameters)}" if parameters else "")
        answer = self.ask(
            url,
            headers={"Authorization": f"Bearer {self.token}"},
            limit=_LARGEST,
            whole=_PATIENCE,
        )
        if answer.status != 200:
            raise Op3Error(answer.problem or f"HTTP {answer.status}")
        try:
            value = json.loads(answer.piece)
        except (ValueError, RecursionError):
            raise Op3Error("JSON") from None
        if not isinstance(value, dict):
            raise Op3Error("JSON")
        return value


def count_op3(
    op3: Op3, show_guid: str, files: Mapping[str, CountedFile], month: Month, timezone: str
) -> dict[str, int]:
    """The downloads of each episode that OP3 saw, by guid.

    Raises:
        Op3Error: it could not be asked to the end; a part of a month is no number.
    """
    show = op3.read(f"shows/{quote(show_guid)}").get("showUuid")
    if not isinstance(show, str) or not show.isalnum():
        raise Op3Error("showUuid")
    first, after = month.bounds(timezone)
    parameters = {
        "start": _instant(first),
        "end": _instant(after),
        "format": "json",
        "bots": "exclude",
        "limit": str(_ROWS),
    }
    counts: Counter[str] = Counter({file.guid: 0 for file in files.values()})
    for _ in range(_ANSWERS):
        answer = op3.read(f"downloads/show/{show}", **parameters)
        rows, token = answer.get("rows"), answer.get("continuationToken")
        if not isinstance(rows, list):
            raise Op3Error("rows")
        for row in rows:
            guid = _find(row, files)
            if guid:
                counts[guid] += 1
        if not token:
            return dict(counts)
        parameters["continuationToken"] = str(token)
    raise Op3Error("continuationToken")


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _find(row: object, files: Mapping[str, CountedFile]) -> str:
    """The episode whose audio a row names, behind the prefix or alone; empty for none."""
    url = row.get("url") if isinstance(row, dict) else None
    if not isinstance(url, str):
        return ""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    # Behind a prefix the path begins with the prefix's own and the name of the host.
    return next((file.guid for end, file in files.items() if path.endswith(end)), "")
