"""Notices videos that look like one that is linked already: uploaded once more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from siniar.model.episode import Episode
from siniar.model.words import N_
from siniar.youtube.match import Doubt
from siniar.youtube.titles import parse_title
from siniar.youtube.uploads import How, Upload, lengths_differ

AGAIN = N_("it has a video; this one has the same title and may be the same, uploaded once more")


def find_again(
    wanted: Sequence[Episode],
    uploads: Iterable[Upload],
    linked: Mapping[str, Sequence[tuple[Upload, How]]],
    names: Iterable[str],
) -> Iterator[Doubt]:
    """Videos of nobody that have the title of a linked one, by the episode of that.

    ``linked`` holds each episode's videos by its guid. Nothing is decided: whether the first one
    is still there, YouTube alone knows.
    """
    names = tuple(names)
    of_words: dict[frozenset[str], list[Upload]] = defaultdict(list)
    for upload in uploads:
        title = parse_title(upload.title, names)
        if title.words and not (title.is_short or upload.is_short):
            of_words[frozenset(title.words)].append(upload)
    for episode in wanted:
        known = linked.get(episode.guid, ())
        alike = [
            other
            for upload, _ in known
            for other in of_words.get(frozenset(parse_title(upload.title, names).words), ())
            if not lengths_differ(other.duration, upload.duration or episode.duration)
        ]
        if alike:
            yield Doubt(episode, tuple({each.id: each for each in alike}.values()), AGAIN)
