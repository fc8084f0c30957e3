"""Plans all pictures of a site: which exist, where they lie, and how each is made when needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import __version__ as pillow_version

from siniar.images.cards import Card, CardMaker, Face, build_show_card, topic_turn
from siniar.images.sizes import APPLE_SIZE, FEED_SIZE, PAGE_SIZES
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode, Topic, Video
from siniar.model.findings import Finding, Place
from siniar.model.outputs import Output
from siniar.model.show import Show
from siniar.model.urls import Addresses
from siniar.model.words import Words

if TYPE_CHECKING:
    # Most builds draw nothing and read no picture: Pillow and what stands on it is slow to import.
    from siniar.images.photos import Photo

#: Counted up whenever the drawing code changes what it draws: names and cache keys follow.
DRAWING = 3
#: Below content/: copies of YouTube's own posters, each ``<video id>.jpg``.
VIDEO_POSTERS = "youtube"
#: (pixels a side, whether a platform may cut it to any shape).
ICONS = (
    (32, False),
    (48, False),
    (APPLE_SIZE, False),
    (192, False),
    (192, True),
    (512, False),
    (512, True),
)

#: Whose picture it is (a guid, a topic's slug, nothing for the show) and which of its pictures.
_Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PicturePlan:
    """The pictures of a site. Paths are below the site's root and change with the picture."""

    outputs: tuple[Output, ...]
    #: What is wrong with the episodes' own pictures.
    findings: tuple[Finding, ...]
    _paths: Mapping[_Name, str]
    #: Name the pictures that carry an episode's title, where these are not planned.
    _name_cards: Callable[[Episode], Mapping[_Name, str]]

    def has_artwork(self, episode: Episode) -> bool:
        """Whether the episode has a picture of its own, to be named in feeds."""
        return (_own(episode), f"square {FEED_SIZE}") in self._paths

    def artwork(self, episode: Episode | None, size: int) -> str:
        """A square picture of at least ``size`` pixels (at most the largest there is).

        Of an episode: its own, else its topic's (in feeds' size the show's), else the show's.
        ``None`` means the show.
        """
        kind = _square_kind(size)
        paths = self._paths
        path = None
        if episode is not None:
            if episode.picture:
                path = paths.get((_own(episode), kind))
            path = path or paths.get((_of_topic(episode.topic), kind))
        return path or paths["", kind]

    def of_topic(self, topic: Topic, size: int) -> str:
        """The square WebP of a topic, at least ``size`` pixels (at most the largest there is)."""
        least = next((one for one in PAGE_SIZES if one >= size), PAGE_SIZES[-1])
        return self._paths[_of_topic(topic), f"square {least}"]

    def share(self, episode: Episode | None) -> str:
        """1200×630 JPEG for chats; ``None`` means the show."""
        return self._card(episode, "share")

    def status(self, episode: Episode) -> str:
        """1080×1920 JPEG for a WhatsApp status."""
        return self._card(episode, "status")

    def _card(self, episode: Episode | None, kind: str) -> str:
        name = _own(episode), kind
        path = self._paths.get(name)
        if path is None and episode:
            path = self._name_cards(episode)[name]
        return path or self._paths[name]

    def poster(self, episode: Episode, video: Video | None = None) -> str:
        """640×360 WebP to stand before a video: its own where we have it, else a drawn one."""
        own = (_of_video(episode, video),) if video else ()
        owners = (*own, _own(episode), _of_topic(episode.topic), "")
        return next(
            self._paths[owner, "poster"] for owner in owners if (owner, "poster") in self._paths
        )

    def icon(self, size: int, *, maskable: bool = False) -> str:
        """A PNG icon of one of the sizes in ``ICONS``."""
        return self._paths["", f"icon {size} {maskable}"]

    def icon_svg(self) -> str:
        """The icon for browsers that take any size."""
        return self._paths["", "icon svg"]


@lru_cache(maxsize=32)
def _square_kind(size: int) -> str:
    least = next((one for one in (*PAGE_SIZES, FEED_SIZE) if one >= size), FEED_SIZE)
    return f"square {least}"


def _own(episode: Episode | None) -> str:
    return f"episode {episode.guid}" if episode else ""


