"""Plans the pictures and documents of texts, and tells what else lies in their folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from siniar.build.load import Loaded
from siniar.build.rules import (
    DOCUMENT_NOT_LINKED,
    FILE_FOREIGN,
    OUTPUT_HOLDS_SECRET,
    PICTURE_NOT_SHOWN,
)
from siniar.build.secrets import find_secret
from siniar.content.documents import odd_kind
from siniar.content.links import DOCUMENTS, PICTURE_ENDINGS, PICTURES
from siniar.content.markdown.rules import LINK_BROKEN
from siniar.images.figures import plan_figures
from siniar.model.attached import Attached
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.findings import Finding, Place, found
from siniar.model.later import Later
from siniar.model.nearest import nearest
from siniar.model.outputs import Output, copied
from siniar.model.urls import output_file
from siniar.system.tree import is_printable, walk

#: What systems leave in any folder.
_LITTER = frozenset({"thumbs.db", "desktop.ini", ".ds_store", ".gitkeep", "readme.md"})
#: Bytes of a file that are looked through for keys.
_LOOKED_AT = 200_000


def texts_of(catalogue: Catalogue) -> Iterator[tuple[Attached, Place]]:
    """What each text of the site shows and gives out, and where the text stands."""
    for episode in catalogue.episodes:
        yield episode.attached, Place(episode.source)
    for page in catalogue.pages:
        yield page.attached, Place(page.source)


def plan_attached(catalogue: Catalogue) -> list[Output]:
    """The files of texts that the site shows: pictures made anew, documents byte for byte."""
    texts = list(texts_of(catalogue))
    figures = [(figure, place) for attached, place in texts for figure in attached.figures]
    documents: dict[Path, Output] = {}
    for attached, place in texts:
        for each in attached.documents:
            output = copied(each.path, each.source, place, each.length)
            documents.setdefault(each.source, output)
    return [*plan_figures(figures), *documents.values()]


def check_links(loaded: Loaded, outputs: Iterable[Output]) -> Iterator[Finding]:
    """Links of texts to the site itself that lead to nothing, each at its line.

    An episode that waits for its date is checked too: it comes out by itself. By then others may
    be there that wait now.
    """
    catalogue = loaded.catalogue
    planned = {output.path for output in outputs}
    waiting = planned | {
        path for each in catalogue.scheduled for path in _paths_of(each, catalogue)
    }
    pages = Later(_addresses_of, planned)
    shown = {episode.source: waiting for episode in catalogue.scheduled}
    shown |= {place.path: planned for _, place in texts_of(catalogue)}
    reads = [(read.path, read.links) for read in loaded.reads]
    reads += [(read.page.source, read.links) for read in loaded.pages if read.page]
    for source, links in reads:
        for link in links:
            there = shown.get(source)
            if there is not None and output_file(link.path) not in there:
                path = f"/{link.path}"
                yield found(LINK_BROKEN, link.place, value=path, nearest=nearest(path, pages.value))


def _addresses_of(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(f"/{path.removesuffix('index.html')}" for path in paths))


def _paths_of(episode: Episode, catalogue: Catalogue) -> Iterator[str]:
    """The files of an episode that notes lead to."""
    yield output_file(catalogue.addresses.of_episode(episode))
    if episode.enclosure and episode.enclosure.path:
        yield episode.enclosure.path


def check_folders(loaded: Loaded) -> Iterator[Finding]:
    """What lies in content/images and content/files and is not published, each with the reason."""
    project = loaded.project
    files = [file for read in loaded.reads for file in read.files]
    files += [file for page in loaded.pages for file in page.files]
    named = {file.path for file in files}
    if loaded.catalogue.show.artwork:
        named.add(project.name_of(loaded.catalogue.show.artwork.as_posix()))
    for folder, check in ((PICTURES, _check_picture), (DOCUMENTS, _check_document)):
        for path, is_link in walk(project.content / folder):
            if is_link or path.name.lower() in _LITTER or not is_printable(path):
                continue
            place = Place(path.relative_to(project.root).as_posix())
            is_named = place.path in named
            key = None if is_named and folder == PICTURES else _check_key(path, place)
            if key or not is_named:
                yield key or check(path, place)


def _check_key(path: Path, place: Place) -> Finding | None:
    """A key to a service, which whoever can read the repository has by now."""
    secret = find_secret(_beginning(path).decode("latin-1"))
    if secret is None:
        return None
    value, line = secret
    return found(OUTPUT_HOLDS_SECRET, Place(place.path, line), value=value)


def _check_picture(path: Path, place: Place) -> Finding:
    if path.suffix.lower() in PICTURE_ENDINGS:
        return found(PICTURE_NOT_SHOWN, place, value=path.name)
    return found(FILE_FOREIGN, place, value=path.name, folder=f"content/{PICTURES}")


def _check_document(path: Path, place: Place) -> Finding:
    if odd_kind(path.name, _beginning(path, whole=True)) is None:
        return found(DOCUMENT_NOT_LINKED, place, value=path.name)
    return found(FILE_FOREIGN, place, value=path.name, folder=f"content/{DOCUMENTS}")


def _beginning(path: Path, *, whole: bool = False) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read() if whole else file.read(_LOOKED_AT)
    except OSError:
        return b""
