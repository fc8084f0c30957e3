"""Brings a feed in, builds ours of it, and compares both, field by field.

``python -m tests.support.round_trip FOLDER`` prints the table for every feed below a folder.
"""

from __future__ import annotations

import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.corpus import copy_show
from siniar.commands.import_show import ImportOptions, bring
from siniar.commands.show import load_show
from siniar.content.fields.sound import AUDIO_TYPES
from siniar.content.markdown import plain_text
from siniar.content.markdown.clean import clean_html
from siniar.content.markdown.shape import shape_html
from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.media.side_files import plan_side_files
from siniar.model.text import clean_line
from siniar.system.exits import GOOD
from siniar.transfer.choose import Known, choose_new
from siniar.transfer.foreign import ForeignEpisode
from siniar.transfer.hosts import Got, Hosts
from siniar.transfer.read_feed import read_feed
from siniar.transfer.roles import our_role

#: Never waits: whatever is not on this machine is not there.
OFFLINE = Hosts(patience=0.5, whole=0.5, pause=0.0)


class Answering(Hosts):
    """Stands in for hosts that tell the size of their audio; nothing else is there."""

    def get_start(self, url: str) -> Got:
        return Got(url=url, length=1_000_000)


NONE = Known({}, {}, frozenset(), frozenset())


def _letters(markup: str) -> str:
    finished = shape_html(clean_html(markup), "") or ""
    return "".join(plain_text(finished).split())


def _chapters(episode: ForeignEpisode) -> list[tuple[float, str, str, str]]:
    inside = [
        each for each in episode.chapters if not episode.duration or each.start < episode.duration
    ]
    return [(round(each.start, 3), _said(each.title), each.url, each.picture) for each in inside]


def _type(episode: ForeignEpisode) -> str:
    """``audio/mp3`` and its like by the registered name."""
    said = episode.audio.type if episode.audio else ""
    return next((kind for kind, names in AUDIO_TYPES.items() if said in names), said)


#: What is compared, as each side tells it.
FIELDS: dict[str, Callable[[ForeignEpisode], Any]] = {
    "title": lambda each: _said(each.title),
    "date": lambda each: (each.date, each.date and each.date.utcoffset()),
    "enclosure": lambda each: each.audio and each.audio.url,
    "length": lambda each: each.audio and each.audio.length,
    "type": _type,
    "duration": lambda each: each.duration and round(each.duration),
    "number": lambda each: each.number,
    "season": lambda each: each.season,
    "kind": lambda each: each.kind if each.kind in {"trailer", "bonus"} else "full",
    "explicit": lambda each: bool(each.explicit),
    # Named twice with one role, a person is still one.
    "people": lambda each: sorted({(_said(who.name), our_role(who.role)) for who in each.people}),
    "chapters": _chapters,
    "bites": lambda each: [
        (round(b.start, 1), round(b.duration, 1), _said(b.title)) for b in each.bites
    ],
    "notes": lambda each: _letters(each.notes),
}


@dataclass
class Trip:
    """What came of a feed."""

    name: str
    #: Items with something to hear, as apps count them: each guid once.
    items: int = 0
    lost: list[str] = field(default_factory=list)
    changed_guids: list[str] = field(default_factory=list)
    #: Field, guid, what stood there, what stands there now.
    differences: list[tuple[str, str, Any, Any]] = field(default_factory=list)
    #: Both feeds as bytes, for those who read them otherwise.
    before: bytes = b""
    pages: list[bytes] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def equal(self) -> int:
        """Items of which every field is equal."""
        return self.items - len({guid for _, guid, _, _ in self.differences} | set(self.lost))


def is_heard(episode: ForeignEpisode) -> bool:
    """Whether apps can play an item; the others become drafts."""
    audio = episode.audio
    return audio is not None and not audio.type.startswith(("image/", "text/", "application/pdf"))


def travel(path: Path, folder: Path, hosts: Hosts = OFFLINE, address: str = "") -> Trip:
    """Bring the feed in a file in, and read back what is built of it."""
    trip = Trip(path.name, before=path.read_bytes())
    read = read_feed(trip.before, address or path.name)
    if read.feed is None or not read.feed.episodes:
        return trip
    root = copy_show(folder)
    loaded = load_show(root)
    assert loaded
    assert bring(loaded, ImportOptions(address or str(path), pictures=False), hosts) == GOOD
    after = load_show(root)
    assert after
    outputs, _ = plan_feeds(after.catalogue, after.words, FeedArtwork("pictures/x.png"))
    trip.pages = [
        each.render()
        for each in outputs
        if each.path.startswith("feed") and each.path.endswith(".xml")
    ]
    trip.files = {each.path: each.render() for each in plan_side_files(after.catalogue)}
    _compare(trip, read.feed.episodes)
    return trip


def _compare(trip: Trip, before: tuple[ForeignEpisode, ...]) -> None:
    now = {}
    for page in trip.pages:
        read = read_feed(page, "feed.xml")
        assert read.feed
        assert not read.findings
        now |= {each.guid: each for each in read.feed.episodes}
    chosen = choose_new(before, NONE, datetime.now(UTC))
    for new in chosen.new:
        episode = new.episode
        if not is_heard(episode) or episode.date is None:
            continue
        trip.items += 1
        after = now.get(new.guid)
        if after is None:
            same = [
                each for each in now.values() if each.audio and each.audio.url == episode.audio.url
            ]
            (trip.changed_guids if same else trip.lost).append(new.guid)
            continue
        for name, value in FIELDS.items():
            one, other = value(episode), value(after)
            is_same = one in other if name == "notes" else one == other
            if name in {"length", "type", "duration"} and not one:
                continue  # nothing was said that could be kept
            if name == "chapters" and not one:
                continue
            if not is_same:
                trip.differences.append((name, new.guid, one, other))


def _said(text: str) -> str:
    """A line as it is seen: marks without width, which notes are read without, are no words."""
    seen = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return clean_line(seen)


def main(folder: str) -> None:
    """Print the table of every feed below a folder."""
    total, differing = Counter[str](), Counter[str]()
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix not in {".xml", ".rss"} or b"<enclosure" not in path.read_bytes():
            continue
        with tempfile.TemporaryDirectory() as where:
            trip = travel(path, Path(where) / "show", Answering(patience=0.5, whole=0.5, pause=0.0))
        total.update(
            feeds=1,
            items=trip.items,
            equal=trip.equal,
            lost=len(trip.lost),
            guids=len(trip.changed_guids),
        )
        differing.update(name for name, *_ in trip.differences)
        for name, guid, one, other in trip.differences[:6]:
            sys.stderr.write(f"{trip.name} {guid[:40]!r} {name}: {one!r:.150} -> {other!r:.150}\n")
        for guid in trip.lost[:5]:
            sys.stderr.write(f"{trip.name} LOST {guid!r}\n")
        for guid in trip.changed_guids[:5]:
            sys.stderr.write(f"{trip.name} GUID {guid!r}\n")
    sys.stderr.write(f"{dict(total)}\n{dict(differing)}\n")


if __name__ == "__main__":
    main(sys.argv[1])
