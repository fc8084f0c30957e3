"""Our feeds keep every rule of the contract, and each rule notices the feed that breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from siniar.feed.page import FeedArtwork, FeedImage
from siniar.feed.plan import plan_feeds
from siniar.model.catalogue import Catalogue
from siniar.model.words import load_words
from tests.feed.contract import NAMESPACES, RULES, broken
from tests.feed.full import good_catalogue
from tests.support.factories import NOW, make_catalogue, make_episode, make_show
from tests.support.rows import read_rows

IMAGES = (
    FeedImage("gambar/b.jpg", 1200, 630, "social", "Loket & antrean"),
    FeedImage("gambar/c.jpg", 1080, 1920, "canvas", "Loket"),
)
ARTWORK = FeedArtwork(
    "gambar/sampul-0a1b.jpg",
    {f"guid-contoh-{number:04}": "gambar/b.png" for number in (1, 2)},
    {"": IMAGES, "guid-contoh-0001": IMAGES, "guid-contoh-0002": IMAGES},
)


def pages_of(catalogue: Catalogue) -> dict[str, bytes]:
    outputs = plan_feeds(catalogue, load_words("id"), ARTWORK)[0]
    return {each.path: each.render() for each in outputs if each.path.endswith(".xml")}


@pytest.mark.parametrize(("count", "number"), [(0, 3), (1, 3), (3, 3), (310, 4)])
def test_every_page_and_every_topics_feed_keeps_every_rule(count: int, number: int) -> None:
    pages = pages_of(good_catalogue(count))
    assert len(pages) == number
    assert {path: rules for path, xml in pages.items() if (rules := broken(xml, NOW))} == {}


def test_a_bare_show_keeps_every_rule() -> None:
    bare = replace(
        make_episode(1),
        chapters=(),
        transcript=None,
        people=(),
        videos=(),
        season=None,
        number=None,
        notes_html="",
        summary="",
    )
    show = make_show(owner_email="", owner_name="")
    pages = pages_of(make_catalogue(episodes=[bare], show=show))
    assert broken(pages["feed.xml"], NOW) == []


# --- broken variants -----------------------------------------------------------------------------

Change = Callable[[etree._Element], object]


def nodes(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(f"channel/{path}", namespaces=NAMESPACES)
    assert found, path
    return list(found)


def text(path: str, value: str | None) -> Change:
    """The first element at the path says something else."""
    return lambda root: setattr(nodes(root, path)[0], "text", value)


def attribute(path: str, name: str, value: str) -> Change:
    return lambda root: nodes(root, path)[0].set(name, value)


def without(path: str) -> Change:
    def change(root: etree._Element) -> None:
        node = nodes(root, path)[0]
        node.getparent().remove(node)

    return change


def twice(path: str) -> Change:
    def change(root: etree._Element) -> None:
        node = nodes(root, path)[0]
        node.addnext(deepcopy(node))

    return change


def also(*links: str) -> Change:
    """Further links of the channel."""

    def change(root: etree._Element) -> None:
        for relation in links:
            link = etree.SubElement(root[0], f"{{{NAMESPACES['atom']}}}link", rel=relation)
            link.set("href", f"https://contoh.example/podcast/feed-{relation}.xml")

    return change


def moved(path: str) -> Change:
    """An element of an item stands in the channel as well."""
    return lambda root: root[0].insert(1, deepcopy(nodes(root, path)[0]))


def both(*changes: Change) -> Change:
    return lambda root: [change(root) for change in changes]


CHANGES: dict[str, Callable[..., Change]] = {
    "text": text,
    "attribute": attribute,
    "without": without,
    "twice": twice,
    "also": also,
    "moved": moved,
}


def broken_feeds() -> Iterator[tuple[str, Change]]:
    """Rule and what breaks it, and nothing but it."""
    for rule, change, *given in read_rows(Path(__file__).parent / "cases/broken.tsv"):
        yield rule, CHANGES[change](*(each.replace("{long}", "é" * 2001) for each in given))
    yield "rss", lambda root: root.set("version", "0.91")
    yield "category", both(without("itunes:category"), without("itunes:category"))
    yield "guid-unique", lambda root: text("item[2]/guid", nodes(root, "item/guid")[0].text)(root)
    yield "enclosure", lambda root: nodes(root, "item/enclosure")[0].attrib.pop("url")
    yield (
        "enclosure-unique",
        lambda root: nodes(root, "item[2]/enclosure")[0].set(
            "url", nodes(root, "item/enclosure")[0].get("url")
        ),
    )
    for name, value in (("season", "0"), ("episode", "1a")):
        paths = (f"item/itunes:{name}", f"item/podcast:{name}")
        yield name, both(*(text(path, value) for path in paths))


BROKEN = list(broken_feeds())
#: Rules about the file as it lies there.
BROKEN_FILES: dict[str, Callable[[bytes], bytes]] = {
    "utf8": lambda xml: xml.replace(b"UTF-8", b"ISO-8859-1", 1),
    "prefixes": lambda xml: xml.replace(b"itunes:", b"apple:").replace(b":itunes", b":apple"),
    "size": lambda xml: xml + b"<!--" + b"x" * 5_000_000 + b"-->",
    "controls": lambda xml: xml.replace(b"</copyright>", b"\x7f</copyright>"),
    "xml": lambda xml: xml.replace(b"</channel>", b""),
}
GOOD = pages_of(good_catalogue())["feed.xml"]


@pytest.mark.parametrize(("rule", "change"), BROKEN, ids=[rule for rule, _ in BROKEN])
def test_a_broken_feed_is_caught_by_exactly_its_rule(rule: str, change: Change) -> None:
    root = etree.fromstring(GOOD)
    change(root)
    declared = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    assert broken(declared, NOW) == [rule]


@pytest.mark.parametrize("rule", BROKEN_FILES)
def test_a_broken_file_is_caught_by_exactly_its_rule(rule: str) -> None:
    assert broken(BROKEN_FILES[rule](GOOD), NOW) == [rule]


def test_each_rule_has_a_feed_that_breaks_it() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert {"xml", *ids} == {*BROKEN_FILES, *(rule for rule, _ in BROKEN)}
