"""Makes a finished site searchable with Pagefind, unless its searched pages are the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from siniar.model.keys import key_of
from siniar.model.outputs import Output
from siniar.pages.search import PROGRAM_PATH, run_pagefind
from siniar.system.files import digest_of, link_or_copy

#: Indexes that are kept: of a preview, a build and a published site.
_MOST = 6
#: Lists an index's files with their digests; it is written last.
_LIST = "files.txt"
_FOLDER = Path(PROGRAM_PATH).parent

#: SHA-256 by the path below the site's root.
Digests = Mapping[str, str]


def index_site(outputs: Iterable[Output], folder: Path, kept: Path, language: str) -> Digests:
    """Put the index of the pages in ``folder`` there; ``language`` is a BCP 47 tag.

    Indexes are kept in the folder ``kept`` by what they were made from. What it gives are the
    index's files as they were made.

    Raises:
        SearchIndexError: Pagefind failed.
        OSError: the folder cannot be written.
    """
    searched = sorted((each.path, each.key.digest) for each in outputs if each.is_searched)
    index = kept / key_of(searched, language, version("pagefind_bin"))
    target = folder / _FOLDER
    listed = _read_list(index / _LIST)
    if listed and _list_files(target, folder) == listed:
        return listed
    shutil.rmtree(target, ignore_errors=True)
    if listed and _list_files(index / "index" / _FOLDER, index / "index") == listed:
        shutil.copytree(index / "index" / _FOLDER, target, copy_function=link_or_copy)
        return listed
    run_pagefind(folder, language)
    made = _list_files(target, folder)
    _keep(target, index, made)
    return made


def _list_files(target: Path, top: Path) -> dict[str, str]:
    paths = sorted(path for path in target.rglob("*") if path.is_file())
    return {path.relative_to(top).as_posix(): digest_of(path) or "" for path in paths}


def _read_list(path: Path) -> dict[str, str]:
    """Nothing of an index that is not whole, or not ours."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    pairs = (line.partition(" ") for line in lines)
    return {name: digest for digest, _, name in pairs}


def _keep(target: Path, index: Path, made: Digests) -> None:
    shutil.rmtree(index, ignore_errors=True)
    try:
        shutil.copytree(target, index / "index" / _FOLDER, copy_function=link_or_copy)
        lines = [f"{digest} {name}\n" for name, digest in made.items()]
        (index / _LIST).write_text("".join(lines), encoding="utf-8")
        others = sorted(index.parent.iterdir(), key=lambda each: each.stat().st_mtime_ns)
    except OSError:  # a disk that takes no more costs time only
        shutil.rmtree(index, ignore_errors=True)
        return
    for old in others[:-_MOST]:
        shutil.rmtree(old, ignore_errors=True)
