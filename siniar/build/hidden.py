"""Finds in a finished site what must not be public yet, and what this machine is called."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path, PurePosixPath

from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.text import decode_references

_TAG = re.compile("<[^<>]*>")
#: Shorter marks stand anywhere.
_SHORTEST = 7
#: Letters and words of a title that says of which episode it is.
_TITLE, _TITLE_WORDS = 15, 3


def marks_of(folder: Path, root: Path, catalogue: Catalogue) -> re.Pattern[str] | None:
    """What gives drafts, scheduled episodes and this machine away; ``None`` when nothing could.

    ``root`` is the project's folder.
    """
    shown = {episode.slug for episode in catalogue.public}
    hidden = [
        episode
        for episode in (*catalogue.drafts, *catalogue.scheduled)
        if episode.slug not in shown
    ]
    # A withdrawn episode's page may stay.
    left = {page.path.split("/")[-2] for page in catalogue.withdrawn if "/" in page.path}
    public = _PublicWords(catalogue)
    marks = [str(Path.home()), str(folder.resolve().parent), str(root.resolve())]
    for episode in hidden:
        marks.append(episode.guid)
        marks += [f"/{episode.slug}/"] if episode.slug not in left else []
        marks += public.keep_hidden(_names_of(episode, catalogue))
        marks += _spellings(episode.title) if public.is_untold(episode) else []
    marks = [mark for mark in marks if len(mark) >= _SHORTEST]
    return re.compile("|".join(map(re.escape, marks))) if marks else None


def _names_of(episode: Episode, catalogue: Catalogue) -> Iterator[str]:
    """The names that an episode's files have on the site and in content/."""
    for enclosure in filter(None, (episode.enclosure, episode.data_saver, episode.film_enclosure)):
        yield enclosure.path or enclosure.url
    yield catalogue.addresses.of_chapters(episode)
    yield catalogue.addresses.of_transcript(episode, "")
    if episode.transcript:
        yield episode.transcript.source.name
    if episode.picture:
        yield episode.picture.source.name


class _PublicWords:
    """What public episodes and pages name and say themselves is no secret."""

    def __init__(self, catalogue: Catalogue) -> None:
        public = catalogue.public
        names = (name for each in public for name in _names_of(each, catalogue))
        self._names = {PurePosixPath(name).name for name in names}
        texts = [text for each in public for text in (each.title, each.summary, each.notes_html)]
        texts += [page.html for page in catalogue.pages]
        show = catalogue.show
        self._text = _words_of(" ".join((show.title, show.description, *texts)))
        self._html = " ".join(texts)

    def keep_hidden(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            last = PurePosixPath(name).name
            if last not in self._names and last not in self._html:
                yield name

    def is_untold(self, episode: Episode) -> bool:
        """Whether a title says which episode it is, and no public text speaks of it."""
        title = episode.title
        is_telling = len(title) >= _TITLE and len(title.split()) >= _TITLE_WORDS
        return is_telling and _words_of(title) not in self._text


def _words_of(html: str) -> str:
    return " ".join(decode_references(_TAG.sub(" ", html)).split()).casefold()


def _spellings(title: str) -> set[str]:
    """A title as pages, feeds and JSON write it."""
    return {
        title,
        escape(title, quote=False),
        escape(title),
        title.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&#34;"),
        json.dumps(title)[1:-1],
        json.dumps(title, ensure_ascii=False)[1:-1],
    }
