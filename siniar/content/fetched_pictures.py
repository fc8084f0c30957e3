"""Brings pictures that notes show from other sites into content/images, within limits."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from msgspec import Struct, field

from siniar.content.addresses import split_address
from siniar.content.markdown import NotesMarkup, Target, resolve_alone
from siniar.images.photos import Unreadable, read_photo
from siniar.media.audio import ascii_name
from siniar.model.findings import Phrase
from siniar.model.words import N_
from siniar.system.files import replace_file
from siniar.system.http import fetch

#: Bytes of a picture: twice those of a phone's photo.
SIZE_LIMIT = 15_000_000
#: Seconds that a server may be silent, and take for a whole picture.
PATIENCE, WHOLE = 10.0, 30.0
#: Pictures of one run; the next one brings others.
COUNT_LIMIT = 20
_ENDINGS = {"JPEG": "jpg", "TIFF": "tif", "HEIF": "heic"}
_TOO_HEAVY = N_("it is larger than 15 MB")
_LATER = N_("there are many; run the check with --fix once more")


class FetchedPicture(Struct, frozen=True):
    """A picture of another site, and what became of it."""

    address: str
    #: Of the file in content/images; empty when there is none.
    name: str = ""
    #: Why there is none, as a message id or in the network's own words.
    problem: Phrase | str = ""


class PictureFetcher(Struct):
    """Fetches each picture of a run once."""

    #: content/images.
    folder: Path
    markup: NotesMarkup = field(default_factory=NotesMarkup)
    known: dict[str, FetchedPicture] = field(default_factory=dict)
    #: Hosts that did not answer: nobody waits for them twice.
    silent: set[str] = field(default_factory=set)

    def bring(self, body: str) -> tuple[str, list[FetchedPicture]]:
        """A text that shows its own pictures, and what became of those of other sites."""
        addresses: dict[str, None] = {}

        def note(address: str, is_picture: bool) -> Target:  # noqa: FBT001 (of Resolve)
            if is_picture and address.startswith(("http://", "https://")):
                addresses[address] = None
            return resolve_alone(address, is_picture)

        self.markup.read(body, resolve=note)
        fetched = [self._once(address) for address in addresses]
        for each in fetched:
            if each.name:
                shown = re.escape(each.address)
                pattern = rf"(!\[[^\]]*\]\(\s*<?|\bsrc\s*=\s*[\"']?){shown}(?=[\s>\"')])"
                body = re.sub(pattern, rf"\g<1>{each.name}", body)
        return body, fetched

    def _once(self, address: str) -> FetchedPicture:
        if address not in self.known:
            self.known[address] = self._fetch(address)
        return self.known[address]

    def _fetch(self, address: str) -> FetchedPicture:
        host = split_address(address).netloc
        if len(self.known) >= COUNT_LIMIT:
            return FetchedPicture(address, problem=Phrase(_LATER))
        if host in self.silent:
            return FetchedPicture(address, problem="timeout")
        answer = fetch(address, limit=SIZE_LIMIT + 1, patience=PATIENCE, whole=WHOLE)
        if answer.status != 200:
            self.silent |= set() if answer.status else {host}
            problem = answer.problem or f"HTTP {answer.status}"
            return FetchedPicture(address, problem=problem)
        if len(answer.piece) > SIZE_LIMIT:
            return FetchedPicture(address, problem=Phrase(_TOO_HEAVY))
        kind = _kind_of(answer.piece)
        if isinstance(kind, Unreadable):
            return FetchedPicture(address, problem=kind.kind or Phrase(kind.problem))
        return FetchedPicture(address, self._keep(address, kind, answer.piece))

    def _keep(self, address: str, kind: str, content: bytes) -> str:
        """The name in content/images under which a picture lies, of which there may be others."""
        path = PurePosixPath(unquote(split_address(address).path))
        ending = _ENDINGS.get(kind, kind.lower())
        stem = ascii_name(f"{path.stem or 'gambar'}.{ending}").rpartition(".")[0].lower()
        self.folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while True:
            name = f"{stem}-{number}.{ending}" if number > 1 else f"{stem}.{ending}"
            target = self.folder / name
            if not target.exists():
                replace_file(target, content)
                return name
            if target.is_file() and target.read_bytes() == content:
                return name
            number += 1


def _kind_of(content: bytes) -> str | Unreadable:
    """Pillow's name of what a picture is, after all of it was decoded."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gambar"
        path.write_bytes(content)
        photo = read_photo(path)
    return photo if isinstance(photo, Unreadable) else photo.format
