"""Checks a finished site as a whole before it goes public: nothing broken, hidden, or too heavy."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from siniar.build.hidden import marks_of
from siniar.build.rules import OUTPUT_HOLDS_SECRET, OUTPUT_SHOWS_HIDDEN
from siniar.build.secrets import find_secret
from siniar.feed.verify import check_enclosures, check_feed, check_topic_feeds
from siniar.feed.verify_chapters import check_chapters
from siniar.model.catalogue import Catalogue
from siniar.model.findings import Finding, Place, found
from siniar.pages.admin.plan import FOLDER as ADMIN
from siniar.pages.rules import OUTPUT_LOADS_FOREIGN, OUTPUT_POLICY_MISSING
from siniar.pages.verify_links import check_links
from siniar.pages.verify_machines import check_machines
from siniar.pages.verify_safety import check_safety
from siniar.pages.verify_sizes import check_budgets
from siniar.system.files import list_files, name_of

#: Pagefind's packed texts.
_PACKED = (".pf_fragment", ".pf_meta", ".pf_filter")
#: Bytes at the beginning of a file by which texts are told from sound and pictures.
_HEAD = 4096
#: What the theme of a page answers for.
_OF_THEMES = frozenset({OUTPUT_POLICY_MISSING, OUTPUT_LOADS_FOREIGN})
#: The editor's own program names services' keys without holding one.
_VENDORED = f"{ADMIN}/sveltia/"


def _read_texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each file that is a text, whatever it is called, the packed search index too."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.suffix in _PACKED:
            continue
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if b"\0" not in head:
                yield path, (head + file.read()).decode("utf-8", "replace")
    yield from _read_packed(folder)


def _read_packed(folder: Path) -> Iterator[tuple[Path, str]]:
    """The search index, which is packed; what cannot be opened is as good as not there."""
    for path in list_files(folder, *_PACKED):
        try:
            yield path, gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        except (OSError, EOFError, zlib.error):
            continue


def check_texts(folder: Path, root: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """What must not be public in any text or name of a file: drafts, this machine, keys."""
    marks = marks_of(folder, root, catalogue)
    if marks:
        for path in folder.rglob("*"):
            if match := marks.search(f"/{path.relative_to(folder).as_posix()}"):
                yield found(OUTPUT_SHOWS_HIDDEN, Place(name_of(folder, path)), value=match[0])
    for path, text in _read_texts(folder):
        name = name_of(folder, path)
        if marks and (match := marks.search(text)):
            yield found(OUTPUT_SHOWS_HIDDEN, Place(name), value=match[0])
        secret = None if _VENDORED in name else find_secret(text)
        if secret:
            value, line = secret
            yield found(OUTPUT_HOLDS_SECRET, Place(name, line), value=value)


#: What is asked of every finished site. Add a check here.
CHECKS: tuple[Callable[[Path, Catalogue], Iterable[Finding]], ...] = (
    check_links,
    check_enclosures,
    check_feed,
    check_topic_feeds,
    check_chapters,
    check_machines,
    check_safety,
    check_budgets,
)


def verify(
    folder: Path, catalogue: Catalogue, root: Path, of_blog: Collection[str] = ()
) -> list[Finding]:
    """Everything that is wrong with the finished site in ``folder``.

    ``root`` is the project's folder, whose name is nobody's business. ``of_blog`` are the paths of
    pages in a blog's own theme, which loads what it likes.

    Raises:
        OSError: a file cannot be read.
    """
    theirs = {name_of(folder, folder / path) for path in of_blog}
    findings = [
        finding
        for check in CHECKS
        for finding in check(folder, catalogue)
        if finding.rule not in _OF_THEMES or finding.place.path not in theirs
    ]
    return [*findings, *check_texts(folder, root, catalogue)]
