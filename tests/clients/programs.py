"""Runs real podcast programs in a home of their own and tells what each saw and downloaded."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import sqlite3
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

#: Seconds that one run of a program may take.
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Home:
    """A home folder and an environment in which nothing but loopback can be reached."""

    folder: Path
    #: Address of a proxy that every program must ask for other computers; it takes nothing.
    proxy: str

    @property
    def environment(self) -> dict[str, str]:
        """What the programs are started with."""
        proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTPS_PROXY"), self.proxy)
        return {
            "HOME": str(self.folder),
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
            "TMPDIR": str(self.folder),
            "no_proxy": "127.0.0.1",
            **proxies,
        }

    def run(self, *command: str | Path) -> str:
        """What a program says; it must end well and in time."""
        done = subprocess.run(
            command,
            check=False,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def write(self, files: Mapping[str, str]) -> None:
        """Write files below the home."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Heard:
    """What a program made of a feed."""

    show: str
    #: (guid, title) from the newest on; a program that shows no guid or title leaves it empty.
    episodes: list[tuple[str, str]]
    #: Bytes of the downloaded files by name.
    files: dict[str, bytes] = field(default_factory=dict)


def read_files(folder: Path) -> dict[str, bytes]:
    """Sound files below a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*.mp3"))}


def ask_gpodder(home: Home, feed: str) -> Heard:
    """Subscribe, list and download with gPodder's command line."""
    home.run("gpo", "subscribe", feed)
    home.run("gpo", "download")
    with sqlite3.connect(home.folder / "gPodder/Database") as base:
        ((show,),) = base.execute("SELECT title FROM podcast").fetchall()
        rows = base.execute("SELECT guid, title FROM episode ORDER BY published DESC").fetchall()
    base.close()
    return Heard(show, rows, read_files(home.folder / "gPodder/Downloads"))


def ask_newsboat(home: Home, feed: str) -> Heard:
    """Read with newsboat, download with podboat."""
    sounds = home.folder / "sounds"
    home.write(
        {
            ".newsboat/urls": f"{feed}\n",
            ".newsboat/config": f'download-path "{sounds}/"\nmax-downloads 1\n',
            "sounds/.keep": "",
        }
    )
    home.run("newsboat", "-x", "reload")
    with sqlite3.connect(home.folder / ".newsboat/cache.db") as base:
        ((show,),) = base.execute("SELECT title FROM rss_feed").fetchall()
        rows = base.execute(
            "SELECT guid, title, enclosure_url FROM rss_item ORDER BY pubDate DESC"
        ).fetchall()
    base.close()
    names = {url: sounds / url.rpartition("/")[2] for _, _, url in rows}
    queue = home.folder / ".newsboat/queue"
    queue.write_text("".join(f'{url} "{path}"\n' for url, path in names.items()), encoding="utf-8")
    _run_podboat(home, lambda: _is_done(names))
    return Heard(show, [(guid, title) for guid, title, _ in rows], read_files(sounds))


def _is_done(names: Mapping[str, Path]) -> bool:
    # podboat writes into NAME.part and renames it when it is whole.
    return all(path.exists() for path in names.values())


def _run_podboat(home: Home, is_done: Callable[[], bool]) -> None:
    """Podboat talks to a terminal only: give it one, let it download, leave with ``q``."""
    ours, its = pty.openpty()
    process = subprocess.Popen(
        ["podboat", "-a"], env=home.environment, stdin=its, stdout=its, stderr=its
    )
    os.close(its)
    end = time.monotonic() + PATIENCE
    try:
        while process.poll() is None and time.monotonic() < end:
            if is_done():
                os.write(ours, b"q")
            _drain(ours)
        assert process.poll() is not None, "podboat did not finish in time"
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _drain(terminal: int) -> None:
    """Take what is on the screen; a full terminal would stop the program."""
    if select.select([terminal], [], [], 0.2)[0]:
        # Linux raises when the program has closed its end.
        with contextlib.suppress(OSError):
            os.read(terminal, 65_536)


_PODGETRC = """\
# Podget configuration file created by version 0.9.0
CONFIG_SERVERLIST=serverlist
DIR_LIBRARY={home}/sounds
DIR_SESSION={home}/session
DIR_LOG={home}/log
LOG_FAIL=errors
LOG_COMPLETE=done
WGET_BASEOPTS="-c -nH"
MIN_SPACE=1
"""


def ask_podget(home: Home, feed: str) -> Heard:
    """Download with podget, which looks at nothing but the enclosures."""
    home.write(
        {
            ".podget/podgetrc": _PODGETRC.format(home=home.folder),
            ".podget/serverlist": f"{feed} Siaran Contoh\n",
            "sounds/.keep": "",
        }
    )
    home.run("podget", "-d", home.folder / ".podget", "-vv")
    assert (home.folder / "log/errors").read_text() == ""
    done = (home.folder / "log/done").read_text().split()
    return Heard("", [(url, "") for url in done], read_files(home.folder / "sounds"))
