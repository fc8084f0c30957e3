"""Guids of other programs reach the feed as they are: changed ones bring episodes twice."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from siniar.build.plan import plan_site
from siniar.content.fix import Mender
from siniar.content.frontmatter import parse_note, write_value
from siniar.model.findings import Level
from tests.content.fields.test_fields import ZONE, read
from tests.support.cases import WHOLE, Case, lay_out
from tests.support.shows import load_show

#: As they stand in public feeds.
FOREIGN = (
    "1600-2823",
    "PC2012",
    "12345678",
    "0012",
    "7",
    "8f2a-1b",
    "45863 at https://contoh.example",
    "https://contoh.example/?post_type=podcast&p=123",
    "http://contoh.example/#!/surat",
    "tag:soundcloud,2010:tracks/123456789",
    "2019-03-14",
    "Thu, 14 Mar 2019 08:00:00 +0700",
    "2019-03-14 08:00:00",
    'Podcast "Kota" 1',
    "A&B;C <1>",
    "true",
    "null",
    "0x1F",
    "1e3",
    "Éclair-Ⅷ",
    "x" * 300,
)
NOTE = """---
judul: Cara mengurus surat {letter}
nomor: {number}
tanggal: 2026-01-05 08:{number:02}
topik: Kependudukan
ringkasan: Syarat dan tempat.
audio: {number:03}.mp3
guid: {guid}
---
Isi catatan.
"""


def test_foreign_guids_stand_in_the_feed_verbatim(tmp_path: Path) -> None:
    case = Case("foreign")
    for number, guid in enumerate(FOREIGN, 1):
        letter = chr(64 + number)
        text = NOTE.format(letter=letter, number=number, guid=write_value(guid))
        case.files[f"episodes/{number:03}-surat.md"] = text.encode()
        case.files[f"audio/{number:03}.mp3"] = WHOLE
    project = lay_out(case, tmp_path)
    # All of these episodes have the same sound.
    assert {each.code for each in load_show(project).report} == {"suara-ganda"}
    feed = next(
        each for each in plan_site(load_show(project)).outputs if each.path == "feed.xml"
    ).render()
    guids = [item.findtext("guid") for item in etree.fromstring(feed).iter("item")]
    assert guids == list(reversed(FOREIGN))
    assert [entry.id for entry in feedparser.parse(feed).entries] == guids


@pytest.mark.parametrize("guid", [guid for guid in FOREIGN if '"' not in guid and "#" not in guid])
def test_they_need_no_quotes(guid: str) -> None:
    parsed, codes, _ = read(f"guid: {guid}")
    assert (parsed["guid"], codes) == (guid, [])


def test_former_ones_may_hold_commas() -> None:
    parsed, codes, _ = read("guid-lama: tag:soundcloud,2010:tracks/1")
    assert (parsed["former_guids"], codes) == (("tag:soundcloud,2010:tracks/1",), [])


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=60))
def test_mending_writes_any_guid_so_that_it_is_read_again(guid: str) -> None:
    mended = Mender(ZONE).mend(b"---\njudul: a\n---\nIsi\n", "a.md", guid)
    note = parse_note(mended, "a.md")
    assert [each for each in note.report if each.level is Level.ERROR] == []
    values = {entry.key: entry.value for entry in note.fields.entries}
    assert values["guid"].text == guid
