"""What is known of a show before its repository exists."""

from __future__ import annotations

from msgspec import Struct


class ShowAnswers(Struct, frozen=True):
    """What its makers said of a new show; every text has been checked."""

    title: str
    #: What episode codes start with.
    code: str
    #: Who makes it.
    office: str
    #: BCP 47 tag.
    language: str
    #: UUID for life.
    guid: str
    #: Address of the site; empty while it is not known.
    url: str
    #: IANA name.
    timezone: str
    topics: tuple[str, ...]
    #: Main colour and accent, ``#rrggbb``.
    colors: tuple[str, str]
    #: Empty for none.
    email: str = ""
    #: ``UC…``; empty for none.
    channel: str = ""
    #: BCP 47 tag of what editors read; empty for that of the site.
    editors_language: str = ""

    @property
    def site_url(self) -> str:
        """The address, or one that stands for it until it is known."""
        return self.url or f"https://{self.code.lower()}.example"
