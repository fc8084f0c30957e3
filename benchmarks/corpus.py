"""Makes shows of any number of episodes to measure with: the same bytes for the same number."""

from __future__ import annotations

import random
import re
import runpy
import shutil
import tempfile
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from siniar.build.load import Loaded, load
from siniar.build.plan import plan_site
from siniar.build.project import Project
from siniar.images.cards import topic_turn
from siniar.model.show import Show

ROOT = Path(__file__).parents[1]

#: Words of a note, as on the sites that the goals were measured with.
WORDS = 480
TOPICS = ("Kependudukan", "Pembangunan", "Sosial", "Kemasyarakatan", "Program Pemerintah")
#: Before every episode and after none of them.
FIRST_DAY = datetime(2006, 1, 1, 1, 0, tzinfo=UTC)
NOW = "2026-11-20T08:00:00+07:00"
URL = "https://siniar.example"
#: Of the real show's settings.
_CHANGED: dict[str, object] = {"sample": False, "seasons": {}}
#: What tells one version of a file from another in its path.
VERSION = re.compile(r"(?<=theme/)[0-9a-f]{10}/|-[0-9a-f]{10}(?=\.(?:webp|jpg|png|svg)\b)")

_VOCABULARY = """
warga kantor surat kartu keluarga layanan loket syarat berkas jalan saluran air taman kerja bakti
usul rapat bantuan daftar nomor antre petugas kelurahan kecamatan rumah anak sekolah kesehatan
posyandu usaha kecil program pemerintah jadwal hari pagi siang membawa mengurus menunggu mengambil
menanyakan memeriksa menyampaikan mencatat baru lama hilang rusak gratis lengkap mudah cepat dekat
bersama untuk dengan dari kepada sebelum sesudah karena supaya yang dan atau juga sudah belum bisa
perlu akan tidak
"""

#: One frame of MPEG-1 Layer III, 96 kbit/s, 44.1 kHz, mono, silent: 313 bytes, 26 ms.
_FRAME = bytes.fromhex("fffb70c4") + bytes(309)
_FRAMES = 115  # three seconds


@dataclass(frozen=True, slots=True)
class Entry:
    """One episode of the corpus, before any tool's own way of writing it."""

    number: int
    title: str
    slug: str
    date: datetime
    topic: str
    summary: str
    #: Markdown.
    body: str
    guest: str
    guid: str
    chapters: tuple[tuple[int, str], ...]
    #: Start and end in seconds, speaker, text.
    cues: tuple[tuple[float, float, str, str], ...]

    @property
    def file(self) -> str:
        """Name of the audio file, and of the transcript, without its ending."""
        return f"{self.number:05}-{self.slug}"[:60].rstrip("-")


def make_entries(count: int) -> Iterator[Entry]:
    """The episodes numbered from 1 to ``count``; each depends on its number alone."""
    for number in range(1, count + 1):
        yield make_entry(number)


def make_entry(number: int) -> Entry:
    """One episode."""
    dice = random.Random(number)
    title = f"{_phrase(dice, 5).capitalize()} bagian {number}"
    return Entry(
        number=number,
        title=title,
        slug=title.lower().replace(" ", "-"),
        date=FIRST_DAY + timedelta(hours=34 * number),
        topic=TOPICS[number % len(TOPICS)],
        summary=f"{_phrase(dice, 16).capitalize()}.",
        body=_body(dice),
        guest=f"Warga Contoh {number % 40}",
        guid=str(uuid.uuid5(uuid.NAMESPACE_OID, str(number))),
        chapters=tuple((second, _phrase(dice, 3).capitalize()) for second in range(3)),
        cues=tuple(
            (0.12 * turn, 0.12 * turn + 0.1, f"Suara {turn % 2}", _phrase(dice, 9).capitalize())
            for turn in range(24)
        ),
    )


def _phrase(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(_VOCABULARY.split(), k=count))


def _sentences(dice: random.Random, words: int) -> str:
    count = max(words // 12, 1)
    return " ".join(f"{_phrase(dice, 12).capitalize()}." for _ in range(count))


def _body(dice: random.Random) -> str:
    """About 480 words as people write them: paragraphs, headings, a list, bold words, a link."""
    parts = [_sentences(dice, 96)]
    for _ in range(3):
        parts += [f"## {_phrase(dice, 4).capitalize()}", _sentences(dice, 84)]
    parts.append("\n".join(f"- {_phrase(dice, 7)}" for _ in range(5)))
    parts.append(f"Yang **{_phrase(dice, 2)}** ada di [{_phrase(dice, 3)}](https://example.org/).")
    parts.append(_sentences(dice, WORDS - 96 - 3 * 88 - 35 - 12))
    return "\n\n".join(parts) + "\n"


def render_note(entry: Entry) -> str:
    """The note that this project's engine reads."""
    chapters = "\n".join(f'  - "00:{second:02} {title}"' for second, title in entry.chapters)
    return (
        f"---\njudul: {entry.title}\nnomor: {entry.number}\nmusim: {entry.number // 200 + 1}\n"
        f"tanggal: {entry.date:%Y-%m-%d %H:%M}\ntopik: {entry.topic}\n"
        f"ringkasan: {entry.summary}\naudio: {entry.file}.mp3\n"
        f"narasumber:\n  - {entry.guest}, warga rekaan\nbab:\n{chapters}\n"
        f"transkrip: {entry.file}.vtt\nslug: {entry.slug}\nguid: {entry.guid}\nstatus: terbit\n"
        f"---\n{entry.body}"
    )


def render_captions(entry: Entry) -> str:
    """WebVTT."""
    cues = (
        f"00:00:{start:06.3f} --> 00:00:{end:06.3f}\n<v {speaker}>{text}\n"
        for start, end, speaker, text in entry.cues
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def render_subtitles(entry: Entry) -> str:
    """SubRip: the same words for players that know no WebVTT."""
    cues = (
        f"{number}\n00:00:{start:06.3f} --> 00:00:{end:06.3f}\n".replace(".", ",")
        + f"{speaker}: {text}\n"
        for number, (start, end, speaker, text) in enumerate(entry.cues, 1)
    )
    return "\n".join(cues)


def render_audio(entry: Entry) -> bytes:
    """Three seconds of silence whose bytes no other episode has."""
    title = b"\x03" + entry.title.encode()
    frame = b"TIT2" + len(title).to_bytes(4, "big") + bytes(2) + title
    size = len(frame)
    synchsafe = bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127])
    return b"ID3\x04\x00\x00" + synchsafe + frame + _FRAME * _FRAMES


