"""Frozen objects for tests: each factory gives something complete, and takes what matters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

from siniar.model.catalogue import Catalogue, build_catalogue
from siniar.model.episode import Audio, Chapter, Enclosure, Episode, Person, Season, Topic, Video
from siniar.model.show import Show
from siniar.model.transcript import TranscriptFile
from siniar.model.urls import Addresses

JAKARTA = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC).astimezone(JAKARTA)
TOPICS = (
    Topic("Kependudukan", "kependudukan", "Dokumen dan data warga."),
    Topic("Sosial", "sosial", "Bantuan dan perlindungan."),
)
#: What is said in every episode that these factories make.
TRANSCRIPT_PATH = Path(__file__).parent / "contoh.vtt"
TRANSCRIPT = TranscriptFile(TRANSCRIPT_PATH, sha256(TRANSCRIPT_PATH.read_bytes()).hexdigest())
ADDRESSES = Addresses(
    episode="episode",
    topic="topik",
    person="orang",
    season="musim",
    all="semua",
    subscribe="langganan",
    search="cari",
    questions="pertanyaan",
    video="video",
    audio="audio",
    transcript="transkrip",
    chapters="bab",
    pictures="gambar",
)


def make_show(**changes: Any) -> Show:
    """A show with every required part."""
    values: dict[str, Any] = {
        "title": "Siaran Contoh",
        "code": "CONTOH",
        "description": "Acara contoh untuk pengujian.",
        "author": "Kantor Contoh",
        "language": "id",
        "categories": (("Government", ""),),
        "topics": TOPICS,
        "guid": "8a718e6a-1337-5049-b6a3-8f7f2c234058",
        "url": "https://contoh.example/podcast",
        "timezone": "Asia/Jakarta",
        "owner_name": "Redaksi Contoh",
        "owner_email": "redaksi@contoh.example",
    }
    return Show(**(values | changes))


def make_episode(number: int = 1, **changes: Any) -> Episode:
    """An episode with audio, chapters, transcript, people and video; a day newer per number."""
    slug = f"episode-{number}"
    name = f"{number:03}-contoh.mp3"
    length = 960_000 + number
    values: dict[str, Any] = {
        "guid": f"guid-contoh-{number:04}",
        "title": f"Cara mengurus surat nomor {chr(65 + number % 26)}",
        "slug": slug,
        "date": datetime(2026, 1, 1, 8, 0, tzinfo=JAKARTA) + timedelta(days=number),
        "source": f"content/episodes/{number:03}-contoh.md",
        "number": number,
        "season": Season(1),
        "topic": TOPICS[number % 2],
        "summary": "Syarat dan tempat mengurus surat.",
        "notes_html": (
            "<h2>Syarat</h2>\n<p>Bawa <strong>KTP</strong> &amp; "
            '<a href="/langganan/">ikuti</a>.</p>'
        ),
        "audio": Audio(
            Path(f"content/audio/{name}"), name, length, "audio/mpeg", 80.0, 96_000, 1, 44_100
        ),
        "enclosure": Enclosure(
            f"https://contoh.example/podcast/audio/{name}",
            length,
            "audio/mpeg",
            f"audio/{name}",
            96_000,
        ),
        "data_saver": None,
        "chapters": (Chapter(0.0, "Pembuka"), Chapter(30.5, "Syarat")),
        "transcript": TRANSCRIPT,
        "people": (
            Person("Bima Contoh", "bima-contoh", "host", "pembawa acara"),
            Person("Sari Contoh", "sari-contoh", "guest", "petugas contoh"),
        ),
        "videos": (Video("M7lc1UVf-VE"),),
        "keywords": ("surat",),
        "code": f"CONTOH-{number:03}",
    }
    return Episode(**(values | changes))


def make_catalogue(
    count: int = 3, *, show: Show | None = None, episodes: list[Episode] | None = None
) -> Catalogue:
    """A catalogue of ``count`` episodes, or of the given ones."""
    chosen = [make_episode(number) for number in range(1, count + 1)]
    return build_catalogue(
        show or make_show(), ADDRESSES, chosen if episodes is None else episodes, NOW
    )
