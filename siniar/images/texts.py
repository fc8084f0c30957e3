"""Builds what stands on drawn pictures: the words of a show and its episodes, in their colours."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from siniar.images.checks import check_fonts
from siniar.images.colors import Palette, build_palette
from siniar.images.draw import Drawing, PictureStyle, read_style
from siniar.images.fonts import Fonts
from siniar.images.kinds import (
    APPLE_SIZE,
    ARTWORK,
    CLIP,
    POSTER,
    TOPIC,
    ArtworkInputs,
    CardInputs,
    ClipInputs,
    IconInputs,
    Inputs,
    PictureKind,
    TopicSquareInputs,
    VideoPosterInputs,
    icon_kind,
)
from siniar.images.photos import Photo
from siniar.model.episode import Episode, EpisodeKind, Topic
from siniar.model.show import Show
from siniar.model.words import N_, Words

#: What a show's title may be parted at into a name and a line below it.
_TITLE_MARKS = (": ", " – ", " — ", " - ", " | ")
_KINDS = {EpisodeKind.TRAILER: N_("Trailer"), EpisodeKind.BONUS: N_("Bonus")}


def topic_turn(show: Show, topic: Topic | None) -> int:
    """Place of a topic in the settings, which gives its colour and motif; 0 without one."""
    slugs = [one.slug for one in show.topics]
    return slugs.index(topic.slug) if topic and topic.slug in slugs else 0


def _first(fonts: Fonts, *texts: str) -> str:
    """The first of some texts that says something in these fonts, as far as they can show it."""
    shown = (fonts.drawable(text) for text in texts)
    return next((text for text in shown if any(map(str.isalnum, text)) or _is_sign(text)), "")


def _is_sign(text: str) -> bool:
    """Whether it holds more than marks between letters: an emoji, say."""
    return any(character.isprintable() and ord(character) > 0x2BFF for character in text)


def _call(episode: Episode, words: Words) -> str:
    listen = words.t("Listen")
    return f"{listen} · {words.minutes(episode.duration)}" if episode.duration else listen


def _address(show: Show) -> str:
    parts = urlsplit(show.url)
    return f"{parts.netloc}{parts.path}".rstrip("/")


class Face(Struct, frozen=True):
    """How a show calls itself; its texts can be shown."""

    #: Name without what stands after a colon or dash; never empty.
    name: str
    #: What stood there, else the show's line.
    tagline: str
    author: str
    #: What the heights of the voices come from.
    seed: str


def build_face(show: Show, fonts: Fonts) -> Face:
    """The face of a show; a title that the fonts cannot show at all gives way to the code."""
    title = _first(fonts, show.title, show.code, "Podcast")
    mark = next((mark for mark in _TITLE_MARKS if mark in title), None)
    name, _, rest = title.partition(mark) if mark else (title, "", "")
    return Face(
        name=name,
        tagline=rest or fonts.drawable(show.tagline),
        author=fonts.drawable(show.author),
        seed=show.code or show.title,
    )


def read_drawings(show: Show, words: Words, *, theme: Path, content: Path) -> Drawings:
    """What can be drawn of a show with a theme's templates and the fonts of its settings.

    Raises:
        OSError: the theme has no templates of pictures.
    """
    fonts, _ = check_fonts(show.fonts, content)
    return Drawings(show, words, read_style(theme, fonts))


class Drawings:
    """Everything that can be drawn of a show, in one style."""

    def __init__(self, show: Show, words: Words, style: PictureStyle) -> None:
        self._show, self._words, self._style = show, words, style
        self._face = build_face(show, style.fonts)
        self._address = _address(show)
        self._sample = words.t("Sample") if show.is_sample else ""

    def artwork(self, size: int) -> Drawing:
        """The show's square; PNG in the feed's size, WebP in those of pages."""
        face = self._face
        inputs = ArtworkInputs(face.name, face.tagline, face.author, face.seed)
        return self._draw(ARTWORK[size], inputs)

    def topic(self, topic: Topic, size: int, variant: int = 0) -> Drawing:
        """The square of a topic, WebP."""
        turn = topic_turn(self._show, topic)
        return self._draw(TOPIC[size], TopicSquareInputs(turn, variant), turn)

    def poster(self, topic: Topic | None) -> Drawing:
        """What stands before a video of a topic, or of the show."""
        turn = topic_turn(self._show, topic)
        inputs = VideoPosterInputs(f"{self._face.seed} {turn}")
        return self._draw(POSTER, inputs, turn)

    def icon(self, size: int, artwork: Photo | None, *, is_maskable: bool = False) -> Drawing:
        """An icon, of the supplied artwork when there is one."""
        is_rounded = not is_maskable and size != APPLE_SIZE
        inputs = IconInputs(is_maskable, is_rounded, artwork)
        return self._draw(icon_kind(size, is_rounded=is_rounded), inputs)

    def show_card(self, kind: PictureKind) -> Drawing:
        """A picture with the show's line in the place of an episode's title."""
        face = self._face
        inputs = CardInputs(
            name=face.name,
            title=face.tagline or face.name,
            topic="",
            sample=self._sample,
            code="",
            call=self._words.t("Listen"),
            address=self._address,
            seed=face.seed,
        )
        return self._draw(kind, inputs)

    def cards(self, kinds: Iterable[PictureKind], episode: Episode) -> list[Drawing]:
        """Pictures with an episode's title, one of each kind."""
        turn, card = topic_turn(self._show, episode.topic), self._card(episode)
        return [self._draw(kind, card, turn) for kind in kinds]

    def card(self, kind: PictureKind, episode: Episode) -> Drawing:
        """A picture with an episode's title."""
        return self.cards([kind], episode)[0]

    def clip(self, episode: Episode, title: str, caption: str) -> Drawing:
        """A passage of an episode while a caption is said; its title gives way to the episode's."""
        card, drawable = self._card(episode), self._style.fonts.drawable
        inputs = ClipInputs(
            name=card.name,
            title=_first(self._style.fonts, title) or card.title,
            topic=card.topic,
            sample=card.sample,
            caption=drawable(caption),
            address=card.address,
            seed=card.seed,
        )
        return self._draw(CLIP, inputs, topic_turn(self._show, episode.topic))

    def _card(self, episode: Episode) -> CardInputs:
        """A title that cannot be shown gives way to the code, the topic or the show's name."""
        words, fonts = self._words, self._style.fonts
        topic = fonts.drawable(episode.topic.name) if episode.topic else ""
        kind = words.t(_KINDS[episode.kind]) if episode.kind in _KINDS else ""
        return CardInputs(
            name=self._face.name,
            title=_first(fonts, episode.title, episode.code, topic, self._face.name),
            topic=" · ".join(part for part in (kind, topic) if part),
            sample=self._sample,
            code=fonts.drawable(episode.code),
            call=_call(episode, words),
            address=self._address,
            seed=episode.code or episode.slug,
        )

    def _draw(self, kind: PictureKind, inputs: Inputs, turn: int = 0) -> Drawing:
        return Drawing(kind, inputs, self.palette(turn), self._style)

    def palette(self, turn: int) -> Palette:
        """The colours of a topic by its place in the settings; 0 are the show's own."""
        return build_palette(self._show.color, self._show.accent, turn)
