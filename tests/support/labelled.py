"""A set of episodes and videos of which it is known which belong together.

Titles are made of what such offices speak about, and changed as people change them at YouTube.
The same seed gives the same set.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.youtube.uploads import Upload
from tests.support.factories import JAKARTA, make_catalogue, make_episode

ACTIONS = (
    "Cara mengurus", "Syarat membuat", "Mengganti", "Memperbaiki data", "Jadwal pelayanan",
    "Biaya dan lama proses", "Tanya jawab seputar", "Kesalahan umum saat mengurus",
)  # fmt: skip
THINGS = (
    "KTP-el", "kartu keluarga", "akta kelahiran", "akta kematian", "kartu identitas anak",
    "surat pindah", "surat domisili", "izin usaha mikro", "bantuan sosial", "BPJS kesehatan",
    "surat nikah", "surat keterangan tidak mampu", "PBB", "kartu lansia", "posyandu", "bank sampah",
)  # fmt: skip
CASES = (
    "yang hilang", "yang rusak", "untuk warga baru", "bagi lansia", "bagi penyandang disabilitas",
    "untuk pengantin baru", "di luar jam kerja", "secara daring", "untuk bayi baru lahir",
    "setelah pindah alamat", "bagi pelajar", "untuk pelaku usaha",
)  # fmt: skip
LOUD = ("WAJIB TONTON! ", "🔥 VIRAL! ", "Jangan lewatkan: ", "TERBARU!! ", "Simak sampai habis | ")
ENDINGS = (
    " #shorts",
    " 😱😱",
    " | Siaran Contoh",
    " - Podcast CONTOH",
    " (Full Video)",
    " [OFFICIAL]",
)
UNRELATED = (
    "Upacara hari kemerdekaan", "Lomba tujuh belasan tingkat kelurahan", "Senam bersama warga",
    "Kunjungan kerja", "Profil kantor", "Ucapan selamat hari raya", "Rapat koordinasi bulanan",
    "Pelantikan pengurus", "Siaran langsung musyawarah", "Video dokumentasi kerja bakti",
)  # fmt: skip


#: Every so many an episode has a Short with its very title besides, whether or not it has a video.
CLIPPED = 8
BESIDE = Path(__file__).parents[1] / "youtube" / "cases" / "beside.txt"


class Labelled(Struct, frozen=True):
    """Episodes, videos, and which video is whose."""

    catalogue: Catalogue
    uploads: tuple[Upload, ...]
    #: Guid by the id of the video; only those that belong to an episode.
    truth: dict[str, str]


def _identity(dice: random.Random) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return "".join(dice.choices(letters, k=11))


def same(title: str, _dice: random.Random) -> str:
    return title


def loud(title: str, dice: random.Random) -> str:
    return dice.choice(LOUD) + title


def emoji(title: str, dice: random.Random) -> str:
    return f"{dice.choice('📢🎙✅❗')} {title} {dice.choice('👇🏽🙏💯')}"


def shouted(title: str, _dice: random.Random) -> str:
    return title.upper()


def reordered(title: str, dice: random.Random) -> str:
    words = title.split()
    cut = dice.randint(1, len(words) - 1)
    return " ".join([*words[cut:], *words[:cut]])


def ended(title: str, dice: random.Random) -> str:
    return title + dice.choice(ENDINGS[2:])


def tagged(title: str, dice: random.Random) -> str:
    return title + dice.choice((" #CONTOH #infowarga", " #podcast #fyp", " | #SiaranContoh"))


def hosted(title: str, dice: random.Random) -> str:
    return title + dice.choice((" bersama Sari Contoh", " - Bima Contoh", " ft. Ibu Sari Contoh"))


def shouting(title: str, dice: random.Random) -> str:
    return dice.choice(("WARGA WAJIB TAHU: {}", "{}, begini caranya!", "Jangan salah! {}")).format(
        title
    )


def small_words(title: str, _dice: random.Random) -> str:
    return title.replace("yang ", "").replace("untuk ", "bagi ").replace("Cara ", "Begini cara ")


def renamed(title: str, dice: random.Random) -> str:
    """Something that nobody could match by its words."""
    return dice.choice(
        ("Bingung urus dokumen? Ini jawabannya", "Petugas menjawab pertanyaan warga")
    )


def numbered(title: str, dice: random.Random) -> str:
    """As some shows number their videos; the set puts the episode's own number in."""
    return dice.choice(("{number}: ", "EPISODE {number} | ", "Eps. {number} - ")) + title


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    same, same, loud, emoji, shouted, reordered, ended, small_words, tagged, hosted, shouting,
    numbered,
)  # fmt: skip


