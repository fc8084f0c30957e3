"""Reads what editors do to a published show, and does it to a small one.

A case is a text: ``== verb argument`` begins a step, and the lines below belong to it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from siniar.build.project import Project
from siniar.feed.ledger import LEDGER, parse_ledger, render_ledger, update_ledger
from siniar.system.files import replace_file
from tests.support import audio as makers
from tests.support.cases import WORDED as SHOW
from tests.support.factories import NOW
from tests.support.places import THEME
from tests.support.shows import load_show

CASES = Path(__file__).parent / "cases"
#: Verbs that tell what should come of it.
EXPECTATIONS = frozenset({"expect", "diff", "leads", "withdrawn", "slugs", "files"})
#: Of the same length, with other sound in it.
SOUNDS = {
    "first": makers.frames(383),
    "second": makers.frames(384),
    "other": makers.frames(383)[:-20] + b"\x55" * 20,
    "third": makers.frames(390),
}
#: What the ledger knew of an episode before it knew of addresses.
_FIRST_FORM = ("guid", "audio", "length", "published", "title")

_FILES = {
    "episodes/001-surat.md": """---
judul: Cara mengurus surat
nomor: 1
tanggal: 2026-11-05 08:00
topik: Kependudukan
ringkasan: Syarat dan tempat.
audio: 001-surat.mp3
narasumber: [Sari Contoh]
guid: guid-satu-0001
---
Isi catatan.
""",
    "episodes/002-bantuan.md": """---
judul: Bantuan sosial
nomor: 2
tanggal: 2026-11-20 08:00
topik: Sosial
ringkasan: Siapa yang menerima.
audio: 002-bantuan.mp3
guid: guid-dua-0002
---
Lihat juga [surat](/episode/cara-mengurus-surat/).
""",
    "pages/kontak.md": """---
judul: Kontak
---
Isi halaman.
""",
}


@dataclass
class After:
    """Steps, and what should come of them."""

    name: str
    steps: list[tuple[str, str, list[str]]] = field(default_factory=list)
    expected: dict[str, list[str]] = field(default_factory=dict)


def read_after(path: Path) -> After:
    """A case from its text."""
    case = After(path.stem)
    _, *parts = ("\n" + path.read_text(encoding="utf-8")).split("\n== ")
    for part in parts:
        head, _, text = part.partition("\n")
        verb, _, argument = head.partition(" ")
        if verb in EXPECTATIONS:
            case.expected[verb] = text.rstrip("\n").split("\n") if text.strip() else []
        else:
            case.steps.append((verb, argument, text.rstrip("\n").split("\n")))
    return case


def publish(root: Path) -> Project:
    """A small show that has been published, with the ledger that tells so."""
    content = root / "content"
    for name, text in _FILES.items():
        replace_text(content / name, text)
    replace_text(content / "transcripts/001-surat.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000\nIsi.\n")
    for name, sound in (("001-surat", "first"), ("002-bantuan", "second")):
        replace_text(content / f"audio/{name}.mp3", "")
        (content / f"audio/{name}.mp3").write_bytes(SOUNDS[sound])
    settings = f"SHOW = {json.dumps(SHOW, indent=1)}\nSITEURL = 'https://contoh.example'\n"
    (root / "pelicanconf.py").write_text(settings, encoding="utf-8")
    return remember(project_in(root))


def copy_of(published: Project, root: Path) -> Project:
    """The same below ``root``, to do with as one likes."""
    return project_in(shutil.copytree(published.root, root))


def project_in(root: Path) -> Project:
    """The show as its settings describe it at first."""
    return Project(
        root=root,
        content=root / "content",
        theme=THEME,
        cache=root / ".cache",
        show=SHOW,
        site_url="https://contoh.example",
        timezone="Asia/Jakarta",
        settings_file=root / "pelicanconf.py",
        now=NOW,
    )


def remember(project: Project) -> Project:
    """The project after what is public now was noted in the ledger."""
    loaded = load_show(project)
    ledger = update_ledger(loaded.ledger, loaded.catalogue)
    replace_file(project.content / LEDGER, render_ledger(ledger))
    return project


def replace_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# --- steps ----------------------------------------------------------------------------------------


def _edit(path: Path, lines: list[str]) -> None:
    text = path.read_text(encoding="utf-8")
    for line in lines:
        old, _, new = line.partition(" => ")
        assert old.replace("\\n", "\n") in text, (path, old)
        text = text.replace(old.replace("\\n", "\n"), new.replace("\\n", "\n"), 1)
    path.write_text(text, encoding="utf-8")


def _in_content(work: Callable[[Path, list[str]], object]) -> Callable[..., Project]:
    def step(project: Project, argument: str, lines: list[str]) -> Project:
        work(project.content / argument, lines)
        return project

    return step


def _settings(project: Project, _argument: str, lines: list[str]) -> Project:
    _edit(project.settings_file, lines)
    names: dict[str, object] = {}
    text = project.settings_file.read_text(encoding="utf-8").replace(": true", ": True")
    exec(text, names)
    return replace(project, show=names["SHOW"], site_url=str(names["SITEURL"]))


def _with_two(work: Callable[[Path, Path], object]) -> Callable[..., Project]:
    def step(project: Project, argument: str, _lines: list[str]) -> Project:
        old, new = argument.split(" => ")
        (project.content / new).parent.mkdir(parents=True, exist_ok=True)
        work(project.content / old, project.content / new)
        return project

    return step


def _age_ledger(project: Project, _argument: str, _lines: list[str]) -> Project:
    """The ledger as it was written before addresses were remembered."""
    path = project.content / LEDGER
    records = parse_ledger(path.read_bytes()).episodes
    rows = [{name: getattr(each, name) for name in _FIRST_FORM} for each in records]
    path.write_text("[\n" + ",\n".join(map(json.dumps, rows)) + "\n]\n", encoding="utf-8")
    return project


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


STEPS: dict[str, Callable[..., Project]] = {
    "edit": _in_content(_edit),
    "write": _in_content(lambda path, lines: replace_text(path, "\n".join(lines) + "\n")),
    "delete": _in_content(lambda path, _: _remove(path)),
    "sound": lambda project, argument, _: _sound(project, *argument.split(" ")),
    "move": _with_two(lambda old, new: old.rename(new)),
    "copy": _with_two(shutil.copy),
    "settings": _settings,
    "age-ledger": _age_ledger,
    "remember": lambda project, _argument, _lines: remember(project),
}


def _sound(project: Project, name: str, sound: str) -> Project:
    (project.content / name).write_bytes(SOUNDS[sound])
    return project


def do_steps(case: After, project: Project) -> Project:
    """The project as it is after the steps of a case."""
    for verb, argument, lines in case.steps:
        project = STEPS[verb](project, argument, lines)
    return project
