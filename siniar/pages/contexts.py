"""What templates are given: one frozen object per page kind, every variable with its meaning.

Addresses named ``url`` start with the site's base path; those named ``address`` are absolute.
Texts are plain unless their name ends in ``html`` or ``svg``, which hold safe markup.
"""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    #: Path-absolute or absolute address.
    url: str
    #: What the reader sees.
    text: str
    #: Name of an icon of the sprite; empty for none.
    icon: str = ""
    #: Whether it leads to the page it stands on.
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """The same on every page: variable ``site``."""

    #: Name of the show.
    title: str
    #: One line under the name; may be empty.
    tagline: str
    #: What the show is about.
    description: str
    #: Who makes it.
    author: str
    #: BCP 47 tag for ``lang``.
    language: str
    #: Who holds the rights; may be empty.
    copyright: str
    #: The path the site lives below, with a slash at its end: ``/`` or ``/repo/``.
    base: str
    #: Prefix of names in the browser's storage, which all sites of one origin share.
    key: str
    #: The whole stylesheet.
    style_url: str
    #: The script that starts the modules of a page.
    script_url: str
    #: The icon sprite.
    icons_url: str
    #: The web app manifest.
    manifest_url: str
    #: Icon for browsers that take any size.
    icon_svg_url: str
    #: PNG icon of 32 pixels.
    icon_url: str
    #: PNG icon for home screens of Apple's telephones.
    apple_icon_url: str
    #: ``#rrggbb`` for the browser's own bars, in light and in dark.
    theme_colors: tuple[str, str]
    #: The feed, absolute.
    feed_address: str
    #: The feed below the base path.
    feed_url: str
    #: Home.
    home_url: str
    #: Search page.
    search_url: str
    #: First page of all episodes.
    all_url: str
    #: How to follow the show.
    subscribe_url: str
    #: What is saved in this browser, also shown without a network.
    offline_url: str
    #: Where questions go; may be empty.
    question_url: str
    #: Whether the content is a demonstration.
    is_sample: bool
    #: Whether there is an episode at all.
    has_episodes: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of itself, mostly to machines: variable ``page``."""

    #: Name of the page kind, such as ``episode``.
    kind: str
    #: At most 65 characters, different on every page.
    title: str
    #: One or two plain sentences.
    description: str
    #: Absolute address of the page.
    address: str
    #: Whether search engines may list it.
    is_indexed: bool
    #: Absolute address of the picture shown in chats, 1200×630.
    picture_address: str
    #: What that picture shows.
    picture_text: str
    #: OpenGraph type: ``website`` or ``article``.
    og_type: str
    #: Moment of publication, ISO 8601; empty for pages without one.
    published: str
    #: The way from home to here, home first, this page last.
    breadcrumbs: tuple[Link, ...]
    #: JSON-LD, escaped for a script element.
    structured_html: Markup
    #: Content-Security-Policy.
    policy: str
    #: Links of the main menu.
    menu: tuple[Link, ...]
    #: Further links at the foot.
    footer: tuple[Link, ...]
    #: Class that gives the colours of a topic.
    tone: str
    #: Whether search finds the page.
    is_searched: bool
    #: Feeds besides the show's own, as links with absolute addresses.
    feeds: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Sound:
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


@dataclass(frozen=True, slots=True)
class Moment:
    """A named place in an episode."""

    #: Whole seconds.
    second: int
    #: ``1:35``.
    time: str
    #: Name of the chapter.
    title: str
    #: What the chapter links to; empty for nothing.
    address: str = ""


@dataclass(frozen=True, slots=True)
class Player:
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


@dataclass(frozen=True, slots=True)
class Card:
    """An episode in a list."""

    #: Page of the episode.
    url: str
    #: Title of the episode.
    title: str
    #: Number as written on the ticket; empty without one.
    number: str
    #: ``SIMPATRI-003``; empty without a number.
    code: str
    #: ``20 November 2026``.
    day: str
    #: The same for machines.
    iso_day: str
    #: ``21 minutes``; empty when unknown.
    length: str
    #: Size of the audio; empty without audio.
    size: str
    #: One or two plain sentences.
    summary: str
    #: The topic's page; ``None`` without a topic.
    topic: Link | None
    #: Class that gives the topic's colours.
    tone: str
    #: Square pictures of 96, 192 and 384 pixels.
    picture_urls: tuple[str, str, str]
    #: ``Trailer`` or ``Bonus``; empty for ordinary episodes.
    kind: str
    #: Draft or scheduled, in words; empty for public episodes.
    mark: str
    #: Whether what it says has passed its last day.
    is_expired: bool
    #: Whether it has a video.
    has_video: bool
    #: Whether it has a transcript.
    has_transcript: bool


@dataclass(frozen=True, slots=True)
class Answer:
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


@dataclass(frozen=True, slots=True)
class Clip:
    """A video that is fetched from elsewhere only after a tap."""

    #: Page of the video at YouTube.
    address: str
    #: Player without cookies.
    embed_address: str
    #: What distinguishes it from the episode's other videos; may be empty.
    label: str
    #: Our own picture, 640×360.
    poster_url: str
    #: Whether it is the whole episode, so that it can begin where the sound is.
    is_whole: bool
    #: About how much data it takes, such as "62 MB"; empty when its length is not known.
    video_size: str
    #: How much the sound alone takes at least; empty without sound.
    audio_size: str


@dataclass(frozen=True, slots=True)
class Line:
    """A cue on the page."""

    #: Seconds, with at most one decimal.
    second: str
    #: What is said.
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one person says without a long pause."""

    #: Whole seconds.
    second: int
    #: ``1:35``.
    time: str
    #: Name; empty when the transcript has none or it is the same as before.
    speaker: str
    #: Cues.
    lines: tuple[Line, ...]
    #: Name of the chapter that begins here; empty if none does.
    chapter: str
    #: Whole second at which that chapter begins.
    chapter_second: int
    #: Whether the id of this second is not taken by another part of the page.
    has_id: bool


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person in words."""

    #: Page of the person.
    url: str
    #: Name of the person.
    name: str
    #: Role in words: ``Host``.
    role: str
    #: What the person does; may be empty.
    position: str
    #: How many episodes, in words; empty where that does not matter.
    count: str = ""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Ways to pass an episode on."""

    #: Absolute address of the page.
    address: str
    #: Opens WhatsApp with a text.
    whatsapp_address: str
    #: Title and one line, for the system's own sharing.
    text: str
    #: Upright picture for a status, 1080×1920; empty when there is none.
    status_url: str
    #: Name of that picture when it is saved.
    status_name: str
    #: Poster to print; empty when there is none.
    poster_url: str