def _of_video(episode: Episode, video: Video) -> str:
    return f"{_own(episode)} video {video.id}"


def _of_topic(topic: Topic | None) -> str:
    return f"topic {topic.slug}" if topic else ""


def _hash(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()


def _drawn(name: str, *values: object, **options: object) -> Callable[[], bytes]:
    """A picture that one of the functions ``render_…`` makes when it is needed."""

    def render() -> bytes:
        from siniar.images import render as rendering  # noqa: PLC0415 (see above)

        content: bytes = getattr(rendering, f"render_{name}")(*values, **options)
        return content

    return render


def _read_photo(path: Path | None) -> Photo | None:
    """A picture file of the content; ``None`` when there is none that can be used."""
    if path is None:
        return None
    from siniar.images.photos import Photo, read_photo  # noqa: PLC0415 (see above)

    photo = read_photo(path)
    return photo if isinstance(photo, Photo) else None


class _Told:
    """Something by what it says of itself, asked once."""

    __slots__ = ("_text",)

    def __init__(self, value: object) -> None:
        self._text = repr(value)

    def __repr__(self) -> str:
        return self._text


@dataclass(slots=True)
class _Planner:
    """Collects outputs and their paths."""

    addresses: Addresses
    outputs: list[Output] = field(default_factory=list)
    paths: dict[_Name, str] = field(default_factory=dict)

    def add(
        self,
        name: _Name,
        file: str,
        place: Place,
        render: Callable[[], bytes],
        *inputs: object,
    ) -> None:
        """Plan one picture; ``file`` holds ``{}`` for the hash of everything it depends on."""
        made_from = _hash(DRAWING, name[1], file, *inputs)
        path = self.addresses.of_picture(file.format(made_from[:10]))
        # A newer Pillow may give other bytes for the same picture, which keeps its name.
        key = f"{made_from} {pillow_version}"
        self.outputs.append(Output(path, key, render, place, is_costly=True))
        self.paths[name] = path


def plan_pictures(
    catalogue: Catalogue, content: Path, words: Words, *, draws_cards: bool = True
) -> PicturePlan:
    """Every picture of the site; nothing is drawn yet, but supplied pictures are read.

    Without ``draws_cards`` the pictures that carry episodes' titles have names, but no files.
    """
    show = catalogue.show
    maker = CardMaker(show, words)
    face = maker.face
    planner = _Planner(catalogue.addresses)
    findings: list[Finding] = []
    _plan_show(planner, show, face, content, words)
    for episode in catalogue.episodes:
        if draws_cards:
            _plan_cards(planner, episode, maker.card(episode))
        findings += _plan_own(planner, episode, content)
        _plan_video_posters(planner, episode, content)

    # An episode's page and its poster ask for several names, one after the other.
    last: dict[str, Mapping[_Name, str]] = {}

    def name_cards(episode: Episode) -> Mapping[_Name, str]:
        if episode.guid not in last:
            aside = _Planner(catalogue.addresses)
            _plan_cards(aside, episode, maker.card(episode))
            last.clear()
            last[episode.guid] = aside.paths
        return last[episode.guid]

    return PicturePlan(tuple(planner.outputs), tuple(findings), planner.paths, name_cards)


def _stem(text: str) -> str:
    """A file name's beginning made of any text."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "show"


def _square_file(stem: str, size: int, in_feeds: str = "jpg") -> str:
    return f"{stem}-{size}-{{}}.{in_feeds if size == FEED_SIZE else 'webp'}"


def _plan_show(planner: _Planner, show: Show, face: Face, content: Path, words: Words) -> None:
    place = Place("pelicanconf.py")
    stem = _stem(show.code or show.title)
    photo = _supplied(show.artwork, content)
    # The largest first: whoever makes them needs the most memory for it.
    for size in (FEED_SIZE, *PAGE_SIZES):
        name = "", f"square {size}"
        if photo is None:
            file, render = _square_file(stem, size, "png"), _drawn("artwork", face, size)
            planner.add(name, file, place, render, face)
        else:
            file, render = _square_file(stem, size), _drawn("square", photo, size)
            planner.add(name, file, place, render, photo.digest)
    card = build_show_card(show, words)
    planner.add(("", "share"), f"{stem}-1200x630-{{}}.jpg", place, _drawn("share", card), card)
    planner.add(("", "poster"), f"{stem}-640x360-{{}}.webp", place, _drawn("poster", face, 0), face)
    _plan_icons(planner, face, photo, place)
    for topic in show.topics:
        _plan_topic(planner, topic, face, topic_turn(show, topic))


def _plan_icons(planner: _Planner, face: Face, photo: Photo | None, place: Place) -> None:
    inputs = (face, photo.digest if photo else "")
    for size, is_maskable in ICONS:
        file = f"icon-{size}{'-maskable' if is_maskable else ''}-{{}}.png"
        render = _drawn("icon", face, photo, size, is_maskable=is_maskable)
        planner.add(("", f"icon {size} {is_maskable}"), file, place, render, *inputs)
    planner.add(("", "icon svg"), "icon-{}.svg", place, _drawn("icon_svg", face), *inputs)
    key = _hash(DRAWING, "ico", *inputs, pillow_version)
    planner.outputs.append(
        Output("favicon.ico", key, _drawn("favicon", face, photo), place, is_costly=True)
    )


def _plan_topic(planner: _Planner, topic: Topic, face: Face, turn: int) -> None:
    place = Place("pelicanconf.py")
    owner = _of_topic(topic)
    for size in PAGE_SIZES:
        file = _square_file(topic.slug, size)
        render = _drawn("topic", face, turn, size)
        planner.add((owner, f"square {size}"), file, place, render, face, turn)
    file = f"{topic.slug}-640x360-{{}}.webp"
    planner.add((owner, "poster"), file, place, _drawn("poster", face, turn), face, turn)


def _plan_cards(planner: _Planner, episode: Episode, card: Card) -> None:
    place, owner = Place(episode.source), _own(episode)
    told = _Told(card)
    share = f"{episode.slug}-1200x630-{{}}.jpg"
    planner.add((owner, "share"), share, place, _drawn("share", card), told)
    status = f"{episode.slug}-1080x1920-{{}}.jpg"
    planner.add((owner, "status"), status, place, _drawn("status", card), told)


def _plan_own(planner: _Planner, episode: Episode, content: Path) -> Iterable[Finding]:
    """The pictures derived from an episode's own, and what is wrong with it."""
    if episode.picture is None:
        return ()
    place, owner = Place(episode.source), _own(episode)
    source = episode.picture.source
    path = _locate(source, content)
    if path is None:
        return ()
    from siniar.images.checks import check_picture  # noqa: PLC0415 (see above)
    from siniar.images.photos import Photo, read_photo  # noqa: PLC0415 (see above)

    photo = read_photo(path)
    if isinstance(photo, Photo):
        for size in (*PAGE_SIZES, FEED_SIZE):
            file = _square_file(episode.slug, size)
            render = _drawn("square", photo, size)
            planner.add((owner, f"square {size}"), file, place, render, photo.digest)
        if episode.videos:
            file = f"{episode.slug}-640x360-{{}}.webp"
            poster = _drawn("photo_poster", photo)
            planner.add((owner, "poster"), file, place, poster, photo.digest)
    return check_picture(photo, place, source.name)


def _plan_video_posters(planner: _Planner, episode: Episode, content: Path) -> None:
    """Posters that were copied from YouTube; one that cannot be read leaves the drawn one."""
    for number, video in enumerate(episode.videos, 1):
        path = content / VIDEO_POSTERS / f"{video.id}.jpg"
        photo = _read_photo(path if path.is_file() else None)
        if photo is not None:
            file = f"{episode.slug}-video-{number}-640x360-{{}}.webp"
            render = _drawn("photo_poster", photo)
            name = (_of_video(episode, video), "poster")
            planner.add(name, file, Place(episode.source), render, photo.digest)


def _locate(source: Path, content: Path) -> Path | None:
    """The file of a picture, named from the project's root, from content/, or in full."""
    candidates = (content / source, content.parent / source)
    return next((path for path in candidates if path.is_file()), None)


def _supplied(artwork: Path | None, content: Path) -> Photo | None:
    """The show's own artwork if it can be used at all; the check tells what is wrong with it."""
    return _read_photo(_locate(artwork, content) if artwork else None)
