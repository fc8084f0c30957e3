"""Follows what a text shows and links to: pictures, documents, other notes, pages of the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from msgspec import Struct, field

from siniar.content.documents import KINDS, odd_kind
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.table import known_entries
from siniar.content.files import ContentFiles
from siniar.content.frontmatter import Note, Scalar
from siniar.content.markdown import Target, TargetProblem, resolve_alone
from siniar.content.markdown.allowed import is_allowed_address
from siniar.content.markdown.rules import DOCUMENT_KIND, PICTURE_UNUSABLE
from siniar.content.notes import open_note
from siniar.images.figures import read_figure
from siniar.images.photos import Unreadable
from siniar.media.audio import ascii_name
from siniar.model.attached import Attached, Document
from siniar.model.findings import Phrase
from siniar.model.show import Show
from siniar.model.slugs import slugify
from siniar.model.urls import Addresses, base_path
from siniar.model.words import N_

PICTURES, DOCUMENTS, AUDIO = "images", "files", "audio"
PICTURE_ENDINGS = frozenset(
    {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".heif", ".svg", ".bmp", ".tif"}
    | {".tiff", ".jfif"}
)
#: Documents that are not given out are named as such.
_DOCUMENT_ENDINGS = frozenset(
    {*KINDS, ".doc", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".rtf", ".txt", ".zip"}
    | {".rar", ".html", ".htm"}
)
_AUDIO_ENDINGS = frozenset({".mp3", ".m4a", ".opus"})
_PATH = re.compile("[^?#]+")
_NOTE_FOLDERS = ("episodes", "pages")
_UNKNOWN = N_("a file of an unknown kind")


class KnownSlugs(Struct, frozen=True):
    """The last parts of published addresses, which no title moves."""

    by_guid: Mapping[str, str] = field(default_factory=dict)
    #: What they are read from.
    files: tuple[Path, ...] = ()


class NoteLinks(Struct, frozen=True, eq=False):
    """The links of one note; what they lead to is collected, each file once."""

    note: Note
    files: ContentFiles
    show: Show
    addresses: Addresses
    known: KnownSlugs
    _targets: dict[tuple[str, bool], Target] = field(default_factory=dict)

    def resolve(self, address: str, is_picture: bool) -> Target:  # noqa: FBT001 (of Resolve)
        """Where an address leads."""
        key = address, is_picture
        if key not in self._targets:
            self._targets[key] = self._resolve(self._without_site(address), is_picture=is_picture)
        return self._targets[key]

    @property
    def attached(self) -> Attached:
        """What the text shows and gives out, in the order of the text."""
        targets = self._targets.values()
        return Attached(
            tuple(dict.fromkeys(each.figure for each in targets if each.figure)),
            tuple(dict.fromkeys(each.document for each in targets if each.document)),
        )

    def _without_site(self, address: str) -> str:
        """The address of our own site as one of the site itself."""
        site = self.show.url
        if site and (address == site or address.startswith((f"{site}/", f"{site}?", f"{site}#"))):
            return f"/{address[len(site) :].lstrip('/')}"
        base = base_path(self.show)
        return address.removeprefix(base) if base and address.startswith(f"{base}/") else address

    def _resolve(self, address: str, *, is_picture: bool) -> Target:
        if address.startswith(("//", "#", "?")) or not address:
            return resolve_alone(address, is_picture)
        written = _PATH.match(address)
        if written is None or (is_allowed_address(address) and address[0] != "/"):
            return resolve_alone(address, is_picture)
        path, after = unquote(written[0]).replace("\\", "/"), address[written.end() :]
        steps = [step for step in path.split("/") if step not in {"", ".", ".."}]
        steps = steps[1:] if steps[:1] == ["content"] else steps
        kind, name = self._place(steps, is_picture=is_picture, is_rooted=path.startswith("/"))
        if kind is not None:
            return kind(self, name, after)
        if not path.startswith("/"):
            return Target(problem=resolve_alone(address, is_picture).problem)
        return _page("/".join(steps), is_folder=path.endswith("/"), after=after)

    def _place(
        self, steps: list[str], *, is_picture: bool, is_rooted: bool
    ) -> tuple[_Follow | None, str]:
        """How a path is followed, and the name that it has in its folder of content/."""
        name, rest = "/".join(steps), "/".join(steps[1:])
        first, ending = steps[0] if rest else "", PurePosixPath(name).suffix.lower()
        if is_picture:
            return NoteLinks._figure, rest if first == PICTURES else name
        if ending == ".md" and (first in _NOTE_FOLDERS or not is_rooted):
            return NoteLinks._text, name
        rows: tuple[tuple[set[str], frozenset[str], _Follow], ...] = (
            ({PICTURES}, PICTURE_ENDINGS, NoteLinks._figure),
            ({DOCUMENTS, self.addresses.files}, _DOCUMENT_ENDINGS, NoteLinks._document),
            ({AUDIO, self.addresses.audio}, _AUDIO_ENDINGS, NoteLinks._audio),
        )
        for folders, endings, follow in rows:
            if first in folders:
                return follow, rest
            if ending in endings and not is_rooted:
                return follow, name
        return None, name

    def _figure(self, name: str, _after: str) -> Target:
        path = self.files.find(PICTURES, name, self.note)
        if isinstance(path, TargetProblem):
            return Target(problem=path)
        try:
            figure = read_figure(path, self.addresses)
        except OSError as error:
            return _unusable(name, Unreadable(str(error.strerror)))
        if isinstance(figure, Unreadable):
            return _unusable(name, figure)
        self.note.digests[path] = figure.digest
        return Target(f"/{figure.files[0].path}", figure=figure)

    def _document(self, name: str, after: str) -> Target:
        path = self.files.find(DOCUMENTS, name, self.note)
        if isinstance(path, TargetProblem):
            return Target(problem=path)
        content = path.read_bytes()
        digest = self.note.digests[path] = sha256(content).hexdigest()
        kind = odd_kind(path.name, content)
        if kind is not None:
            return Target(problem=TargetProblem(DOCUMENT_KIND, {"value": name, "kind": told(kind)}))
        steps = path.relative_to(self.files.content / DOCUMENTS).parts
        public = "/".join(ascii_name(step) for step in steps)
        document = Document(path, digest, len(content), self.addresses.of_document(public))
        return Target(f"/{document.path}{after}", document=document)

    def _audio(self, name: str, after: str) -> Target:
        path = self.addresses.of_audio(ascii_name(name.rpartition("/")[2]))
        return Target(f"/{path}{after}", page=path)

    def _text(self, name: str, after: str) -> Target:
        """The page of another note, which may lie in either folder of notes."""
        folder, _, inner = name.partition("/")
        folders = (folder,) if folder in _NOTE_FOLDERS else _NOTE_FOLDERS
        inner = inner if folder in _NOTE_FOLDERS else name
        tried = [self.files.find(each, inner, self.note) for each in folders]
        for each, path in zip(folders, tried, strict=True):
            if isinstance(path, Path):
                slug = self._slug_of(path, is_episode=each == "episodes")
                place = f"{self.addresses.episode}/{slug}/" if each == "episodes" else f"{slug}/"
                return Target(f"/{place}{after}", page=place)
        return Target(problem=next(each for each in tried if isinstance(each, TargetProblem)))

    def _slug_of(self, path: Path, *, is_episode: bool) -> str:
        """The last part of a note's address, as the note itself will get it."""
        content = path.read_bytes()
        self.note.digests[path] = sha256(content).hexdigest()
        words = {
            row.name: " ".join(entry.value.text.split())
            for entry, row in known_entries(open_note(content, path.name).fields, EPISODE_FIELDS)
            if isinstance(entry.value, Scalar)
        }
        slug = words.get("slug", "")
        if is_episode and not slug:
            self.note.files += self.known.files
            guid = words.get("guid", "")
            slug = self.known.by_guid.get(guid) or slugify(words.get("title", ""))
        return slug or slugify(path.stem) or "episode"


#: Follows a name in its folder of content/; behind it may stand a part such as ``#syarat``.
_Follow = Callable[[NoteLinks, str, str], Target]


def told(kind: str) -> Phrase | str:
    """A kind of file for people."""
    return Phrase(kind or _UNKNOWN)


def _unusable(name: str, unreadable: Unreadable) -> Target:
    why = Phrase(unreadable.kind or unreadable.problem)
    return Target(problem=TargetProblem(PICTURE_UNUSABLE, {"value": name, "problem": why}))


def _page(path: str, *, is_folder: bool, after: str) -> Target:
    """A page of the site; one that is written without its last slash gets it."""
    is_folder = is_folder or "." not in path.rpartition("/")[2]
    page = f"{path}/" if is_folder and path else path
    return Target(f"/{page}{after}", page=page)
