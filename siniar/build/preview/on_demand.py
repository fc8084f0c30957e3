"""Makes the files of a preview when somebody asks for them: an editor looks at one page of many."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from siniar.build.cache.outputs import KeptOutputs
from siniar.build.write import put_outputs
from siniar.model.outputs import Output
from siniar.pages.search import PROGRAM_PATH
from siniar.system.attempt import attempt

_SEARCH = PROGRAM_PATH.partition("/")[0]


class OnDemand:
    """What one build has planned for a folder."""

    def __init__(
        self,
        outputs: Iterable[Output],
        folder: Path,
        kept: KeptOutputs,
        *,
        explain: Callable[[BaseException], str],
        index: Callable[[], object] | None = None,
    ) -> None:
        """``index`` makes the pages in the folder searchable; ``None``: nobody searches.

        ``explain`` tells an editor why something could not be made.
        """
        #: By their paths; whoever is in the folder already is not here any more.
        self._missing = {output.path: output for output in outputs}
        self._folder = folder
        self._kept = kept
        self._explain = explain
        self._index = index
        self._lock = threading.Lock()

    def make(self, address: str) -> str:
        """Make what stands at an address below the site's root, if it is missing.

        Tells why it could not be made; empty when it was, or when there is nothing to make.
        """
        if self._index and address.partition("/")[0] == _SEARCH:
            return self._try(self._make_search)
        # As a host finds them: a file, a page without its ending, a folder's page.
        for path in (address, f"{address}.html", f"{address}/index.html".lstrip("/")):
            if path in self._missing:
                return self._try(partial(self._make_one, path))
        return ""

    def close(self) -> object:
        """Make nothing any more: the folder becomes another build's.

        What it would have made; whoever keeps that takes it apart when nobody waits.
        """
        with self._lock:
            left = self._missing, self._index
            self._missing, self._index = {}, None
        return left

    def _try(self, work: Callable[[], None]) -> str:
        with self._lock:
            _, error = attempt(work)
        return self._explain(error) if error else ""

    def _make_one(self, path: str) -> None:
        output = self._missing.get(path)
        if output:
            self._put([output])

    def _make_search(self) -> None:
        """Make every page that is searched, and then the index; once."""
        if self._index:
            self._put([output for output in self._missing.values() if output.is_searched])
            self._index()
            self._index = None

    def _put(self, outputs: Sequence[Output]) -> None:
        put_outputs(outputs, self._folder, self._kept, links=True)
        for output in outputs:
            del self._missing[output.path]
