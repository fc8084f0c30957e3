"""The elements of the Podcasting 2.0 namespace are valid by its own schema."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from siniar.feed.namespace import NAMESPACES
from tests.feed.full import good_catalogue
from tests.feed.test_contract import pages_of

SCHEMA = Path(__file__).with_name("podcast.xsd")
FRAME = f'<r xmlns:podcast="{NAMESPACES["podcast"]}">{{}}</r>'


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


@cache
def known() -> frozenset[str]:
    elements = etree.parse(str(SCHEMA)).iterfind("{*}element")
    return frozenset(str(each.get("name")) for each in elements)


def wrong_in(xml: bytes) -> list[str]:
    """What the schema refuses among the elements that it knows."""
    elements = etree.fromstring(xml).iterfind(f".//{{{NAMESPACES['podcast']}}}*")
    found = []
    for element in elements:
        name = etree.QName(element).localname
        if name in known() and not schema().validate(etree.ElementTree(element)):
            found.append(f"{name}: {schema().error_log.last_error.message}")
    return found


def test_every_element_is_valid() -> None:
    pages = pages_of(good_catalogue(310))
    for path in ("feed.xml", "feed-2026.xml", "topik/sosial/feed.xml"):
        assert wrong_in(pages[path]) == [], path


def test_the_schema_meets_every_element_that_it_knows() -> None:
    root = etree.fromstring(pages_of(good_catalogue())["feed.xml"])
    names = {etree.QName(each).localname for each in root.iter(f"{{{NAMESPACES['podcast']}}}*")}
    assert known() <= names


@pytest.mark.parametrize(
    "element",
    [
        f"<podcast:location>{'a' * 129}</podcast:location>",
        f'<podcast:funding url="https://a.example">{"a" * 129}</podcast:funding>',
        f"<podcast:person>{'a' * 129}</podcast:person>",
        f'<podcast:season name="{"a" * 129}">1</podcast:season>',
        '<podcast:season name="a">satu</podcast:season>',
        "<podcast:funding>a</podcast:funding>",
        "<podcast:locked>true</podcast:locked>",
        '<podcast:transcript url="https://a.example"/>',
        '<podcast:chapters type="application/json+chapters"/>',
        '<podcast:soundbite startTime="0:30" duration="5"/>',
        '<podcast:person wife="a">a</podcast:person>',
    ],
)
def test_the_schema_refuses_what_is_wrong(element: str) -> None:
    assert wrong_in(FRAME.format(element).encode())
