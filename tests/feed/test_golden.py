"""The feeds of the sample show and of a show with everything are the ones that were agreed on."""

from __future__ import annotations

import pytest

from tests.feed.contract import broken
from tests.feed.expecting import differences
from tests.feed.golden import FOLDER, NOW, make_golden, sample_catalogue
from tests.feed.readers import ask_all
from tests.support.tools.node import Node


@pytest.mark.parametrize("name", ["feed.xml", "full.xml"])
def test_a_feed_is_byte_for_byte_the_agreed_one(name: str) -> None:
    agreed = (FOLDER / name).read_bytes().replace(b"\r\n", b"\n").decode()
    hint = "Is the change meant? Then: .venv/bin/python -m tests.feed.golden"
    assert make_golden()[name].decode().splitlines() == agreed.splitlines(), hint


def test_there_is_no_other_agreed_feed() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(make_golden())


def test_the_sample_shows_feed_keeps_the_contract_and_every_reader_reads_it(node: Node) -> None:
    xml = make_golden()["feed.xml"]
    assert broken(xml, NOW) == []
    assert differences(sample_catalogue(), ask_all(node, [xml])) == []
