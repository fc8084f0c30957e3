"""Plans all pictures of a site: which exist, where they lie, and how each is made when needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from siniar.images.checks import check_fonts
from siniar.images.draw import LIBRARIES, Favicon, VectorIcon, read_style
from siniar.images.kinds import (
    FEED_SIZE,
    ICO_SIZES,
    ICONS,
    PAGE_SIZES,
    SHARE,
    STATUS,
    VARIANTS,
    VECTOR_SIZE,
)
from siniar.images.photos import Photo, locate, usable_photo
from siniar.images.supplied import PhotoPoster, PhotoSquare
from siniar.images.texts import Drawings
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode, Topic, Video
from siniar.model.findings import Finding, Place
from siniar.model.keys import Key
from siniar.model.outputs import Output
from siniar.model.show import Show
from siniar.model.urls import Addresses
from siniar.model.words import Words

#: Below content/: copies of YouTube's own posters, each ``<video id>.jpg``.
VIDEO_POSTERS = "youtube"
_SETTINGS = Place("pelicanconf.py")

#: Whose picture it is (a guid, a topic's slug, nothing for the show) and which of its pictures.
_Name = tuple[str, str]


class PicturePlan(Struct, frozen=True):
    """The pictures of a site. Paths are below the site's root and change with the picture."""

    outputs: tuple[Output, ...]
    #: What is wrong with the fonts; the pictures are judged where the notes are read.
    findings: tuple[Finding, ...]
    _paths: Mapping[_Name, str]

    def has_artwork(self, episode: Episode) -> bool:
        """Whether the episode has a picture of its own, to be named in feeds."""
        return (_own(episode), f"square {FEED_SIZE}") in self._paths

    def artwork(self, episode: Episode | None, size: int) -> str:
        """A square picture of at least ``size`` pixels (at most the largest there is).

        Of an episode: its own, else its topic's (in feeds' size the show's), else the show's.
        ``None`` means the show.
        """
        return self.artworks(episode, (size,))[0]

    def artworks(self, episode: Episode | None, sizes: Iterable[int]) -> tuple[str, ...]:
        """The same in several sizes."""
        owners = _owners(episode) if episode else ("",)
        return tuple(self._first(owners, _square_kind(size)) for size in sizes)

    def of_topic(self, topic: Topic, size: int) -> str:
        """The square WebP of a topic, at least ``size`` pixels (at most the largest there is)."""
        least = next((one for one in PAGE_SIZES if one >= size), PAGE_SIZES[-1])
        return self._paths[_of_topic(topic), f"square {least}"]

    def share(self, episode: Episode | None) -> str:
        """1200×630 JPEG for chats; ``None`` means the show."""
        return self._paths[_own(episode), "share"]

    def status(self, episode: Episode) -> str:
        """1080×1920 JPEG for a WhatsApp status."""
        return self._paths[_own(episode), "status"]

    def poster(self, episode: Episode, video: Video | None = None) -> str:
        """640×360 WebP to stand before a video: its own where we have it, else a drawn one."""
        own = (_of_video(episode, video),) if video else ()
        return self._first((*own, _own(episode), _of_topic(episode.topic), ""), "poster")

    def has_poster(self, episode: Episode, video: Video) -> bool:
        """Whether that picture is a supplied one, which needs no title over it."""
        owners = (_of_video(episode, video), _own(episode))
        return any((owner, "poster") in self._paths for owner in owners)

    def icon(self, size: int, *, maskable: bool = False) -> str:
        """A PNG icon of one of the sizes in ``ICONS``."""
        return self._paths["", f"icon {size} {maskable}"]

    def icon_svg(self) -> str:
        """The icon for browsers that take any size."""
        return self._paths["", "icon svg"]

    def _first(self, owners: Iterable[str], kind: str) -> str:
        known = self._paths
        return next(known[owner, kind] for owner in owners if (owner, kind) in known)


@lru_cache(maxsize=32)
def _square_kind(size: int) -> str:
    least = next((one for one in (*PAGE_SIZES, FEED_SIZE) if one >= size), FEED_SIZE)
    return f"square {least}"


def _owners(episode: Episode) -> tuple[str, ...]:
    """Whose square stands for an episode, the best first."""
    topic = episode.topic
    return _own(episode), _of_topic(topic, variant_of(episode)), _of_topic(topic), ""


def _own(episode: Episode | None) -> str:
    return f"episode {episode.guid}" if episode else ""


def _of_video(episode: Episode, video: Video) -> str:
    return f"{_own(episode)} video {video.id}"


def _of_topic(topic: Topic | None, variant: int = 0) -> str:
    return f"topic {topic.slug}{f' {variant}' if variant else ''}" if topic else ""


def variant_of(episode: Episode) -> int:
    """Which of its topic's squares an episode has, the same for ever."""
    return (episode.number or sum(episode.guid.encode())) % VARIANTS


class _Picture(Protocol):
    """A picture that is not made yet."""

    @property
    def key(self) -> str:
        """Hash of everything that it shows."""

    def render(self) -> bytes:
        """The file."""


class _Planner(Struct):
    """Collects outputs and their paths."""

    addresses: Addresses
    outputs: list[Output] = field(default_factory=list)
    paths: dict[_Name, str] = field(default_factory=dict)

    def add(self, name: _Name, file: str, place: Place, picture: _Picture) -> None:
        """Plan one picture; ``{}`` in ``file`` stands for the hash of all that it shows."""
        key = self.name(name, file, picture)
        self.put(self.paths[name], place, key, picture)

    def name(self, name: _Name, file: str, picture: _Picture) -> str:
        """Give a picture its path without planning it; its key."""
        key = picture.key
        self.paths[name] = self.addresses.of_picture(file.format(key[:10]))
        return key

    def put(self, path: str, place: Place, key: str, picture: _Picture) -> None:
        """Plan a file: its key also tells its path, and the libraries, which change no name."""
        whole = Key(key, path, LIBRARIES)
        self.outputs.append(Output(path, whole, picture.render, place, is_costly=True))