@dataclass(frozen=True, slots=True)
class Expiry:
    """Said on top of an episode that no longer holds."""

    #: The last day, in words.
    day: str
    #: The newer episode on the same question; ``None`` without one.
    successor: Card | None


@dataclass(frozen=True, slots=True)
class TopicTile:
    """A topic with what it holds."""

    #: Page of the topic.
    url: str
    #: Name of the topic.
    name: str
    #: What belongs to it; may be empty.
    description: str
    #: How many episodes, in words; empty where that does not matter.
    count: str
    #: Class that gives its colours.
    tone: str
    #: Square picture of 192 pixels, and of 384 for fine screens.
    picture_urls: tuple[str, str]


@dataclass(frozen=True, slots=True)
class HomePage:
    """Variable ``home`` of ``home.html``."""

    #: Newest public episode; ``None`` before the first.
    newest: Card | None
    #: Its player; ``None`` without audio.
    player: Player | None
    #: Topics in the settings' order.
    topics: tuple[TopicTile, ...]
    #: Ten newest after the first.
    cards: tuple[Card, ...]
    #: For first visits; ``None`` without a trailer.
    trailer: Card | None


@dataclass(frozen=True, slots=True)
class EpisodePage:
    """Variable ``episode`` of ``episode.html``."""

    #: What lists say of it too.
    card: Card
    #: ``None`` without audio.
    player: Player | None
    #: ``None`` while it holds.
    expiry: Expiry | None
    #: ``None`` when the notes have no such box.
    answer: Answer | None
    #: Videos of the episode.
    clips: tuple[Clip, ...]
    #: Notes, links made right for the base path.
    notes_html: Markup
    #: Transcript in paragraphs; empty without one.
    paragraphs: tuple[Paragraph, ...]
    #: Whether the transcript is short enough to stand open.
    is_short: bool
    #: The transcript as files.
    files: tuple[Link, ...]
    #: Everybody heard.
    people: tuple[Portrait, ...]
    #: Ways to pass it on.
    sharing: Sharing
    #: Where to ask about it; empty without an address.
    question_url: str
    #: The season's page; ``None`` without a season.
    season: Link | None
    #: The episode after this one; ``None`` for the newest.
    newer: Card | None
    #: The one before; ``None`` for the first.
    older: Card | None
    #: Other episodes on the same subject.
    related: tuple[Card, ...]
    #: Topic and keywords for the search filters.
    year: str


