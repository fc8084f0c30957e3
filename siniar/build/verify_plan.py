"""Holds a finished site against its plan: each file of it is there as it was made, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from siniar.build.cache.outputs import KeptOutputs
from siniar.build.rules import OUTPUT_DIFFERS, OUTPUT_FOREIGN
from siniar.model.findings import Finding, Phrase, Place, found
from siniar.model.outputs import Output
from siniar.model.words import N_
from siniar.system.files import digest_of

_MISSING, _CHANGED = N_("it is missing"), N_("its content is another")


def check_plan(
    folder: Path, outputs: Iterable[Output], kept: KeptOutputs, index: Mapping[str, str]
) -> Iterator[Finding]:
    """Files that nobody planned, that are missing, or whose bytes are not those that were made.

    What is damaged is not kept, so that the next build makes it again.

    ``index`` has the digests of what the search is made of, by path.
    """
    planned = {output.path: output for output in outputs}
    present = {path.relative_to(folder).as_posix(): path for path in _walk(folder)}
    for name in sorted(present.keys() - planned.keys() - index.keys()):
        yield found(OUTPUT_FOREIGN, Place(f"output/{name}"), value=name)
    for name in sorted(planned.keys() | index.keys()):
        path = present.get(name)
        if path is None:
            problem = _MISSING
        elif digest_of(path) != (index.get(name) or _digest(planned[name], kept)):
            problem = _CHANGED
            if name in planned:
                kept.forget(planned[name].key.digest)
        else:
            continue
        yield found(OUTPUT_DIFFERS, Place(f"output/{name}"), value=name, problem=Phrase(problem))


def _walk(folder: Path) -> Iterator[Path]:
    """Every file and link; a link to a folder is one too."""
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            yield path


def _digest(output: Output, kept: KeptOutputs) -> str | None:
    """SHA-256 of the planned bytes; those that could not be kept are made once more."""
    if output.source is not None:
        return digest_of(output.source)
    return kept.digest(output.key.digest) or sha256(output.render()).hexdigest()
