"""Keeps the numbers of each month in content/laporan/, a table that opens anywhere."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from siniar.model.findings import Finding, Phrase, Place, found
from siniar.model.words import N_
from siniar.report.rules import HISTORY_DAMAGED, HISTORY_LESS

#: Below content/.
FOLDER = "laporan"
#: Names of the columns by the attributes; what stands in them for people is Indonesian.
COLUMNS: Mapping[str, str] = {
    "guid": "guid",
    "code": "kode",
    "title": "judul",
    "downloads": "diunduh",
    "op3": "op3",
    "views": "ditonton",
    "minutes": "menit_ditonton",
}
COUNTS = ("downloads", "op3", "views", "minutes")
#: With these a spreadsheet takes text for a formula, unless the mark of text stands before them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "'"


class Month(Struct, frozen=True, order=True):
    """A calendar month."""

    year: int
    number: int

    @property
    def name(self) -> str:
        """``2026-10``."""
        return f"{self.year}-{self.number:02}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def after(self) -> date:
        """The first day of the next month."""
        return date(self.year + self.number // 12, self.number % 12 + 1, 1)

    def bounds(self, timezone: str) -> tuple[datetime, datetime]:
        """Its first moment and the first after it, as the office's clock has them."""
        midnight = time(tzinfo=ZoneInfo(timezone))
        return datetime.combine(self.first, midnight), datetime.combine(self.after, midnight)


def parse_month(text: str) -> Month | None:
    """``2026-10``; ``None`` for anything else."""
    match = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", text.strip())
    return Month(int(match[1]), int(match[2])) if match else None


def month_before(day: date) -> Month:
    """The last month that is over on a day."""
    return Month(day.year - (day.month == 1), (day.month - 2) % 12 + 1)


class EpisodeMonth(Struct, frozen=True):
    """What is known of an episode in one month; ``None`` where nobody counted."""

    guid: str
    code: str = ""
    title: str = ""
    #: By the log of the server.
    downloads: int | None = None
    #: Downloads by OP3.
    op3: int | None = None
    #: At YouTube.
    views: int | None = None
    #: Minutes that were watched at YouTube, of all together.
    minutes: int | None = None

    @property
    def heard(self) -> int | None:
        """Downloads; where two counted, the higher one: each misses what the other sees."""
        known = [count for count in (self.downloads, self.op3) if count is not None]
        return max(known) if known else None


class HistoryError(ValueError):
    """A table is not as it was written; the message is a message id."""


def read_month(path: Path, place: Place) -> tuple[tuple[EpisodeMonth, ...], list[Finding]]:
    """The rows of a month's table, none when there is no file yet, and why it cannot be read."""
    try:
        return parse_rows(path.read_bytes()), []
    except FileNotFoundError:
        return (), []
    except (HistoryError, UnicodeDecodeError, csv.Error) as error:
        known = isinstance(error, HistoryError)
        problem = Phrase(str(error)) if known else Phrase(N_("it is not text"))
        return (), [found(HISTORY_DAMAGED, place, problem=problem)]


def read_history(
    folder: Path, name: str
) -> tuple[dict[Month, tuple[EpisodeMonth, ...]], list[Finding]]:
    """The tables of all months in a folder, which findings call ``name``."""
    history: dict[Month, tuple[EpisodeMonth, ...]] = {}
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.csv")):
        month = parse_month(path.stem)
        if month:
            history[month], wrong = read_month(path, Place(f"{name}/{path.name}"))
            findings += wrong
    return history, findings


def parse_rows(content: bytes) -> tuple[EpisodeMonth, ...]:
    """The rows of a table.

    Raises:
        HistoryError: columns are missing, an episode stands there twice, a number is none.
        UnicodeDecodeError, csv.Error: it is no table at all.
    """
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    if not {"guid", "diunduh", "ditonton"} <= set(reader.fieldnames or ()):
        raise HistoryError(N_("columns are missing"))
    rows: dict[str, EpisodeMonth] = {}
    for cells in reader:
        guid, code, title = (_text(cells.get(COLUMNS[name])) for name in ("guid", "code", "title"))
        if not guid or guid in rows:
            raise HistoryError(N_("an episode stands there twice or without its guid"))
        counts = {name: _count(cells.get(COLUMNS[name])) for name in COUNTS}
        rows[guid] = EpisodeMonth(guid, code, title, **counts)
    return tuple(rows.values())


def _text(cell: str | None) -> str:
    return (cell or "").removeprefix(_MARK)


def _count(text: str | None) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"\d{1,12}", text):
        raise HistoryError(N_("a number is none"))
    return int(text)


def render_rows(rows: Iterable[EpisodeMonth]) -> bytes:
    """The table as UTF-8, in the order of codes and guids; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS.values())
    for row in sorted(rows, key=lambda row: (row.code, row.guid)):
        writer.writerow([_cell(getattr(row, name)) for name in COLUMNS])
    return text.getvalue().encode()


def _cell(value: str | int | None) -> str:
    text = "" if value is None else str(value)
    return f"{_MARK}{text}" if text.startswith((*_FORMULA, _MARK)) else text


def merge(
    before: Iterable[EpisodeMonth], counted: Iterable[EpisodeMonth], place: Place
) -> tuple[tuple[EpisodeMonth, ...], list[Finding]]:
    """The month with what was counted anew in place of what stood there; less than before is told.

    A number is never added to one that stands there, so a month may be counted again.
    """
    rows = {row.guid: row for row in before}
    findings = []
    for new in counted:
        old = rows.get(new.guid, EpisodeMonth(new.guid))
        changes = {name: getattr(new, name) for name in COUNTS if getattr(new, name) is not None}
        for name, value in changes.items():
            was = getattr(old, name)
            if was is not None and value < was:
                values = {"column": COLUMNS[name], "old": was, "new": value}
                findings.append(found(HISTORY_LESS, place, title=new.title, **values))
        rows[new.guid] = replace(old, code=new.code, title=new.title, **changes)
    return tuple(rows.values()), findings
