"""Shows with everything that a feed can hold."""

from __future__ import annotations

from dataclasses import replace

from siniar.model.catalogue import Catalogue
from siniar.model.episode import Enclosure, EpisodeKind, Person, Season, Soundbite, Video
from siniar.model.show import FeedOptions
from tests.support.factories import make_catalogue, make_episode, make_show


def full_catalogue(count: int) -> Catalogue:
    """A show and episodes with everything that a feed can hold; the oldest is the trailer."""
    show = make_show(
        people=(Person("Bima Contoh", "bima-contoh", "host"),),
        copyright="Kantor Contoh 2026",
        feed=FeedOptions(
            page_size=10_000,
            size_budget=100_000_000,
            license="cc-by-4.0",
            license_url="https://contoh.example/lisensi",
            location="Kota Contoh",
            location_geo="geo:-6.2,107.0",
            location_osm="R123",
            funding=(("https://contoh.example/dukung?a=1&b=2", "Dukung & bantu"),),
            update_frequency="Setiap minggu",
            update_rule="FREQ=WEEKLY",
            txt=(("verify", "abc & <def>"),),
        ),
    )
    episodes = [
        make_episode(
            number,
            kind=EpisodeKind.TRAILER if number == 1 else EpisodeKind.FULL,
            season=Season(2, "Musim & kedua"),
            soundbites=(Soundbite(30.0, 12.5, "Yang sering lupa"),),
            videos=(Video("M7lc1UVf-VE"), Video("dQw4w9WgXcQ", "Bagian 2")),
        )
        for number in range(1, count + 1)
    ]
    return make_catalogue(episodes=episodes, show=show)


def good_catalogue(count: int = 3) -> Catalogue:
    """A show and episodes that use every element."""
    full = full_catalogue(count)
    options = replace(
        full.show.feed,
        page_size=300,
        is_blocked=True,
        is_complete=True,
        new_feed_url="https://baru.example/feed.xml",
        has_topic_feeds=True,
    )
    show = replace(full.show, feed=options, categories=(("Arts", "Books"), ("Government", "")))
    saver = Enclosure("https://contoh.example/a.opus", 240_000, "audio/ogg", None, 24_000)
    episodes = [replace(each, data_saver=saver, is_blocked=True) for each in full.episodes]
    return make_catalogue(episodes=episodes, show=show)
