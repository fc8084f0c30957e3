"""The store: values by kind and key in one SQLite file, which several builds may use at once."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

#: Seconds to wait for another build; without the store a build only takes longer.
_PATIENCE = 5.0
#: Counted up when the tables change.
_LAYOUT = 3
_TABLES = (
    "create table if not exists maker (name text)",
    (
        "create table if not exists stored"
        " (kind text, key text, value blob, primary key (kind, key)) without rowid"
    ),
)


#: What reading a damaged file raises; Python also decodes SQLite's own messages of it.
_DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)
#: Bytes before each value, by which it is known to be the one that was written.
_SEAL = 16


def _seal(kind: str, key: str, value: bytes) -> bytes:
    return _sum_of(kind, key, value) + value


def _open_sealed(kind: str, key: object, sealed: object) -> bytes | None:
    """The value, ``None`` when bits of it, or of its key, have flipped on the disk."""
    if not isinstance(key, str) or not isinstance(sealed, bytes):
        return None
    value = sealed[_SEAL:]
    return value if sealed[:_SEAL] == _sum_of(kind, key, value) else None


def _sum_of(kind: str, key: str, value: bytes) -> bytes:
    head = f"{kind}\0{key}\0".encode("utf-8", "surrogateescape")
    return blake2b(head + value, digest_size=_SEAL).digest()


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
        #: Whether something unreadable was found in the file's place, and thrown away.
        self.was_damaged = False

    def rows(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Each key of a kind with its value; nothing, or what came before, of a damaged file."""
        query = "select key, value from stored where kind = ?"
        with (
            contextlib.suppress(sqlite3.Error, OSError, UnicodeDecodeError),
            contextlib.closing(self._connect()) as file,
        ):
            try:
                yield from self._open_rows(kind, file.execute(query, (kind,)))
            except sqlite3.OperationalError:  # busy, or a disk that is full
                raise
            except _DAMAGE:
                self._discard()

    def _open_rows(
        self, kind: str, rows: Iterable[tuple[object, object]]
    ) -> Iterator[tuple[str, bytes]]:
        for key, sealed in rows:
            content = _open_sealed(kind, key, sealed)
            if content is None:
                self.was_damaged = True
            else:
                yield str(key), content

    def write(self, kind: str, values: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
        """Keep new values, and forget those that are gone: all of it, or nothing."""
        keys = [(kind, key) for key in gone]
        rows = [(kind, key, _seal(kind, key, value)) for key, value in values.items()]
        if not rows and not keys:
            return
        with (
            contextlib.suppress(sqlite3.Error, OSError, UnicodeDecodeError),
            contextlib.closing(self._connect()) as file,
            file,
        ):
            file.executemany("delete from stored where kind = ? and key = ?", keys)
            file.executemany("replace into stored values (?, ?, ?)", rows)

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._prepare()
        except sqlite3.OperationalError:  # busy, a disk that is full, or a folder of this name
            if not self._path.is_dir():
                raise
        except _DAMAGE:  # or something else lies under this name
            pass
        self._discard()
        return self._prepare()

    def _discard(self) -> None:
        self.was_damaged = True
        if self._path.is_dir():
            shutil.rmtree(self._path)
        else:
            self._path.unlink(missing_ok=True)

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
        except (sqlite3.Error, UnicodeDecodeError):
            file.close()
            raise
        return file
