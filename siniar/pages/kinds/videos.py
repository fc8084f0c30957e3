"""The list of all videos; a show without any has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from siniar.model.share import youtube_channel_url
from siniar.pages.compose import Composer
from siniar.pages.contexts import Clip, EpisodeCard
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed, VideoInputs
from siniar.pages.page import PageKind, Planned, View


@dataclass(frozen=True, slots=True)
class VideosInputs:
    """What the list may show: the episodes that have videos, with them."""

    entries: tuple[tuple[Listed, VideoInputs], ...]


@dataclass(frozen=True, slots=True)
class VideoEntry:
    """A video in the list of all videos."""

    #: The episode.
    card: EpisodeCard
    #: Its video.
    clip: Clip


@dataclass(frozen=True, slots=True)
class VideosPage:
    """Variable ``videos`` of ``videos.html``."""

    #: Newest first.
    entries: tuple[VideoEntry, ...]
    #: The show's channel at YouTube; empty without one.
    channel_address: str


def pages(facts: Facts) -> Iterator[Planned[VideosInputs]]:
    """The one list."""
    shown = [episode for episode in facts.catalogue.episodes if episode.videos]
    entries = tuple((facts.listed(episode), facts.videos(episode)) for episode in shown)
    if entries:
        yield Planned(f"{facts.catalogue.addresses.video}/", VideosInputs(entries))


def view(inputs: VideosInputs, composer: Composer) -> View:
    """The list in the show's words."""
    t = composer.words.t
    head = Head(
        kind="videos",
        title=t("Videos"),
        description=t("Episodes of {show} to watch.", show=composer.show.title),
    )
    entries = tuple(
        VideoEntry(composer.card(listed), clip)
        for listed, videos in inputs.entries
        for clip in composer.clips(videos)
    )
    return View(head, VideosPage(entries, youtube_channel_url(composer.show)))


KIND = PageKind("videos", pages, view)
