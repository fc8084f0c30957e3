"""Judges how a published site answers: what apps, directories and phones need of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from siniar.doctor.rules import (
    SITE_ARTWORK,
    SITE_BORROWED_DOMAIN,
    SITE_CACHED_LONG,
    SITE_CERTIFICATE_ENDING,
    SITE_CERTIFICATE_UNTRUSTED,
    SITE_DEAD,
    SITE_HTTP_OPEN,
    SITE_MANIFEST_MISSING,
    SITE_NOT_404,
    SITE_REDIRECT_TEMPORARY,
    SITE_REDIRECTS,
    SITE_ROBOTS,
    SITE_SITEMAP_MISSING,
    SITE_TYPE_WRONG,
    SITE_WITHOUT_TLS,
    SITE_WITHOUT_VALIDATORS,
)
from siniar.images.measure import measure_picture
from siniar.model.catalogue import Catalogue
from siniar.model.findings import Finding, Place, found
from siniar.system.http import Answer

#: What a directory takes as a show's picture, in pixels a side.
#: https://podcasters.apple.com/support/5514-show-cover-template
LEAST_SIDE, MOST_SIDE = 1400, 3000
#: Seconds that a feed may be kept; GitHub Pages says 600.
KEPT_LIMIT = 3600
#: Redirects that every app follows.
STEPS = 1
#: Bytes that are read of a file.
FEED_LIMIT, PICTURE_LIMIT, PAGE_LIMIT = 20_000_000, 5_000_000, 500_000
#: Days of a certificate that are few.
FEW_DAYS = 14
#: Hosts whose addresses one cannot take along.
BORROWED = (".github.io", ".gitlab.io", ".netlify.app", ".pages.dev", ".vercel.app", ".web.app")
XML = ("application/xml", "text/xml", "application/rss+xml")
#: Files with the types that programs need, by path below the site's root.
TYPES = (
    ("feed.xml", XML),
    ("", ("text/html",)),
    ("manifest.webmanifest", ("application/manifest+json", "application/json")),
    ("sw.js", ("text/javascript", "application/javascript")),
)
_MISSING = "tidak-ada-di-sini-404"
_OK, _UNCHANGED, _NOT_FOUND = 200, 304, 404
_PERMANENT = frozenset({301, 308})


class Fetch(Protocol):
    """Asks for an address; never raises."""

    def __call__(
        self,
        url: str,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        *,
        limit: int = 3,
    ) -> Answer:
        """The answer with at most ``limit`` bytes of what comes back."""


class Visit(Struct, frozen=True):
    """A site that is being examined."""

    #: Absolute, with a slash at its end.
    url: str
    catalogue: Catalogue
    ask: Fetch

    def at(self, path: str) -> str:
        """The address of a path below the site's root."""
        return follow(self.url, path)

    def place(self, path: str) -> Place:
        """Where a finding belongs."""
        return Place(self.at(path))


def follow(url: str, written: str) -> str:
    """The address that another one written at ``url`` means; as written where it is none."""
    try:
        return urljoin(url, written)
    except ValueError:
        return written


def check_home(visit: Visit) -> Iterator[Finding]:
    """The front page answers, with https, at an address that can be kept."""
    answer = visit.ask(visit.url, "GET", limit=PAGE_LIMIT)
    parts = urlsplit(visit.url)
    if parts.scheme != "https":
        yield found(SITE_WITHOUT_TLS, visit.place(""))
    else:
        plain = visit.ask(f"http://{parts.netloc}{parts.path}", "HEAD")
        if plain.status and not plain.url.startswith("https://"):
            yield found(SITE_HTTP_OPEN, visit.place(""))
    if answer.status != _OK:
        yield _dead(visit, "", answer)
    if (parts.hostname or "").endswith(BORROWED):
        yield found(SITE_BORROWED_DOMAIN, visit.place(""), value=parts.hostname)
    odd = visit.ask(visit.at(_MISSING), "GET")
    if odd.status and odd.status != _NOT_FOUND:
        yield found(SITE_NOT_404, visit.place(_MISSING), status=odd.status)


def _dead(visit: Visit, path: str, answer: Answer) -> Finding:
    problem = answer.problem or f"HTTP {answer.status}"
    return found(SITE_DEAD, visit.place(path), value=visit.at(path), problem=problem)


