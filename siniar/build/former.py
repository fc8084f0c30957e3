"""Files that apps go on asking for under the names of pages that have moved since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec.structs import replace

from siniar.model.catalogue import Catalogue
from siniar.model.moves import Redirect
from siniar.model.outputs import Output
from siniar.model.urls import Addresses, slug_of
from siniar.pages.embedded import embed_path
from siniar.pages.frame import twin_path
from siniar.pages.page import SETTINGS
from siniar.pages.rules import ADDRESS_TAKEN

#: Pages as Markdown, and feeds: of a topic there may be many.
_OF_TOPICS = re.compile(r"(?:\d+/)?index\.html\.md|feed(?:-[\d-]+)?\.xml")


def plan_former(outputs: Iterable[Output], catalogue: Catalogue) -> list[Output]:
    """Feeds of topics, players, captions, chapters and documents under their former names too.

    A host of plain files cannot send an app on, and an episode that was downloaded long ago still
    names them as they were.
    """
    if not (catalogue.redirects or catalogue.lapsed or catalogue.former_words):
        return []
    present = {output.path: output for output in outputs}
    addresses = catalogue.addresses
    captions: dict[str, list[str]] = {}
    for path in present:
        if path.startswith(f"{addresses.transcript}/"):
            slug, _, ending = path.removeprefix(f"{addresses.transcript}/").partition(".")
            captions.setdefault(slug, []).append(ending)
    taken = {addresses.of_topic(topic) for topic in catalogue.show.topics}
    taken |= {addresses.of_episode(episode) for episode in catalogue.episodes}
    # Where another one stands by now, each file would be taken for its own.
    moved = [redirect for redirect in catalogue.redirects if redirect.path not in taken]
    names = [
        (redirect.place, each)
        for redirect in moved
        for each in (
            *_of_topic(redirect, addresses, present),
            *_of_episode(redirect, addresses, captions),
        )
    ]
    names += [(each.place, _twins(each)) for each in catalogue.lapsed]
    known = chain(((path, path) for path in present), [each for _, each in names])
    names += [(SETTINGS, each) for each in _of_words(catalogue, known)]
    former: dict[str, Output] = {}
    for place, (old, new) in names:
        if new in present and old not in present:
            output = replace(present[new], path=old, place=place)
            former.setdefault(old, replace(output, yields=ADDRESS_TAKEN))
    return list(former.values())


def _twins(redirect: Redirect) -> tuple[str, str]:
    """Old and new name of a page as Markdown."""
    return twin_path(redirect.path), twin_path(redirect.target)


def _of_words(catalogue: Catalogue, known: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Old and new names of the files of folders that have another name since.

    ``known`` are the names that files have otherwise, each with the present one.
    """
    addresses = catalogue.addresses
    folders = {addresses.transcript, addresses.chapters, addresses.files}
    former = [pair for pair in catalogue.former_words.items() if pair[1] in folders]
    for path, new in known if former else ():
        folder, _, name = path.partition("/")
        for word, present in former:
            if folder == present:
                yield f"{word}/{name}", new


def _of_topic(
    redirect: Redirect, addresses: Addresses, present: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Old and new names of the files that belong to the page of a topic."""
    if not redirect.leads_below(addresses.topic):
        return
    folders = [(redirect.path, redirect.target)]
    old, new = (addresses.of_questions_below(each) for each in folders[0])
    for former, folder in (*folders, (old, new)):
        for path in present:
            if path.startswith(folder) and _OF_TOPICS.fullmatch(path.removeprefix(folder)):
                yield f"{former}{path.removeprefix(folder)}", path


def _of_episode(
    redirect: Redirect, addresses: Addresses, captions: Mapping[str, Iterable[str]]
) -> Iterator[tuple[str, str]]:
    """The same of an episode; ``captions`` are the endings of transcripts by its part of names."""
    if redirect.leads_below(addresses.episode):
        # Stands in frames of other sites.
        yield f"{embed_path(redirect.path)}index.html", f"{embed_path(redirect.target)}index.html"
        yield _twins(redirect)
        old, new = (slug_of(each) for each in (redirect.path, redirect.target))
        yield f"{addresses.chapters}/{old}.json", f"{addresses.chapters}/{new}.json"
        for ending in captions.get(new, ()):
            yield f"{addresses.transcript}/{old}.{ending}", f"{addresses.transcript}/{new}.{ending}"
