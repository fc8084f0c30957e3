"""Shows with everything that a feed can hold."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from siniar.model.catalogue import Catalogue
from siniar.model.episode import (
    Chapter,
    Enclosure,
    EpisodeKind,
    Location,
    Person,
    Season,
    Soundbite,
    Video,
)
from siniar.model.questions import Question
from siniar.model.show import FeedOptions
from siniar.model.transcript import Translation
from tests.support.factories import TRANSCRIPT, make_catalogue, make_episode, make_show

SAVER = Enclosure("https://contoh.example/a.opus", 240_000, "audio/ogg", None, 24_000)
FILM = Enclosure(
    "https://contoh.example/a.mp4", 9_000_000, "video/mp4", None, 900_000, "avc1.64001f", 720
)


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
            questions=(Question("Apa & <mana>?", "warga RW 05", 12.0, "Bawa KTP."),),
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
        hub="https://hub.contoh.example/",
        is_blocked=True,
        is_complete=True,
        new_feed_url="https://baru.example/feed.xml",
        has_topic_feeds=True,
        location_country="ID",
        location_rel="subject",
        blocks=(("amazon", True), ("apple", False)),
        ai_content=True,
    )
    show = replace(full.show, feed=options, categories=(("Arts", "Books"), ("Government", "")))
    parts: dict[str, Any] = {
        "data_saver": SAVER,
        "is_blocked": True,
        "film_enclosure": FILM,
        "translations": (Translation("en", TRANSCRIPT),),
        "location": Location("Taman Contoh", "geo:-6.2,107.0", "R123", "ID"),
        "ai_content": False,
        "chapters": (
            Chapter(0.0, "Pembuka"),
            Chapter(30.5, "Syarat", "https://contoh.example/s", "https://contoh.example/s.jpg"),
        ),
    }
    episodes = [replace(each, **parts) for each in full.episodes]
    return make_catalogue(episodes=episodes, show=show)
