"""Several shows of one office at one address: each below its path, and lists of them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from siniar.commands import shows
from siniar.commands.main import main
from siniar.commands.shows import ShowsOptions
from siniar.commands.table import TASKS
from siniar.content.settings.guid import mint_show_guid
from siniar.system.exits import GOOD, UseError
from tests.support.projects import lay_out_project
from tests.support.shows import SHOW, write_settings

GUIDS = {"satu": SHOW["guid"], "dua": "288c75b5-4cf6-50d3-b0f9-b2b72900a28e"}
PUBLISHER_URL = "https://contoh.example/publisher.xml"
PUBLISHER = {"guid": mint_show_guid(PUBLISHER_URL), "url": PUBLISHER_URL}
SPACE = {"podcast": "https://podcastindex.org/namespace/1.0"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(tmp_path_factory.mktemp("kantor"))
    for name, guid in GUIDS.items():
        lay_out_project(root / name)
        show = {**SHOW, "guid": guid, "title": f"Acara <{name}> & teman"}
        if name == "dua":
            show["feed"] = {"publisher": PUBLISHER}
        write_settings(root / name, show, f"https://contoh.example/{name}")
        arguments = ("build", "--settings", str(root / name))
        assert main(root, arguments, TASKS, program="tasks.py", prepare=lambda _: None) == GOOD
    return root


def test_each_show_has_an_output_of_its_own(root: Path) -> None:
    for name in GUIDS:
        feed = etree.parse(root / name / "output/feed.xml")
        assert feed.findtext("channel/title") == f"Acara ‹{name}› & teman"
        link = feed.findtext("channel/item/link")
        assert link.startswith(f"https://contoh.example/{name}/episode/")


def test_each_show_lies_below_its_path_and_stands_in_every_list(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tuple(str(root / name) for name in GUIDS)
    for _ in range(2):
        assert shows.run(root, ShowsOptions(given, "Kantor Contoh", "semua")) == GOOD
    out = root / "semua"
    assert not [path for path in root.iterdir() if path.name.startswith("semua.")]
    for name in GUIDS:
        there = {path.relative_to(out / name) for path in (out / name).rglob("*")}
        here = root / name / "output"
        assert there == {path.relative_to(here) for path in here.rglob("*")}
    page = html.parse(out / "index.html")
    links = page.xpath("//h2/a/@href")
    assert links == [f"https://contoh.example/{name}/" for name in GUIDS]
    assert page.xpath("//h2/a/text()") == [f"Acara <{name}> & teman" for name in GUIDS]
    (style,) = page.xpath("//link[@rel='stylesheet']/@href")
    assert (out / style.lstrip("/")).is_file()
    opml = etree.parse(out / "shows.opml")
    assert opml.xpath("//outline/@xmlUrl") == [f"{link}feed.xml" for link in links]
    feed = etree.parse(out / "publisher.xml")
    assert feed.xpath("string(//podcast:medium)", namespaces=SPACE) == "publisher"
    assert feed.xpath("string(//podcast:guid)", namespaces=SPACE) == PUBLISHER["guid"]
    items = feed.xpath("//podcast:remoteItem/@feedGuid", namespaces=SPACE)
    assert items == list(GUIDS.values())
    # The one that does not name its publisher yet is told what to write.
    told = capsys.readouterr().out
    assert "satu" in told
    assert "dua" not in told.partition("satu")[2]
    assert PUBLISHER["guid"] in told


def test_a_show_names_its_publisher(root: Path) -> None:
    feed = etree.parse(root / "dua/output/feed.xml")
    (item,) = feed.xpath("//channel/podcast:publisher/podcast:remoteItem", namespaces=SPACE)
    right = {"medium": "publisher", "feedGuid": PUBLISHER["guid"], "feedUrl": PUBLISHER_URL}
    assert dict(item.attrib) == right
    other = etree.parse(root / "satu/output/feed.xml")
    assert other.xpath("//podcast:publisher", namespaces=SPACE) == []


def test_shows_that_would_lie_upon_each_other_are_refused(root: Path, tmp_path: Path) -> None:
    lay_out_project(tmp_path / "tiga")
    for url in (
        "https://contoh.example",
        "https://lain.example/tiga",
        "https://contoh.example/dua",
    ):
        write_settings(tmp_path / "tiga", SHOW, url)
        given = (str(root / "dua"), str(tmp_path / "tiga"))
        with pytest.raises(UseError, match="contoh"):
            shows.run(root, ShowsOptions(given, to="tidak"))
    write_settings(tmp_path / "tiga", SHOW, "https://contoh.example/tiga")
    with pytest.raises(UseError, match="publish"):
        shows.run(root, ShowsOptions(given, to="tidak"))
    assert not (root / "tidak").exists()


def test_a_folder_of_something_else_is_left_alone(root: Path) -> None:
    given = tuple(str(root / name) for name in GUIDS)
    (root / "berkas").write_text("milik orang lain")
    for to in ("satu/content", "satu/output", "satu", "berkas", "berkas/semua"):
        with pytest.raises(UseError, match=to):
            shows.run(root, ShowsOptions(given, to=to))
    assert (root / "satu/content/episodes").is_dir()
    assert (root / "berkas").read_text() == "milik orang lain"