@dataclass(frozen=True, slots=True)
class PosterPage:
    """Variable ``poster`` of ``poster.html``: a sheet of A4."""

    #: What it is about, in large letters.
    title: str
    #: Topic, or the show's line.
    topic: str
    #: One or two plain sentences.
    summary: str
    #: Square picture of 640 pixels; empty without one.
    picture_url: str
    #: ``SIMPATRI-003``; may be empty.
    code: str
    #: QR code of the address.
    qr_svg: Markup
    #: The address as people type it, without scheme.
    typed: str
    #: The page that the poster leads to.
    url: str
    #: What the telephone does: hear the episode, or follow the show.
    call: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An episode in a topic's directory."""

    #: What lists say of it.
    card: Card
    #: ``None`` when its notes have no such box.
    answer: Answer | None
    #: When it was last confirmed, in words; empty if never.
    confirmed: str


@dataclass(frozen=True, slots=True)
class TopicPage:
    """Variable ``topic`` of ``topic.html``: a directory of services."""

    #: The topic itself.
    tile: TopicTile
    #: What still holds, newest first.
    entries: tuple[Entry, ...]
    #: What has passed its last day, newest first.
    expired: tuple[Entry, ...]
    #: The other topics.
    others: tuple[TopicTile, ...]
    #: Feed of this topic alone, absolute; empty without one.
    feed_address: str


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """Variable ``topics`` of ``topics.html``."""

    #: Topics in the settings' order.
    tiles: tuple[TopicTile, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Variable ``person`` of ``person.html``."""

    #: Who it is.
    portrait: Portrait
    #: Episodes the person is heard in, newest first.
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Variable ``people`` of ``people.html``."""

    #: Everybody by name.
    portraits: tuple[Portrait, ...]


@dataclass(frozen=True, slots=True)
class SeasonPage:
    """Variable ``season`` of ``season.html``."""

    #: ``Season 1`` with its name.
    title: str
    #: Episodes in the order of listening.
    cards: tuple[Card, ...]
    #: The other seasons.
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """Variable ``archive`` of ``archive.html``: all episodes, some on each page."""

    #: Episodes of this page, newest first.
    cards: tuple[Card, ...]
    #: First and last day of the page's episodes; empty when there is no other page.
    span: str
    #: Pages that this one leads to; an entry without an address stands for those left out.
    pages: tuple[Link, ...]
    #: Page with newer episodes; empty on that of the newest.
    newer_url: str
    #: Page with older episodes; empty on that of the oldest.
    older_url: str
    #: How many episodes there are, in words; only on the page of the newest.
    total: str
    #: Seasons.
    seasons: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class App:
    """A program or place where the show can be followed."""

    #: Its name.
    name: str
    #: Leads to the show there.
    address: str
    #: What to know before tapping; may be empty.
    hint: str


@dataclass(frozen=True, slots=True)
class SubscribePage:
    """Variable ``subscribe`` of ``subscribe.html``."""

    #: Apps and places.
    apps: tuple[App, ...]
    #: QR code of this page, for those who see it on a large screen.
    qr_svg: Markup
    #: Feeds of single topics, absolute; empty when there are none.
    feeds: tuple[Link, ...]
    #: Poster of the show.
    poster_url: str


@dataclass(frozen=True, slots=True)
class VideoEntry:
    """A video in the list of all videos."""

    #: The episode.
    card: Card
    #: Its video.
    clip: Clip


@dataclass(frozen=True, slots=True)
class VideosPage:
    """Variable ``videos`` of ``videos.html``."""

    #: Newest first.
    entries: tuple[VideoEntry, ...]
    #: The show's channel at YouTube; empty without one.
    channel_address: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Variable ``search`` of ``search.html``."""

    #: Names of topics to filter by.
    topics: tuple[str, ...]
    #: Years to filter by, newest first.
    years: tuple[str, ...]
    #: The search program, loaded on first use.
    program_url: str
    #: Words of one meaning, loaded on first use.
    synonyms_url: str


@dataclass(frozen=True, slots=True)
class TextPage:
    """Variable ``text`` of ``text.html``: a page that editors wrote."""

    #: Heading of the page.
    title: str
    #: One or two plain sentences; may be empty.
    summary: str
    #: The text, links made right for the base path.
    html: Markup


@dataclass(frozen=True, slots=True)
class MissingPage:
    """Variable ``missing`` of ``missing.html``: nothing lives at the address."""

    #: Some newest episodes.
    cards: tuple[Card, ...]
    #: Topics in the settings' order.
    topics: tuple[TopicTile, ...]


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """Variable ``offline`` of ``offline.html``: what is saved, and that the network is gone."""

    #: Where to find episodes to save.
    all_url: str
