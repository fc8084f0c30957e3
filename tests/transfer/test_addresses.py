"""An address of an old show that is none is told at its place; all the rest comes in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from benchmarks.corpus import copy_show
from siniar.commands.import_show import REPORT, ImportOptions, bring
from siniar.commands.show import load_show
from siniar.model.dates import parse_moment
from siniar.system.exits import FINDINGS, GOOD
from siniar.transfer.choose import choose_new, known_of
from siniar.transfer.fetch import is_address
from siniar.transfer.note import Beside, build_note
from siniar.transfer.read_feed import read_feed
from tests.support.addresses import ADDRESSES, IMPOSSIBLE
from tests.support.foreign import Item, element, render, simple
from tests.support.old_host import QUICK

MEDIA = b'<rss xmlns:media="http://search.yahoo.com/mrss/" '


def odd(address: str) -> Item:
    """An item that has such an address wherever one can stand."""
    item = simple(2, guid="", link=address)
    return Item(
        item.texts,
        (
            element("enclosure", url=address, length="14400000", type="audio/mpeg"),
            element("itunes:image", href=address),
            element("podcast:person", "Sari Contoh", href=address, img=address),
            element("podcast:chapters", url=address),
            element("podcast:transcript", url=address, type="text/vtt"),
            element("podcast:contentLink", "Tonton", href=address),
            element("atom:link", rel="enclosure", href=address),
            element("media:content", url=address),
        ),
    )


@pytest.mark.parametrize("address", IMPOSSIBLE)
def test_a_bad_enclosure_costs_no_other_episode(address: str, tmp_path: Path) -> None:
    root = copy_show(tmp_path / "kantor")
    feed = root / "feed.xml"
    older = element("atom:link", rel="next", href=address)
    moved = element("itunes:new-feed-url", address)
    content = render([simple(3), odd(address), simple(1)], extra=older + moved)
    feed.write_bytes(content.replace(b"<rss ", MEDIA))
    loaded = load_show(root)
    assert bring(loaded, ImportOptions(str(feed)), QUICK) == GOOD
    notes = {path.name: path.read_text() for path in (root / "content/episodes").glob("*.md")}
    assert len(notes) == 3
    (bad,) = (text for text in notes.values() if "status: draf" in text)
    assert "\naudio:" not in bad
    told = (root / REPORT).read_text().replace("\\", "")
    assert "impor-tanpa-audio" in told
    assert re.search(rf"enclosure .*{re.escape(address)} .*impor-tidak-dibawa, feed.xml:4", told)
    after = load_show(root)
    assert not [each for each in after.report if each.level.value == "error"]
    assert len(after.catalogue.episodes) == 2


@given(address=ADDRESSES)
def test_no_address_makes_an_import_fall(address: str) -> None:
    content = render(
        [odd(address), simple(1)], extra=element("atom:link", rel="next", href=address)
    )
    read = read_feed(content, address)
    now = parse_moment("2026-11-19 08:00 WIB", None)
    if read.feed is None:
        return
    chosen = choose_new(read.feed.episodes, known_of((), ()), now)
    assert len(chosen.new) == len(read.feed.episodes)
    for each in chosen.new:
        build_note(each, Beside(each.episode.audio), "episode")
    is_address(address)


def test_a_page_that_names_its_feed_badly_is_told_as_a_page() -> None:
    page = b"<html><link type='application/rss+xml' href='http://[::1'></html>"
    (finding,) = read_feed(page, "https://lama.example/").findings
    assert finding.code == "impor-bukan-umpan"


@pytest.mark.parametrize("address", IMPOSSIBLE)
def test_an_address_that_nobody_can_ask_is_told(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded = load_show(copy_show(tmp_path / "kantor"))
    assert bring(loaded, ImportOptions(address), QUICK) == FINDINGS
    assert "impor-tak-terjangkau" in capsys.readouterr().out


def test_a_folder_with_bad_addresses_comes_in(tmp_path: Path) -> None:
    root, folder = copy_show(tmp_path / "kantor"), tmp_path / "lama"
    folder.mkdir()
    (folder / "hugo.toml").write_text('media_prefix = "http://[::1"\n')
    named = ("a.mp3", "http://[::1/a.mp3", "https://lama.example/a b.mp3")
    for number, audio in enumerate(named, 1):
        known = f"date: 2026-05-0{number}\nlength: 9\nduration: 60\n"
        front = f'title: "Surat {number}"\naudio: "{audio}"\n{known}'
        (folder / f"{number}.md").write_text(f"---\n{front}---\nIsi.\n")
    assert bring(load_show(root), ImportOptions(str(folder)), QUICK) == GOOD
    notes = [path.read_text() for path in sorted((root / "content/episodes").glob("*.md"))]
    assert [("status: draf" in text, "a%20b.mp3" in text) for text in notes] == [
        (True, False),
        (True, False),
        (False, True),
    ]
    assert "http://[::1/a.mp3" in (root / REPORT).read_text().replace("\\", "")
