"""The corpus as a Hugo site: the same files and texts as ours, by the theme in benchmarks/hugo/.

What Hugo only copies comes from our finished site: look, scripts, icons, audio, and a search's
lists. Of each picture it gets the largest, and makes the sizes and formats that our site has.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from benchmarks.corpus import Entry, make_entries, render_audio

THEME = Path(__file__).parent / "hugo"
#: What tells one version of a file from another in its path.
VERSION = re.compile(r"(?<=theme/)[0-9a-f]{10}/|-[0-9a-f]{10}(?=\.\w+$)")
#: Name, width, height and shape of a picture that Hugo can make.
_PICTURE = re.compile(r"gambar/([a-z-]+)-(\d+)(x\d+)?(-maskable)?\.(webp|jpg|png)")
#: What Hugo writes from notes and templates.
_MADE = re.compile(
    r"(bab|transkrip)/|.*\.(html|html\.md)$|.*/oembed\.json$|.*feed.*\.xml$|(sitemap\.xml|llms\.txt)$"
)


def files_of(site: Path) -> dict[str, Path]:
    """The files of a site by their paths, as if none had versions."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {VERSION.sub("", name): path for name, path in paths.items()}


def write_peer(folder: Path, count: int, site: Path) -> Path:
    """A whole Hugo project of ``count`` episodes below ``folder``; ``site`` is ours of as many."""
    shutil.copytree(THEME, folder)
    for entry in make_entries(count):
        note = folder / "content" / "episode" / f"{entry.file}.md"
        note.write_text(render_note(entry), encoding="utf-8")
    files = {name: path for name, path in files_of(site).items() if not _MADE.match(name)}
    pictures = plan_pictures(files)
    (folder / "data").mkdir()
    (folder / "data" / "pictures.json").write_text(json.dumps(pictures, indent=1), encoding="utf-8")
    plans = [plan for each in pictures.values() for plan in each]
    for source in {plan["source"] for plan in plans}:
        _copy(files[source], folder / "assets" / source)
    for name in files.keys() - {plan["path"] for plan in plans}:
        _copy(files[name], folder / "static" / name)
    return folder


def plan_pictures(files: dict[str, Path]) -> dict[str, list[dict[str, str]]]:
    """What Hugo makes, by name: each picture of the largest one with its name and shape."""
    found = [match for name in files if (match := _PICTURE.fullmatch(name))]
    found.sort(key=lambda match: int(match[2]))
    largest = {_shape(match): match[0] for match in found}
    plans: dict[str, list[dict[str, str]]] = {}
    for match in found:
        process = _process(match, files[match[0]])
        plan = {"path": match[0], "source": largest[_shape(match)], "process": process}
        plans.setdefault(match[1], []).append(plan)
    return plans


def _shape(picture: re.Match[str]) -> tuple[str, str, str]:
    name, width, height, mask, _ = picture.groups("")
    return name, width + height if height else "", mask


def _process(picture: re.Match[str], file: Path) -> str:
    _, width, height, _, ending = picture.groups("")
    with file.open("rb") as stream:
        is_flat = stream.read(16)[12:] == b"VP8L"
    return f"resize {width}{height or f'x{width}'} {ending}{' lossless' * is_flat}"


def render_note(entry: Entry) -> str:
    """The note as Hugo reads it: front matter as JSON, which is the quickest for it."""
    front = {
        "title": entry.title,
        "slug": entry.slug,
        "date": f"{entry.date:%Y-%m-%dT%H:%M:%S+07:00}",
        "description": entry.summary,
        "number": entry.number,
        "guid": entry.guid,
        "audio": f"{entry.file}.mp3",
        "length": len(render_audio(entry)),
        "duration": 3,
        "topik": [entry.topic],
        "orang": [entry.guest],
        "musim": [str(entry.season)],
        "role": "warga rekaan",
        "chapters": [{"start": start, "title": title} for start, title in entry.chapters],
        "cues": [
            {"start": round(start, 2), "end": round(end, 2), "speaker": speaker, "text": text}
            for start, end, speaker, text in entry.cues
        ],
    }
    return json.dumps(front, ensure_ascii=False, indent=1) + "\n\n" + entry.body


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
