"""Finds out which files of content/ a site is made of, and tells the others."""

from __future__ import annotations

from collections.abc import Iterator

from siniar.build.project import Project
from siniar.content.places.rules import NAME_NOT_UTF8, NOT_A_FILE
from siniar.content.places.unused import UsedFiles, check_unused
from siniar.content.readings import ReadEpisode, ReadPage
from siniar.content.rules import AUDIO_MISSING, PATH_OUTSIDE
from siniar.model.findings import Finding, Place, found
from siniar.model.rules import FILE_MISSING
from siniar.system.paths import is_inside, relative_name
from siniar.system.tree import is_printable, printable, walk_all

_MISSING = frozenset({AUDIO_MISSING, FILE_MISSING, PATH_OUTSIDE})


def check_files(
    project: Project, source: str, reads: tuple[ReadEpisode, ...], pages: tuple[ReadPage, ...]
) -> Iterator[Finding]:
    """What lies in content/ and is used by nothing, or would be published from elsewhere.

    ``source`` is the text of the settings, which name files too.
    """
    own = []
    files, odd = walk_all(project.content)
    for path, is_link in files:
        if is_link and not is_inside(path, project.content):
            place = Place(path.relative_to(project.root).as_posix())
            yield found(PATH_OUTSIDE, place, value=path.name, folder=project.content.name)
        elif not is_printable(path):
            shown = printable(path.relative_to(project.root).as_posix())
            yield found(NAME_NOT_UTF8, Place(shown), value=printable(path.name))
        else:
            own.append(path)
    for path in odd:
        shown = printable(path.relative_to(project.root).as_posix())
        yield found(NOT_A_FILE, Place(shown), value=printable(path.name))
    yield from check_unused(
        project.content, project.root, own, _list_used(project, source, reads, pages)
    )


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
