"""A build that makes only what changed gives, byte for byte, what a build from nothing gives."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.corpus import ROOT, make_entry, write_entry, write_project
from siniar.build.publish import build_site
from siniar.system.exits import GOOD

EPISODES = 6
STEPS = 5


class Editor:
    """Somebody who changes a project in every way that people do."""

    def __init__(self, root: Path, dice: random.Random) -> None:
        self.root = root
        self.content = root / "content"
        self.dice = dice
        self.next = EPISODES + 1
        self.theme = root / "theme"
        self.theme.unlink()
        shutil.copytree(ROOT / "theme", self.theme)

    def _note(self) -> Path:
        return self.dice.choice(sorted((self.content / "episodes").glob("*.md")))

    def _replace(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def edit_text(self) -> None:
        note = self._note()
        note.write_text(note.read_text() + f"\nKalimat {self.dice.random()}.\n")

    def edit_title(self) -> None:
        self._replace(self._note(), "judul: ", f"judul: Baru {self.dice.randint(0, 99)} ")

    def edit_topic(self) -> None:
        note = self._note()
        topics = ("Sosial", "Pembangunan", "Kependudukan")
        self._replace(note, "topik: Sosial", f"topik: {self.dice.choice(topics)}")
        self._replace(note, "topik: Pembangunan", f"topik: {self.dice.choice(topics)}")

    def edit_guest(self) -> None:
        note = self._note()
        self._replace(note, "Warga Contoh", self.dice.choice(("Bapak Contoh", "Warga Contoh")))

    def move_in_time(self) -> None:
        self._replace(self._note(), "tanggal: 20", f"tanggal: 20{self.dice.choice('01')}")
        text = self._note().read_text()
        assert "tanggal: " in text

    def expire(self) -> None:
        day = self.dice.choice(("2020-01-01", "2030-01-01"))
        self._replace(self._note(), "status: terbit", f"berlaku-sampai: {day}\nstatus: terbit")

    def share_keywords(self) -> None:
        for _ in range(2):
            self._replace(self._note(), "status: terbit", "kata-kunci: [ktp]\nstatus: terbit")

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

    def delete(self) -> None:
        if len(list((self.content / "episodes").glob("*.md"))) > 2:
            self._note().unlink()

    def change_audio(self) -> None:
        audio = self.dice.choice(sorted((self.content / "audio").glob("*.mp3")))
        audio.write_bytes(audio.read_bytes() + audio.read_bytes()[-313:])

    def add_data_saver(self) -> None:
        audio = self.dice.choice(sorted((self.content / "audio").glob("*.mp3")))
        audio.with_suffix(".opus").write_bytes(b"OggS broken")

    def drop_transcript(self) -> None:
        files = sorted((self.content / "transcripts").glob("*.vtt"))
        if files:
            self.dice.choice(files).unlink()

    def change_transcript(self) -> None:
        files = sorted((self.content / "transcripts").glob("*.vtt"))
        if files:
            self._replace(self.dice.choice(files), "<v Suara 1>", "<v Suara Lain>")

    def write_page(self) -> None:
        pages = self.content / "pages"
        pages.mkdir(exist_ok=True)
        text = f"---\njudul: Tentang {self.dice.randint(0, 9)}\n---\nIsi halaman.\n"
        (pages / "tentang.md").write_text(text)

    def change_setting(self) -> None:
        settings = self.root / "pelicanconf.py"
        settings.write_text(
            settings.read_text() + f'SHOW["tagline"] = "Contoh {self.dice.random()}"\n'
        )

    def change_theme(self) -> None:
        template = self.theme / "templates" / self.dice.choice(("episode.html", "base.html"))
        template.write_text(template.read_text() + f"<!-- {self.dice.random()} -->\n")

    def pass_time(self) -> None:
        settings = self.root / "pelicanconf.py"
        day = self.dice.randint(1, 28)
        settings.write_text(settings.read_text() + f'NOW = "20{day + 5:02}-01-01T08:00:00+07:00"\n')

    def touch_output(self) -> None:
        page = self.dice.choice(sorted((self.root / "output").rglob("*.html")))
        page.write_text("Somebody was here.")

    def lose_output(self) -> None:
        self.dice.choice(sorted((self.root / "output").rglob("*.html"))).unlink()

    def damage_cache(self) -> None:
        files = [path for path in (self.root / ".cache").rglob("*") if path.is_file()]
        file = self.dice.choice(sorted(files))
        file.write_bytes(file.read_bytes()[: self.dice.randint(0, 3000)])

    def lose_cache(self) -> None:
        shutil.rmtree(self.root / ".cache")


def edits(editor: Editor) -> list[Callable[[], None]]:
    names = [name for name in vars(Editor) if not name.startswith("_")]
    return [getattr(editor, name) for name in names]


def read_folder(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def build_from_nothing(root: Path, work: Path) -> dict[str, bytes]:
    """A build of a copy that has neither output nor cache."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(root / "content", work / "content")
    shutil.copytree(root / "theme", work / "theme")
    for name in ("pelicanconf.py", "publishconf.py"):
        (work / name).write_text((root / name).read_text().replace(str(root), str(work)))
    build = build_site(work, work / "output")
    assert build.status == GOOD, build.details
    return read_folder(work / "output")


@pytest.mark.parametrize("seed", range(8))
def test_after_any_edits_the_site_is_what_a_build_from_nothing_makes(
    seed: int, tmp_path: Path
) -> None:
    dice = random.Random(seed)
    root = write_project(tmp_path / "show", EPISODES)
    editor = Editor(root, dice)
    done = []
    assert build_site(root, root / "output").status == GOOD
    for _ in range(STEPS):
        for edit in dice.sample(edits(editor), dice.randint(1, 3)):
            edit()
            done.append(edit.__name__)
        build = build_site(root, root / "output")
        assert build.status == GOOD, build.details
        here = read_folder(root / "output")
        fresh = build_from_nothing(root, tmp_path / "fresh")
        assert here.keys() == fresh.keys(), done
        different = [path for path, content in here.items() if content != fresh[path]]
        assert different == [], done
