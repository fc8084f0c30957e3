"""Finds the sample show's files in a copy of the repository."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from siniar.content.leftovers import read_marks
from siniar.model.findings import Finding, Place, found
from siniar.start.rules import SAMPLE_CHANGED

#: Folders of notes in which samples lie.
_NOTES = ("episodes", "pages", "rencana", "pertanyaan")
#: Lines of a note that name a file, and the folder in which it lies.
_NAMED = {"audio": "audio", "transkrip": "transcripts", "transcript": "transcripts"}
_LINE = re.compile(rf"^({'|'.join(_NAMED)}): *(\S+)$", re.MULTILINE)
#: Where the tests find the sample show, as tests/support/places.py has it.
SHELF = "tests/support/sample"
#: What the sample and the new show both need.
_SHARED = ("pelicanconf.py", "content/sinonim.yaml")
#: What was noted of the sample's publishing and of its videos.
_LEDGERS = ("published.json", "youtube.json")


class Samples(Struct, frozen=True):
    """What a copy has of the sample show."""

    #: Files to take out.
    files: tuple[Path, ...]
    #: Notes that began as samples and are somebody's own now.
    kept: tuple[Finding, ...]


def find_samples(root: Path) -> Samples:
    """The samples below ``root``/content that nobody has made their own."""
    content, marks = root / "content", read_marks()
    notes = [path for name in _NOTES for path in sorted((content / name).glob("*.md"))]
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in notes}
    samples = [path for path in notes if any(each in texts[path] for each in marks.notes)]
    others = [path for path in notes if path not in samples]
    changed = [path for path in others if any(guid in texts[path] for guid in marks.guids)]
    used = _named_files(content, (texts[path] for path in others))
    named = _named_files(content, (texts[path] for path in samples)) - used
    ledgers = {
        content / name
        for name in _LEDGERS
        if (content / name).is_file()
        and any(guid in (content / name).read_text(encoding="utf-8") for guid in marks.guids)
    }
    files = sorted(path for path in {*samples, *named, *ledgers} if path.is_file())
    kept = (found(SAMPLE_CHANGED, Place(path.relative_to(root).as_posix())) for path in changed)
    return Samples(tuple(files), tuple(kept))


def set_aside(root: Path, samples: Samples) -> None:
    """Move the samples to where the tests look for the sample show when content/ is another's.

    Raises:
        OSError: a file cannot be moved.
    """
    shelf = root / SHELF
    shelf.mkdir(parents=True, exist_ok=True)
    for name in _SHARED:
        if (root / name).is_file():
            (shelf / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, shelf / name)
    for path in samples.files:
        place = shelf / path.relative_to(root)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)


def has_sample_settings(path: Path) -> bool:
    """Whether a settings file is still the sample's, so that nobody's own would be written over.

    The sample show itself, once it is none any more, is its makers' own.
    """
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    marks = read_marks()
    is_real = f'"code": "{marks.code}"' in text and '"sample": True' not in text
    return not text or (not is_real and any(guid in text for guid in marks.guids))


def _named_files(content: Path, texts: Iterable[str]) -> set[Path]:
    """The audio and transcripts that notes name, with the data savers beside the audio."""
    files = {content / _NAMED[key] / name for text in texts for key, name in _LINE.findall(text)}
    return files | {path.with_suffix(".opus") for path in files if path.parent.name == "audio"}
