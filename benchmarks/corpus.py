"""Makes shows of any number of episodes to measure with: the same bytes for the same number."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.support.places import SAMPLE

ROOT = Path(__file__).parents[1]

#: Words of a note, as on the sites that the goals were measured with.
WORDS = 480
TOPICS = ("Kependudukan", "Pembangunan", "Sosial", "Kemasyarakatan", "Program Pemerintah")
#: Before every episode and after none of them.
FIRST_DAY = datetime(2006, 1, 1, 1, 0, tzinfo=UTC)
NOW = "2026-11-20T08:00:00+07:00"
URL = "https://siniar.example"

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

    @property
    def season(self) -> int:
        """Two hundred episodes each."""
        return self.number // 200 + 1


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
        f"---\njudul: {entry.title}\nnomor: {entry.number}\nmusim: {entry.season}\n"
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


#: Not an import: a program that builds several shows would have the settings of the first.
_REAL = """import os
import runpy

real = runpy.run_path({file!r})
globals().update((name, value) for name, value in real.items() if name.isupper())
"""
_OWN = """SHOW = {{**SHOW, "sample": False, "seasons": {{}}, "office": {{}}}}
SHOW["description"] = "Episode untuk diukur."
SINIAR_ROOT = {folder!r}
PATH = {folder!r} + "/content"
THEME = {folder!r} + "/theme"
NOW = {now!r}
DRAWS_CARDS = False
INDEXES_SEARCH = {has_search}
SITEURL = os.environ.get("SITEURL") or {url!r}
"""


def write_project(folder: Path, count: int, *, has_search: bool = False) -> Path:
    """A whole project of ``count`` episodes below ``folder``, with the real show's settings.

    Pictures with titles are off, and search with its words of one meaning unless it is asked for:
    no peer makes any.
    """
    content = folder / "content"
    for name in ("episodes", "audio", "transcripts", "images"):
        (content / name).mkdir(parents=True, exist_ok=True)
    for entry in make_entries(count):
        write_entry(content, entry)
    if has_search:
        shutil.copyfile(SAMPLE / "content" / "sinonim.yaml", content / "sinonim.yaml")
    lenient, strict = folder / "pelicanconf.py", folder / "publishconf.py"
    own = _OWN.format(folder=str(folder), now=NOW, url=URL, has_search=has_search)
    lenient.write_text(_REAL.format(file=str(SAMPLE / lenient.name)) + own, encoding="utf-8")
    strict.write_text(_REAL.format(file=str(lenient)) + "STRICT = True\n", encoding="utf-8")
    return link_program(folder)


def copy_show(folder: Path) -> Path:
    """The real show without an episode below ``folder``."""
    (folder / "content").mkdir(parents=True)
    shutil.copyfile(SAMPLE / "pelicanconf.py", folder / "pelicanconf.py")
    return link_program(folder)


def link_program(folder: Path) -> Path:
    """Let the program's own commands run below ``folder``."""
    shutil.copyfile(ROOT / "tasks.py", folder / "tasks.py")
    for name in ("siniar", "tools", "theme", "requirements", ".venv"):
        if (ROOT / name).exists() and not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    return folder


def build(folder: Path, **variables: str) -> Path:
    """Build a project's site by the program's own command, with these variables; its output.

    Raises:
        RuntimeError: it failed; with what it said.
    """
    command = [sys.executable, "tasks.py", "build"]
    environment = {**os.environ, **variables}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return folder / "output"
