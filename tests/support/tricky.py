"""A channel that sets traps: each episode has one kind of neighbours that is hard to tell from it.

The same seed gives the same channel. Unlike in the labelled set, most of its videos belong to
nobody, or to an episode that is not the nearest.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from msgspec.structs import replace

from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.youtube.uploads import Upload
from tests.support.factories import JAKARTA, make_catalogue, make_episode

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
THINGS = (
    "pupuk bersubsidi", "sambungan air bersih", "lampu jalan", "sumur resapan", "pasar tani",
    "pajak reklame", "parkir berlangganan", "hewan kurban", "pohon tumbang", "vaksin rabies",
    "bank darah", "kolam ikan", "taman bacaan", "pipa bocor", "kompor induksi", "jalan setapak",
)  # fmt: skip
DOINGS = ("Melaporkan", "Mendaftar", "Memelihara", "Mengajukan", "Menghitung", "Menjaga")
PLACES = ("di gang sempit", "saat kemarau", "untuk rumah susun", "bersama tetangga", "tiap pekan")
ENGLISH = ("How to report it", "Registering in five steps", "What every resident should know")


@dataclass(slots=True)
class Channel:
    """Its videos so far."""

    dice: random.Random
    has_codes: bool
    has_lengths: bool
    uploads: list[Upload] = field(default_factory=list)
    #: Guid of the one episode that each video may be linked with; others may be with none.
    owners: dict[str, str] = field(default_factory=dict)
    #: Those of them that should be.
    findable: set[str] = field(default_factory=set)

    def add(
        self, episode: Episode, title: str, text: str = "", *, share: float = 1.0,
        hours: float = 3, owner: Episode | None = None, is_findable: bool = False,
    ) -> None:  # fmt: skip
        """A video beside an episode, of ``share`` of its length, so many hours later."""
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        identity = "".join(self.dice.choices(letters, k=11))
        length = (episode.duration or 0) * share + self.dice.uniform(-1, 6)
        moment = episode.date + timedelta(hours=hours)
        shown = length if self.has_lengths else None
        self.uploads.append(Upload(identity, title, moment, text, shown))
        if owner:
            self.owners[identity] = owner.guid
        if is_findable:
            self.findable.add(identity)

    def own(self, episode: Episode, *, hours: float = 5, is_findable: bool = True) -> None:
        """The episode's video with its title, as most are."""
        text = kit(episode) if self.has_codes else "Penjelasan petugas."
        self.add(episode, episode.title, text, hours=hours, owner=episode, is_findable=is_findable)


def kit(episode: Episode) -> str:
    """What the upload kit writes."""
    page = f"https://contoh.example/podcast/episode/{episode.slug}/"
    return f"{episode.summary}\nDengarkan dengan hemat data: {page}\n{episode.code}"


def kits_that_moved(channel: Channel, episode: Episode, following: Episode) -> None:
    """This week's video with the text of next week's."""
    text = kit(following) if channel.has_codes else ""
    channel.add(episode, episode.title, text, owner=episode)


def parts(channel: Channel, episode: Episode, _following: Episode) -> None:
    """The whole in two halves."""
    code = episode.code if channel.has_codes else ""
    for number in (1, 2):
        title = f"{episode.title} (Part {number})"
        channel.add(episode, title, code, share=0.5, hours=number, owner=episode)


def streams(channel: Channel, episode: Episode, _following: Episode) -> None:
    """The stream of the whole evening, and what was cut of it; only lengths tell them apart."""
    code = f" {episode.code}" if channel.has_codes else ""
    channel.add(episode, f"🔴 LIVE: {episode.title}{code}", share=2.2, hours=-2, owner=episode)
    channel.own(episode, is_findable=channel.has_lengths)


def uploads_again(channel: Channel, episode: Episode, _following: Episode) -> None:
    """The same once more, when the sound had failed."""
    channel.own(episode, is_findable=False)
    code = episode.code if channel.has_codes else ""
    channel.add(episode, f"[REUPLOAD] {episode.title}", code, hours=40, owner=episode)


def translations(channel: Channel, episode: Episode, _following: Episode) -> None:
    """In English, with the kit's text."""
    text = kit(episode) if channel.has_codes else ""
    title = channel.dice.choice(ENGLISH)
    channel.add(episode, title, text, owner=episode, is_findable=channel.has_codes)


def other_offices(channel: Channel, episode: Episode, following: Episode) -> None:
    """The same subject at an office elsewhere, in a listing of several channels."""
    channel.add(episode, f"{episode.title} - Kabupaten Seberang", share=0.8, hours=30)
    channel.add(following, f"Kota Seberang: {following.title}", "SEBERANG-012", share=1.4)
    channel.own(episode)


