"""Makes the search of a finished site: its index, and the words that mean the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from siniar.model.findings import Finding, Place, found
from siniar.model.keys import Key
from siniar.model.outputs import Output
from siniar.model.rules import FILE_NOT_UTF8
from siniar.model.urls import Addresses
from siniar.pages.rules import SYNONYMS_UNREADABLE
from siniar.system.folders import hold_folder

if TYPE_CHECKING:
    import yaml

#: The search program below the site's root; Pagefind writes its folder.
PROGRAM_PATH = "pagefind/pagefind.js"
#: Below content/: a list of lists of words that mean the same.
SYNONYMS_FILE = "sinonim.yaml"
#: What Pagefind puts beside its program and the site does without.
_UNUSED = ("*-ui.js", "*-ui.css", "pagefind-highlight.js")
#: Words' places in a piece of the index, of which a search fetches one for each of its words: with
#: Pagefind's own 20,000 a piece has 30 KB. Smaller ones lengthen the list of pieces, which every
#: first search fetches. There is no option for it, only this variable, which is called unstable: a
#: test tells when a Pagefind no longer knows it.
_PIECES = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "5000"}
#: Seconds; a thousand pages take four.
_LIMIT = 300


class SearchIndexError(Exception):
    """Pagefind could not index the site; the text is what it said."""


def synonyms_path(addresses: Addresses) -> str:
    """Where the site keeps the words that mean the same."""
    return f"{addresses.search}/synonyms.json"


def plan_synonyms(content: Path, addresses: Addresses) -> tuple[list[Output], list[Finding]]:
    """The file that the search page asks, and what is wrong with the one it is made from.

    Without a file in content/ the list is empty: the search then finds what is written only.
    """
    groups, findings = _read_synonyms(content / SYNONYMS_FILE, content.name)
    text = json.dumps(groups, ensure_ascii=False, separators=(",", ":")) + "\n"
    place = Place(f"{content.name}/{SYNONYMS_FILE}")
    output = Output(
        synonyms_path(addresses), Key("synonyms", text), partial(str.encode, text), place
    )
    return [output], findings


def _read_synonyms(path: Path, folder: str) -> tuple[list[list[str]], list[Finding]]:
    name = f"{folder}/{path.name}"
    if not path.is_file():
        return [], []
    import yaml  # noqa: PLC0415 (slow to import, and most shows have no such file)

    try:
        tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError:
        return [], [found(FILE_NOT_UTF8, Place(name))]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return [], [found(SYNONYMS_UNREADABLE, Place(name, line))]
    except (yaml.YAMLError, RecursionError):
        return [], [found(SYNONYMS_UNREADABLE, Place(name))]
    if tree is None:
        return [], []
    if not isinstance(tree, yaml.SequenceNode):
        return [], [found(SYNONYMS_UNREADABLE, Place(name, tree.start_mark.line + 1))]
    groups, findings = [], []
    for node in tree.value:
        words = _group_of(node)
        if len(words) > 1:
            groups.append(words)
        else:
            findings.append(found(SYNONYMS_UNREADABLE, Place(name, node.start_mark.line + 1)))
    return groups, findings


def _group_of(node: yaml.Node) -> list[str]:
    """The words of one line, each once; empty when it is no list of words."""
    import yaml  # noqa: PLC0415 (see above)

    if not isinstance(node, yaml.SequenceNode):
        return []
    if not all(isinstance(word, yaml.ScalarNode) for word in node.value):
        return []
    texts = [" ".join(str(word.value).split()) for word in node.value]
    return list({text.casefold(): text for text in texts if text}.values())


def run_pagefind(folder: Path, language: str) -> None:
    """Index the finished pages in ``folder``; the index of an earlier run is replaced.

    ``language`` is a BCP 47 tag: its first part chooses the stemmer.

    Raises:
        SearchIndexError: Pagefind failed.
        OSError: the folder cannot be written.
    """
    from pagefind_bin import get_executable  # noqa: PLC0415 (only here)

    target = folder / Path(PROGRAM_PATH).parent
    # `python -m pagefind` starts the same program, twenty times slower.
    command = [str(get_executable()), "--site", str(folder), "--quiet"]
    command += ["--force-language", language.split("-", maxsplit=1)[0]]
    with hold_folder(folder) as held:
        shutil.rmtree(target, ignore_errors=True)
        try:
            run = subprocess.run(  # noqa: S603 (a dependency's program, arguments of our own)
                command,
                capture_output=True,
                text=True,
                timeout=_LIMIT,
                check=False,
                pass_fds=held,
                env={**os.environ, **_PIECES},
            )
        except subprocess.TimeoutExpired as error:
            raise SearchIndexError(f"no index after {_LIMIT} seconds") from error
    if run.returncode != 0 or not (folder / PROGRAM_PATH).is_file():
        raise SearchIndexError((run.stderr or run.stdout).strip() or "no index was written")
    for pattern in _UNUSED:
        for path in target.glob(pattern):
            path.unlink()
