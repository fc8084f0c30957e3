"""What was brought in and built again says the same as before, for feeds that nobody wrote."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.corpus import copy_show
from siniar.build.publish import Outcome, build_site
from siniar.commands.import_show import ImportOptions, bring
from siniar.commands.show import load_show
from siniar.model.encodings import GARBLED
from siniar.model.timecodes import format_vtt_stamp
from siniar.transfer.read_feed import read_feed
from tests.support.foreign import Item, element, render
from tests.support.old_host import QUICK, host
from tests.support.round_trip import travel
from tests.support.subscriber import ANTENNAPOD, GPODDER, Listener, seen_in

pytestmark = pytest.mark.usefixtures("drawn_once")

#: Letters that readers, YAML, Markdown and HTML trip over, and those of ordinary words.
LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="<>\u2028\u2029"
)
#: Without pairs like ``Ã©``, the remains of another encoding, which reading mends and tells.
WORDS = (
    st.text(LETTERS, min_size=1, max_size=30)
    .map(lambda text: f"K {text} x")
    .filter(lambda text: not GARBLED.search(text))
)
MARKS = st.sampled_from(
    [
        "*",
        "_",
        "#",
        "- a",
        "1. b",
        "[x](y)",
        "`",
        "~~",
        "> c",
        "&amp;",
        "\\",
        "|",
        "![",
        "<br>",
        "  ",
    ]
)
PARTS = st.lists(st.one_of(WORDS, MARKS), min_size=1, max_size=5).map(" ".join)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


BLOCKS = st.one_of(
    PARTS.map(lambda text: f"<p>{_escaped(text)}</p>"),
    PARTS.map(lambda text: f"<ul><li>{_escaped(text)}</li><li>dua<ol><li>tiga</li></ol></li></ul>"),
    PARTS.map(lambda text: f"<h3>{_escaped(text)}</h3>"),
    PARTS.map(lambda text: f"<blockquote><p>{_escaped(text)}</p></blockquote>"),
    PARTS.map(
        lambda text: f'<p><a href="https://lama.example/(a)?b=1&amp;c=2">{_escaped(text)}</a></p>'
    ),
    PARTS.map(lambda text: f"<pre><code>{_escaped(text)}</code></pre>"),
    PARTS.map(lambda text: f"<table><tr><th>a</th></tr><tr><td>{_escaped(text)}</td></tr></table>"),
    PARTS.map(lambda text: f"<div><b>{_escaped(text)}</b><i>x</i><sup>2</sup> dan<br>baris</div>"),
    PARTS,
)
GUIDS = st.one_of(
    st.integers(1, 9999).map(str),
    st.integers(1, 9999).map(lambda number: f"{number} at https://lama.example"),
    st.integers(1, 9999).map(lambda number: f"https://lama.example/?post_type=podcast&p={number}"),
    st.text("abc-#:'\"{}[],&*!|%@ é", min_size=1, max_size=40).map(lambda text: f"g{text}g"),
)
MOMENTS = st.builds(
    lambda minutes, hours: (
        datetime(2012, 1, 1, tzinfo=timezone(timedelta(minutes=30 * hours)))
        + timedelta(seconds=minutes * 61)
    ),
    st.integers(0, 7_000_000),
    st.integers(-24, 28),
)
LINKS = st.sampled_from(
    [
        {},
        {"href": "https://lama.example/syarat?a=1&b=2"},
        {"href": "https://lama.example/", "image": "https://lama.example/1.png"},
    ]
)
ROLES = st.sampled_from(["host", "guest", "Guest", "producer", "co-host", "narrator", "translator"])


@st.composite
def items(draw: st.DrawFn, number: int, guid: str) -> Item:
    texts = {
        "title": draw(WORDS),
        "guid": guid,
        "pubDate": format_datetime(draw(MOMENTS)),
        "content:encoded": "".join(draw(st.lists(BLOCKS, min_size=1, max_size=4))),
        "itunes:duration": str(draw(st.integers(200, 20_000))),
        "itunes:season": str(draw(st.integers(1, 9))),
        "itunes:episode": str(number),
        "itunes:episodeType": draw(st.sampled_from(["full", "trailer", "bonus"])),
        "itunes:explicit": draw(st.sampled_from(["true", "false", "yes", "no", "clean"])),
    }
    starts = sorted(draw(st.sets(st.integers(0, 190_000), max_size=4)))
    chapters = "".join(
        element("psc:chapter", start=format_vtt_stamp(at / 1000), title=draw(WORDS), **draw(LINKS))
        for at in starts
    )  # fmt: skip
    people = [
        element("podcast:person", draw(WORDS), role=draw(ROLES))
        for _ in range(draw(st.integers(0, 3)))
    ]
    kind = draw(st.sampled_from([("audio/mpeg", "mp3"), ("audio/mp4", "m4a")]))
    return Item(
        texts,
        (
            element(
                "enclosure",
                url=f"https://lama.example/{number}.{kind[1]}?a=1&b={number}",
                length=str(draw(st.integers(1000, 3_000_000_000))),
                type=kind[0],
            ),
            element("podcast:soundbite", draw(WORDS), startTime="7.5", duration="60.0"),
            f'<psc:chapters version="1.2">{chapters}</psc:chapters>',
            *people,
        ),
    )


@st.composite
def feeds(draw: st.DrawFn) -> bytes:
    guids = draw(st.lists(GUIDS, min_size=1, max_size=8, unique_by=str.strip))
    return render([draw(items(number, guid)) for number, guid in enumerate(guids, 1)])


def by_feedparser(pages: Iterable[bytes]) -> dict[str, tuple[str, str, object]]:
    """Address, size and moment of each episode by its guid, as feedparser reads them."""
    entries = [entry for page in pages for entry in feedparser.parse(page).entries]
    return {
        each.id: (each.enclosures[0].href, each.enclosures[0].length, each.published_parsed)
        for each in entries
    }


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(feeds())
def test_a_feed_that_moved_in_says_the_same_as_before(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feed.xml"
        path.write_bytes(content)
        trip = travel(path, Path(folder) / "kantor")
    assert trip.items
    assert trip.lost == []
    assert trip.changed_guids == []
    assert trip.differences == []
    # A reader that is none of ours sees the same episodes.
    assert by_feedparser([trip.before]) == by_feedparser(trip.pages)
    for rules in (GPODDER, ANTENNAPOD):
        listener = Listener(rules)
        listener.poll(seen_in(trip.before))
        assert [each.guid for page in trip.pages for each in listener.poll(seen_in(page))] == []


AUDIO = "https://lama.example/1.mp3"
VTT = "WEBVTT\n\n00:00.000 --> 00:02.500\n<v Sari>Selamat pagi &amp; siang.\n"


def test_transcripts_and_chapters_by_address_are_the_same_after_a_whole_build(
    tmp_path: Path,
) -> None:
    root = copy_show(tmp_path / "kantor")
    with (root / "pelicanconf.py").open("a") as file:
        file.write("DRAWS_CARDS = INDEXES_SEARCH = False\n")
    with host() as there:
        rows = [{"startTime": 0, "title": "Pembuka"}, {"startTime": 9.5, "title": "Isi"}]
        chapters = there.give("/c.json", json.dumps({"chapters": rows}).encode())
        words = there.give("/t.vtt", VTT.encode())
        item = Item(
            {"title": "KTP-el", "guid": "siaran-lama-1", "itunes:duration": "20",
             "pubDate": "Fri, 15 May 2026 08:00:00 +0700", "description": "Isi."},
            (
                element("enclosure", url=AUDIO, length="9", type="audio/mpeg"),
                element("podcast:transcript", url=words, type="text/vtt"),
                element("podcast:chapters", url=chapters),
            ),
        )  # fmt: skip
        loaded = load_show(root)
        assert loaded
        address = there.give("/feed.xml", render([item]))
        assert bring(loaded, ImportOptions(address), QUICK) == 0
    assert build_site(root, root / "output").outcome is Outcome.DONE
    read = read_feed((root / "output/feed.xml").read_bytes(), "feed.xml")
    assert read.feed
    (episode,) = read.feed.episodes
    assert [(each.start, each.title) for each in episode.chapters] == [(0, "Pembuka"), (9.5, "Isi")]
    (written,) = (root / "output/transkrip").glob("*.vtt")
    assert "<v Sari>Selamat pagi &amp; siang." in written.read_text()
