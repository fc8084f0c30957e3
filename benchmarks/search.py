"""Measures what a visitor's first search fetches in a browser, and the index on the host.

python -m benchmarks.search [--counts 500]
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.corpus import build, write_project
from tests.support.hosting import Host, serve
from tests.support.tools.browser import find_browser, launch

#: A word that stands in nearly every episode of the corpus, as what people look for does.
WORD = "surat"
#: Bytes of the first search that the visitors' contract allows, by number of episodes.
PROMISES = {500: 150_000}
FOLDER = "pagefind/"
#: Where the site keeps names and words of one meaning, which are fetched too.
LISTS = ("cari/entries", "cari/synonyms")
#: How gzip's bytes begin: Pagefind's own files are packed already, and hosts send them as they are.
_PACKED = b"\x1f\x8b"


def search_once(host: Host) -> list[str]:
    """Search in a new browser; the paths of the search's files in the order of their requests."""
    with sync_playwright() as playwright:
        browser = launch(playwright, find_browser(playwright))
        page = browser.new_page()
        page.goto(f"{host.address}cari/?q={WORD}")
        page.locator(".results a").first.wait_for()
        page.wait_for_load_state("networkidle")
        browser.close()
    return [path for path in host.asked if path.startswith((FOLDER, *LISTS))]


def measure_packed(path: Path) -> int:
    """Bytes of a file as hosts send it."""
    content = path.read_bytes()
    return len(content if content.startswith(_PACKED) else gzip.compress(content, 9))


def render_search(count: int, site: Path, asked: Sequence[str]) -> str:
    """A line of the table; the index is what lies on the host."""
    size = sum(measure_packed(site / path) for path in asked)
    promise = PROMISES.get(count)
    verdict = f"≤ {promise / 1000:g} {'pass' if size <= promise else 'MISS'}" if promise else ""
    index = sum(path.stat().st_size for path in (site / FOLDER).rglob("*") if path.is_file())
    cells = (f"{count:,}", f"{size / 1000:.0f}", verdict, str(len(asked)), f"{index / 1e6:.1f}")
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[500])
    print("| episodes | first search, KB | promise | files | index, MB |")
    print("|---:|---:|---|---:|---:|")
    for count in parser.parse_args().counts:
        with tempfile.TemporaryDirectory() as name, serve(Path(name) / "show/output") as host:
            project = write_project(Path(name) / "show", count, has_search=True)
            site = build(project, SITEURL=host.address.rstrip("/"))
            print(render_search(count, site, search_once(host)), flush=True)


if __name__ == "__main__":
    main()