#: Parts of the videos whose title is somebody's own idea: with a code or address they have the
#: kit's text, without one nobody can know them.
RENAMED = {True: 0.1, False: 0.04}


@dataclass(frozen=True, slots=True)
class Beside:
    """A video that names an episode without being its own: a line of cases/beside.txt."""

    days: int
    #: Share of the episode's length; ``None`` when nobody tells.
    share: float | None
    title: str
    description: str

    @property
    def needs_length(self) -> bool:
        """Whether nothing but its length tells that it is not the episode's."""
        return self.title == "{title} {code}" and self.days == 1

    def make(self, episode: Episode, following: str, identity: str) -> Upload:
        """The video, beside that episode."""
        values = {
            "show": "CONTOH", "code": episode.code, "number": str(episode.number),
            "title": episode.title, "summary": episode.summary, "next": following,
            "page": f"https://contoh.example/podcast/episode/{episode.slug}/",
        }  # fmt: skip
        length = episode.duration * self.share if episode.duration and self.share else None
        moment = episode.date + timedelta(days=self.days, hours=3)
        return Upload(
            identity,
            self.title.format_map(values),
            moment,
            self.description.format_map(values).replace("\\n", "\n"),
            length,
        )


def read_beside() -> list[Beside]:
    """The lines of the file."""
    lines = BESIDE.read_text("utf-8").splitlines()
    cells = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [
        Beside(
            int(days), None if share.strip() == "-" else float(share), title.strip(), text.strip()
        )
        for days, share, title, text in cells
    ]


