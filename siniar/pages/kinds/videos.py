"""The list of all videos; a show without any has none."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.model.episode import Episode
from siniar.model.later import Later
from siniar.model.share import youtube_channel_url
from siniar.pages.compose import Composer
from siniar.pages.contexts import Pager
from siniar.pages.contexts_episode import Clip, EpisodeCard
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed, VideoInputs
from siniar.pages.page import PageKind, Planned, View
from siniar.pages.pager import PagerInputs, Part, build_pager, divide, named_groups, with_number
from siniar.pages.videos import build_clips
from siniar.pages.years import year_of


class VideosInputs(Struct, frozen=True):
    """What a page of the list may show: the episodes that have videos, with them."""

    pager: PagerInputs
    entries: tuple[tuple[Listed, VideoInputs], ...]


class VideoEntry(Struct, frozen=True):
    """A video in the list of all videos."""

    #: The episode.
    card: EpisodeCard
    #: Its video.
    clip: Clip


class VideoGroup(Struct, frozen=True):
    """Videos of a list that belong together."""

    #: Their year; empty when all stand on one page.
    name: str
    #: The videos.
    entries: tuple[VideoEntry, ...]


class VideosPage(Struct, frozen=True):
    """Variable ``videos`` of ``videos.html``."""

    #: Newest first.
    groups: tuple[VideoGroup, ...]
    #: Ways to the other pages.
    pager: Pager
    #: The show's channel at YouTube; empty without one.
    channel_address: str


def pages(facts: Facts) -> Iterator[Planned[VideosInputs]]:
    """The list, some on each page."""
    shown = [episode for episode in facts.catalogue.episodes if episode.videos]
    if not shown:
        return
    for part in divide(shown, f"{facts.catalogue.addresses.video}/", year_of):
        yield Planned(part.pager.path, Later(_inputs, facts, part))


def _inputs(facts: Facts, part: Part[Episode]) -> VideosInputs:
    entries = ((facts.listed(episode), facts.videos(episode)) for episode in part.entries)
    return VideosInputs(part.pager, tuple(entries))


def _year_of(entry: tuple[Listed, VideoInputs]) -> str:
    return year_of(entry[0])


def view(inputs: VideosInputs, composer: Composer) -> View:
    """A page in the show's words."""
    t = composer.words.t
    head = Head(
        title=t("Videos"),
        description=t("Episodes of {show} to watch.", show=composer.show.title),
    )
    groups = tuple(
        VideoGroup(
            name,
            tuple(
                VideoEntry(composer.card(listed), clip)
                for listed, videos in group
                for clip in build_clips(videos, composer)
            ),
        )
        for name, group in named_groups(inputs.pager, inputs.entries, _year_of)
    )
    pager = build_pager(inputs.pager, composer)
    page = VideosPage(groups, pager, youtube_channel_url(composer.show))
    return View(with_number(head, inputs.pager, composer), page)


KIND = PageKind("videos", pages, view)
