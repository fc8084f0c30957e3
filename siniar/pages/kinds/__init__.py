"""The page kinds, a file each: what its pages may show, and what its template is given."""

from __future__ import annotations

from siniar.pages.kinds import (
    archive,
    embed,
    episode,
    home,
    moved,
    not_found,
    offline,
    people,
    person,
    poster,
    privacy,
    questions,
    search,
    season,
    subscribe,
    text,
    topic,
    topics,
    transcript,
    videos,
    withdrawn,
)
from siniar.pages.page import PageKind

#: Add a kind here.
KINDS: tuple[PageKind, ...] = (
    home.KIND,
    episode.KIND,
    embed.KIND,
    poster.KIND,
    transcript.KIND,
    topics.KIND,
    topic.KIND,
    questions.KIND,
    people.KIND,
    person.KIND,
    season.KIND,
    archive.KIND,
    videos.KIND,
    subscribe.KIND,
    search.KIND,
    text.KIND,
    privacy.KIND,
    not_found.KIND,
    offline.KIND,
    moved.KIND,
    withdrawn.KIND,
)
