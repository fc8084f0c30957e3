"""Somebody who changes a project in every way that people do, and what a site must be then."""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.corpus import ROOT, make_entry, write_entry, write_project
from siniar.build.pelican import Run
from siniar.build.publish import Outcome, build_site
from siniar.commands.options import NoOptions
from siniar.commands.remember import run as run_remember
from siniar.model.findings import Report
from siniar.model.words import Words
from tests.support.git import git

#: Episodes that a project begins with.
EPISODES = 6


class Editor:
    """Each public method is an edit."""

    def __init__(self, root: Path, dice: random.Random) -> None:
        self.root = root
        self.content = root / "content"
        self.dice = dice
        self.next = EPISODES + 1
        self.theme = root / "theme"
        self.theme.unlink()
        shutil.copytree(ROOT / "theme", self.theme)

    def _choose(self, folder: str, pattern: str) -> Path | None:
        files = sorted((self.content / folder).glob(pattern))
        return self.dice.choice(files) if files else None

    def _note(self) -> Path:
        note = self._choose("episodes", "*.md")
        assert note
        return note

    def _replace(self, path: Path | None, old: str, new: str) -> None:
        if path is not None:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def _set(self, line: str) -> None:
        settings = self.root / "pelicanconf.py"
        settings.write_text(f"{settings.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")

    # --- notes -----------------------------------------------------------------------------------

    def edit_text(self) -> None:
        note = self._note()
        note.write_text(note.read_text() + f"\nKalimat {self.dice.random()}.\n")

    def edit_title(self) -> None:
        self._replace(self._note(), "judul: ", f"judul: Baru {self.dice.randint(0, 99)} ")

    def edit_title_at_same_size_and_time(self) -> None:
        note = self._note()
        before = note.stat()
        text = note.read_text(encoding="utf-8")
        letter = self.dice.choice("XYZ")
        note.write_text(re.sub(r"(?m)^judul: .", f"judul: {letter}", text, count=1))
        os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))

    def add_alias(self) -> None:
        self._replace(
            self._note(), "judul: ", f"aliases: [/lama/{self.dice.randint(0, 3)}/]\njudul: "
        )

    def change_slug(self) -> None:
        slug = f"slug: alamat-{self.dice.randint(0, 999)}"
        self._replace(self._note(), "judul: ", f"{slug}\njudul: ")

    def remember(self) -> None:
        run_remember(self.root, NoOptions())

    def edit_topic(self) -> None:
        note = self._note()
        topics = ("Sosial", "Pembangunan", "Kependudukan")
        self._replace(note, "topik: Sosial", f"topik: {self.dice.choice(topics)}")
        self._replace(note, "topik: Pembangunan", f"topik: {self.dice.choice(topics)}")

    def edit_chapter(self) -> None:
        self._replace(self._note(), " - 00:00 ", f" - 00:00 Bab {self.dice.randint(0, 9)} ")
        self._replace(self._note(), '"00:00 ', f'"00:00 Bab {self.dice.randint(0, 9)} ')

    def edit_guest(self) -> None:
        names = ("Bapak Contoh", "Warga Contoh")
        self._replace(self._note(), "Warga Contoh", self.dice.choice(names))

    def move_in_time(self) -> None:
        self._replace(self._note(), "tanggal: 20", f"tanggal: 20{self.dice.choice('01')}")

    def schedule(self) -> None:
        self._replace(self._note(), "tanggal: 2006", "tanggal: 2066")

    def expire(self) -> None:
        day = self.dice.choice(("2020-01-01", "2030-01-01"))
        self._replace(self._note(), "status: terbit", f"berlaku-sampai: {day}\nstatus: terbit")

    def share_keywords(self) -> None:
        for _ in range(2):
            self._replace(self._note(), "status: terbit", "kata-kunci: [ktp]\nstatus: terbit")

    def drop_summary(self) -> None:
        self._replace(self._note(), "ringkasan: ", "x-ringkasan: ")

    def draft(self) -> None:
        self._replace(self._note(), "status: terbit", "status: draf")

    def publish_draft(self) -> None:
        self._replace(self._note(), "status: draf", "status: terbit")

    def add_video(self) -> None:
        self._replace(self._note(), "slug: ", "youtube: https://youtu.be/M7lc1UVf-VE\nslug: ")

    def add(self) -> None:
        write_entry(self.content, make_entry(self.next))
        self.next += 1

    def rename(self) -> None:
        note = self._note()
        note.rename(note.with_name(f"{self.dice.randint(0, 9)}-{note.name}"))

    def swap_slugs(self) -> None:
        one, other = self._note(), self._note()
        slugs = [re.search(r"(?m)^slug: .*$", each.read_text()) for each in (one, other)]
        if one != other and all(slugs):
            self._replace(one, str(slugs[0] and slugs[0][0]), "slug: sementara")
            self._replace(other, str(slugs[1] and slugs[1][0]), str(slugs[0] and slugs[0][0]))
            self._replace(one, "slug: sementara", str(slugs[1] and slugs[1][0]))

    def delete(self) -> None:
        if len(list((self.content / "episodes").glob("*.md"))) > 2:
            self._note().unlink()

    def damage(self) -> None:
        self._replace(self._note(), "---\n", "--\n")

    # --- files -----------------------------------------------------------------------------------

    def change_audio(self) -> None:
        audio = self._choose("audio", "*.mp3")
        if audio:
            audio.write_bytes(audio.read_bytes() + audio.read_bytes()[-313:])

    def change_audio_at_same_size_and_time(self) -> None:
        audio = self._choose("audio", "*.mp3")
        if audio:
            before = audio.stat()
            content = bytearray(audio.read_bytes())
            content[-1] ^= self.dice.randint(1, 255)
            audio.write_bytes(content)
            os.utime(audio, ns=(before.st_atime_ns, before.st_mtime_ns))

    def rename_audio(self) -> None:
        audio = self._choose("audio", "*.mp3")
        if audio:
            audio.rename(audio.with_name(f"{self.dice.randint(0, 9)}{audio.name}"))

    def add_data_saver(self) -> None:
        audio = self._choose("audio", "*.mp3")
        if audio:
            audio.with_suffix(".opus").write_bytes(b"OggS broken")

    def drop_transcript(self) -> None:
        transcript = self._choose("transcripts", "*.vtt")
        if transcript:
            transcript.unlink()

    def change_transcript(self) -> None:
        speaker = f"<v Suara {self.dice.choice('234')}>"
        self._replace(self._choose("transcripts", "*.vtt"), "<v Suara 1>", speaker)

    def write_page(self) -> None:
        pages = self.content / "pages"
        pages.mkdir(exist_ok=True)
        text = f"---\njudul: Tentang {self.dice.randint(0, 9)}\n---\nIsi halaman.\n"
        (pages / f"tentang-{self.dice.randint(0, 2)}.md").write_text(text)

    def delete_page(self) -> None:
        page = self._choose("pages", "*.md")
        if page:
            page.unlink()

    def write_synonyms(self) -> None:
        words = f"- [ktp, kartu {self.dice.randint(0, 9)}]\n"
        (self.content / "sinonim.yaml").write_text(words)

    def add_picture(self) -> None:
        name = f"denah-{self.dice.randint(0, 2)}.png"
        (self.content / "images" / name).write_bytes(self.dice.randbytes(9))

    # --- settings, theme, time -------------------------------------------------------------------

    def change_setting(self) -> None:
        self._set(f'SHOW["tagline"] = "Contoh {self.dice.random()}"')

    def change_language(self) -> None:
        self._set(f'SHOW["language"] = "{self.dice.choice(("id", "en"))}"')

    def change_topics(self) -> None:
        self._set('SHOW["topics"] = SHOW["topics"][1:] + SHOW["topics"][:1]')

    def change_address_words(self) -> None:
        name = self.dice.choice(("topic", "episode", "transcript", "person", "subscribe"))
        word = f"{name}-{self.dice.randint(1, 2)}"
        self._set(f'SHOW["addresses"] = {{**SHOW["addresses"], "{name}": "{word}"}}')

    def change_site_address(self) -> None:
        self._set(f'SITEURL = "https://{self.dice.choice("abc")}.example/podcast"')

    def change_feed(self) -> None:
        options = f'"topic_feeds": {self.dice.choice((True, False))}, "page_size": 3'
        self._set(f'SHOW["feed"] = {{{options}}}')

    def change_template(self) -> None:
        template = self.theme / "templates" / self.dice.choice(("episode.html", "base.html"))
        template.write_text(template.read_text() + f"<!-- {self.dice.random()} -->\n")

    def change_included(self) -> None:
        """What a template includes may be called anything."""
        (self.theme / "templates/salam.txt").write_text(f"Salam {self.dice.random()}")
        template = self.theme / "templates/base.html"
        line = '{% include "salam.txt" %}'
        if line not in template.read_text():
            template.write_text(template.read_text().replace("</body>", f"{line}</body>"))

    def change_what_settings_read(self) -> None:
        (self.root / "warna.py").write_text(f'TAGLINE = "Salam {self.dice.randint(100, 999)}"\n')
        os.utime(self.root / "warna.py", (1, 1))
        self._set("import sys; sys.path.insert(0, str(SINIAR_ROOT)); import warna")
        self._set('SHOW["tagline"] = warna.TAGLINE; del warna')

    def change_settings_at_same_size_and_time(self) -> None:
        settings = self.root / "pelicanconf.py"
        before = settings.stat()
        text = settings.read_text(encoding="utf-8")
        author = f"Kantor {self.dice.randint(100, 999)}"
        if "#author" not in text:
            self._set(f'SHOW["author"] = "{author}"  #author')
            return
        settings.write_text(re.sub(r'"Kantor \d+"  #author', f'"{author}"  #author', text))
        os.utime(settings, ns=(before.st_atime_ns, before.st_mtime_ns))

    def change_style(self) -> None:
        sheet = self.dice.choice(sorted((self.theme / "static/css").glob("*.css")))
        sheet.write_text(f"{sheet.read_text()}\n.x {{ order: {self.dice.randint(0, 9)} }}\n")

    def pass_time(self) -> None:
        day = self.dice.randint(6, 33)
        self._set(f'NOW = "20{day:02}-01-01T08:00:00+07:00"')

    # --- git -------------------------------------------------------------------------------------

    def _git(self, *arguments: str) -> None:
        """What git refuses, before a first commit or after a conflict, is no edit."""
        with contextlib.suppress(subprocess.CalledProcessError):
            git(self.root, *arguments)

    def commit(self) -> None:
        self._git("init", "--quiet")
        self._git("add", "content", "theme", "*.py")
        self._git("commit", "--quiet", "--message", "Contoh")
        self._git("tag", "contoh")

    def checkout(self) -> None:
        """The notes as they were committed first."""
        self._git("checkout", "--quiet", "contoh", "--", "content")

    def stash(self) -> None:
        self._git("stash", "--quiet")

    def unstash(self) -> None:
        self._git("stash", "pop", "--quiet")

    # --- what others do to what was made ---------------------------------------------------------

    def touch_output(self) -> None:
        page = self.dice.choice(sorted((self.root / "output").rglob("*.html")))
        page.write_text("Somebody was here.")

    def lose_output(self) -> None:
        self.dice.choice(sorted((self.root / "output").rglob("*.html"))).unlink()

    def add_to_output(self) -> None:
        (self.root / "output/lama.html").write_text("Lama.")
        os.utime(self.root / "output/lama.html", (1, 1))

    def damage_cache(self) -> None:
        files = [path for path in (self.root / ".cache").rglob("*") if path.is_file()]
        file = self.dice.choice(sorted(files))
        file.write_bytes(file.read_bytes()[: self.dice.randint(0, 3000)])

    def flip_bits_of_cache(self) -> None:
        """As a fault of the disk does: nothing else changes, not even the time.

        Made files get a new time: where even that stays, publishing finds them, and not a build
        (tests/build/test_publishing.py).
        """
        files = [path for path in (self.root / ".cache").rglob("*") if path.is_file()]
        for file in self.dice.sample(sorted(files), min(5, len(files))):
            before, content = file.stat(), bytearray(file.read_bytes())
            for _ in range(3 if content else 0):
                content[self.dice.randrange(len(content))] ^= 1 << self.dice.randint(0, 7)
            with file.open("r+b") as there:
                there.write(content)
            if file.parent.name != "outputs":
                os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    def put_something_in_place_of_cache(self) -> None:
        place = self.root / ".cache" / self.dice.choice(("store.sqlite", "outputs", "templates"))
        if place.is_dir():
            shutil.rmtree(place)
            place.write_text("Somebody was here.")
        else:
            place.unlink(missing_ok=True)
            place.mkdir()

    def swap_notes_by_renaming(self) -> None:
        one, other = self._note(), self._note()
        if one != other:
            aside = one.with_suffix(".aside")
            one.rename(aside)
            other.rename(one)
            aside.rename(other)

    def lose_cache(self) -> None:
        shutil.rmtree(self.root / ".cache")


