"""The store: values by kind and key in one SQLite file, which several builds may use at once."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

#: Seconds to wait for another build; without the store a build only takes longer.
_PATIENCE = 5.0
#: Counted up when the tables change.
_LAYOUT = 2
_TABLES = (
    "create table if not exists maker (name text)",
    (
        "create table if not exists stored"
        " (kind text, key text, value blob, primary key (kind, key)) without rowid"
    ),
)


class Store:
    """The file may be deleted at any time, damaged, or in use.

    What cannot be read counts as not there, and what cannot be written is made again next time.
    """

    def __init__(self, path: Path, maker: str) -> None:
        """Use the file ``path``; what another ``maker`` left there is thrown away.

        ``maker`` is the fingerprint of the program: what another one made is never trusted.
        """
        self._path = path
        self._maker = f"{_LAYOUT} {maker}"

    def rows(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Each key of a kind with its value; nothing, or what came before, of a damaged file."""
        query = "select key, value from stored where kind = ?"
        with (
            contextlib.suppress(sqlite3.Error, OSError),
            contextlib.closing(self._connect()) as file,
        ):
            yield from file.execute(query, (kind,))

    def write(self, kind: str, values: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
        """Keep new values, and forget those that are gone: all of it, or nothing."""
        keys = [(kind, key) for key in gone]
        rows = [(kind, key, value) for key, value in values.items()]
        if not rows and not keys:
            return
        with (
            contextlib.suppress(sqlite3.Error, OSError),
            contextlib.closing(self._connect()) as file,
            file,
        ):
            file.executemany("delete from stored where kind = ? and key = ?", keys)
            file.executemany("replace into stored values (?, ?, ?)", rows)

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._prepare()
        except sqlite3.OperationalError:  # busy, or a disk that is full
            raise
        except sqlite3.DatabaseError:  # damaged, or something else under this name
            self._path.unlink(missing_ok=True)
            return self._prepare()

    def _prepare(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, timeout=_PATIENCE)
        try:
            # A crash of the machine may cost the store, never a wrong value: rows are whole.
            file.execute("pragma synchronous = off")
            with file:
                for table in _TABLES:
                    file.execute(table)
                if file.execute("select name from maker").fetchall() != [(self._maker,)]:
                    file.execute("delete from maker")
                    file.execute("delete from stored")
                    file.execute("insert into maker values (?)", (self._maker,))
        except sqlite3.Error:
            file.close()
            raise
        return file
