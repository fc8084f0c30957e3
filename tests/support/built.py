"""Builds a small site in memory and reads its pages back the way browsers and robots do."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import html

from siniar.images import plan_pictures
from siniar.model.catalogue import Catalogue
from siniar.model.urls import output_file
from siniar.model.words import load_words
from siniar.pages import plan_pages
from tests.support.places import THEME


class BuiltPage:
    """One finished page."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path = path
        self.text = content.decode("utf-8")
        self.root = html.document_fromstring(self.text)

    def all(self, query: str) -> list[Any]:
        """What an XPath finds."""
        found: Any = self.root.xpath(query)
        return list(found)

    def one(self, query: str) -> Any:  # noqa: ANN401 (an element or a string)
        """The only thing that an XPath finds."""
        (found,) = self.all(query)
        return found

    def meta(self, name: str) -> str:
        """The content of the only ``meta`` of a name or property."""
        return str(self.one(f"//head/meta[@name='{name}' or @property='{name}']/@content"))

    @property
    def words(self) -> str:
        """What is read, without scripts, in one line."""
        parts = self.all("//body//text()[not(ancestor::script or ancestor::style)]")
        return " ".join(" ".join(parts).split())

    @cached_property
    def graph(self) -> dict[str, dict[str, Any]]:
        """The JSON-LD by type."""
        texts = self.all("//script[@type='application/ld+json']/text()")
        return {node["@type"]: node for text in texts for node in json.loads(text)["@graph"]}


@dataclass(frozen=True)
class BuiltSite:
    """Everything that the pages room plans, made."""

    catalogue: Catalogue
    #: Bytes by output path.
    files: dict[str, bytes]
    #: Output paths of the pictures that were planned beside, not drawn.
    pictures: frozenset[str]

    def page(self, path: str) -> BuiltPage:
        """The page at a path below the site's root."""
        file = output_file(path)
        return BuiltPage(path, self.files[file])

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Every page by its file."""
        return {
            path: BuiltPage(path, content)
            for path, content in self.files.items()
            if path.endswith(".html")
        }

    @cached_property
    def own_pages(self) -> dict[str, BuiltPage]:
        """Every page but the players, which are for other sites' frames."""
        return {path: page for path, page in self.pages.items() if "/embed/" not in path}


def read_entries(site: BuiltSite) -> list[dict[str, str]]:
    """What the search finds by its name, a line each."""
    columns = json.loads(site.files["cari/entries.json"])
    return [dict(zip(columns, line, strict=True)) for line in zip(*columns.values(), strict=True)]


def build(catalogue: Catalogue, folder: Path) -> BuiltSite:
    """The pages of a catalogue; ``folder`` is a content folder, it may be empty."""
    words = load_words(catalogue.show.language)
    pictures = plan_pictures(catalogue, folder, words, theme=THEME)
    outputs = plan_pages(catalogue, words, pictures, theme=THEME)
    return BuiltSite(
        catalogue,
        {output.path: output.render() for output in outputs},
        frozenset(output.path for output in pictures.outputs),
    )
