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

#: Words that stand in nearly every episode of the corpus, as what people look for does: each has a
#: piece of the index of its own.
QUERIES = ("surat", "surat kartu", "surat jalan rumah")
#: Bytes of the first search that the visitors' contract allows, by number of episodes.
PROMISES = {500: 150_000}
FOLDER = "pagefind/"
#: How gzip's bytes begin: Pagefind's own files are packed already, and hosts send them as they are.
_PACKED = b"\x1f\x8b"


def search_once(host: Host, query: str) -> list[str]:
    """Search in a new browser; the paths that the page asks for after it was whole, in that order.

    So scripts, names and words of one meaning count too.
    """
    with sync_playwright() as playwright:
        browser = launch(playwright, find_browser(playwright))
        # The worker keeps whole pages at its own time, which are none of the search's.
        page = browser.new_page(service_workers="block")
        page.goto(f"{host.address}cari/")
        page.wait_for_load_state("networkidle")
        before = len(host.asked)
        page.locator("[name=q]").fill(query)
        page.locator(".results a").first.wait_for()
        page.wait_for_load_state("networkidle")
        browser.close()
    return host.asked[before:]


def measure_packed(path: Path) -> int:
    """Bytes of a file as hosts send it."""
    content = path.read_bytes()
    return len(content if content.startswith(_PACKED) else gzip.compress(content, 9))


def render_search(count: int, query: str, site: Path, asked: Sequence[str]) -> str:
    """A line of the table; the index is what lies on the host."""
    size = sum(measure_packed(site / path) for path in asked)
    promise = PROMISES.get(count)
    verdict = f"≤ {promise / 1000:g} {'pass' if size <= promise else 'MISS'}" if promise else ""
    index = sum(path.stat().st_size for path in (site / FOLDER).rglob("*") if path.is_file())
    words, files = str(len(query.split())), str(len(asked))
    cells = (f"{count:,}", words, f"{size / 1000:.0f}", verdict, files, f"{index / 1e6:.1f}")
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[500])
    print("| episodes | words | first search, KB | promise | files | index, MB |")
    print("|---:|---:|---:|---|---:|---:|")
    for count in parser.parse_args().counts:
        with tempfile.TemporaryDirectory() as name, serve(Path(name) / "show/output") as host:
            project = write_project(Path(name) / "show", count, has_search=True)
            site = build(project, SITEURL=host.address.rstrip("/"))
            for query in QUERIES:
                print(render_search(count, query, site, search_once(host, query)), flush=True)


if __name__ == "__main__":
    main()
