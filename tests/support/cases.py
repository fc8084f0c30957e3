"""Reads the cases of broken input and lays their files out as a project."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from siniar.build.project import Project
from tests.support import audio as makers
from tests.support.factories import NOW
from tests.support.pictures import encode, gradient
from tests.support.places import ROOT
from tests.support.shows import SHOW, make_project

CASES = ROOT / "tests/content/broken/cases"
WHOLE = makers.frames(383)  # ten seconds

SOUNDS = {
    "whole": WHOLE,
    "empty": b"",
    "text": b"Ini catatan rapat, bukan rekaman.\n" * 40,
    "truncated": makers.xing(makers.frames(383, 128), 383)[:60_000],
    "lfs": b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n",
    "opus": makers.opus(),
    "thin": makers.frames(383, 64),
    "photo": encode(gradient(1500, 1500)),
    "thumbnail": encode(gradient(300, 200)),
}
FORMS = {
    "bom": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "latin-1": lambda text: text.encode("latin-1"),
    "utf-8": lambda text: text.encode(),
}
WORDED = SHOW | {"addresses": {"subscribe": "langganan"}}


@dataclass
class Case:
    """Files with what should be found in them, as ``code path line``."""

    name: str
    #: Path below content/ and bytes, or the target of a link.
    files: dict[str, bytes | Path] = field(default_factory=dict)
    expected: list[str] = field(default_factory=list)


def read_case(path: Path) -> Case:
    """A case from its text: ``== path [as:|sound:|link: how]`` begins a file."""
    case = Case(path.stem)
    _, *parts = ("\n" + path.read_text(encoding="utf-8")).split("\n== ")
    for part in parts:
        head, _, text = part.partition("\n")
        name, _, how = head.partition(" sound: ") if " sound: " in head else (head, "", "")
        if head.strip() == "expect":
            case.expected = sorted(filter(None, text.strip().split("\n")))
        elif how:
            case.files[name] = SOUNDS[how]
        elif " link: " in head:
            name, _, target = head.partition(" link: ")
            case.files[name] = Path(target)
        else:
            name, _, form = head.partition(" as: ")
            text = text.replace("{TAB}", "\t").replace("{BELL}", "\x07")
            case.files[name] = FORMS[form or "utf-8"](text)
    return case


def lay_out(case: Case, root: Path) -> Project:
    """The case as a project that can be read and built."""
    project = make_project(root, NOW, WORDED)
    content = project.content
    for name in ("episodes", "audio", "transcripts", "pages", "images", "files"):
        (content / name).mkdir(exist_ok=True)
    for name, given in case.files.items():
        target = content / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(given, Path):
            target.symlink_to(given)
        else:
            target.write_bytes(given)
    project.settings_file.write_text(f"SHOW = {WORDED!r}\n", encoding="utf-8")
    return project
