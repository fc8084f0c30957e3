"""Reads what machines get of a finished site: map, rules for robots, app manifest, worker."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from siniar.model.catalogue import Catalogue
from siniar.model.findings import Finding, Place, found
from siniar.pages.rules import OUTPUT_MACHINE_WRONG
from siniar.pages.verify_links import file_of
from siniar.system.files import list_files, name_of

#: Without these there is no site.
_REQUIRED = (
    *("index.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt"),
    *("manifest.webmanifest", "sw.js"),
)
#: May be empty.
_EMPTY = frozenset({".nojekyll"})
_NOINDEX = re.compile(r'<meta\s+name="robots"\s+content="[^"]*noindex', re.IGNORECASE)
_WORKER = re.compile(r"^self\.settings = (\{.*\});$", re.MULTILINE)
_FRAMES = re.compile(r'<iframe src="([^"]+)"')
#: Addresses of links in Markdown.
_LINKS = re.compile(r"\]\((https?://[^\s)]+)\)")
_LOCATIONS = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def check_machines(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """Files that are missing or empty, and what machines' files say that is not so."""
    site = catalogue.show.url
    for name in _REQUIRED:
        if not (folder / name).is_file():
            yield _wrong(name, name)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if not path.stat().st_size and path.name not in _EMPTY:
            yield found(OUTPUT_MACHINE_WRONG, Place(name_of(folder, path)), value="0 B")
    yield from _check_forms(folder, catalogue)
    checks = (
        ("sitemap.xml", _check_map),
        ("robots.txt", _check_robots),
        ("manifest.webmanifest", _check_manifest),
        ("sw.js", _check_worker),
    )
    for name, check in checks:
        if (folder / name).is_file():
            for value in check(folder, site):
                yield _wrong(name, value)


def _check_forms(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """Pages in other forms: answers of oEmbed, and Markdown; what they lead to is there."""
    site = catalogue.show.url
    for path in folder.glob(f"{catalogue.addresses.episode}/*/embed/oembed.json"):
        answer = _read_json(path.read_text(encoding="utf-8"))
        frames = _FRAMES.findall(str(answer.get("html", "")))
        for value in _missing(folder, site, frames) if frames else ("html",):
            yield found(OUTPUT_MACHINE_WRONG, Place(name_of(folder, path)), value=value)
    for path in (*list_files(folder, ".md"), *folder.glob("llms.txt")):
        addresses = _LINKS.findall(path.read_text(encoding="utf-8"))
        for value in _missing(folder, site, [each for each in addresses if file_of(each, site)]):
            yield found(OUTPUT_MACHINE_WRONG, Place(name_of(folder, path)), value=value)


def _wrong(name: str, value: str) -> Finding:
    return found(OUTPUT_MACHINE_WRONG, Place(f"output/{name}"), value=value)


def _check_map(folder: Path, site: str) -> Iterator[str]:
    """The map has exactly the pages that may be listed."""
    try:
        root = etree.fromstring((folder / "sitemap.xml").read_bytes())
    except etree.XMLSyntaxError as error:
        yield error.msg
        return
    listed = {file_of(node.text or "", site) or str(node.text) for node in root.iter(_LOCATIONS)}
    pages = {
        path.relative_to(folder).as_posix()
        for path in list_files(folder, ".html")
        if not _NOINDEX.search(path.read_text(encoding="utf-8", errors="replace"))
    }
    yield from sorted(listed ^ pages)


def _check_robots(folder: Path, site: str) -> Iterator[str]:
    text = (folder / "robots.txt").read_text(encoding="utf-8", errors="replace")
    if f"Sitemap: {site}/sitemap.xml" not in text.splitlines():
        yield "Sitemap:"


def _check_manifest(folder: Path, site: str) -> Iterator[str]:
    manifest = _read_json((folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    if not manifest.get("name") or not manifest.get("icons"):
        yield "name, icons"
        return
    addresses = [manifest.get("start_url", "")]
    for name in ("icons", "screenshots"):
        addresses += [str(each.get("src", "")) for each in manifest.get(name) or []]
    addresses += [str(each.get("url", "")) for each in manifest.get("shortcuts") or []]
    yield from _missing(folder, site, addresses)


def _check_worker(folder: Path, site: str) -> Iterator[str]:
    """Whatever the worker keeps is there: one missing file would make it keep nothing."""
    text = (folder / "sw.js").read_text(encoding="utf-8", errors="replace")
    match = _WORKER.search(text)
    settings = _read_json(match[1]) if match else {}
    if not settings.get("shell"):
        yield "self.settings"
        return
    programs = re.findall(r'importScripts\("([^"]+)"\)', text)
    if not programs:
        yield "importScripts"
    yield from _missing(folder, site, [*settings["shell"], settings.get("offline", ""), *programs])


def _read_json(text: str) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _missing(folder: Path, site: str, addresses: list[str]) -> Iterator[str]:
    for address in addresses:
        file = file_of(address, site)
        if not file or not (folder / file).is_file():
            yield address
