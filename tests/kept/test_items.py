"""Items of feeds are written once: a page put together of kept ones has the same bytes."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from siniar.build.cache import KeptItems
from siniar.feed import rendering
from siniar.feed import write as generating
from siniar.feed.elements import Source
from siniar.feed.item import Item, build_item
from siniar.feed.plan import FeedArtwork, Items, plan_feeds
from siniar.feed.write import split_page
from siniar.model.episode import Episode, EpisodeKind
from siniar.model.findings import Report
from siniar.model.keys import Keys
from siniar.model.show import FeedOptions
from siniar.model.words import load_words
from tests.factories import make_catalogue, make_episode, make_show

EPISODES = [
    make_episode(
        number, notes=Notes(f"<p>Catatan {number} &amp; lain-lain.</p>\n<ul><li>a</li></ul>")
    )
    for number in range(1, 9)
]


def feed_of(episodes: list[Episode], items: Items | None, *, has_keys: bool = True) -> bytes:
    names = {episode.guid: repr(episode) for episode in episodes} if has_keys else {}
    keys = Keys("engine", names) if has_keys else Keys()
    catalogue = replace(make_catalogue(episodes=episodes), keys=keys)
    artwork = FeedArtwork("gambar/a.jpg")
    planned = plan_feeds(catalogue, load_words("id"), artwork, Report(), items or Items())
    return planned[0].render()


def kept_in(folder: Path) -> Items:
    kept = KeptItems(folder)
    return Items(kept.read, kept.write)


def test_any_order_of_changes_gives_the_feed_that_is_written_at_once(tmp_path: Path) -> None:
    dice = random.Random(1)
    for _ in range(30):
        shown = [
            make_episode(number, title=dice.choice(("Lama", "Baru")))
            for number in dice.sample(range(1, 9), dice.randint(0, 8))
        ]
        assert feed_of(shown, kept_in(tmp_path)) == feed_of(shown, None)


def test_a_kept_item_is_not_written_again(tmp_path: Path) -> None:
    whole = feed_of(EPISODES, kept_in(tmp_path))
    (file,) = tmp_path.iterdir()
    # As long as before, and the sum is made anew: nobody would write such an item.
    items = KeptItems(tmp_path).read("feed.xml")
    KeptItems(tmp_path).write(
        "feed.xml", {name: item.replace(b"Catatan", b"Tersimpan") for name, item in items.items()}
    )
    assert file.exists()
    assert feed_of(EPISODES, kept_in(tmp_path)) == whole.replace(b"Catatan", b"Tersimpan")


@pytest.mark.parametrize(
    "changed",
    [
        [make_episode(1, title="Baru & lain"), *EPISODES[1:]],
        EPISODES[:5],
        [*EPISODES, make_episode(20)],
        [make_episode(30, title="Satu")],
    ],
    ids=["title", "fewer", "newest", "other"],
)
def test_a_kept_channel_is_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: list[Episode]
) -> None:
    feed_of(EPISODES, kept_in(tmp_path))
    whole = feed_of(changed, None)
    monkeypatch.setattr(generating, "write_page", None)
    assert feed_of(changed, kept_in(tmp_path)) == whole
    assert feed_of(changed, kept_in(tmp_path)) == whole


def test_a_channel_that_says_something_else_is_written_again(tmp_path: Path) -> None:
    feed_of(EPISODES, kept_in(tmp_path))
    for title in ("Cuplikan", "Cuplikan baru"):
        trailer = make_episode(9, title=title, kind=EpisodeKind.TRAILER)
        changed = [*EPISODES, trailer]
        whole = feed_of(changed, None)
        assert whole.count(title.encode()) > 1
        assert feed_of(changed, kept_in(tmp_path)) == whole


def test_a_channel_is_kept_only_when_the_quick_way_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generating, "write_item", lambda _item: b"    <item>\n    </item>\n")
    whole = feed_of(EPISODES, kept_in(tmp_path))
    assert whole == feed_of(EPISODES, None)
    assert len(KeptItems(tmp_path).read("feed.xml")) == len(EPISODES)


def test_an_item_of_two_feeds_is_written_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = make_show(feed=FeedOptions(has_topic_feeds=True, page_size=3))
    keys = Keys("engine", {episode.guid: repr(episode) for episode in EPISODES})
    built: list[str] = []

    def count(source: Source, episode: Episode) -> Item:
        built.append(episode.guid)
        return build_item(source, episode)

    def pages(items: Items, *, has_keys: bool) -> list[bytes]:
        catalogue = make_catalogue(episodes=EPISODES, show=show)
        catalogue = replace(catalogue, keys=keys if has_keys else Keys())
        artwork = FeedArtwork("gambar/a.jpg")
        planned = plan_feeds(catalogue, load_words("id"), artwork, Report(), items)
        return [output.render() for output in planned]

    monkeypatch.setattr(rendering, "build_item", count)
    whole = pages(Items(), has_keys=False)
    assert len(built) > len(EPISODES)
    built.clear()
    assert pages(kept_in(tmp_path), has_keys=True) == whole
    assert sorted(built) == sorted(episode.guid for episode in EPISODES)
    assert pages(kept_in(tmp_path), has_keys=True) == whole
    assert len(built) == len(EPISODES)


@pytest.mark.parametrize("content", [b"", b"[]\n", b"[1, {}]\nx", b"\xff\n", b'[0, {"a": "b"}]\n'])
def test_a_damaged_file_counts_as_empty(content: bytes, tmp_path: Path) -> None:
    whole = feed_of(EPISODES, kept_in(tmp_path))
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)
    assert KeptItems(tmp_path).read("feed.xml") == {}
    assert feed_of(EPISODES, kept_in(tmp_path)) == whole


def test_every_cut_and_every_flipped_byte_is_noticed(tmp_path: Path) -> None:
    feed_of(EPISODES[:1], kept_in(tmp_path))
    (file,) = tmp_path.iterdir()
    content = file.read_bytes()
    begin = content.index(b"\n")
    for place in range(0, len(content), 97):
        file.write_bytes(content[:place])
        assert KeptItems(tmp_path).read("feed.xml") == {}
        if place > begin:
            flipped = bytes([content[place] ^ 1])
            file.write_bytes(content[:place] + flipped + content[place + 1 :])
            assert KeptItems(tmp_path).read("feed.xml") == {}


def test_without_keys_and_without_room_everything_is_written(tmp_path: Path) -> None:
    whole = feed_of(EPISODES, None)
    assert feed_of(EPISODES, kept_in(tmp_path), has_keys=False) == whole
    assert list(tmp_path.iterdir()) == []
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert feed_of(EPISODES, kept_in(blocked)) == whole


@pytest.mark.parametrize(
    ("xml", "count"),
    [
        (b"<rss><channel/></rss>", 0),
        (b"    <item>\n    </item>\n  </channel>\n", 2),
        (b"    <item>\n    </item>\n    </item>\n  </channel>\n", 1),
        (b"    <item>\n    </item>\nrest  </channel>\n", 1),
    ],
)
def test_unexpected_lines_are_not_cut(xml: bytes, count: int) -> None:
    assert split_page(xml, count) is None
