"""Builds on every change of the input and shows the outcome; a broken note never makes it spin."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from watchfiles import DefaultFilter, watch

from siniar.build.preview.state import BuildFunction, BuildOutcome, Preview
from siniar.system.attempt import attempt
from siniar.system.files import Mark, mark_of
from siniar.system.tree import walk_names

#: Milliseconds of quiet after a change before building: programs save in several steps, within a
#: few milliseconds. One that takes longer is built for twice.
QUIET = 5
#: Milliseconds after which a change is built for though others go on coming.
_LATEST = 1000
#: Milliseconds between looks at the single files.
_STEP = 500
#: What watchfiles ends with when a name has bytes that are no letters.
_OTHER_BYTES = "Unable to decode path"

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
    loop = _Loop(preview, build, watched, listener)
    learn = _wait
    while True:
        began = time.time()
        loop.show()
        if _has_changed_since(watched.folders, began):
            # Saved during the first build, before anybody watched.
            loop.show()
        try:
            return any(loop.follow(has_changes=bool(batch)) for batch in learn(watched, stop))
        except RuntimeError as error:
            if _OTHER_BYTES not in str(error):
                raise
            # The system tells even of those who only read there: waiting again would never end.
            learn = _look


def _wait(watched: Watched, stop: threading.Event | None) -> Iterator[object]:
    """Changes in the folders as the system tells them, and nothing now and then."""
    return watch(
        *(folder for folder in watched.folders if folder.is_dir()),
        watch_filter=DefaultFilter(),
        debounce=_LATEST,
        step=QUIET,
        stop_event=stop,
        rust_timeout=_STEP,
        yield_on_timeout=True,
    )


def _look(watched: Watched, stop: threading.Event | None) -> Iterator[object]:
    """The same by looking there now and then."""
    stop = stop or threading.Event()
    before = _folder_signature(watched)
    while not stop.wait(_STEP / 1000):
        now = _folder_signature(watched)
        yield now != before
        before = now


class _Loop:
    """What a watch loop remembers from look to look."""

    def __init__(
        self, preview: Preview, build: BuildFunction, watched: Watched, listener: Listener
    ) -> None:
        self._preview, self._build, self._listener = preview, build, listener
        self._watched = watched
        self._files, self._code = _file_signature(watched), _code_signature(watched)
        #: Lets go of what the last build has left; ``None`` once that is done.
        self._tidy: Callable[[], None] | None = None

    def show(self) -> None:
        """Build, and show what comes of it."""
        outcome = self._build()
        self._preview.show(outcome)
        self._listener(outcome)
        self._tidy = outcome.tidy

    def follow(self, *, has_changes: bool) -> bool:
        """Build if something has changed; true when that was the program's own code.

        Whatever else is due waits for a look at which nothing has: somebody may wait for the page.
        """
        before, self._files = self._files, _file_signature(self._watched)
        if has_changes or self._files != before or _is_gone(self._preview.snapshot.folder):
            self.show()
            return False
        if self._tidy:
            # In a thread, since Python tells of a Ctrl-C as an error that comes in the moment in
            # which it lets go of an object.
            attempt(self._tidy)
            self._tidy = None
        return _code_signature(self._watched) != self._code


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


def _folder_signature(watched: Watched) -> list[tuple[str, Mark | None]]:
    names = (name for folder in watched.folders for name, _ in walk_names(folder))
    return [(name, mark_of(name)) for name in names]


def _code_signature(watched: Watched) -> list[Mark | None]:
    files = (name for folder in watched.code for name, _ in walk_names(folder))
    return [mark_of(name) for name in files if name.endswith(".py")]
