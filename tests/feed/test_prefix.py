"""A counting prefix stands before audio in feeds, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from siniar.feed.ledger import audio_of
from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.feed.prefix import prefixed
from siniar.feed.verify import check_feed
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Enclosure
from siniar.model.show import FeedOptions
from siniar.model.words import load_words
from tests.support.factories import make_catalogue, make_episode, make_show

WORDS = load_words("id")
PREFIX = "https://op3.dev/e"
SAVER = Enclosure("https://contoh.example/podcast/audio/001.opus", 9, "audio/ogg", "audio/001.opus")


def catalogue(prefix: str) -> Catalogue:
    show = replace(make_show(), feed=FeedOptions(prefix=prefix, has_topic_feeds=True))
    return make_catalogue(show=show, episodes=[make_episode(1, data_saver=SAVER)])


def write(shown: Catalogue, folder: Path) -> dict[str, bytes]:
    outputs, _ = plan_feeds(shown, WORDS, FeedArtwork("gambar/sampul.png"))
    for output in outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.render())
    return {path.name: path.read_bytes() for path in folder.rglob("feed.xml")}


def test_feeds_name_the_audio_behind_the_prefix_and_nothing_else_changes(tmp_path: Path) -> None:
    plain, behind = (write(catalogue(each), tmp_path / str(each != "")) for each in ("", PREFIX))
    for name, content in behind.items():
        enclosures = etree.fromstring(content).findall(".//enclosure")
        url = "https://op3.dev/e/contoh.example/podcast/audio/001-contoh.mp3"
        assert [each.get("url") for each in enclosures] == [url]
        # The data saver, the title, the guid, the length: all as they were.
        back = url.replace("op3.dev/e/", "")
        assert content.replace(url.encode(), back.encode()) == plain[name]


@pytest.mark.parametrize("prefix", ["", PREFIX])
def test_the_finished_feed_is_held_to_the_prefix(prefix: str, tmp_path: Path) -> None:
    write(catalogue(prefix), tmp_path)
    assert wrong_addresses(tmp_path, prefix) == []
    (wrong,) = wrong_addresses(tmp_path, PREFIX if not prefix else "")
    assert wrong.endswith(": url")


def wrong_addresses(folder: Path, prefix: str) -> list[str]:
    """Items whose sound lies elsewhere than with that prefix; the rest of the site is not there."""
    problems = [str(each.values[0][1]) for each in check_feed(folder, catalogue(prefix))]
    return [problem for problem in problems if not problem.startswith("https://")]


def test_what_is_remembered_of_the_audio_knows_no_prefix() -> None:
    episode = catalogue(PREFIX).episodes[0]
    assert episode.enclosure
    assert audio_of(episode.enclosure) == "audio/001-contoh.mp3"


def test_only_of_https_the_scheme_is_left_out() -> None:
    enclosure = Enclosure("http://audio.contoh.example/1.mp3", 1, "audio/mpeg")
    expected = "https://op3.dev/e/http://audio.contoh.example/1.mp3"
    assert prefixed(enclosure, catalogue(PREFIX).show).url == expected
