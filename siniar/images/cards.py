"""What stands on drawn pictures: the words of a show and its episodes, and their colours."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from siniar.images.glyphs import drawable
from siniar.model.episode import Episode, EpisodeKind, Topic
from siniar.model.show import Show
from siniar.model.words import N_, Words

#: What a show's title may be parted at into a name and a line below it.
_TITLE_MARKS = (": ", " – ", " — ", " - ", " | ")

_KINDS = {EpisodeKind.TRAILER: N_("Trailer"), EpisodeKind.BONUS: N_("Bonus")}


@dataclass(frozen=True, slots=True)
class Face:
    """How a show looks."""

    #: Name without what stands after a colon or dash; never empty.
    name: str
    #: What stood there, else the show's line.
    tagline: str
    author: str
    #: ``#rrggbb``.
    color: str
    accent: str
    #: What the heights of the voices come from.
    seed: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture of one episode says, or one of the show as a whole."""

    face: Face
    #: Never empty.
    title: str
    topic: str
    #: Which ground and motif it has; 0 is the show's own.
    turn: int
    code: str
    #: Such as "Listen · 12 minutes".
    call: str
    #: Site address as people type it.
    address: str
    #: Marks demonstration content; empty otherwise.
    label: str
    seed: str


def build_face(show: Show) -> Face:
    """The face of a show; a title that the font cannot show at all gives way to the code."""
    title = drawable(show.title)
    mark = next((mark for mark in _TITLE_MARKS if mark in title), None)
    name, _, rest = title.partition(mark) if mark else (title, "", "")
    return Face(
        name=name or drawable(show.code) or "Podcast",
        tagline=rest or drawable(show.tagline),
        author=drawable(show.author),
        color=show.color,
        accent=show.accent,
        seed=show.code or show.title,
    )


def topic_turn(show: Show, topic: Topic | None) -> int:
    """Place of a topic in the settings, which gives its colour and motif; 0 without one."""
    slugs = [one.slug for one in show.topics]
    return slugs.index(topic.slug) if topic and topic.slug in slugs else 0


def _address(show: Show) -> str:
    parts = urlsplit(show.url)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def _call(episode: Episode, words: Words) -> str:
    listen = words.t("Listen")
    return f"{listen} · {words.minutes(episode.duration)}" if episode.duration else listen


def build_show_card(show: Show, words: Words) -> Card:
    """The card of the show itself."""
    face = build_face(show)
    return Card(
        face=face,
        title=face.tagline or face.name,
        topic="",
        turn=0,
        code="",
        call=words.t("Listen"),
        address=_address(show),
        label=words.t("Sample") if show.is_sample else "",
        seed=face.seed,
    )


class CardMaker:
    """Builds the cards of a show's episodes; what they have in common is built once."""

    def __init__(self, show: Show, words: Words) -> None:
        self.face = build_face(show)
        self._words = words
        self._turns = {topic.slug: topic_turn(show, topic) for topic in show.topics}
        self._address = _address(show)
        self._label = words.t("Sample") if show.is_sample else ""

    def card(self, episode: Episode) -> Card:
        """The card of an episode; a title that cannot be drawn gives way to code, topic or show."""
        words = self._words
        topic = drawable(episode.topic.name) if episode.topic else ""
        kind = words.t(_KINDS[episode.kind]) if episode.kind in _KINDS else ""
        return Card(
            face=self.face,
            title=drawable(episode.title) or drawable(episode.code) or topic or self.face.name,
            topic=" · ".join(part for part in (kind, topic) if part),
            turn=self._turns.get(episode.topic.slug, 0) if episode.topic else 0,
            code=drawable(episode.code),
            call=_call(episode, words),
            address=self._address,
            label=self._label,
            seed=episode.code or episode.slug,
        )


def build_card(show: Show, episode: Episode, words: Words) -> Card:
    """The card of one episode."""
    return CardMaker(show, words).card(episode)
