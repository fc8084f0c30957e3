"""Checks a finished site as a whole before it goes public: links, audio, feeds, nothing hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from siniar.addresses import base_path, output_file
from siniar.catalogue import Catalogue
from siniar.findings import Finding, Place, found
from siniar.model import Episode

#: Files whose text is searched for what must not be public.
_TEXT_ENDINGS = frozenset(
    {".html", ".xml", ".json", ".txt", ".vtt", ".srt", ".js", ".css", ".webmanifest", ".xsl"}
)
#: Bytes at which a feed reader of note stops reading.
FEED_LIMIT = 5_000_000
_LINK_ATTRIBUTES = frozenset({"href", "src", "action", "poster"})
#: Attributes that hold several addresses with sizes.
_SET_ATTRIBUTES = frozenset({"srcset", "imagesrcset"})


class _PageReader(HTMLParser):
    """Collects a page's addresses and the ids that other pages may point at."""

    def __init__(self) -> None:
        super().__init__()
        #: Line and address.
        self.links: list[tuple[int, str]] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in _LINK_ATTRIBUTES and value:
                self.links.append((line, value))
            elif name in _SET_ATTRIBUTES and value:
                self.links += [(line, part.split()[0]) for part in value.split(",") if part.split()]
        del tag


def inspect_output(folder: Path, catalogue: Catalogue) -> list[Finding]:
    """Everything that is wrong with the finished site in ``folder``.

    Raises:
        OSError: a file cannot be read.
    """
    return [
        *_check_links(folder, catalogue),
        *_check_enclosures(folder, catalogue),
        *_check_feed(folder, catalogue),
        *_check_hidden(folder, catalogue),
    ]


def _files(folder: Path, *endings: str) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in endings and path.is_file())


def _name(folder: Path, path: Path) -> str:
    return f"output/{path.relative_to(folder).as_posix()}"


def _read_page(path: Path) -> _PageReader:
    reader = _PageReader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader


def _check_links(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    site, base = catalogue.show.url, base_path(catalogue.show)
    pages = {path: _read_page(path) for path in _files(folder, ".html")}
    for path, page in pages.items():
        here = f"{site}/{path.relative_to(folder).as_posix()}".removesuffix("index.html")
        for line, link in page.links:
            target = _local_target(urljoin(here, link), site, base)
            if target is None:
                continue
            file = folder / output_file(target[0])
            if not file.is_file() or not _has_part(pages.get(file), target[1]):
                yield found("keluaran-tautan", Place(_name(folder, path), line), value=link)


def _local_target(url: str, site: str, base: str) -> tuple[str, str] | None:
    """Path below the site's root and fragment of an address, ``None`` for one elsewhere."""
    parts, ours = urlsplit(url), urlsplit(site)
    if (parts.scheme, parts.netloc) != (ours.scheme, ours.netloc):
        return None
    if not parts.path.startswith(f"{base}/"):
        return None
    return unquote(parts.path.removeprefix(f"{base}/")), parts.fragment


def _has_part(page: _PageReader | None, fragment: str) -> bool:
    """Whether a file has the part; moments such as ``t=95`` are parts of any page with audio."""
    if not fragment or page is None or fragment.startswith("t="):
        return True
    return unquote(fragment) in page.ids


def _check_enclosures(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    for episode in catalogue.public:
        for enclosure in filter(None, (episode.enclosure, episode.data_saver)):
            if enclosure.path is None:
                continue
            file = folder / enclosure.path
            length = file.stat().st_size if file.is_file() else 0
            if length != enclosure.length:
                yield found(
                    "keluaran-audio",
                    Place(episode.source),
                    value=enclosure.path,
                    length=enclosure.length,
                    present=length,
                )


def _check_feed(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """The feed pages together hold exactly the public episodes that have audio."""
    guids: list[str] = []
    for path in sorted(folder.glob("feed*.xml")):
        content = path.read_bytes()
        if len(content) >= FEED_LIMIT:
            size, limit = len(content), FEED_LIMIT
            yield found("umpan-besar", Place(_name(folder, path)), size=size, limit=limit)
        try:
            root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError as error:
            yield found("keluaran-umpan", Place(_name(folder, path)), problem=error.msg)
            continue
        guids += [guid.text or "" for guid in root.iter("guid")]
    expected = {episode.guid for episode in catalogue.public if episode.enclosure}
    if sorted(guids) != sorted(expected):
        wrong = sorted(expected.symmetric_difference(guids)) or guids
        yield found("keluaran-umpan", Place("output/feed.xml"), problem=", ".join(wrong[:5]))


def _hidden_marks(hidden: Iterable[Episode]) -> list[str]:
    return [mark for episode in hidden for mark in (episode.guid, f"/{episode.slug}/")]


def _check_hidden(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """Drafts, scheduled episodes and this machine's own paths stand in no file."""
    shown = {episode.slug for episode in catalogue.public}
    hidden = [
        episode
        for episode in (*catalogue.drafts, *catalogue.scheduled)
        if episode.slug not in shown
    ]
    marks = [*_hidden_marks(hidden), str(Path.home()), str(folder.resolve().parent)]
    marks = [mark for mark in marks if len(mark) > 6]
    if not marks:
        return
    pattern = re.compile("|".join(re.escape(mark) for mark in marks))
    for path in sorted(folder.rglob("*")):
        if path.suffix in _TEXT_ENDINGS and path.is_file():
            match = pattern.search(path.read_text(encoding="utf-8", errors="replace"))
            if match:
                yield found("keluaran-tersembunyi", Place(_name(folder, path)), value=match[0])
