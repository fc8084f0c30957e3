"""Files that apps go on asking for under the names of pages that have moved since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from siniar.model.catalogue import Catalogue
from siniar.model.moves import Redirect
from siniar.model.outputs import Output
from siniar.model.urls import Addresses
from siniar.pages.embedded import embed_path
from siniar.pages.frame import twin_path
from siniar.pages.rules import ADDRESS_TAKEN

_TRANSCRIPTS = (".vtt", ".srt")


def plan_former(outputs: Iterable[Output], catalogue: Catalogue) -> list[Output]:
    """Feeds of topics, players, captions and chapters under their former names too.

    A host of plain files cannot send an app on, and an episode that was downloaded long ago still
    names them as they were.
    """
    present = {output.path: output for output in outputs}
    former: dict[str, Output] = {}
    for redirect in catalogue.redirects:
        for old, new in _names(redirect, catalogue.addresses):
            if new in present and old not in present:
                output = replace(present[new], path=old, place=redirect.place)
                former.setdefault(old, replace(output, yields=ADDRESS_TAKEN))
    return list(former.values())


def _names(redirect: Redirect, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Old and new names of the files that belong to a page."""
    if redirect.path.startswith(f"{addresses.topic}/"):
        yield f"{redirect.path}feed.xml", f"{redirect.target}feed.xml"
    episode = f"{addresses.episode}/"
    if redirect.path.startswith(episode) and redirect.target.startswith(episode):
        # Stands in frames of other sites.
        yield f"{embed_path(redirect.path)}index.html", f"{embed_path(redirect.target)}index.html"
        yield twin_path(redirect.path), twin_path(redirect.target)
        old, new = (each.split("/")[1] for each in (redirect.path, redirect.target))
        yield f"{addresses.chapters}/{old}.json", f"{addresses.chapters}/{new}.json"
        for ending in _TRANSCRIPTS:
            yield f"{addresses.transcript}/{old}{ending}", f"{addresses.transcript}/{new}{ending}"
