"""Finds out which files of content/ a site is made of, and tells the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from siniar.build.project import Project
from siniar.content.places.rules import NAME_NOT_UTF8, NOT_A_FILE
from siniar.content.places.unused import UsedFiles, check_unused
from siniar.content.readings import ReadEpisode, ReadPage
from siniar.content.rules import AUDIO_MISSING, PATH_OUTSIDE
from siniar.model.findings import Finding, Place, found
from siniar.model.rules import FILE_MISSING
from siniar.system.paths import is_inside, relative_name
from siniar.system.tree import PathKind, is_printable, printable, walk_names

_MISSING = frozenset({AUDIO_MISSING, FILE_MISSING, PATH_OUTSIDE})


def check_files(
    project: Project, source: str, reads: tuple[ReadEpisode, ...], pages: tuple[ReadPage, ...]
) -> Iterator[Finding]:
    """What lies in content/ and is used by nothing, or would be published from elsewhere.

    ``source`` is the text of the settings, which name files too.
    """
    used = _list_used(project, source, reads, pages)
    above = len(project.root.as_posix()) + 1
    idle = []
    for text, kind in walk_names(project.content):
        name = text[above:]
        if kind is PathKind.FILE and name.isprintable() and name in used.files:
            continue  # nearly all are: thousands, at each saving
        path, place = Path(text), Place(printable(name))
        if kind is PathKind.ODD:
            yield found(NOT_A_FILE, place, value=printable(path.name))
        elif kind is PathKind.LINK and not is_inside(path, project.content):
            value = printable(path.name)
            yield found(PATH_OUTSIDE, place, value=value, folder=project.content.name)
        elif not is_printable(path):
            yield found(NAME_NOT_UTF8, place, value=printable(path.name))
        elif name not in used.files:
            idle.append(path)
    yield from check_unused(project.content, project.root, idle, used)


def _list_used(
    project: Project, source: str, reads: tuple[ReadEpisode, ...], pages: tuple[ReadPage, ...]
) -> UsedFiles:
    looked_at = [read.files for read in reads] + [page.files for page in pages]
    episodes = [(read.episode, read.path) for read in reads if read.episode]
    unclear = [read.path for read in reads if not read.episode or _misses(read)]
    unclear += [page.files[0].path for page in pages if not page.page]
    return UsedFiles(
        files=frozenset(file.path for files in looked_at for file in files if file.digest),
        unclear=tuple(project.root / path for path in unclear),
        texts=(
            source,
            *(episode.notes_html for episode, _ in episodes),
            *(page.page.html for page in pages if page.page),
        ),
        transcripts={
            relative_name(episode.transcript.source, project.root): path
            for episode, path in episodes
            if episode.transcript
        },
    )


def _misses(read: ReadEpisode) -> bool:
    """Whether the note names a file that was not found under that name."""
    return any(finding.rule in _MISSING for finding in read.findings)