def plan_pictures(
    catalogue: Catalogue,
    content: Path,
    words: Words,
    *,
    theme: Path,
    draws_cards: bool = True,
) -> PicturePlan:
    """Every picture of the site; nothing is drawn yet, but supplied pictures are read.

    Without ``draws_cards`` the pictures that carry episodes' titles have names, but no files.

    Raises:
        OSError: the theme has no templates of pictures.
    """
    show = catalogue.show
    fonts, findings = check_fonts(show.fonts, content)
    drawings = Drawings(show, words, read_style(theme, fonts))
    planner = _Planner(catalogue.addresses)
    _plan_show(planner, show, drawings, content)
    for topic in show.topics:
        used = {variant_of(episode) for episode in catalogue.by_topic[topic.slug]}
        _plan_topic(planner, topic, drawings, sorted({0, *used}))
    for episode in catalogue.episodes:
        _plan_cards(planner, episode, drawings, draws_cards=draws_cards)
        _plan_own(planner, episode, content)
        _plan_video_posters(planner, episode, content)
    return PicturePlan(tuple(planner.outputs), tuple(findings), planner.paths)


def _stem(text: str) -> str:
    """A file name's beginning made of any text."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "show"


def _square_file(stem: str, size: int, in_feeds: str = "jpg") -> str:
    return f"{stem}-{size}-{{}}.{in_feeds if size == FEED_SIZE else 'webp'}"


def _plan_show(planner: _Planner, show: Show, drawings: Drawings, content: Path) -> None:
    stem = _stem(show.code or show.title)
    # The check tells what is wrong with artwork that cannot be used.
    photo = usable_photo(locate(show.artwork, content) if show.artwork else None)
    # The largest first: whoever makes them needs the most memory for it.
    for size in (FEED_SIZE, *PAGE_SIZES):
        name = "", f"square {size}"
        if photo:
            planner.add(name, _square_file(stem, size), _SETTINGS, PhotoSquare(photo, size))
        else:
            file = _square_file(stem, size, "png")
            planner.add(name, file, _SETTINGS, drawings.artwork(size))
    planner.add(("", "share"), f"{stem}-1200x630-{{}}.jpg", _SETTINGS, drawings.show_card(SHARE))
    planner.add(("", "poster"), f"{stem}-640x360-{{}}.webp", _SETTINGS, drawings.poster(None))
    _plan_icons(planner, drawings, photo)


def _plan_icons(planner: _Planner, drawings: Drawings, artwork: Photo | None) -> None:
    for size, is_maskable in ICONS:
        file = f"icon-{size}{'-maskable' if is_maskable else ''}-{{}}.png"
        drawing = drawings.icon(size, artwork, is_maskable=is_maskable)
        planner.add(("", f"icon {size} {is_maskable}"), file, _SETTINGS, drawing)
    vector = VectorIcon(drawings.icon(VECTOR_SIZE, None))
    planner.add(("", "icon svg"), "icon-{}.svg", _SETTINGS, vector)
    favicon = Favicon(tuple(drawings.icon(size, artwork) for size in ICO_SIZES))
    planner.put("favicon.ico", _SETTINGS, favicon.key, favicon)


def _plan_topic(
    planner: _Planner, topic: Topic, drawings: Drawings, variants: Iterable[int]
) -> None:
    for variant in variants:
        owner = _of_topic(topic, variant)
        for size in PAGE_SIZES:
            name, file = (owner, f"square {size}"), _square_file(topic.slug, size)
            planner.add(name, file, _SETTINGS, drawings.topic(topic, size, variant))
    owner = _of_topic(topic)
    file = f"{topic.slug}-640x360-{{}}.webp"
    planner.add((owner, "poster"), file, _SETTINGS, drawings.poster(topic))


def _plan_cards(
    planner: _Planner, episode: Episode, drawings: Drawings, *, draws_cards: bool
) -> None:
    place, owner = Place(episode.source), _own(episode)
    share, status = drawings.cards((SHARE, STATUS), episode)
    for name, drawing in (("share", share), ("status", status)):
        file = f"{episode.slug}-{drawing.kind.width}x{drawing.kind.height}-{{}}.jpg"
        if draws_cards:
            planner.add((owner, name), file, place, drawing)
        else:
            planner.name((owner, name), file, drawing)


def _plan_own(planner: _Planner, episode: Episode, content: Path) -> None:
    """The pictures derived from an episode's own, if that can be used."""
    photo = usable_photo(locate(episode.picture.source, content)) if episode.picture else None
    if photo is None:
        return
    place, owner = Place(episode.source), _own(episode)
    for size in (*PAGE_SIZES, FEED_SIZE):
        file, square = _square_file(episode.slug, size), PhotoSquare(photo, size)
        planner.add((owner, f"square {size}"), file, place, square)
    if episode.videos:
        file = f"{episode.slug}-640x360-{{}}.webp"
        planner.add((owner, "poster"), file, place, PhotoPoster(photo))


def _plan_video_posters(planner: _Planner, episode: Episode, content: Path) -> None:
    """Posters that were copied from YouTube; one that cannot be read leaves the drawn one."""
    for number, video in enumerate(episode.videos, 1):
        path = content / VIDEO_POSTERS / f"{video.id}.jpg"
        photo = usable_photo(path if path.is_file() else None)
        if photo:
            file = f"{episode.slug}-video-{number}-640x360-{{}}.webp"
            name = (_of_video(episode, video), "poster")
            planner.add(name, file, Place(episode.source), PhotoPoster(photo))
