"""The places of content/ that the program knows, as one table, with what it looks for in each."""

from __future__ import annotations

from difflib import get_close_matches
from enum import Enum, auto
from pathlib import Path, PurePath

from msgspec import Struct

from siniar.system.tree import Spellings, fold_name, printable

#: Endings of notes, in any case.
NOTE_ENDINGS = (".md", ".markdown")
#: Endings of transcripts that can be read, the best first.
TRANSCRIPT_ENDINGS = (".vtt", ".srt", ".sbv", ".json", ".tsv", ".ass", ".ssa", ".txt")
#: What word processors write.
DOCUMENT_ENDINGS = (".docx", ".doc", ".odt", ".rtf", ".pages", ".gdoc", ".pdf", ".html", ".htm")


class Content(Enum):
    """What a place is for."""

    NOTES = auto()
    AUDIO = auto()
    TRANSCRIPTS = auto()
    #: Other parts of the program look at what lies there.
    OTHER = auto()


class KnownPlace(Struct, frozen=True):
    """A folder of content/."""

    folder: str
    content: Content
    #: Of files that belong there when they are found elsewhere.
    endings: tuple[str, ...] = ()
    #: What people also call it.
    aliases: tuple[str, ...] = ()


PLACES = (
    KnownPlace("episodes", Content.NOTES, NOTE_ENDINGS, ("catatan", "siaran", "posts")),
    KnownPlace("pages", Content.NOTES, aliases=("halaman",)),
    KnownPlace("rencana", Content.NOTES, aliases=("ide", "ideas")),
    KnownPlace("pertanyaan", Content.NOTES, aliases=("questions", "tanya")),
    KnownPlace(
        "audio",
        Content.AUDIO,
        (".mp3", ".m4a", ".opus", ".wav", ".ogg", ".aac", ".flac", ".wma", ".amr", ".mp4"),
        ("mp3",),
    ),
    KnownPlace(
        "transcripts", Content.TRANSCRIPTS, TRANSCRIPT_ENDINGS, ("transkrip", "takarir", "subtitle")
    ),
    KnownPlace(
        "images",
        Content.OTHER,
        (".jpg", ".jpeg", ".png", ".webp", ".heic", ".gif", ".svg"),
        ("gambar", "foto", "pictures"),
    ),
    KnownPlace("files", Content.OTHER, (".pdf",), ("berkas", "dokumen", "unduhan")),
    #: What was heard and watched, a table a month.
    KnownPlace("laporan", Content.OTHER, aliases=("statistik", "reports")),
    #: Recordings that wait to be produced.
    KnownPlace("rekaman", Content.OTHER, aliases=("inbox",)),
    #: Sounds that production puts before and behind episodes.
    KnownPlace("suara", Content.OTHER, aliases=("musik",)),
)
#: Files that lie directly in content/.
FILES = frozenset({"published.json", "youtube.json", "sinonim.yaml"})
#: What desktops and office programs leave behind without being asked.
_LITTER = frozenset({"thumbs.db", "desktop.ini", "icon\r", "__macosx"})
_LITTER_STARTS = (".", "~$")


def is_note(name: str) -> bool:
    """Whether a file of that name is read as a note; hidden ones and those after ``_`` are not."""
    return name[0] not in "._" and name.casefold().endswith(NOTE_ENDINGS)


def is_litter(path: PurePath) -> bool:
    """Whether a file, named below content/, was left there by a program and means nothing."""
    return any(part.startswith(_LITTER_STARTS) or part.casefold() in _LITTER for part in path.parts)


def place_named(folder: str) -> KnownPlace | None:
    """The place that a folder of content/ is."""
    return next((place for place in PLACES if place.folder == folder), None)


def place_meant(folder: str) -> KnownPlace | None:
    """The place that somebody meant who called a folder so."""
    names = {name: place for place in PLACES for name in (place.folder, *place.aliases)}
    near = get_close_matches(fold_name(folder), names, n=1, cutoff=0.7)
    return names[near[0]] if near else None


def place_for(name: str) -> KnownPlace | None:
    """Where a file of that name would belong."""
    ending = PurePath(fold_name(name)).suffix
    return next((place for place in PLACES if ending in place.endings), None)


def odd_transcripts(folder: Path) -> tuple[str, ...]:
    """The transcripts that an episode finds only by looking through their folder."""
    return tuple(printable(name) for name in Spellings().names(folder) if not _is_plain(name))


def _is_plain(name: str) -> bool:
    return name == fold_name(name) and name.endswith(TRANSCRIPT_ENDINGS[:2]) and name.count(".") < 2