def make_labelled(
    seed: int, count: int = 510, *, has_codes: bool, has_lengths: bool = False
) -> Labelled:
    """A channel with videos of ``count`` episodes, nine of ten, and as many others.

    Half of the others name an episode without being its video.
    """
    dice = random.Random(seed)
    subjects = [
        f"{action} {thing} {case}" for action in ACTIONS for thing in THINGS for case in CASES
    ]
    dice.shuffle(subjects)
    episodes, uploads, truth = [], [], {}
    for number in range(1, count + 1):
        # Subjects that go on: two episodes that differ by their part only.
        title = {14: f"{subjects[number]} bagian 1", 0: f"{subjects[number - 1]} bagian 2"}.get(
            number % 15, subjects[number]
        )
        episode = _episode(number, title, dice)
        episodes.append(episode)
        # Every tenth has no video yet, though others of its kind are there.
        if number % 10:
            upload = _video_of(episode, dice, has_codes=has_codes, has_lengths=has_lengths)
            uploads.append(upload)
            truth[upload.id] = episode.guid
    uploads += [
        _other(subject, count, dice, has_lengths=has_lengths)
        for subject in subjects[count + 1 : count + 1 + count // 2]
    ]
    uploads += [
        _of_another_show(
            dice.choice(subjects[count + 1 :]), count, dice, 900.0 if has_lengths else None
        )
        for _ in range(count // 2)
    ]
    uploads += [_clip_of(episode, dice, has_lengths=has_lengths) for episode in episodes[::CLIPPED]]
    told = [each for each in read_beside() if "{next}" not in each.title]
    if not has_lengths:
        told = [each for each in told if not each.needs_length]
    for number, beside in enumerate(told * 3):
        episode = episodes[(number * 2) % (count - 1)]
        video = beside.make(episode, "Senam bersama", _identity(dice))
        uploads.append(video if has_lengths else replace(video, duration=None))
    dice.shuffle(uploads)
    return Labelled(make_catalogue(episodes=episodes), tuple(uploads), truth)


def _episode(number: int, title: str, dice: random.Random) -> Episode:
    moment = datetime(2022, 1, 3, 8, tzinfo=JAKARTA) + timedelta(days=3 * number)
    plain = make_episode(number, title=title, date=moment, videos=(), slug=f"episode-{number}")
    assert plain.audio
    return replace(plain, audio=replace(plain.audio, duration=float(dice.randint(240, 2400))))


def _video_of(
    episode: Episode, dice: random.Random, *, has_codes: bool, has_lengths: bool
) -> Upload:
    assert episode.duration
    is_renamed = dice.random() < RENAMED[has_codes]
    title = (renamed if is_renamed else dice.choice(CHANGES))(episode.title, dice)
    title = title.replace("{number}", str(episode.number))
    length = episode.duration + dice.uniform(-1, 12) if has_lengths else None
    moment = episode.date + timedelta(hours=dice.randint(-60, 200))
    description = _describe(episode, dice, has_codes, is_kit=is_renamed)
    return Upload(_identity(dice), title, moment, description, length)


def _describe(
    episode: Episode,
    dice: random.Random,
    has_codes: bool,  # noqa: FBT001
    *,
    is_kit: bool,
) -> str:
    """What the kit writes, or what people write without it; both speak of other episodes too."""
    number = episode.number or 0
    other = f"Dengarkan juga {episode.code[:-3]}{dice.randint(1, number):03} tentang hal lain."
    if not has_codes:
        return f"Penjelasan petugas tentang layanan.\n{other}"
    address = f"https://contoh.example/podcast/episode/{episode.slug}/"
    code = dice.choice((episode.code, episode.code.lower(), episode.code.replace("-", " ")))
    forms = (
        f"{episode.summary}\nDengarkan dengan hemat data: {address}\n{code}\n\n{other}",
        f"{episode.summary}\nKode: {code}\n{other}",
        f"🎧 {address}?utm_source=youtube\n{other}",
        f"{other}\n\n({code})",
    )
    return forms[0] if is_kit else dice.choice(forms)


def _other(subject: str, count: int, dice: random.Random, *, has_lengths: bool) -> Upload:
    """A video of no episode: something else, or the very kind of thing the episodes are about."""
    title = subject if dice.random() < 0.6 else f"{dice.choice(UNRELATED)} {dice.randint(1, 99)}"
    moment = datetime(2022, 1, 3, tzinfo=JAKARTA) + timedelta(days=dice.randint(0, 3 * count))
    description = f"Lihat juga CONTOH-{dice.randint(1, count):03} di siniar kami."
    length = float(dice.randint(60, 2400)) if has_lengths else None
    title = dice.choice(CHANGES)(title, dice).replace("{number}", str(dice.randint(1, count)))
    return Upload(_identity(dice), title, moment, description, length)


def _of_another_show(subject: str, count: int, dice: random.Random, length: float | None) -> Upload:
    """A video of another show of the channel, with codes and numbers of its own."""
    show, number = dice.choice(("WARTA", "LAPOR", "SIGAP", "LAIN")), dice.randint(1, count)
    form = dice.choice(
        ("{show}-{number:03} {title}", "{title} | {show} {number}", "{number}: {title} #{show}")
    )
    moment = datetime(2022, 1, 3, tzinfo=JAKARTA) + timedelta(days=dice.randint(0, 3 * count))
    title = form.format(show=show, number=number, title=subject)
    return Upload(_identity(dice), title, moment, f"{show}-{number:03}", length)


def _clip_of(episode: Episode, dice: random.Random, *, has_lengths: bool) -> Upload:
    """A Short with the very title; where no length is told, its address tells that it is one."""
    moment = episode.date + timedelta(hours=dice.randint(-20, 60))
    length = float(dice.randint(25, 59)) if has_lengths else None
    return Upload(_identity(dice), episode.title, moment, "", length, is_short=not has_lengths)
