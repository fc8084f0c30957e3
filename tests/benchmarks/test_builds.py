"""The comparison of builds compares like with like, and reckons rightly."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from benchmarks import eleventy, hugo, stock_pelican
from benchmarks.builds import (
    GOALS,
    Ours,
    Row,
    make_peer,
    profile,
    render_rows,
    render_sizes,
    run,
)
from benchmarks.corpus import make_entry

BUILD = (
    "from pathlib import Path; from siniar.building import build_site; root = Path('.').resolve();"
    "print(build_site(root, root / 'output').status)"
)

#: More than stand on one page of the archive.
COUNT = 22
#: What our engine puts into the paths of files that change.
VERSION = re.compile(r"(?<=theme/)[0-9a-f]{10}/|-[0-9a-f]{10}(?=\.\w+$)")
#: Hugo's own pictures of codes, which stand inside our pages.
CODE = re.compile(r"gambar/qr_")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our site."""
    ours = Ours(tmp_path_factory.mktemp("ours"), COUNT)
    ours.build()
    return ours.folder / "output"


def files_of(site: Path) -> dict[str, Path]:
    """The files of a site by their paths, as if none had versions."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {VERSION.sub("", name): path for name, path in paths.items() if CODE.match(name) is None}


def picture(path: Path) -> tuple[str | None, tuple[int, int]]:
    """Format and pixels."""
    with Image.open(path) as image:
        return image.format, image.size


@pytest.mark.parametrize("name", ["hugo"])
def test_a_peer_makes_the_site_that_ours_is(name: str, ours: Path, tmp_path: Path) -> None:
    peer = make_peer(name, tmp_path / "peer", COUNT)
    peer.build()
    mine, theirs = files_of(ours), files_of(peer.output)
    assert theirs.keys() == mine.keys()
    for path in mine:
        if path.endswith((".webp", ".jpg", ".png")):
            assert picture(theirs[path]) == picture(mine[path]), path


def test_every_peer_writes_every_episode(tmp_path: Path) -> None:
    for number, module in enumerate((hugo, eleventy, stock_pelican)):
        folder = module.write_project(tmp_path / str(number), 4)
        notes = list(folder.rglob("0000*.md"))
        assert (
            len(notes) == len(list(folder.rglob("*.mp3"))) == len(list(folder.rglob("*.vtt"))) == 4
        )
        for note in notes:
            entry = make_entry(int(note.name[:5]))
            text = note.read_text(encoding="utf-8")
            assert entry.body in text
            assert entry.title in text
            assert entry.cues[-1][3] in text


def test_the_notes_of_peers_hold_json(tmp_path: Path) -> None:
    entry = make_entry(7)
    front, end = json.JSONDecoder().raw_decode(hugo.render_note(entry))
    assert front["guid"] == entry.guid
    assert hugo.render_note(entry)[end:].strip() == entry.body.strip()
    text = eleventy.render_note(entry).removeprefix("---json\n")
    assert json.JSONDecoder().raw_decode(text)[0]["nomor"] == 7


def test_stock_pelican_builds_its_site(tmp_path: Path) -> None:
    folder = stock_pelican.write_project(tmp_path / "site", 5)
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-q"]
    subprocess.run(command, cwd=folder, check=True)
    for number in range(1, 6):
        page = folder / "output/episode" / make_entry(number).slug / "index.html"
        assert make_entry(number).cues[3][3] in page.read_text(encoding="utf-8")
    feed = etree.parse(folder / "output/feed.xml")
    assert len(feed.findall("channel/item")) == 5
    assert (folder / "output/topik").is_dir()


def test_a_run_is_measured_and_a_failure_told(tmp_path: Path) -> None:
    measured = run([sys.executable, "-c", "sum(range(10**6))"], tmp_path)
    assert 0 < measured.seconds < 60
    assert measured.cpu > 0
    with pytest.raises(RuntimeError, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)


def test_the_ratio_is_that_of_the_median_pair() -> None:
    row = Row(1000, "nothing changed", "hugo", 0.1, 0.1, 30, 1.0, (0.3, 0.1, 0.15))
    assert row.ratio == 0.15
    assert row.verdict == "≤ 0.2 met"
    assert Row(1000, "title edited", "hugo", 1, 1, 1, 1, (0.5,)).verdict == "≤ 0.4 missed"
    assert Row(1000, "title edited", "pelican", 1, 1, 1, 1, (0.5,)).verdict == ""
    assert "| 1,000 | nothing changed | 0.10 |" in render_rows([row])
    assert set(GOALS) == set(Ours.__dict__["cases"].fget(Ours.__new__(Ours)).keys())


def test_every_change_of_an_editor_is_built(tmp_path: Path) -> None:
    ours = Ours(tmp_path / "show", 3)
    titles = []
    for prepare in ours.cases.values():
        prepare()
        command = [sys.executable, "-c", BUILD]
        done = subprocess.run(command, cwd=ours.folder, capture_output=True, text=True, check=True)
        assert done.stdout.strip().endswith("0"), done.stderr
        feed = etree.parse(ours.folder / "output/feed.xml")
        titles.append(len(feed.findall("channel/item")))
    assert titles == [3, 3, 3, 4, 4, 4]
    assert "| siniar |" in render_sizes(ours, [])


def test_a_profile_names_rooms(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from benchmarks.builds import profile;"
        f"print(profile(Path({str(tmp_path / 'p')!r}), edits=True))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "%" in done.stdout
    assert profile is not None
