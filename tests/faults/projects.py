"""A small real project that is published, and what its output must be at any moment."""

from __future__ import annotations

import gzip
import json
import os
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import NoReturn

from siniar.commands.options import NoOptions
from siniar.commands.publish import run as publish
from tests.support.cases import CASES, WORDED, lay_out, read_case
from tests.support.shows import write_settings

#: Paths below the output and the hashes of their bytes.
Manifest = dict[str, str]

_NOTE = """---
judul: {title}
nomor: {number}
tanggal: 2026-01-0{number} 08:00
topik: Kependudukan
ringkasan: Syarat dan tempat.
audio: 00{number}.mp3
guid: guid-nomor-000{number}
---
{body}
"""
_FORKING = get_context("fork")


@dataclass(frozen=True, slots=True)
class Project:
    """A project whose content is in one of several states."""

    root: Path

    @property
    def _said(self) -> Path:
        """What the last run said; beside the project."""
        return self.root.with_suffix(".txt")

    @property
    def output(self) -> Path:
        """The public site."""
        return self.root / "output"

    def write_state(self, name: str) -> None:
        """Bring the content into a state: episodes 1 and 2 differ, the third comes and goes."""
        episodes = self.root / "content/episodes"
        for number in (1, 2):
            body = f"Keadaan {name}. " + f"Catatan nomor {number}. " * 40
            note = _NOTE.format(title=f"Surat {name} {number}", number=number, body=body)
            (episodes / f"00{number}.md").write_text(note, encoding="utf-8")
        third = _NOTE.format(title="Ketiga", number=3, body="Isi.")
        if name == "satu":
            # Deleted without a word, an episode that was public stops publishing.
            third = third.replace("\nguid:", "\nstatus: ditarik\nguid:", 1)
        (episodes / "003.md").write_text(third, encoding="utf-8")

    def start_publishing(self, before: Callable[[], object] = bool) -> ForkProcess:
        """Begin to publish in a process of its own, after ``before``.

        It is forked: all that a new Python would do first is import the program.
        """
        process = _FORKING.Process(target=self._publish, args=(before,))
        with warnings.catch_warnings():
            # Python 3.12 warns of threads that hold locks; none of them is needed there.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        return process

    def _publish(self, before: Callable[[], object]) -> NoReturn:
        with self._said.open("w", encoding="utf-8") as said:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            sys.stdout = sys.stderr = said
            before()
            sys.exit(publish(self.root, NoOptions()))

    def publish(self, before: Callable[[], object] = bool) -> tuple[int | None, str]:
        """Publish to the end; the exit status and what was said."""
        process = self.start_publishing(before)
        process.join(timeout=300)
        return process.exitcode, self._said.read_text(encoding="utf-8")

    def manifest(self) -> Manifest:
        """What is public now."""
        return read_manifest(self.output)


def make_project(root: Path) -> Project:
    """A project that nobody has published yet, in the state ``satu``."""
    case = read_case(CASES / "byte-order-mark.txt")
    sound = case.files["audio/001.mp3"]
    case.files = {f"audio/00{number}.mp3": sound for number in (1, 2, 3)}
    lay_out(case, root)
    write_settings(root, WORDED, "https://contoh.example/repo")
    project = Project(root)
    project.write_state("satu")
    return project


def read_manifest(folder: Path) -> Manifest:
    """Every file of a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def without_search_table(manifest: Manifest) -> Manifest:
    """A manifest without what Pagefind orders differently in each run: its table, and its entry.

    Whether these two are whole is asked of ``has_whole_search``.
    """
    return {
        name: digest
        for name, digest in manifest.items()
        if not name.endswith((".pf_meta", "pagefind-entry.json"))
    }


def has_whole_search(folder: Path) -> bool:
    """Whether the search begins with a table that is there, whole, and the only one."""
    search = folder / "pagefind"
    try:
        entry = json.loads((search / "pagefind-entry.json").read_bytes())
        tables = {f"pagefind.{each['hash']}.pf_meta" for each in entry["languages"].values()}
        unpacked = [gzip.decompress((search / name).read_bytes()) for name in tables]
    except (OSError, EOFError, ValueError, KeyError):
        return False
    return all(unpacked) and tables == {path.name for path in search.glob("*.pf_meta")}
