"""What templates are given on several kinds of pages, every variable with its meaning.

Addresses named ``url`` start with the site's base path; those named ``address`` are absolute.
Texts are plain unless their name ends in ``html`` or ``svg``, which hold safe markup.
"""

from markupsafe import Markup
from msgspec import Struct


class Link(Struct, frozen=True):
    """Words that lead somewhere."""

    #: Path-absolute or absolute address.
    url: str
    #: What the reader sees.
    text: str
    #: Name of an icon of the sprite; empty for none.
    icon: str = ""
    #: Whether it leads to the page it stands on.
    is_current: bool = False


class Pager(Struct, frozen=True):
    """The ways from a page of a long list to the others; all empty for a list of one page."""

    #: Pages that this one leads to; an entry without an address stands for those left out.
    pages: tuple[Link, ...]
    #: The page before this one; ``None`` on the first.
    before: Link | None
    #: The page after it; ``None`` on the last.
    after: Link | None
    #: Years or letters, each with the place where it begins.
    jumps: tuple[Link, ...]


class Site(Struct, frozen=True):
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
    #: Home.
    home_url: str
    #: Search page.
    search_url: str
    #: First page of all episodes.
    all_url: str
    #: How to follow the show.
    subscribe_url: str
    #: Where questions go; may be empty.
    question_url: str
    #: Where residents go, in words; may be empty.
    office_address: str
    #: When it is open, in words; may be empty.
    office_hours: str
    #: Ways to reach the office: WhatsApp, telephone.
    office_ways: tuple[Link, ...]
    #: Who answers for what the site says; may be empty.
    responsible: str
    #: Whether the content is a demonstration.
    is_sample: bool
    #: Whether there is an episode at all.
    has_episodes: bool


class Alternate(Struct, frozen=True):
    """The same in another form, for programs."""

    #: Absolute address.
    address: str
    #: MIME type.
    type: str
    #: What it is, in words.
    title: str


class PageMeta(Struct, frozen=True):
    """What a page says of itself, mostly to machines: variable ``page``."""

    #: Name of the page kind, such as ``episode``.
    kind: str
    #: At most 65 characters, different on every page.
    title: str
    #: One or two plain sentences.
    description: str
    #: Absolute address of the page, or of the one that it leads to.
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
    #: The page in other forms.
    alternates: tuple[Alternate, ...] = ()
    #: The page that browsers open next; empty for a page to be read.
    refresh_url: str = ""


class Portrait(Struct, frozen=True):
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


class TopicTile(Struct, frozen=True):
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
