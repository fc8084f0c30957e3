"""What an address in notes leads to, as those tell who know the files beside the notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from msgspec import Struct, field

from siniar.content.addresses import split_address
from siniar.content.markdown.allowed import is_allowed_address, is_site_address
from siniar.content.markdown.rules import LINK_UNSAFE, PICTURE_REMOTE
from siniar.model.attached import Document, Figure
from siniar.model.findings import Place
from siniar.model.rules import Rule


class TargetProblem(Struct, frozen=True):
    """A rule with the values of its texts."""

    rule: Rule
    values: Mapping[str, object] = field(default_factory=dict)


class Target(Struct, frozen=True):
    """Where an address leads."""

    #: What stands in notes in its place: safe, of the site itself from ``/`` on; ``None``: nothing.
    address: str | None = None
    problem: TargetProblem | None = None
    figure: Figure | None = None
    document: Document | None = None
    #: Path below the site's root that must be there in the end; empty for what is known to be.
    page: str = ""


class SiteLink(Struct, frozen=True):
    """A link of notes to something of the site itself that is not known before the whole is."""

    #: Path below the site's root.
    path: str
    place: Place


#: Tells where an address leads: the address as a browser would read it, whether of a picture.
Resolve = Callable[[str, bool], Target]


def resolve_alone(address: str, is_picture: bool) -> Target:  # noqa: FBT001 (of Resolve)
    """Where an address leads when nothing is known of the files beside the notes."""
    if not is_allowed_address(address):
        return Target(problem=TargetProblem(LINK_UNSAFE, {"value": address[:200] or "()"}))
    if is_picture:
        return Target(address, _check_remote(address))
    is_page = is_site_address(address) and not address.startswith("#")
    return Target(address, page=address.lstrip("/") if is_page else "")


def _check_remote(address: str) -> TargetProblem | None:
    """Pages show no pictures of other sites: they would learn who reads."""
    parts = split_address(address)
    if not parts.netloc:
        return None
    name = unquote(PurePosixPath(parts.path).name) or "gambar.jpg"
    return TargetProblem(PICTURE_REMOTE, {"host": parts.netloc, "name": name})
