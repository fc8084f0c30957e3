"""A site as one release: its files with digests, and what changes from the release before."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from siniar.system.files import digest_of

#: Lies in each release and lists it, so that whoever sends the next one knows what is there.
MANIFEST = ".siniar-release.json"
#: Folders of a server that the program fills, and the link that leads to the present one.
RELEASES, CURRENT = "releases", "current"
#: Styles and scripts, whose names change with them. An open page goes on asking for its own after
#: the site has changed, so the next release takes them along. Nothing else: what was withdrawn has
#: to be gone at once.
_KEPT_OPEN = re.compile(r"theme/[0-9a-f]{10}/[\w.-]+")
_ID = re.compile(r"[0-9a-f]{16}")
_NAME = re.compile(r"[0-9a-f]{16}-[0-9a-f]{8}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class SiteFile(Struct, frozen=True):
    """One file of a site."""

    #: Below the site's root.
    path: str
    #: SHA-256, hexadecimal.
    digest: str
    #: Bytes.
    length: int


class Release(Struct, frozen=True):
    """What lies in the folder of a release."""

    #: Made of the digests of its files, so the same site has the same.
    id: str
    #: Of its folder; no two releases have the same.
    name: str
    files: tuple[SiteFile, ...]
    #: Files of the release before that open pages go on asking for.
    carried: tuple[SiteFile, ...] = ()


class ReleaseChange(Struct, frozen=True):
    """How one release becomes the next."""

    release: Release
    #: The one before; ``None`` where there is none.
    before: Release | None
    #: Files that are not there yet as they are now.
    sent: tuple[SiteFile, ...]
    #: Files that the release before has too.
    kept: tuple[SiteFile, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the very same site is there already."""
        return self.before is not None and self.before.id == self.release.id

    @property
    def names(self) -> frozenset[str]:
        """Folders of the two releases that stay."""
        both = (self.release, self.before)
        return frozenset(release.name for release in both if release)

    @property
    def gone(self) -> tuple[str, ...]:
        """Paths of the release before that the next one does not have."""
        if self.before is None:
            return ()
        old = {file.path for file in (*self.before.files, *self.before.carried)}
        return tuple(sorted(old - {f.path for f in (*self.release.files, *self.release.carried)}))


def length_of(files: Iterable[SiteFile]) -> int:
    """Bytes of some files together."""
    return sum(file.length for file in files)


def list_site(folder: Path) -> tuple[SiteFile, ...]:
    """Every file of a finished site in the order of their paths.

    Raises:
        OSError: one cannot be read.
    """
    files = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest = digest_of(path)
            if digest is None:
                raise OSError(f"{path.name}: not readable")
            name = path.relative_to(folder).as_posix()
            files.append(SiteFile(name, digest, path.stat().st_size))
    return tuple(files)


def plan_change(files: tuple[SiteFile, ...], before: Release | None) -> ReleaseChange:
    """What has to be sent where ``before`` is public now."""
    old = (*before.files, *before.carried) if before else ()
    there = set(old)
    names = {file.path for file in files}
    carried = tuple(
        file
        for file in (before.files if before else ())
        if file.path not in names and _KEPT_OPEN.fullmatch(file.path)
    )
    id_ = _id_of(files)
    return ReleaseChange(
        Release(id_, f"{id_}-{secrets.token_hex(4)}", files, carried),
        before,
        sent=tuple(file for file in files if file not in there),
        kept=tuple(file for file in files if file in there),
    )


def _id_of(files: tuple[SiteFile, ...]) -> str:
    lines = (f"{file.path}\0{file.digest}\n" for file in files)
    return sha256("".join(lines).encode()).hexdigest()[:16]


def render_release(release: Release) -> bytes:
    """A release as its manifest."""
    return msgspec.json.encode(release)


def parse_release(content: bytes) -> Release | None:
    """The release that a manifest lists; ``None`` for what is no manifest of ours.

    It comes from elsewhere, and its paths become commands there.
    """
    try:
        release = msgspec.json.decode(content, type=Release)
    except (msgspec.DecodeError, ValueError):
        return None
    files = (*release.files, *release.carried)
    is_named = _ID.fullmatch(release.id) and _NAME.fullmatch(release.name)
    is_good = is_named and all(map(_is_safe, files))
    return release if is_good else None


def _is_safe(file: SiteFile) -> bool:
    parts = file.path.split("/")
    is_path = all(part not in {"", ".", ".."} for part in parts)
    return is_path and file.path.isprintable() and _DIGEST.fullmatch(file.digest) is not None
