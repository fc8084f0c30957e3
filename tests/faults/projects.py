"""A small real project that is published, and what its output must be at any moment."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.support.cases import CASES, WORDED, lay_out, read_case
from tests.support.places import ROOT
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
#: What ``publish`` of tasks.py does, without making an environment first.
_PUBLISH = "import sys; from pathlib import Path; from siniar.commands.options import NoOptions\n"
_PUBLISH += "from siniar.commands.publish import run; {before}\n"
_PUBLISH += "sys.exit(run(Path({root!r}), NoOptions()))"


@dataclass(frozen=True, slots=True)
class Project:
    """A project whose content is in one of several states."""

    root: Path

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

    def start_publishing(self, before: str = "pass") -> subprocess.Popen[bytes]:
        """Begin to publish in a program of its own, after the line ``before``."""
        program = _PUBLISH.format(before=before, root=str(self.root))
        return subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def publish(self, before: str = "pass") -> tuple[int, str]:
        """Publish to the end; the exit status and what was said."""
        process = self.start_publishing(before)
        said, _ = process.communicate(timeout=300)
        return process.returncode, said.decode("utf-8", "replace")

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
