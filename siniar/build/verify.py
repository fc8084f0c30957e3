"""Checks a finished site as a whole before it goes public: nothing broken, hidden, or too heavy."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from siniar.build.rules import OUTPUT_HOLDS_SECRET, OUTPUT_SHOWS_HIDDEN
from siniar.build.secrets import find_secret
from siniar.feed.verify import check_enclosures, check_feed
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.findings import Finding, Place, found
from siniar.pages.verify_links import check_links
from siniar.pages.verify_sizes import check_budgets
from siniar.system.files import list_files, name_of, read_texts

_TEXTS = (".html", ".xml", ".json", ".txt", ".vtt", ".srt", ".js", ".css", ".webmanifest", ".xsl")
#: Pagefind's packed texts.
_PACKED = (".pf_fragment", ".pf_meta", ".pf_filter")
#: Shorter marks stand anywhere.
_SHORTEST = 7


def _marks_of(hidden: Iterable[Episode], shown: frozenset[str]) -> Iterator[str]:
    """What gives hidden episodes away; a withdrawn one's page may be ``shown``."""
    for episode in hidden:
        yield episode.guid
        if episode.slug not in shown:
            yield f"/{episode.slug}/"


def check_hidden(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """Drafts, scheduled episodes and this machine's own paths stand in no file."""
    shown = {episode.slug for episode in catalogue.public}
    hidden = [
        episode
        for episode in (*catalogue.drafts, *catalogue.scheduled)
        if episode.slug not in shown
    ]
    left = frozenset(page.path.split("/")[-2] for page in catalogue.withdrawn if "/" in page.path)
    marks = [*_marks_of(hidden, left), str(Path.home()), str(folder.resolve().parent)]
    marks = [mark for mark in marks if len(mark) >= _SHORTEST]
    if not marks:
        return
    pattern = re.compile("|".join(re.escape(mark) for mark in marks))
    for path, text in (*read_texts(folder, *_TEXTS), *_read_packed(folder)):
        match = pattern.search(text)
        if match:
            yield found(OUTPUT_SHOWS_HIDDEN, Place(name_of(folder, path)), value=match[0])


def _read_packed(folder: Path) -> Iterator[tuple[Path, str]]:
    """The search index, which is packed; what cannot be opened is as good as not there."""
    for path in list_files(folder, *_PACKED):
        try:
            yield path, gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        except (OSError, EOFError, zlib.error):
            continue


def check_secrets(folder: Path, _catalogue: Catalogue) -> Iterator[Finding]:
    """Keys and passwords of services, which somebody pasted where they do not belong."""
    for path, text in read_texts(folder, *_TEXTS):
        secret = find_secret(text)
        if secret:
            value, line = secret
            yield found(OUTPUT_HOLDS_SECRET, Place(name_of(folder, path), line), value=value)


#: What is asked of every finished site. Add a check here.
CHECKS: tuple[Callable[[Path, Catalogue], Iterable[Finding]], ...] = (
    check_links,
    check_enclosures,
    check_feed,
    check_hidden,
    check_secrets,
    check_budgets,
)


def verify(folder: Path, catalogue: Catalogue) -> list[Finding]:
    """Everything that is wrong with the finished site in ``folder``.

    Raises:
        OSError: a file cannot be read.
    """
    return [finding for check in CHECKS for finding in check(folder, catalogue)]
