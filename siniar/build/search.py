"""Makes a finished site searchable with Pagefind, unless its searched pages are the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from siniar.model.keys import key_of
from siniar.model.outputs import Output
from siniar.pages.search import PROGRAM_PATH, run_pagefind
from siniar.system.files import link_or_copy

#: Indexes that are kept: of a preview, a build and a published site.
_MOST = 6


def index_site(outputs: Iterable[Output], folder: Path, kept: Path, language: str) -> None:
    """Put the index of the pages in ``folder`` there; ``language`` is a BCP 47 tag.

    Indexes are kept in the folder ``kept`` by what they were made from.

    Raises:
        SearchIndexError: Pagefind failed.
        OSError: the folder cannot be written.
    """
    searched = sorted((each.path, each.key) for each in outputs if each.is_searched)
    index = kept / key_of(searched, language, version("pagefind_bin"))
    target = folder / Path(PROGRAM_PATH).parent
    if _is_same(index, target):
        return
    shutil.rmtree(target, ignore_errors=True)
    if (index / "whole").is_file():
        shutil.copytree(index / "index", target, copy_function=link_or_copy)
        return
    run_pagefind(folder, language)
    _keep(target, index)


def _is_same(index: Path, target: Path) -> bool:
    """Whether the folder holds this very index: its files are other names of the kept ones."""
    name = Path(PROGRAM_PATH).name
    try:
        return (index / "index" / name).samefile(target / name)
    except OSError:
        return False


def _keep(target: Path, index: Path) -> None:
    shutil.rmtree(index, ignore_errors=True)
    try:
        shutil.copytree(target, index / "index", copy_function=link_or_copy)
        (index / "whole").touch()
        others = sorted(index.parent.iterdir(), key=lambda each: each.stat().st_mtime_ns)
    except OSError:  # a disk that takes no more costs time only
        shutil.rmtree(index, ignore_errors=True)
        return
    for old in others[:-_MOST]:
        shutil.rmtree(old, ignore_errors=True)
