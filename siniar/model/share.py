"""Addresses that pass a show or an episode on: WhatsApp texts, links into apps, questions."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from msgspec import Struct

from siniar.model.show import Show
from siniar.model.words import N_


class AppRow(Struct, frozen=True):
    """A program or place where a show can be followed."""

    #: As its maker writes it.
    name: str
    #: The key of ``SHOW["links"]`` that gives its address; empty for apps that take any feed.
    service: str
    #: Makes the address from the feed's address and the show's title; ``None``: settings only.
    build: Callable[[str, str], str] | None = None
    #: What to know before tapping.
    hint: str = ""


def _without_scheme(url: str) -> str:
    return url.split("://", 1)[-1]


def _antennapod(feed: str, title: str) -> str:
    # https://antennapod.org/documentation/podcasters-hosters/add-on-antennapod
    return (
        "https://antennapod.org/deeplink/subscribe"
        f"?url={quote(feed, safe='')}&title={quote(title, safe='')}"
    )


def _pocket_casts(feed: str, _title: str) -> str:
    return f"pktc://subscribe/{_without_scheme(feed)}"


def _podcast_addict(feed: str, _title: str) -> str:
    return f"podcastaddict://{_without_scheme(feed)}"


#: In the order that the subscribe page shows. A scheme of an app fails silently without the app,
#: so the page always shows the address to copy too.
APPS = (
    AppRow("AntennaPod", "antennapod", _antennapod, N_("Free, without ads")),
    AppRow("Pocket Casts", "pocketcasts", _pocket_casts, N_("If the app is on your phone")),
    AppRow("Podcast Addict", "podcastaddict", _podcast_addict, N_("If the app is on your phone")),
    AppRow("Apple Podcasts", "apple"),
    AppRow("Spotify", "spotify"),
    AppRow("YouTube", "youtube"),
    AppRow("YouTube Music", "youtubemusic"),
    AppRow("Amazon Music", "amazon"),
    AppRow("Castbox", "castbox"),
    AppRow("Deezer", "deezer"),
    AppRow("Overcast", "overcast"),
    AppRow("Castro", "castro"),
    AppRow("Fountain", "fountain"),
    AppRow("TrueFans", "truefans"),
    AppRow("Podcast Index", "podcastindex"),
    AppRow("iHeart", "iheart"),
    AppRow("Noice", "noice"),
)


def youtube_channel_url(show: Show) -> str:
    """The show's channel at YouTube; empty without one."""
    links = {link.service: link.url for link in show.links}
    channel = show.youtube_channel
    return links.get("youtube") or (
        f"https://www.youtube.com/channel/{quote(channel, safe='')}" if channel else ""
    )


def app_links(show: Show, feed_url: str) -> tuple[tuple[AppRow, str], ...]:
    """Every row that has an address for this show, with that address.

    A service of the settings that the table does not know follows under its own name.
    """
    given = {link.service: link.url for link in show.links}
    channel = youtube_channel_url(show)
    if channel:
        given["youtube"] = channel
    known = {row.service for row in APPS}
    rows = [*APPS, *(AppRow(name, name) for name in given if name not in known)]
    chosen = []
    for row in rows:
        built = row.build(feed_url, show.title) if row.build else ""
        address = given.get(row.service) or built
        if address:
            chosen.append((row, address))
    return tuple(chosen)


def whatsapp_url(title: str, line: str, size: str, address: str) -> str:
    """Opens WhatsApp with title, one line, size and link, each on a line of its own."""
    text = "\n".join(part for part in (f"*{title}*", line, size, address) if part)
    return f"https://wa.me/?text={quote(text, safe='')}"


def question_ways(show: Show, text: str) -> dict[str, str]:
    """Ways to ask the office, with ``text`` filled in: ``whatsapp``, ``phone``, ``form``."""
    whatsapp, phone = (
        re.sub("(?<=.)[^0-9]|[^0-9+]", "", number)
        for number in (show.office.whatsapp, show.office.phone)
    )
    ways = {
        "whatsapp": whatsapp
        and f"https://wa.me/{whatsapp.lstrip('+')}?text={quote(text, safe='')}",
        "phone": phone and f"tel:{phone}",
        "form": question_url(show, text),
    }
    return {name: url for name, url in ways.items() if url}


#: Where an address takes the words of a message, by its host; a form of another host is told the
#: episode and may do with it what it likes.
_PREFILLED = {
    "wa.me": "text",
    "api.whatsapp.com": "text",
    "t.me": "text",
    "github.com": "title",
}
#: What stands for the episode in the address of a form that fills in a field of its own.
EPISODE_PLACE = "{episode}"


def question_url(show: Show, subject: str) -> str:
    """Where a question about ``subject`` goes; empty when the show takes none.

    ``https://…/viewform?entry.1={episode}`` says itself where the subject stands.
    """
    url, filled = show.question_url, quote(subject, safe="")
    if EPISODE_PLACE in url:
        return url.replace(EPISODE_PLACE, filled)
    if not url or not subject:
        return url
    parts = urlsplit(url)
    is_mail = parts.scheme == "mailto"
    name = "subject" if is_mail else _PREFILLED.get(parts.hostname or "", "episode")
    address, mark, part = url.partition("#")
    return f"{address}{'&' if parts.query else '?'}{name}={filled}{mark}{part}"
