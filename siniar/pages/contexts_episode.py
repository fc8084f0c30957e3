"""What templates are given of an episode: its card, its player and the sound in it."""

from __future__ import annotations

from msgspec import Struct

from siniar.pages.contexts import Link


class Sound(Struct, frozen=True):
    """An audio file on offer."""

    #: Path-absolute when the site serves it, else absolute.
    url: str
    #: MIME type.
    type: str
    #: Size in words: ``14,4 MB``.
    size: str
    #: Size in bytes.
    length: int
    #: Name of the file when it is saved.
    name: str


class Moment(Struct, frozen=True):
    """A named place in an episode."""

    #: Whole seconds.
    second: int
    #: ``1:35``.
    time: str
    #: Name of the chapter.
    title: str
    #: What the chapter links to; empty for nothing.
    address: str = ""


class Player(Struct, frozen=True):
    """What the player needs to know of an episode."""

    #: Identity of the episode, for what a browser remembers.
    guid: str
    #: Title of the episode.
    title: str
    #: Page of the episode.
    url: str
    #: The enclosure.
    sound: Sound
    #: The small file for prepaid data; ``None`` when there is none.
    saver: Sound | None
    #: Seconds; 0 when unknown.
    duration: int
    #: ``21:04``; empty when unknown.
    total: str
    #: Chapters as moments.
    chapters: tuple[Moment, ...]
    #: Squares of 192 and 640 pixels for the lock screen.
    artwork_urls: tuple[str, str]
    #: Name of the topic, or of the show.
    artist: str


class EpisodeCard(Struct, frozen=True):
    """An episode in a list."""

    #: Page of the episode.
    url: str
    #: Title of the episode.
    title: str
    #: ``20 November 2026``.
    day: str
    #: The same for machines.
    iso_day: str
    #: ``21 minutes``; empty when unknown.
    length: str
    #: One or two plain sentences.
    summary: str
    #: The topic's page; ``None`` without a topic.
    topic: Link | None
    #: Class that gives the topic's colours.
    tone: str
    #: Square pictures of 96, 192 and 384 pixels.
    picture_urls: tuple[str, str, str]
    #: What they show, for those who do not see it; empty when they only decorate.
    picture_text: str
    #: ``Trailer`` or ``Bonus``; empty for ordinary episodes.
    kind: str
    #: Draft or scheduled, in words; empty for public episodes.
    mark: str
    #: Whether what it says has passed its last day.
    is_expired: bool
    #: Identity of the episode, for what a browser remembers.
    guid: str
    #: The enclosure; ``None`` without audio.
    sound: Sound | None
    #: The small file for prepaid data; ``None`` when there is none.
    saver: Sound | None
    #: Whole seconds; 0 when unknown.
    seconds: int


class CardGroup(Struct, frozen=True):
    """Episodes of a list that belong together."""

    #: Their year; empty when all stand on one page.
    name: str
    #: The episodes.
    cards: tuple[EpisodeCard, ...]


class ServiceBox(Struct, frozen=True):
    """What an episode says of a service: the box that residents need first."""

    #: What to bring.
    requirements: tuple[str, ...]
    #: Where to go; may be empty.
    place: str
    #: When it is open; may be empty.
    hours: str
    #: What it costs; may be empty.
    cost: str
    #: Official page; ``None`` without one.
    source: Link | None
    #: When the office last confirmed it, in words; may be empty.
    confirmed: str
    #: Until when it holds, in words; may be empty.
    expires: str


class Answered(Struct, frozen=True):
    """A question of residents with its answer."""

    #: Id of its part of the page.
    part: str
    #: What is asked.
    question: str
    #: Who asked, in general terms; may be empty.
    asker: str
    #: The answer in words, else what is said at its moment; may be empty.
    words: str
    #: Whether these words are what is said.
    is_spoken: bool
    #: Where the answer is heard or read: a moment of the episode's page.
    url: str
    #: Whole second at which the sound answers; 0 when it is not told.
    second: int
    #: ``2:15``; empty when it is not told.
    time: str
    #: The episode; ``None`` when the office answers in words only.
    card: EpisodeCard | None
    #: When the office last confirmed it, in words; may be empty.
    confirmed: str


class Clip(Struct, frozen=True):
    """A video that is fetched from elsewhere only after a tap."""

    #: Page of the video at YouTube.
    address: str
    #: Player without cookies.
    embed_address: str
    #: What distinguishes it from the episode's other videos; may be empty.
    label: str
    #: Our own picture, 640×360.
    poster_url: str
    #: Whether that is drawn, so that the title stands over it.
    is_drawn: bool
    #: Whether it is the whole episode, so that it can begin where the sound is.
    is_whole: bool
    #: About how much data it takes, such as "62 MB"; empty when its length is not known.
    video_size: str
    #: How much the sound alone takes at least; empty without sound.
    audio_size: str


class SpokenLine(Struct, frozen=True):
    """A cue on the page."""

    #: Seconds, with at most one decimal.
    second: str
    #: What is said.
    text: str


class Paragraph(Struct, frozen=True):
    """What one person says without a long pause."""

    #: Whole seconds.
    second: int
    #: ``1:35``.
    time: str
    #: Name; empty when the transcript has none or it is the same as before.
    speaker: str
    #: Cues.
    lines: tuple[SpokenLine, ...]
    #: Name of the chapter that begins here; empty if none does.
    chapter: str
    #: Whole second at which that chapter begins.
    chapter_second: int
    #: Whether the id of this second is not taken by another part of the page.
    has_id: bool
