"""A small catalogue in which every part of a page occurs."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from siniar.model.catalogue import Catalogue, build_catalogue
from siniar.model.episode import Enclosure, Episode, EpisodeKind, Service, Status
from siniar.model.questions import Question
from siniar.model.show import Office, Page, Platform
from tests.support.factories import ADDRESSES, NOW, make_episode, make_show

SERVICE = Service(
    ("KTP asli", "Kartu Keluarga"),
    "Loket 3 kantor kecamatan",
    "Senin–Jumat, 08.00–15.00",
    "Gratis",
    "https://www.kantor.example/surat",
)
SAVER = Enclosure(
    "https://contoh.example/podcast/audio/001-contoh.hemat.m4a",
    250_000,
    "audio/mp4",
    "audio/001-contoh.hemat.m4a",
    24_000,
)
#: Answered by the sound, by both, by words, and somewhere in the episode.
QUESTIONS = (
    Question("Apa yang dibawa ke loket?", "warga RW 05", 4.5),
    Question("Berapa biayanya?", "", 12.0, "Gratis."),
    Question("Siapa yang boleh mewakili?", answer="Keluarga satu KK."),
    Question("Kapan selesai?"),
)
PAGES = (
    Page(
        "Tentang",
        "tentang",
        '<p>Acara dari <a href="/langganan/">kantor</a>.</p>',
        "Tentang acara ini dan kantornya.",
        "content/pages/tentang.md",
    ),
)


def rich_episodes() -> list[Episode]:
    """Number 1 has everything; 2 has expired; 3 has no audio; 4 is a trailer; 5 bare."""
    bare: dict[str, Any] = {
        "chapters": (),
        "transcript": None,
        "people": (),
        "videos": (),
        "season": None,
        "topic": None,
        "number": None,
        "code": "",
        "keywords": (),
        "summary": "",
    }
    return [
        make_episode(
            1,
            service=SERVICE,
            data_saver=SAVER,
            confirmed=date(2026, 11, 1),
            questions=QUESTIONS,
        ),
        make_episode(2, expires=date(2026, 3, 1)),
        make_episode(3, audio=None, enclosure=None),
        make_episode(4, kind=EpisodeKind.TRAILER),
        replace(make_episode(5), **bare),
    ]


def rich_catalogue(
    *episodes: Episode, shows_hidden: bool = False, **show_changes: Any
) -> Catalogue:
    """The rich episodes and further ones."""
    values: dict[str, Any] = {
        "tagline": "Layanan dekat rumah",
        "question_url": "mailto:tanya@contoh.example",
        "office": Office(
            "Jalan Contoh 1", "Setiap hari kerja", "(021) 000-0000", "+62 800 0000", "Seksi Contoh"
        ),
        "links": (Platform("spotify", "https://open.spotify.com/show/contoh"),),
    }
    show = make_show(**(values | show_changes))
    return build_catalogue(
        show,
        ADDRESSES,
        [*(_moved(episode, show.url) for episode in rich_episodes()), *episodes],
        NOW,
        pages=PAGES,
        shows_hidden=shows_hidden,
    )


def _moved(episode: Episode, url: str) -> Episode:
    """The episode with its audio below the show's own address."""
    if episode.enclosure is None:
        return episode
    enclosure = replace(episode.enclosure, url=f"{url}/{episode.enclosure.path}")
    saver = episode.data_saver
    return replace(
        episode,
        enclosure=enclosure,
        data_saver=replace(saver, url=f"{url}/{saver.path}") if saver else None,
    )


def draft(number: int) -> Episode:
    """An episode that only a preview shows."""
    return make_episode(number, status=Status.DRAFT)
