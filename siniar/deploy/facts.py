"""How each file of a site is served: its type, how long it is kept, what goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from msgspec import Struct

from siniar.build.preview.media_types import FEED, MEDIA_TYPES, find_media_type
from siniar.model.catalogue import Catalogue
from siniar.model.outputs import Output
from siniar.model.urls import Addresses, output_file
from siniar.pages.admin.plan import FOLDER as ADMIN
from siniar.pages.admin.plan import POLICY as ADMIN_POLICY
from siniar.pages.policy import FRAMED_ANYWHERE, FRAMED_HERE, page_policy
from siniar.pages.search import PROGRAM_PATH

#: Type of the files with chapters.
#: https://podcasting2.org/docs/podcast-namespace/tags/chapters
CHAPTERS = "application/json+chapters"
#: How long a file may be kept without asking, and of which; everything else is asked for each
#: time, which costs a 304. Names of the first are made of the content.
FOREVER = "public, max-age=31536000, immutable"
DAY = "public, max-age=86400"
ASKED = "no-cache"
#: Files whose names change with their content, below the site's root.
HASHED = (
    r"theme/[0-9a-f]{10}/",
    r"[^/]+/[^/]*-[0-9a-f]{10}\.(?:avif|jpg|png|svg|webp)$",
    r"pagefind/(?:fragment|index|filter)/",
)
#: Endings of what seldom changes under its name.
_MEDIA = ("m4a", "m4v", "mp3", "mp4", "ogg", "opus", "wav", "webm", "pdf", "woff2", "ico")
#: Types that get smaller when they are packed, beside all texts.
_PACKED = re.compile(r"text/|application/(?:[\w.+]*(?:json|xml)|x-subrip|wasm)|image/svg")
#: What goes with every file. A policy says the same as that of the pages, and who may frame them,
#: which pages themselves cannot say. Programs of other sites may read feeds and captions.
HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Access-Control-Allow-Origin": "*",
}
#: Only where TLS is: browsers refuse to come back without it for half a year.
STRICT_TRANSPORT = "max-age=15552000"


class ServedKind(Struct, frozen=True):
    """Files that are sent as one type."""

    type: str
    #: Without dots.
    endings: tuple[str, ...]
    is_text: bool
    is_packed: bool


class ServerFacts(Struct, frozen=True):
    """Everything that a server has to know of a site."""

    kinds: tuple[ServedKind, ...]
    #: Folder of the chapters, and type of the feeds.
    chapters: str
    feed: str
    #: Endings that are kept for a day.
    media: tuple[str, ...]
    #: Policies by the pattern of a folder below the site's root; the first of all for the rest.
    policies: tuple[tuple[str, str], ...]
    #: Addresses that lead on, decoded, and where to, as paths from the root on.
    moved: tuple[tuple[str, str], ...] = ()


def list_kinds() -> tuple[ServedKind, ...]:
    """Every type with its endings."""
    endings: dict[str, list[str]] = {}
    for ending, kind in MEDIA_TYPES.items():
        endings.setdefault(kind, []).append(ending.removeprefix("."))
    return tuple(
        ServedKind(bare(kind), tuple(names), "charset" in kind, is_packed(kind))
        for kind, names in endings.items()
    )


def bare(kind: str) -> str:
    """A type without its parameters."""
    return kind.partition(";")[0]


def is_packed(kind: str) -> bool:
    """Whether files of a type get smaller when they are packed."""
    return _PACKED.match(kind) is not None


def collect(catalogue: Catalogue, outputs: Iterable[Output]) -> ServerFacts:
    """The facts of a site and of what it is planned to hold."""
    addresses = catalogue.addresses
    sound = [episode.enclosure for episode in catalogue.episodes if episode.enclosure]
    has_remote = any(not enclosure.path for enclosure in sound)
    search = page_policy("search", has_remote_audio=has_remote)
    player = page_policy("embed", has_remote_audio=has_remote)
    rows = [
        ("", page_policy("", has_remote_audio=has_remote)),
        (f"{addresses.search}/", search),
        # What runs in a worker obeys the policy that the worker itself came with.
        (PROGRAM_PATH.partition("/")[0] + "/", search),
        (f"{ADMIN}/", ADMIN_POLICY),
    ]
    return ServerFacts(
        list_kinds(),
        addresses.chapters,
        bare(FEED),
        _MEDIA,
        (
            *((folder, f"{policy}; {FRAMED_HERE}") for folder, policy in rows),
            (f"{addresses.episode}/[^/]+/embed/", f"{player}; {FRAMED_ANYWHERE}"),
        ),
        tuple(_list_moved(catalogue, outputs)),
    )


def _list_moved(catalogue: Catalogue, outputs: Iterable[Output]) -> list[tuple[str, str]]:
    """Pages that lead on; those whose place another page took do not."""
    leading = {output.path for output in outputs if output.yields}
    moved = {
        f"/{redirect.path}": f"/{redirect.target}"
        for redirect in reversed(catalogue.redirects)
        if output_file(redirect.path) in leading
    }
    return sorted(moved.items())


def type_of(path: str, addresses: Addresses) -> str:
    """The type of one file."""
    if path.startswith(f"{addresses.chapters}/") and path.endswith(".json"):
        return CHAPTERS
    return find_media_type(PurePath(path))


def caching_of(path: str) -> str:
    """How long one file may be kept."""
    if any(re.match(pattern, path) for pattern in HASHED):
        return FOREVER
    return DAY if path.rpartition(".")[2] in _MEDIA else ASKED