def check_types(visit: Visit) -> Iterator[Finding]:
    """Pages, feed, manifest and worker are sent as what they are; HEAD tells the same."""
    for path, types in TYPES:
        answer = visit.ask(visit.at(path), "HEAD")
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if answer.status == _OK and kind not in types:
            value, right = path or "/", types[0]
            yield found(
                SITE_TYPE_WRONG, visit.place(path), value=value, kind=kind or "–", right=right
            )


def check_feed_answer(visit: Visit) -> Iterator[Finding]:
    """The feed is found at once, and sent again only when it is new."""
    url = visit.at("feed.xml")
    answer = visit.ask(url, "GET", limit=1)
    if answer.status != _OK:
        yield _dead(visit, "feed.xml", answer)
        return
    if len(answer.steps) > STEPS:
        number, target = len(answer.steps), answer.url
        yield found(
            SITE_REDIRECTS, visit.place("feed.xml"), value=url, number=number, target=target
        )
    passing = next((status for status, _ in answer.steps if status not in _PERMANENT), None)
    if passing is not None:
        yield found(SITE_REDIRECT_TEMPORARY, visit.place("feed.xml"), value=url, status=passing)
    yield from _check_keeping(visit, answer)


def _check_keeping(visit: Visit, answer: Answer) -> Iterator[Finding]:
    etag, changed = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
    headers = {"If-None-Match": etag} if etag else {"If-Modified-Since": changed}
    is_known = bool(etag or changed) and (
        visit.ask(answer.url or visit.at("feed.xml"), "GET", headers, limit=1).status == _UNCHANGED
    )
    if not is_known:
        yield found(SITE_WITHOUT_VALIDATORS, visit.place("feed.xml"), value="feed.xml")
    age = re.search(r"max-age=0*(\d{1,12})", answer.headers.get("cache-control", ""))
    if age and int(age[1]) > KEPT_LIMIT:
        hours = int(age[1]) // 3600
        yield found(SITE_CACHED_LONG, visit.place("feed.xml"), value="feed.xml", number=hours)


def check_install(visit: Visit) -> Iterator[Finding]:
    """What phones install, and what search engines read, is there."""
    for path in ("manifest.webmanifest", "sw.js"):
        if visit.ask(visit.at(path), "GET").status != _OK:
            yield found(SITE_MANIFEST_MISSING, visit.place(path), value=path)
    if visit.ask(visit.at("sitemap.xml"), "GET").status != _OK:
        yield found(SITE_SITEMAP_MISSING, visit.place("sitemap.xml"), value="sitemap.xml")
    robots = visit.ask(urljoin(visit.url, "/robots.txt"), "GET", limit=PAGE_LIMIT)
    if robots.status == _OK and _keeps_out(robots.piece.decode("utf-8", "replace"), visit.url):
        yield found(SITE_ROBOTS, visit.place("/robots.txt"))


def _keeps_out(text: str, url: str) -> bool:
    """Whether everybody is kept out of the whole site."""
    path = urlsplit(url).path or "/"
    everybody = False
    for line in text.splitlines():
        key, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if key.lower() == "user-agent":
            everybody = value == "*"
        elif key.lower() == "disallow" and everybody and value and path.startswith(value):
            return True
    return False


def check_picture(visit: Visit, addresses: Iterable[str]) -> Iterator[Finding]:
    """The show's picture is one that directories take."""
    for address in addresses:
        answer = visit.ask(address, "GET", limit=PICTURE_LIMIT)
        problem = answer.problem or (f"HTTP {answer.status}" if answer.status != _OK else "")
        problem = problem or _picture_problem(answer.piece)
        if problem:
            yield found(SITE_ARTWORK, Place(address), value=address, problem=problem)


def _picture_problem(content: bytes) -> str:
    size = measure_picture(content)
    if size is None:
        return "?"
    width, height = size
    if width != height or not LEAST_SIDE <= width <= MOST_SIDE:
        return f"{width} × {height}"
    return ""


def check_certificate(visit: Visit, days: int | None, problem: str) -> Iterator[Finding]:
    """The certificate is trusted and has some time left."""
    if problem:
        yield found(SITE_CERTIFICATE_UNTRUSTED, visit.place(""), problem=problem)
    elif days is not None and days < FEW_DAYS:
        yield found(SITE_CERTIFICATE_ENDING, visit.place(""), number=days)