def compilations(channel: Channel, episode: Episode, following: Episode) -> None:
    """Several at once, by their numbers."""
    number, last = episode.number or 0, (following.number or 0) + 8
    thing = episode.title.partition(" ")[2]
    for title in (
        f"Semua soal {thing} CONTOH-{number:03} – {last:03}",
        f"CONTOH {number:03}–{last:03}",
        f"CONTOH-{number:03} s.d. {last:03} dalam satu video",
        f"Rangkuman {episode.title}, episode {number}–{last}",
        f"Nonstop CONTOH #{number} #{last} {thing}",
        f"Empat jam {thing} (episode {number} sampai {last})",
    ):
        channel.add(episode, title, share=3, hours=channel.dice.randint(-30, 400))


def trailers(channel: Channel, episode: Episode, following: Episode) -> None:
    """What is to come."""
    code = f" {episode.code}" if channel.has_codes else ""
    channel.add(episode, f"Trailer: {episode.title}{code}", share=0.04, hours=-40)
    channel.add(following, f"Nanti malam! {following.title}", share=0.05, hours=-6)
    channel.own(episode)


def days_like_codes(channel: Channel, episode: Episode, following: Episode) -> None:
    """Days, hours and numbers behind the show's name."""
    number = episode.number or 1
    for title in (
        f"CONTOH {number}/12 apel pagi", f"CONTOH {number} Desember 2025",
        f"CONTOH {number}.30 WIB",
        f"CONTOH {number}-12-2025 {following.title} lapangan", f"CONTOH-{number}/SK/2025 Penetapan",
        f"CONTOH {number}% warga puas", f"Rapat CONTOH {number}:00", f"CONTOH-{number}.000 langkah",
        f"Laporan CONTOH 2025-{number:03}",
    ):  # fmt: skip
        share = channel.dice.uniform(0.3, 1.7)
        channel.add(episode, title, share=share, hours=channel.dice.randint(-20, 60))


def about(channel: Channel, episode: Episode, following: Episode) -> None:
    """Videos about an episode: winners, slips of the tongue, what people say, birthdays."""
    code = f" {episode.code}" if channel.has_codes else ""
    forms = (
        "Selamat kepada penjawab tercepat {}", "Lupa teks lagi! {}", "Ibu-ibu pasar menyimak {}",
        "Setahun lalu kita mulai dengan {}", "Camat hadir dalam {}", "Nobar {} balai desa",
        "Stiker {} dibagikan", "Pantun {}", "{} versi boneka kaus kaki", "Kritik pedas untuk {}",
    )  # fmt: skip
    form = channel.dice.choice(forms)
    channel.add(episode, form.format(episode.title) + code, share=0.9, hours=50)
    channel.add(
        following, form.format(f"{following.title} (episode {following.number})"), share=0.8
    )
    channel.own(episode)


def years(channel: Channel, episode: Episode, _following: Episode) -> None:
    """One title each year; most videos come in their time, some months late, some never."""
    late = channel.dice.choice((5, 60, 500, 24 * 70, 24 * 300, 0))
    year = episode.date.year
    if late == 60:
        channel.add(episode, f"{episode.title} {year}", owner=episode, is_findable=True)
    elif late:
        channel.own(episode, hours=late, is_findable=late <= 500)
    channel.add(episode, f"{episode.title} {year - 1}", hours=30, share=0.7)


KINDS: tuple[Callable[[Channel, Episode, Episode], None], ...] = (
    kits_that_moved, parts, streams, uploads_again, translations, other_offices, compilations,
    trailers, days_like_codes, about,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tricky:
    """Episodes, videos, whose each may be, and which should be found."""

    catalogue: Catalogue
    uploads: tuple[Upload, ...]
    owners: dict[str, str]
    findable: frozenset[str]


def make_tricky(seed: int, count: int = 200, *, has_codes: bool, has_lengths: bool) -> Tricky:
    """A channel of ``count`` episodes, one a week, each with one kind of neighbours."""
    dice = random.Random(seed)
    channel = Channel(dice, has_codes, has_lengths)
    episodes = list(_episodes(dice, count))
    for episode, following in pairwise(episodes):
        kind = years if "Jadwal" in episode.title else dice.choice(KINDS)
        kind(channel, episode, following)
    dice.shuffle(channel.uploads)
    catalogue = make_catalogue(episodes=episodes)
    return Tricky(catalogue, tuple(channel.uploads), channel.owners, frozenset(channel.findable))


def _episodes(dice: random.Random, count: int) -> Iterator[Episode]:
    subjects = [
        f"{doing} {thing} {place}" for doing in DOINGS for thing in THINGS for place in PLACES
    ]
    dice.shuffle(subjects)
    for number in range(1, count + 1):
        moment = datetime(2022, 1, 3, 8, tzinfo=JAKARTA) + timedelta(days=7 * number)
        is_yearly = moment.day <= 7  # the first of each month
        title = f"Jadwal Posyandu {MONTHS[moment.month - 1]}" if is_yearly else subjects[number]
        plain = make_episode(
            number, title=title, date=moment, videos=(), slug=f"episode-{number}",
            summary=f"Petugas menjelaskan {title.lower()} dan menjawab pertanyaan nomor {number}.",
        )  # fmt: skip
        assert plain.audio
        yield replace(plain, audio=replace(plain.audio, duration=float(dice.randint(240, 2400))))