def write_entry(content: Path, entry: Entry) -> Path:
    """Write one episode's files below content/; the path of its note."""
    note = content / "episodes" / f"{entry.file}.md"
    note.write_text(render_note(entry), encoding="utf-8")
    (content / "transcripts" / f"{entry.file}.vtt").write_text(
        render_captions(entry), encoding="utf-8"
    )
    (content / "audio" / f"{entry.file}.mp3").write_bytes(render_audio(entry))
    return note


@cache
def read_show() -> dict[str, Any]:
    """What the real show says of itself, for the themes of the other generators."""
    show: dict[str, Any] = runpy.run_path(str(ROOT / "pelicanconf.py"))["SHOW"]
    return show


def read_topics() -> list[dict[str, Any]]:
    """Name, slug, text, guid of the feed and colours' number of each topic, in the show's order."""
    show, _ = read_site_without_episodes()
    return [
        {
            "name": topic.name,
            "slug": topic.slug,
            "text": topic.description,
            "guid": str(uuid.uuid5(uuid.UUID(show.guid), topic.slug)),
            "tone": topic_turn(show, topic),
        }
        for topic in show.topics
    ]


@cache
def read_site_without_episodes() -> tuple[Show, dict[str, bytes]]:
    """The show, and what lies beside the pages and feeds of its site, by path.

    The look, its scripts, pictures, icons, the manifest, the worker: what no episode changes.
    Versions of files have no names of their own here.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "content").mkdir()
        project = Project(
            root=folder,
            content=folder / "content",
            theme=ROOT / "theme",
            cache=folder / "cache",
            show=read_show() | _CHANGED,
            site_url=URL,
            timezone="Asia/Jakarta",
            settings_file=ROOT / "pelicanconf.py",
            now=datetime.fromisoformat(NOW),
            draws_cards=False,
        )
        site = load(project)
        assert isinstance(site, Loaded)
        return site.catalogue.show, {
            VERSION.sub("", output.path): _without_versions(output.path, output.render())
            for output in plan_site(site).outputs
            if not output.path.endswith((".html", ".xml"))
        }


def _without_versions(path: str, content: bytes) -> bytes:
    is_picture = path.endswith((".webp", ".jpg", ".png", ".ico"))
    return content if is_picture else VERSION.sub("", content.decode()).encode()


def write_static(folder: Path, *, but: Collection[str] = ()) -> None:
    """What a peer only copies, below ``folder``; ``but`` names what it makes itself."""
    for path, content in read_site_without_episodes()[1].items():
        if path not in but:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def render_icons(template: str) -> str:
    """A peer's template, with each ``<icon NAME>`` as our pages show it."""
    icon = r'<svg class="icon" aria-hidden="true"><use href="/theme/icons.svg#\1"></use></svg>'
    return re.sub(r"<icon (\w+)>", icon, template)


_SETTINGS = '''"""A show to measure with: the real show's settings, but for the lines below."""

import runpy

real = runpy.run_path({root!r} + "/pelicanconf.py")
globals().update((name, value) for name, value in real.items() if name.isupper())
SHOW = {{**SHOW, **{changed!r}}}
SINIAR_ROOT = {folder!r}
PATH = {folder!r} + "/content"
THEME = {folder!r} + "/theme"
NOW = {now!r}
DRAWS_CARDS = False
INDEXES_SEARCH = False
SITEURL = {url!r}
'''


#: Not an import: a program that builds several shows would have the settings of the first.
_STRICT = """import runpy
from pathlib import Path

lenient = runpy.run_path(str(Path(__file__).with_name("pelicanconf.py")))
globals().update((name, value) for name, value in lenient.items() if name.isupper())
STRICT = True
"""


def write_project(folder: Path, count: int) -> Path:
    """A whole project of ``count`` episodes below ``folder``, with this project's own theme."""
    content = folder / "content"
    for name in ("episodes", "audio", "transcripts", "images"):
        (content / name).mkdir(parents=True, exist_ok=True)
    for entry in make_entries(count):
        write_entry(content, entry)
    settings = _SETTINGS.format(
        root=str(ROOT), folder=str(folder), now=NOW, changed=_CHANGED, url=URL
    )
    (folder / "pelicanconf.py").write_text(settings, encoding="utf-8")
    (folder / "publishconf.py").write_text(_STRICT, encoding="utf-8")
    # The program itself, so that its own commands run here.
    shutil.copyfile(ROOT / "tasks.py", folder / "tasks.py")
    for name in ("siniar", "tools", "theme", "requirements", ".venv"):
        if (ROOT / name).exists() and not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    return folder
