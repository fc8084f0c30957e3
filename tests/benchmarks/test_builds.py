"""The comparison of builds compares like with like, and reckons rightly."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from benchmarks import eleventy, hugo, stock_pelican
from benchmarks.builds import (
    GOALS,
    PEERS,
    Ours,
    Row,
    make_peer,
    profile,
    render_rows,
    render_sizes,
    run,
)
from benchmarks.corpus import URL, VERSION, make_entry, write_project
from benchmarks.tools import NoToolError

BUILD = (
    "from pathlib import Path; from siniar.build.publish import build_site; root = Path('.').resolve();"
    "print(build_site(root, root / 'output').status)"
)

#: Two pages of the archive, which we count from the oldest, and peers from the newest.
COUNT = 40
OLDER_PAGE = {"semua/1/index.html": "semua/2/index.html"}
#: Hugo's own pictures of codes, which stand inside our pages.
CODE = re.compile(r"gambar/qr_")

#: A peer's own word for itself, and the names that another drawing of codes gives.
OWN_PARTS = ("name generator", "segno", "qrline")
#: Elements whose words each writes in its own way.
OWN_WORDS = {
    "description",
    "generator",
    "lastBuildDate",
    "{http://purl.org/rss/1.0/modules/content/}encoded",
}


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our site."""
    folder = write_project(tmp_path_factory.mktemp("ours"), COUNT)
    subprocess.run([sys.executable, "-c", BUILD], cwd=folder, check=True)
    return folder / "output"


def files_of(site: Path) -> dict[str, Path]:
    """The files of a site by their paths, as if none had versions."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {VERSION.sub("", name): path for name, path in paths.items() if CODE.match(name) is None}


def read_picture(path: Path) -> tuple[str | None, tuple[int, int]]:
    """Format and pixels."""
    with Image.open(path) as image:
        return image.format, image.size


def read_parts(path: Path) -> Counter[str]:
    """How often each class, module and kind of metadata stands on a page."""
    parts: Counter[str] = Counter()
    for element in etree.parse(path, etree.HTMLParser(encoding="utf-8")).iter("*"):
        parts.update(element.get("class", "").split())
        names = {"meta": ("name", "property"), "link": ("rel",)}.get(element.tag, ("data-module",))
        parts.update(f"{name} {element.get(name)}" for name in names if element.get(name))
    return parts - Counter({name: parts[name] for name in OWN_PARTS})


def read_elements(path: Path) -> list[str]:
    """The elements of a feed with what they hold."""
    tree = etree.fromstring(VERSION.sub("", path.read_text(encoding="utf-8")).encode())
    return sorted(
        f"{element.tag} {sorted(element.attrib.items())} "
        + ("" if element.tag in OWN_WORDS else (element.text or "").strip())
        for element in tree.iter("*")
    )


def read_map(path: Path) -> set[str | None]:
    """The addresses in a site's map, but for the page of videos, which no site here has."""
    found = {element.text for element in etree.parse(path).iter("{*}loc")}
    return found - {f"{URL}/video/"}


def read_json(path: Path) -> object:
    """What a file of JSON holds."""
    return json.loads(path.read_bytes())


#: How each kind of file is held against ours, by the end of its path.
READERS: dict[str, Callable[[Path], object]] = {
    ".html": read_parts,
    "sitemap.xml": read_map,
    ".xml": read_elements,
    ".json": read_json,
    ".webp": read_picture,
    ".jpg": read_picture,
    ".png": read_picture,
    ".mp3": Path.read_bytes,
}
#: What stands on pages of each kind, so that nothing is compared with nothing.
PARTS = {
    "index.html": {"player": 1, "tile": 5, "card": 10},
    "episode/*/index.html": {
        "chapter": 3,
        "cue-part": 24,
        "person": 1,
        "share": 1,
        "card": 3,
        "steps": 1,
    },
    "episode/*/poster/index.html": {"poster": 1, "qr": 1},
    "semua/index.html": {"card": 20, "pager": 1},
    "semua/1/index.html": {"card": 20, "pager": 1},
    "topik/index.html": {"tile": 5},
    "topik/sosial/index.html": {"entry": 8, "tile": 4, "address": 1},
    "orang/index.html": {"person": COUNT},
    "orang/*/index.html": {"card": 1},
    "musim/1/index.html": {"card": COUNT},
    "langganan/index.html": {"app": 3, "address": 6, "qr": 1},
    "langganan/poster/index.html": {"poster": 1, "qr": 1},
    "cari/index.html": {"search": 1, "filter": 2},
    "offline/index.html": {"saved": 1},
    "404.html": {"search-form": 1, "card": 3, "tile": 5},
}


def test_our_pages_have_their_parts(ours: Path) -> None:
    for kind, expected in PARTS.items():
        for page in list(ours.glob(kind)) or [ours / kind]:
            parts = read_parts(page)
            assert {name: parts[name] for name in expected} == expected, page


@pytest.mark.parametrize("name", PEERS)
def test_a_peer_makes_the_site_that_ours_is(name: str, ours: Path, tmp_path: Path) -> None:
    try:
        peer = make_peer(name, tmp_path / "peer", COUNT)
    except NoToolError as error:
        pytest.skip(str(error))
    subprocess.run(peer.command, cwd=peer.folder, check=True)
    mine, theirs = files_of(ours), files_of(peer.output)
    assert theirs.keys() == {OLDER_PAGE.get(path, path) for path in mine}
    for path in mine:
        other = theirs[OLDER_PAGE.get(path, path)]
        for read in [read for ending, read in READERS.items() if path.endswith(ending)][:1]:
            assert read(other) == read(mine[path]), path
    feed = theirs["feed.xml"].read_text(encoding="utf-8")
    for entry in (make_entry(number) for number in range(1, COUNT + 1)):
        page = theirs[f"episode/{entry.slug}/index.html"].read_text(encoding="utf-8")
        assert entry.body[:80] in page
        assert entry.cues[-1][3] in page
        assert feed.count(entry.body[:80]) == 2


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
