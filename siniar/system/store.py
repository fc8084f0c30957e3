"""A shelf of kept values in one SQLite file, which several builds may use at the same time."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

#: Seconds to wait for another build; without the shelf a build only takes longer.
_PATIENCE = 5.0
#: Bytes of values that wait in memory before they are written.
_BATCH = 4_000_000
_RENEW = "update kept set witness = ? where key = ? and witness = ?"
#: Counted up when the tables change.
_LAYOUT = 1


class Shelf:
    """Values by key, each with a short witness of what it was made from.

    The file may be deleted at any time, damaged, or in use: what cannot be read counts as not
    there, and what cannot be written is made again next time.
    """

    def __init__(self, path: Path, maker: str) -> None:
        """Open or make the file ``path``; what another ``maker`` left there is thrown away."""
        self._path = path
        self._maker = f"{_LAYOUT} {maker}"
        self._file = self._open() or self._open_anew()
        self._process = os.getpid()
        self._fresh: dict[str, tuple[bytes, bytes]] = {}
        self._renewed: list[tuple[bytes, str, bytes]] = []
        self._weight = 0

    def rows(self, keys: Iterable[str] | None = None) -> Iterator[tuple[str, bytes, bytes]]:
        """Keys with their witnesses and values: all, or those of ``keys`` that are there."""
        query = "select key, witness, value from kept"
        with self._tolerant() as file:
            if file and keys is None:
                yield from file.execute(query)
            for key in keys or ():
                if file:
                    yield from file.execute(f"{query} where key = ?", (key,))

    def value(self, key: str) -> bytes | None:
        """The value of a key."""
        if key in self._fresh:
            return self._fresh[key][1]
        row = None
        with self._tolerant() as file:
            if file:
                row = file.execute("select value from kept where key = ?", (key,)).fetchone()
        return row[0] if row else None

    def put(self, key: str, witness: bytes, value: bytes) -> None:
        """Keep a value, at the latest when the run is saved."""
        self._fresh[key] = (witness, value)
        self._weight += len(value)
        if self._weight > _BATCH:
            self.save()

    def renew(self, key: str, before: bytes, witness: bytes) -> None:
        """Give a value another witness when the run is saved, unless it has one by then."""
        self._renewed.append((witness, key, before))

    def save(self, gone: Iterable[str] = ()) -> None:
        """Write what is new and forget what is ``gone``: all of it, or nothing."""
        rows = [(key, witness, value) for key, (witness, value) in self._fresh.items()]
        keys = [(key,) for key in gone]
        with self._tolerant() as file:
            if file and (rows or keys or self._renewed):
                with file:
                    file.executemany("delete from kept where key = ?", keys)
                    file.executemany(_RENEW, self._renewed)
                    file.executemany("replace into kept values (?, ?, ?)", rows)
        self._fresh.clear()
        self._renewed.clear()
        self._weight = 0

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _tolerant(self) -> Iterator[sqlite3.Connection | None]:
        """The file; a damaged or busy one counts as empty from then on."""
        try:
            if self._file and self._process != os.getpid():
                self._open_forked()
            yield self._file
        except sqlite3.Error:
            self.close()

    def _open(self) -> sqlite3.Connection | None:
        """The file if it is whole and of the same maker."""
        file = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # Builds run in a thread of their own; one thread at a time uses the shelf.
            file = sqlite3.connect(self._path, timeout=_PATIENCE, check_same_thread=False)
            # A crash of the machine may cost the shelf, never a wrong value: rows are whole.
            file.execute("pragma synchronous = off")
            file.execute("create table if not exists maker (name text)")
            file.execute(
                "create table if not exists kept (key text primary key, witness blob, value blob)"
            )
            row = file.execute("select name from maker").fetchone()
            if row is None:
                with file:
                    file.execute("insert into maker values (?)", (self._maker,))
            elif row[0] != self._maker:
                with file:
                    file.execute("delete from kept")
                    file.execute("update maker set name = ?", (self._maker,))
        except (sqlite3.Error, OSError):
            if file:
                file.close()
            return None
        return file

    def _open_forked(self) -> None:
        """Another process reads through a connection of its own, as SQLite demands."""
        # Not closed: it is the parent's.
        self._inherited = self._file
        self._process = os.getpid()
        address = f"{self._path.absolute().as_uri()}?mode=ro"
        self._file = sqlite3.connect(address, uri=True, timeout=_PATIENCE)

    def _open_anew(self) -> sqlite3.Connection | None:
        """A new file in place of one that cannot be read."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return None
        return self._open()
