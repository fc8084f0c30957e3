"""Logs of servers in which it is known who heard what."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from siniar.report.downloads import CountedFile
from tests.support.factories import JAKARTA

START = datetime(2026, 10, 1, tzinfo=JAKARTA)
APPS = (
    "AntennaPod/3.5.0",
    "Podcasts/1.0 AppleCoreMedia/1.0.0 (iPhone; U; CPU OS 18_0 like Mac OS X; id_id)",
    "Mozilla/5.0 (Linux; Android 10; CUBOT NOTE 7) Chrome/126.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 13; SM-A045F) Chrome/126.0 Mobile Safari/537.36",
)
BOTS = (
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "Mozilla/5.0 (compatible; ContohCrawler/1.0)",
    "-",
)


@dataclass
class LabelledLog:
    """Lines in the order of time, with the truth about them."""

    files: dict[str, CountedFile]
    seed: int = 19
    lines: list[tuple[datetime, str]] = field(default_factory=list)
    #: Downloads of October by guid.
    truth: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self._people = 0

    def fill(self, wanted: int) -> LabelledLog:
        """Add behaviours by chance until there are so many lines."""
        ways: tuple[Callable[[], None], ...] = (
            *(self._whole, self._ranges, self._repeats, self._probe, self._bot, self._refused),
            *(self._other_page, self._two_days, self._attack, self._head, self._same_start),
        )
        while len(self.lines) < wanted:
            self.dice.choice(ways)()
        self.lines.sort(key=lambda line: line[0])
        return self

    def texts(self) -> Iterator[str]:
        """The lines alone."""
        return (text for _, text in self.lines)

    # --- what people and programs do -------------------------------------------------------------

    def _whole(self) -> None:
        who, path, file, when = self._somebody()
        self._add(when, who, path, 200, file.length)
        self.truth[file.guid] += 1

    def _ranges(self) -> None:
        """A player that fetches piece after piece; together more than a minute."""
        who, path, file, when = self._somebody()
        piece = file.minute // 3 + 1
        for number in range(3):
            self._add(when + timedelta(seconds=20 * number), who, path, 206, piece)
        self.truth[file.guid] += 1

    def _repeats(self) -> None:
        """The same device again and again within 24 hours."""
        who, path, file, when = self._somebody()
        for hours in (0, 1, 5, 23.9):
            self._add(when + timedelta(hours=hours), who, path, 200, file.length)
        self.truth[file.guid] += 1

    def _two_days(self) -> None:
        who, path, file, when = self._somebody()
        for hours in (0, 24):
            self._add(when + timedelta(hours=hours), who, path, 200, file.length)
        self.truth[file.guid] += 2

    def _probe(self) -> None:
        """A player that asks how large the file is, and never comes back."""
        who, path, _, when = self._somebody()
        self._add(when, who, path, 206, 2)
        self._add(when + timedelta(seconds=1), who, path, 206, 60_000)

    def _same_start(self) -> None:
        """Broken off five times, each time from the beginning: never a minute."""
        who, path, file, when = self._somebody()
        for minutes in range(5):
            self._add(when + timedelta(minutes=minutes), who, path, 200, file.minute // 2)

    def _bot(self) -> None:
        (address, _), path, file, when = self._somebody()
        self._add(when, (address, self.dice.choice(BOTS)), path, 200, file.length)

    def _refused(self) -> None:
        who, path, _, when = self._somebody()
        self._add(when, who, path, self.dice.choice((304, 404, 416, 500)), 300_000_000)

    def _head(self) -> None:
        who, path, file, when = self._somebody()
        self._add(when, who, path, 200, file.length, method="HEAD")

    def _other_page(self) -> None:
        who, _, _, when = self._somebody()
        self._add(when, who, "/podcast/feed.xml", 200, 90_000)

    def _attack(self) -> None:
        (address, _), path, _, when = self._somebody()
        evil = self.dice.choice(("<script>alert(1)</script>bot", "=HYPERLINK(A1) spider"))
        self._add(when, (address, evil), f"{path}?q=%3Cscript%3E", 200, 90_000_000)
        self._add(when, (address, evil), "/../../etc/passwd", 400, 150)

    # ---------------------------------------------------------------------------------------------

    def _somebody(self) -> tuple[tuple[str, str], str, CountedFile, datetime]:
        """A device that was not there before, a file, and a moment with two days behind it."""
        self._people += 1
        number = self._people
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        path = self.dice.choice(list(self.files))
        when = START + timedelta(seconds=self.dice.randrange(28 * 86_400))
        return (address, self.dice.choice(APPS)), path, self.files[path], when

    def _add(
        self,
        when: datetime,
        who: tuple[str, str],
        path: str,
        status: int,
        sent: int,
        *,
        method: str = "GET",
    ) -> None:
        self.lines.append((when, combined(when, who, f"{method} {path} HTTP/1.1", status, sent)))


def combined(when: datetime, who: tuple[str, str], request: str, status: int, sent: int) -> str:
    """A line as nginx and Apache write it by default."""
    clock = when.strftime("%d/%b/%Y:%H:%M:%S %z")
    return f'{who[0]} - - [{clock}] "{request}" {status} {sent} "-" "{who[1]}"\n'


def as_json(line: tuple[datetime, str], names: tuple[str, ...]) -> str:
    """The same request as a JSON log has it, under a server's names."""
    when, text = line
    address, rest = text.split(" ", 1)
    parts = rest.split('"')
    status, sent = parts[2].split()
    moment = when.astimezone(UTC).isoformat()
    values = (address, moment, parts[1], int(status), int(sent), parts[5])
    return json.dumps(dict(zip(names, values, strict=True))) + "\n"
