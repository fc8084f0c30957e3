"""The show as a whole, as its settings make it, and the pages that stand beside episodes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from siniar.model.attached import NOTHING_ATTACHED, Attached
from siniar.model.episode import Alias, Day, Location, Person, Season, Status, Topic
from siniar.model.questions import Question


class Page(Struct, frozen=True):
    """A text of the site that is not an episode, such as "about" or "contact"."""

    title: str
    slug: str
    #: Sanitised HTML; addresses of the site itself start with ``/`` and lack the base path.
    html: str
    text: str
    #: Relative to the project's root, with forward slashes.
    source: str
    summary: str = ""
    #: Order in menus; pages without one come last.
    order: int = 1000
    status: Status = Status.PUBLISHED
    #: When the office last checked it; ``None`` if never.
    confirmed: date | None = None
    #: Addresses besides its own.
    aliases: tuple[Alias, ...] = ()
    #: What the text shows and gives out.
    attached: Attached = NOTHING_ATTACHED


class QuestionNote(Struct, frozen=True):
    """A question with a note of its own, because no episode answered it when it was asked."""

    question: Question
    #: Relative to the project's root, with forward slashes.
    source: str
    topic: Topic | None = None
    #: The episode that answers it by now, as the note calls it; empty for none.
    episode: str = ""
    #: How many asked.
    asked: int = 1
    #: Day on which it was asked last.
    last: Day | None = None


class Platform(Struct, frozen=True):
    """A place where the show can be followed."""

    #: A key of the subscribe table: ``apple``, ``spotify``, ``youtube`` ...
    service: str
    url: str


class Office(Struct, frozen=True):
    """Where residents go and whom they ask; every part may be empty."""

    address: str = ""
    #: In words, such as "Senin sampai Jumat, 08.00 sampai 15.00".
    hours: str = ""
    #: Telephone number as people read it.
    phone: str = ""
    #: The number that WhatsApp knows, with the country's prefix.
    whatsapp: str = ""
    #: Who answers for what the site says.
    responsible: str = ""


class AdminForm(Struct, frozen=True):
    """Where the form for editors writes to."""

    #: ``owner/name`` on GitHub.
    repository: str
    branch: str = "main"


class Publisher(Struct, frozen=True):
    """Who makes several shows, as a feed of its own that lists them."""

    #: UUID of that feed.
    guid: str
    #: Its absolute address.
    url: str


class FeedOptions(Struct, frozen=True):
    """What the show's owner decides about the feed."""

    #: Episodes on the first page.
    page_size: int = 300
    #: How many of the newest items hold their whole notes; 0 means all.
    full_notes: int = 0
    #: Bytes a feed page should stay under; above it older notes are shortened.
    size_budget: int = 3_000_000
    #: ``episodic`` or ``serial``.
    type: str = "episodic"
    #: Whether the owner's address stands in the feed (needed while a directory verifies it).
    has_owner: bool = True
    #: ``podcast:locked``: other hosts may not import the feed.
    is_locked: bool = True
    is_blocked: bool = False
    is_complete: bool = False
    new_feed_url: str | None = None
    has_topic_feeds: bool = False
    #: ``podcast:txt`` lines as (purpose, text).
    txt: tuple[tuple[str, str], ...] = ()
    medium: str = "podcast"
    license: str = ""
    #: Absolute address of the licence text.
    license_url: str = ""
    location: str = ""
    #: ``geo:`` address of the location.
    location_geo: str = ""
    #: ``R…`` OpenStreetMap id of the location.
    location_osm: str = ""
    #: ISO 3166-1, two capital letters.
    location_country: str = ""
    #: ``subject`` or ``creator``.
    location_rel: str = ""
    #: (address, words) of ways to support the show.
    funding: tuple[tuple[str, str], ...] = ()
    #: Words such as "Setiap minggu", and an iCalendar RRULE.
    update_frequency: str = ""
    update_rule: str = ""
    #: Absolute address of a counting service that sends on to the audio; empty for none.
    prefix: str = ""
    #: Absolute address of a WebSub hub, which tells programs at once of what is new.
    hub: str = ""
    #: Whether machines made voices or words; ``None`` says nothing.
    ai_content: bool | None = None
    #: (service, whether it may not show the feed), by the namespace's list of services.
    blocks: tuple[tuple[str, bool], ...] = ()
    publisher: Publisher | None = None

    @property
    def place(self) -> Location | None:
        """The place that the show is about."""
        if not self.location:
            return None
        return Location(
            self.location,
            self.location_geo,
            self.location_osm,
            self.location_country,
            self.location_rel,
        )


class Show(Struct, frozen=True):
    """The podcast as a whole, made from the ``SHOW`` settings."""

    title: str
    #: Short upper-case code that episode codes start with.
    code: str
    description: str
    author: str
    #: BCP 47 tag of what is said and written in the show.
    language: str
    #: Apple categories as (category, subcategory or empty).
    categories: tuple[tuple[str, str], ...]
    topics: tuple[Topic, ...]
    #: UUID of the podcast for life (``podcast:guid``).
    guid: str
    #: Absolute address of the site without trailing slash.
    url: str
    #: IANA name of the time zone that notes are written in.
    timezone: str
    owner_name: str = ""
    owner_email: str = ""
    is_explicit: bool = False
    copyright: str = ""
    #: Absolute address that audio names are joined to; empty for the site's own ``audio/``.
    audio_base: str = ""
    #: Megabytes that the host gives the site.
    site_limit: int = 1000
    #: The show's drawn or photographed square picture; ``None`` lets the engine draw one.
    artwork: Path | None = None
    #: Fonts for letters that the pictures' own font lacks, below content/.
    fonts: tuple[Path, ...] = ()
    #: Main and accent colour, ``#rrggbb``.
    color: str = "#0b5d57"
    accent: str = "#ffc53d"
    #: One line under the title.
    tagline: str = ""
    links: tuple[Platform, ...] = ()
    youtube_channel: str = ""
    youtube_playlist: str = ""
    #: Where residents' questions go: a ``mailto:`` or ``https:`` address.
    question_url: str = ""
    #: Telephone numbers of the office, which notes may hold.
    phones: tuple[str, ...] = ()
    office: Office = Office()
    #: Heard in every episode that names no host.
    people: tuple[Person, ...] = ()
    feed: FeedOptions = FeedOptions()
    #: Extra seasons' names by number.
    seasons: tuple[Season, ...] = ()
    #: Marks every page as a sample (for demonstration content).
    is_sample: bool = False
    #: UUIDs that apps knew the podcast by before, when it had to be changed on purpose.
    former_guids: tuple[str, ...] = ()
    #: Addresses of the site that it left on purpose, without trailing slashes.
    former_urls: tuple[str, ...] = ()
    #: Whether pages stand there as Markdown too, for assistants and plain readers.
    has_twins: bool = True
    #: The form in the browser; ``None`` when the site has none.
    admin: AdminForm | None = None
    #: BCP 47 tags of the words that the site itself says, and of what editors read and type; empty
    #: for the show's own, or what its speakers read.
    interface_language: str = ""
    editors_language: str = ""
    #: Where the site is sent, as it stands in the settings; empty when that is not said.
    deploy_target: str = ""

    @property
    def page_language(self) -> str:
        """The language of what the site itself says to residents."""
        return self.interface_language or self.language

    @property
    def desk_language(self) -> str:
        """The language of what editors read and type."""
        return self.editors_language or self.page_language