def edits_of(editor: Editor) -> list[Callable[[], None]]:
    """All edits that somebody can make."""
    names = [name for name in vars(Editor) if not name.startswith("_")]
    return [getattr(editor, name) for name in names]


def read_folder(folder: Path) -> dict[str, bytes]:
    """Bytes of every file by its path below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


#: Findings of what lay there before, which nobody has who begins from nothing.
_OF_THE_MACHINE = frozenset({"cache-rusak", "keluaran-bukan-milik"})


def build(root: Path) -> tuple[dict[str, bytes], list[str]]:
    """The files of a site, and what was found on the way."""
    told: list[str] = []

    def hear(report: Report, words: Words) -> None:
        for finding in report:
            if finding.code not in _OF_THE_MACHINE:
                place = f"{finding.place.path}:{finding.place.line}"
                told.append(f"{place} {finding.code} {finding.reason(words)}")

    result = build_site(root, root / "output", run=Run(tell=hear))
    assert result.outcome is Outcome.DONE, result.failure
    return read_folder(root / "output"), told


def build_from_nothing(root: Path, work: Path) -> tuple[dict[str, bytes], list[str]]:
    """A build of a copy in ``work`` that has neither output nor cache."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(root / "content", work / "content")
    shutil.copytree(root / "theme", work / "theme")
    for name in ("pelicanconf.py", "publishconf.py", "warna.py"):
        if not (root / name).exists():
            continue
        (work / name).write_text((root / name).read_text().replace(str(root), str(work)))
    return build(work)


def edit_and_compare(folder: Path, seed: int, steps: int) -> Iterator[tuple[list[str], list[str]]]:
    """Make random edits, building after each few of them.

    Gives, for each build, the names of all edits so far, and the paths and findings that are not
    what a build from nothing gives.
    """
    dice = random.Random(seed)
    root = write_project(folder / "show", EPISODES)
    editor = Editor(root, dice)
    editor.commit()
    done: list[str] = []
    assert build_site(root, root / "output").outcome is Outcome.DONE
    for _ in range(steps):
        for edit in dice.sample(edits_of(editor), dice.randint(1, 3)):
            edit()
            done.append(edit.__name__)
        here, told = build(root)
        fresh, expected = build_from_nothing(root, folder / "fresh")
        different = sorted(name for name in here | fresh if here.get(name) != fresh.get(name))
        yield done, different + sorted(set(told) ^ set(expected))
