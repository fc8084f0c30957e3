"""Reads a folder of another program's notes: Hugo (castanet), Jekyll, Eleventy, Pelican."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from msgspec import Struct

from siniar.content.addresses import is_web_address, join_address
from siniar.content.markdown import NotesMarkup
from siniar.model.findings import Finding, Place, found
from siniar.model.slugs import slugify
from siniar.system.tree import walk
from siniar.transfer.foreign import (
    ForeignAudio,
    ForeignChapter,
    ForeignEpisode,
    ForeignFeed,
    ForeignPerson,
    UnreadPart,
)
from siniar.transfer.front import (
    ForeignFront,
    as_text,
    as_texts,
    fold_keys,
    load_json,
    load_toml,
    load_yaml,
    split_front,
)
from siniar.transfer.rules import IMPORT_FOLDER_EMPTY
from siniar.transfer.values import (
    fix_offset,
    parse_count,
    parse_date,
    parse_duration,
    parse_flag,
    parse_length,
    parse_position,
)

_ENDINGS = frozenset({".md", ".markdown", ".html", ".mdown"})
#: Folders of those programs that hold no notes.
_SKIPPED = frozenset(
    {"themes", "node_modules", "_site", "public", "output", "layouts", "archetypes"}
)
#: Keys for each part of an episode, folded, the surest first; those with a dot are inside another.
KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "judul"),
    "date": ("publishdate", "date", "tanggal"),
    "guid": ("guid", "episode.guid", "podcast_guid", "podcast.guid", "id"),
    "audio": (
        "media_override", "podcast_file", "episode.url", "episode.filename", "audio", "audio_url",
        "mp3", "enclosure", "audio_file", "podcast", "file", "media_url", "podcast.url",
    ),
    "length": (
        "podcast_bytes", "episode.size", "audio_file_size", "length", "size", "bytes", "file_size",
        "enclosure_length", "podcast_size",
    ),
    "type": ("audio_type", "mime_type", "enclosure_type", "episode.mimetype"),
    "duration": ("podcast_duration", "episode.duration", "duration", "itunes_duration"),
    "number": ("episode", "episode.episodenumber", "episodenumber", "episode_number", "nomor"),
    "season": ("season", "episode.seasonnumber", "seasonnumber", "season_number", "musim"),
    "kind": ("episodetype", "episode_type", "episode.itunesepisodetype", "episode.episodetype"),
    "explicit": ("explicit", "episode.explicit", "itunes_explicit"),
    "summary": ("summary", "description", "subtitle", "excerpt", "ringkasan"),
    "picture": ("episode_image", "image", "cover", "episode.image"),
    "keywords": ("tags", "keywords", "categories", "category"),
    "video": ("youtube", "youtube_id", "video"),
    "aliases": ("aliases", "redirect_from"),
    "permalink": ("permalink", "url"),
    "slug": ("slug",),
    "hosts": ("hosts", "host", "author", "authors"),
    "guests": ("guests", "guest"),
    "chapters": ("chapters", "episode.chapters"),
    "transcript": ("transcript", "episode.transcript", "transcript_file"),
    "draft": ("draft", "status", "published"),
}  # fmt: skip
_TAKEN = frozenset(key.partition(".")[0] for keys in KEYS.values() for key in keys)
#: What a theme is told and nothing of the episode.
_SILENT = frozenset({"layout", "type", "images", "episode_banner", "lastmod", "eleventynavigation"})


def read_folder(folder: Path, zone: tzinfo = UTC) -> tuple[ForeignFeed, list[Finding]]:
    """Every note below the folder that names a sound or a number of an episode.

    ``zone`` is what dates without one are meant in.

    Raises:
        OSError: a file cannot be read.
    """
    base = _find_base(folder)
    notes = [(path, front) for path in _notes(folder) if (front := _read(path)) is not None]
    names = {path.stem: as_text(front.values.get("title")) for path, front in notes}
    episodes = [
        _build(path, front, _Old(folder, base, names, zone))
        for path, front in notes
        if _is_episode(front)
    ]
    empty = found(IMPORT_FOLDER_EMPTY, Place(folder.name), value=folder.name)
    return ForeignFeed(episodes=tuple(episodes)), [] if episodes else [empty]


def _notes(folder: Path) -> Iterator[Path]:
    for path, is_link in walk(folder):
        inside = path.relative_to(folder).parts
        is_hidden = any(part.startswith(".") or part in _SKIPPED for part in inside)
        is_list = path.stem in {"_index", "index"} and path.suffix == ".html"
        if path.suffix.lower() in _ENDINGS and not (is_link or is_hidden or is_list):
            yield path


def _read(path: Path) -> ForeignFront | None:
    return split_front(path.read_text(encoding="utf-8", errors="replace"))


def _is_episode(front: ForeignFront) -> bool:
    return bool(_find(front, "audio") or isinstance(front.values.get("episode"), dict))


def _find(front: ForeignFront, part: str) -> Any:  # noqa: ANN401 (whatever YAML holds)
    """The first value of a part; empty text when there is none."""
    for key in KEYS[part]:
        outer, _, inner = key.partition(".")
        value = front.values.get(outer)
        if inner:
            value = fold_keys(value).get(inner)
        elif isinstance(value, dict) and part != "chapters":
            value = value.get("url") or value.get("src") if part in {"audio", "picture"} else None
        if value not in (None, "", [], {}):
            return value
    return ""


class _Old(Struct, frozen=True):
    """What is the same for all notes of a folder."""

    folder: Path
    #: Address that names of audio files are joined to.
    base: str
    #: Titles of notes by their names.
    names: Mapping[str, str]
    zone: tzinfo


def _build(path: Path, front: ForeignFront, old: _Old) -> ForeignEpisode:
    """The episode of a note."""
    text = {part: as_text(_find(front, part)) for part in KEYS}
    url = _complete(old.base, text["audio"])
    is_found = is_web_address(url)
    permalink = text["permalink"] if text["permalink"].startswith("/") else ""
    slug = slugify(text["slug"] or re.sub(r"^\d{4}-\d\d-\d\d-", "", path.stem))
    date = text["date"] or "-".join(re.findall(r"^\d{4}-\d\d-\d\d", path.stem))
    video = text["video"]
    chapters = _find(front, "chapters")
    return ForeignEpisode(
        guid=text["guid"],
        title=text["title"],
        slug=slug,
        date=_parse_date(date, old.zone),
        notes=_html(front.body, path),
        summary=text["summary"],
        audio=ForeignAudio(url, parse_length(text["length"]), text["type"]) if is_found else None,
        duration=parse_duration(text["duration"]),
        number=parse_count(text["number"]),
        season=parse_count(text["season"]),
        kind=text["kind"].casefold(),
        explicit=parse_flag(text["explicit"]),
        picture=_complete(old.base, text["picture"]) if text["picture"].startswith("http") else "",
        people=tuple(_people(front, old.names)),
        chapters=tuple(_chapters(chapters)),
        chapters_url=_complete(old.base, as_text(chapters)) if isinstance(chapters, str) else "",
        keywords=as_texts(_find(front, "keywords")),
        links=(video if "://" in video else f"https://youtu.be/{video}",) if video else (),
        aliases=tuple(_aliases(front, permalink)),
        is_draft=text["draft"].casefold() in {"true", "draft"} and "published" not in front.values,
        source=path.relative_to(old.folder).as_posix(),
        line=1,
        unread=tuple(_rest(front, text, is_found=is_found)),
    )


def _parse_date(text: str, zone: tzinfo) -> datetime | None:
    moment = parse_date(text)
    if moment is None or re.search(r"(?:[A-Z]+|[+-]\d\d:?\d\d)$", text):
        return moment
    return fix_offset(moment.replace(tzinfo=zone))


def _html(body: str, path: Path) -> str:
    """The text as the old program showed it, without the marks of its templates."""
    plain = re.sub(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{.*?\}\}", "", body, flags=re.DOTALL)
    if path.suffix.lower() == ".html":
        return plain
    return NotesMarkup().convert(plain)[0] if plain.strip() else ""


def _complete(base: str, address: str) -> str:
    address = address.replace(" ", "%20")
    if not address or address.startswith(("http://", "https://")):
        return address
    return join_address(f"{base.rstrip('/')}/", address.lstrip("/")) if base else ""


def _people(front: ForeignFront, names: Mapping[str, str]) -> Iterator[ForeignPerson]:
    """People by name; castanet writes the names of their files."""
    for part, role in (("hosts", "host"), ("guests", "guest")):
        for name in as_texts(_find(front, part)):
            yield ForeignPerson(names.get(name) or name, role)


def _chapters(value: object) -> Iterator[ForeignChapter]:
    for row in map(fold_keys, value if isinstance(value, list) else ()):
        begin = as_text(row.get("starttime", row.get("start", row.get("time"))))
        start, title = parse_position(begin), as_text(row.get("title"))
        if start is not None and title:
            yield ForeignChapter(start, title, as_text(row.get("url")))


def _aliases(front: ForeignFront, permalink: str) -> Iterator[str]:
    for address in (*as_texts(_find(front, "aliases")), permalink):
        if address.startswith("/"):
            yield address


def _rest(front: ForeignFront, text: Mapping[str, str], *, is_found: bool) -> Iterator[UnreadPart]:
    for key, value in front.values.items():
        if key not in _TAKEN and key not in _SILENT and value not in (None, "", [], {}):
            yield UnreadPart(key, str(value)[:200])
    if text["date"] and parse_date(text["date"]) is None:
        yield UnreadPart("pubDate", text["date"])
    # Names of files that lie nobody knows where, and what is no address of one.
    for name in ("transcript",) if is_found else ("transcript", "audio", "chapters"):
        if text[name] and (name == "audio" or not text[name].startswith("http")):
            yield UnreadPart(name, text[name])


#: Where the settings of those programs say that sound lies, by key.
_BASES = (
    "media_prefix", "mediaprefix", "audio_base", "episodeurlbase", "siteurl", "baseurl", "url",
)  # fmt: skip
#: Names of those settings.
_SETTINGS = (
    "config.toml", "hugo.toml", "config.yaml", "hugo.yaml", "_config.yml", "config.json",
)  # fmt: skip


def _find_base(folder: Path) -> str:
    """The address that names of audio files are joined to, from the settings above the notes."""
    for around in (folder, *list(folder.resolve().parents)[:3]):
        for name in _SETTINGS:
            values = _read_settings(around / name)
            found = (as_text(values.get(key)) for key in _BASES)
            base = next((value for value in found if value.startswith("http")), "")
            if base:
                return base
    return ""


def _read_settings(path: Path) -> dict[str, Any]:
    """The settings of a file in one level, those inside ``params`` too."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    load = {".toml": load_toml, ".json": load_json}.get(path.suffix, load_yaml)
    values = fold_keys(load(text))
    return values | fold_keys(values.get("params"))
