"""Plans what is handed out of a show: feed, sound, words, notes, pictures, a list of all."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from siniar.build.load import Loaded
from siniar.build.plan import plan_site
from siniar.content.attachments import DATA_SAVER_ENDING
from siniar.content.markdown import plain_text
from siniar.feed.ledger import LEDGER, render_ledger
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.urls import absolute
from siniar.system.paths import is_inside
from siniar.system.tree import walk

#: Where notes and what they name lie as editors wrote them.
SOURCES = "catatan"
#: Folders of content/ that are handed out as they are; sound lies where the feed names it.
_KEPT = ("episodes", "pages", "pertanyaan", "transcripts", "images", "files", "fonts")
METADATA, STEPS = "metadata.csv", "BACA-SAYA.md"
#: Dublin Core, as archive.org's lists and legal deposits name its terms.
#: https://www.dublincore.org/specifications/dublin-core/dcmi-terms/
COLUMNS = (
    "identifier", "file", "title", "creator", "contributor", "date", "description", "subject",
    "language", "rights", "publisher", "type", "format", "extent", "source", "relation",
)  # fmt: skip


class Exported(Struct, frozen=True):
    """One file that is handed out: bytes that are made, or a file that is copied."""

    path: str
    content: bytes = b""
    source: Path | None = None


def unlock(loaded: Loaded) -> Loaded:
    """The show with a feed that other hosts may import, its owner's address in it."""
    catalogue = loaded.catalogue
    feed = replace(catalogue.show.feed, is_locked=False, has_owner=True)
    return replace(loaded, catalogue=replace(catalogue, show=replace(catalogue.show, feed=feed)))


def plan_export(loaded: Loaded, steps: str) -> Iterator[Exported]:
    """Every file; ``steps`` is the text that says what to do with them.

    Raises:
        OSError: a file of the content cannot be read.
    """
    catalogue, addresses = loaded.catalogue, loaded.catalogue.addresses
    folders = (addresses.audio, addresses.transcript, addresses.chapters)
    for output in plan_site(loaded).outputs:
        is_feed = re.fullmatch(r"feed[\w-]*\.xml", output.path) is not None
        if is_feed or output.path.partition("/")[0] in folders:
            content = b"" if output.source else output.render()
            yield Exported(output.path, content, output.source)
    for name, source in (*_remote_sound(catalogue), *_hidden_sound(loaded).items()):
        yield Exported(name, source=source)
    project = loaded.project
    for folder in _KEPT:
        for path, _ in walk(project.content / folder):
            if is_inside(path, project.content) and path.is_file():
                name = path.relative_to(project.content).as_posix()
                yield Exported(f"{SOURCES}/{name}", source=path)
    # Which show it is and where it was public is for the settings to say: it may move.
    given = replace(loaded.ledger, show=None)
    if given:
        yield Exported(f"{SOURCES}/{LEDGER}", render_ledger(given))
    yield Exported(f"{SOURCES}/pelicanconf.py", source=project.settings_file)
    if catalogue.show.artwork and catalogue.show.artwork.parts[0] not in _KEPT:
        picture = project.content / catalogue.show.artwork
        yield Exported(f"{SOURCES}/{catalogue.show.artwork.as_posix()}", source=picture)
    yield Exported(METADATA, render_metadata(catalogue))
    yield Exported(STEPS, steps.encode())


def _remote_sound(catalogue: Catalogue) -> Iterator[tuple[str, Path]]:
    """Sound that is served from elsewhere, and lies here all the same."""
    for episode in catalogue.public:
        audio, enclosure = episode.audio, episode.enclosure
        if enclosure and not enclosure.path and audio and audio.source:
            yield catalogue.addresses.of_audio(audio.name), audio.source


def _hidden_sound(loaded: Loaded) -> dict[str, Path]:
    """The sound of what is not public, beside the notes: no address leads to it."""
    content = loaded.project.content
    hidden = (*loaded.catalogue.drafts, *loaded.catalogue.scheduled)
    sources = [each.audio.source for each in hidden if each.audio and each.audio.source]
    files = [*sources, *(each.with_suffix(DATA_SAVER_ENDING) for each in sources)]
    return {
        f"{SOURCES}/{path.relative_to(content).as_posix()}": path
        for path in files
        if is_inside(path, content) and path.is_file()
    }


def is_here(episode: Episode) -> bool:
    """Whether an episode's sound lies on this computer."""
    return episode.audio is not None and episode.audio.source is not None


def render_metadata(catalogue: Catalogue) -> bytes:
    """A line for each public episode, oldest first; UTF-8 with the mark that Excel asks for."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for episode in reversed(catalogue.public):
        writer.writerow(_describe(catalogue, episode))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _describe(catalogue: Catalogue, episode: Episode) -> dict[str, str]:
    show, enclosure = catalogue.show, episode.enclosure
    # Programs for tables take such a beginning for a formula.
    safe = partial(re.sub, r"^(?=[=+@\t-])", "'")
    described = {
        "identifier": f"{show.code.lower()}-{episode.slug}",
        "file": catalogue.addresses.of_audio(episode.audio.name)
        if is_here(episode) and episode.audio
        else "",
        "title": episode.title,
        "creator": show.author,
        "contributor": "; ".join(f"{each.name} ({each.role})" for each in episode.people),
        "date": episode.date.isoformat(),
        "description": episode.summary or " ".join(plain_text(episode.notes_html).split())[:1000],
        "subject": "; ".join(
            filter(None, (episode.topic.name if episode.topic else "", *episode.keywords))
        ),
        "language": show.language,
        "rights": show.feed.license or show.copyright or show.author,
        "publisher": show.owner_name or show.author,
        "type": "Sound",
        "format": enclosure.type if enclosure else "",
        "extent": f"{round(episode.duration)} s" if episode.duration else "",
        "source": enclosure.url if enclosure else "",
        "relation": absolute(show, catalogue.addresses.of_episode(episode)),
    }
    return {name: safe(value) for name, value in described.items()}
