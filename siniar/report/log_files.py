"""Opens logs: single files or folders of rotated ones, packed or not, each content once."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, cast

from msgspec import Struct, field

from siniar.model.findings import Finding, Phrase, Place, found
from siniar.model.rules import Rule
from siniar.model.words import N_
from siniar.report.log_lines import LogLine, parse_line
from siniar.report.rules import LOG_CUT, LOG_LINES_UNREADABLE, LOG_TWICE, LOG_UNREADABLE

#: Bytes of the longest line that is read; attacks send longer ones.
_LONGEST = 16_384
#: Lines after which a file without a single request is given up.
_PATIENCE = 2_000
_CHUNK = 1 << 20
_PACKED = b"\x1f\x8b"


class LogFiles(Struct):
    """The logs of a run; what is wrong with them stands in ``findings`` after they were read."""

    paths: tuple[Path, ...]
    findings: list[Finding] = field(default_factory=list)
    #: Names of the files that requests were read from.
    names: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[LogLine]:
        """Every request of all files."""
        seen: dict[bytes, str] = {}
        for path in self.paths:
            try:
                digest = _digest(path)
            except OSError as error:
                self._tell(LOG_UNREADABLE, path, problem=error.strerror or "")
                continue
            if digest in seen:
                self._tell(LOG_TWICE, path, other=seen[digest])
            else:
                seen[digest] = path.name
                yield from self._read(path)

    def _read(self, path: Path) -> Iterator[LogLine]:
        known, wrong, place = 0, 0, Place(path.name)
        for number, content in enumerate(self._split(path), 1):
            line = parse_line(content)
            if line:
                known += 1
                yield line
            elif content.strip():
                # The line itself is not shown: the address of a listener stands in it.
                place = place if wrong else Place(path.name, number)
                wrong += 1
                if not known and wrong == _PATIENCE:
                    break
        if known:
            self.names.append(path.name)
        if wrong and not known:
            self._tell(LOG_UNREADABLE, path, problem=Phrase(N_("no line is a request")))
        elif wrong:
            self.findings.append(found(LOG_LINES_UNREADABLE, place, number=wrong))

    def _split(self, path: Path) -> Iterator[str]:
        with _open(path) as file:
            try:
                while line := file.readline(_LONGEST):
                    yield line.decode("utf-8", "replace")
            except (EOFError, zlib.error, gzip.BadGzipFile):
                self._tell(LOG_CUT, path)

    def _tell(self, rule: Rule, path: Path, **values: object) -> None:
        self.findings.append(found(rule, Place(path.name), **values))


def find_logs(names: Iterable[str]) -> tuple[Path, ...]:
    """The files that were named, and those of named folders, by their names."""
    paths: list[Path] = []
    for name in names:
        path = Path(name).expanduser()
        inside = sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else []
        paths += inside or [path]
    return tuple(dict.fromkeys(paths))


def _open(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        is_packed = file.read(len(_PACKED)) == _PACKED
    return cast("BinaryIO", gzip.open(path) if is_packed else path.open("rb"))


def _digest(path: Path) -> bytes:
    """Of the content as it is unpacked: rotation packs a log that may have been given already."""
    digest = blake2b(digest_size=16)
    with _open(path) as file:
        try:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            digest.update(path.name.encode())
    return digest.digest()
