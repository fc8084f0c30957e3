"""The comparison of builds compares like with like, and reckons rightly."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from benchmarks.builds import (
    CASES,
    COLD,
    PROMISES,
    Site,
    judge,
    make_hugos,
    make_ours,
    render_files,
    render_pairs,
    render_table,
)
from benchmarks.corpus import make_entry
from benchmarks.peer import VERSION, files_of
from benchmarks.timing import Run, run
from tests.support.once import made_once

#: Two pages of the list of all episodes, which we count from the oldest, and Hugo from the newest.
COUNT = 31
OLDER_PAGE = {"semua/1/index.html": "semua/2/index.html"}
#: Pages of which each site has one: they cost nobody time, so Hugo's say only the most of it.
SINGLE = ("cari/", "data-anda/", "langganan/", "offline/")
#: Pages that are there as Markdown too.
TWINS = ("episode/", "topik/")
#: Shares of words and bytes by which Hugo's pages and feeds may differ from ours.
WORDS, BYTES = 0.1, 0.25

Files = dict[str, Path]


@pytest.fixture(scope="module")
def sites(shared_folder: Path) -> tuple[Files, Files]:
    """Ours and Hugo's, by the paths of ours; built once for all workers."""
    with made_once(shared_folder, "compared") as part:
        if part:
            ours = make_ours(part / "siniar", COUNT)
            make_hugos(part / "hugo", ours)
    folder = shared_folder / "compared"
    own, their = files_of(folder / "siniar/output"), files_of(folder / "hugo/public")
    return {OLDER_PAGE.get(name, name): path for name, path in own.items()}, their


def read_words(path: Path) -> list[str]:
    """What a page, feed or text says."""
    if path.suffix not in {".html", ".xml"}:
        return re.findall(r"\w+", path.read_text(encoding="utf-8"))
    parser = etree.HTMLParser(encoding="utf-8") if path.suffix == ".html" else etree.XMLParser()
    elements = (element for element in etree.parse(path, parser).iter("*"))
    texts = [f"{one.text or ''} {one.tail or ''}" for one in elements if one.tag != "script"]
    return re.findall(r"\w+", " ".join(texts))


def read_elements(path: Path) -> Counter[str]:
    """How often each element stands in a feed, or how many pages in a map."""
    tags = Counter(str(element.tag) for element in etree.parse(path).iter("*"))
    return Counter({tag: n for tag, n in tags.items() if not tag.endswith("}lastmod")})


def test_hugo_makes_the_same_files(sites: tuple[Files, Files]) -> None:
    ours, hugo = sites
    assert ours.keys() == hugo.keys()
    for name in [name for name in ours if name.endswith((".webp", ".jpg", ".png"))]:
        with Image.open(ours[name]) as own, Image.open(hugo[name]) as their:
            assert (own.format, own.size) == (their.format, their.size), name
    for name in [name for name in ours if name.endswith(".xml")]:
        assert read_elements(ours[name]) == read_elements(hugo[name]), name
    for name in [name for name in ours if name.startswith("transkrip/")]:
        assert read_words(ours[name]) == read_words(hugo[name]), name
    for name in [name for name in ours if name.endswith("/oembed.json")]:
        own, their = (json.loads(site[name].read_bytes()) for site in sites)
        assert {**own, "thumbnail_url": VERSION.sub("", own["thumbnail_url"])} == their, name


def test_hugo_writes_as_much_text(sites: tuple[Files, Files]) -> None:
    ours, hugo = sites
    pages = ("episode/", "orang/", "musim/", "semua/", "topik/", "index.html", "feed.xml")
    kinds = [(place, (".html", ".xml")) for place in pages]
    for kind in [*kinds, *((place, ".md") for place in TWINS), ("llms.txt", ".txt")]:
        place, endings = kind
        names = [name for name in ours if name.startswith(place) and name.endswith(endings)]
        assert names, kind
        own, their = (sum(len(read_words(site[name])) for name in names) for site in sites)
        assert their == pytest.approx(own, rel=WORDS), kind
        own, their = (sum(site[name].stat().st_size for name in names) for site in sites)
        assert their == pytest.approx(own, rel=BYTES), kind
    singles = [name for name in ours if name.startswith(SINGLE) and name.endswith("html")]
    assert len(singles) == 5
    for name in singles:
        assert len(read_words(hugo[name])) > len(read_words(ours[name])) / 2, name


