"""Builds on every change of the input and shows the outcome; a broken note never makes it spin."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from watchfiles import DefaultFilter, watch

from siniar.build.preview.state import BuildFunction, BuildOutcome, Preview
from siniar.system.files import Mark, mark_of
from siniar.system.garbage import search_all
from siniar.system.tree import walk_names

#: Milliseconds of quiet after a change before building: programs save in several steps, within a
#: few milliseconds. One that takes longer is built for twice.
QUIET = 20
#: Milliseconds after which a change is built for though others go on coming.
_LATEST = 1000
#: Milliseconds between looks at the single files.
_STEP = 500

#: What one build came to, for the terminal.
Listener = Callable[[BuildOutcome], None]


class Watched(Struct, frozen=True):
    """What the site is made from."""

    #: Watched with all that is in them.
    folders: Sequence[Path]
    #: Single files: compared by time and size, because a file that an editor replaces is a new
    #: one to the system's watcher.
    files: Sequence[Path] = ()
    #: Folders with the running program's own code: a change there ends the loop.
    code: Sequence[Path] = ()
    #: Folders whose own files count, not those below: the settings may read any of them.
    tops: Sequence[Path] = ()


def watch_and_build(
    preview: Preview,
    build: BuildFunction,
    watched: Watched,
    listener: Listener = lambda _outcome: None,
    stop: threading.Event | None = None,
) -> bool:
    """Build now and once for each batch of changes, until ``stop`` is set.

    What is served is built again when somebody deletes it. After a failure nothing happens before
    the next change. True when the program's own code changed: it has to be started again.
    """
    files, code = _file_signature(watched), _code_signature(watched)
    began = time.time()

    def show() -> None:
        outcome = build()
        preview.show(outcome)
        listener(outcome)

    show()
    if _has_changed_since(watched.folders, began):
        # Saved during the first build, before anybody watched.
        show()
    is_tidy = False
    for batch in watch(
        *(folder for folder in watched.folders if folder.is_dir()),
        watch_filter=DefaultFilter(),
        debounce=_LATEST,
        step=QUIET,
        stop_event=stop,
        rust_timeout=_STEP,
        yield_on_timeout=True,
    ):
        if _code_signature(watched) != code:
            return True
        now = _file_signature(watched)
        if batch or now != files or _is_gone(preview.snapshot.folder):
            files = now
            show()
            is_tidy = False
        elif not is_tidy:
            # Nobody waits just now.
            search_all()
            is_tidy = True
    return False


def _is_gone(served: Path | None) -> bool:
    return served is not None and not served.is_dir()


def _has_changed_since(folders: Iterable[Path], moment: float) -> bool:
    # A file's time may be a few milliseconds behind the clock's.
    return any(
        (mark := mark_of(path)) is not None and mark[1] / 1e9 > moment + 0.05
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    )


def _file_signature(watched: Watched) -> list[Mark | None]:
    beside = (path for top in watched.tops for path in sorted(top.iterdir()) if path.is_file())
    return [mark_of(path) for path in (*watched.files, *beside)]


def _code_signature(watched: Watched) -> list[Mark | None]:
    files = (name for folder in watched.code for name, _ in walk_names(folder))
    return [mark_of(name) for name in files if name.endswith(".py")]