@pytest.mark.parametrize("number", [1, 20, COUNT])
def test_an_episodes_page_and_item_say_the_same(sites: tuple[Files, Files], number: int) -> None:
    entry = make_entry(number)
    notes = re.sub(r"\(https.*?\)", "", entry.body)
    said = [entry.title, entry.guest, notes, *(title for _, title in entry.chapters)]
    words = Counter(re.findall(r"\w+", " ".join([*said, *(cue[3] for cue in entry.cues)])))
    for site in sites:
        for page in ("index.html", "index.html.md"):
            assert words <= Counter(read_words(site[f"episode/{entry.slug}/{page}"])), page
        feeds = site["feed.xml"].read_text(encoding="utf-8")
        assert feeds.count(entry.guid) == 1
        assert feeds.count(entry.body[:80]) == 2


def test_every_change_of_an_editor_reaches_the_site(tmp_path: Path) -> None:
    site = make_ours(tmp_path / "show", 3)
    feed = site.folder / "output/feed.xml"
    there = []
    for turn, change in enumerate(CASES.values()):
        change(site, turn)
        there.append(((site.folder / site.output).exists(), (site.folder / site.kept).exists()))
    assert there == [(True, True)] * 4 + [(False, True), (False, False)]
    site.build()
    assert len(etree.parse(feed).findall("channel/item")) == 4
    text = feed.read_text(encoding="utf-8")
    assert "Kalimat 1." in text
    assert f"<title>{make_entry(2).title} 2</title>" in text
    assert re.fullmatch(r"\d+, \d\.\d MB", render_files(site))


def test_a_site_forgets_what_it_is_told_to(tmp_path: Path) -> None:
    site = Site(tmp_path, 1, (), (), 0, "notes", "output", "kept")
    for forgets in (False, True):
        (tmp_path / "output").mkdir()
        (tmp_path / "kept").mkdir(exist_ok=True)
        site.empty(forgets=forgets)
        assert not (tmp_path / "output").exists()
        assert (tmp_path / "kept").exists() != forgets


def test_a_run_is_measured_and_a_failure_told(tmp_path: Path) -> None:
    measured = run([sys.executable, "-c", "bytearray(60_000_000)"], tmp_path)
    assert 0 < measured.seconds < 60
    assert measured.peak > 57
    with pytest.raises(RuntimeError, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)


def test_what_measures_is_smaller_than_what_it_measures() -> None:
    code = (
        "import sys, benchmarks.builds; print(*(set(sys.modules) & {'siniar', 'pelican', 'PIL'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b""


def test_the_ratio_is_that_of_the_median_pair() -> None:
    hugo = Run(1.0, 200.0)
    cell = render_pairs([(Run(seconds, 30.4), hugo) for seconds in (0.3, 0.1, 0.15)], 0.2)
    assert cell == "0.15 s 30 MB; Hugo 1.00 s 200 MB; **0.15** (0.30 0.10 0.15) ≤ 0.2 pass"
    assert judge(0.3, 0.2) == " ≤ 0.2 MISS"
    assert judge(0.3, None) == ""
    assert CASES.keys() < PROMISES.keys()
    assert render_table({COLD: {300: "a", 1000: "b"}}, [300, 1000]).splitlines() == [
        "| | 300 episodes | 1,000 episodes |",
        "|---|---|---|",
        "| cold, no cache | a | b |",
    ]
