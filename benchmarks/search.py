"""Measures what search costs: indexing, the index on the host, and a visitor's first search."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from statistics import median

from benchmarks.corpus import read_show
from benchmarks.tools import get_node
from siniar.pages.search import PROGRAM_PATH, index_site
from tests.browser.hosting import serve

#: A word that stands in nearly every episode of the corpus, as what people look for does.
WORD = "surat"
#: What a phone's screen has room for, with some to scroll.
RESULTS = 5
#: Below the site's root.
FOLDER = str(PurePosixPath(PROGRAM_PATH).parent)
#: What one search has fetched and the next does without, whatever its words are.
ONCE = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.*.pagefind")
#: How gzip's bytes begin: Pagefind's own files are packed already, and hosts send them as they are.
_PACKED = b"\x1f\x8b"
#: Seconds.
_LIMIT = 60

# The theme's search.js in small. Pagefind asks for its worker where there is a window, a document
# and Worker. Node's own workers take no script from the net: ours is fetched as a browser does,
# then fails to start, and Pagefind goes on in the main thread, where it fetches the same files.
_VISIT = """
const [base, language, word, most] = process.argv.slice(1);
const pending = [];
globalThis.window = {};
globalThis.document = {
  currentScript: null,
  querySelector: () => ({ getAttribute: () => language }),
};
globalThis.Worker = class {
  constructor(url) {
    pending.push(fetch(url).then((answer) => answer.text()));
    throw new Error("no worker");
  }
};
(async () => {
  const code = await (await fetch(`${base}pagefind.js`)).text();
  const program = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const instance = program.createInstance({ basePath: base });
  await instance.init();
  const { results } = await instance.search(word, { filters: {} });
  const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
  await Promise.all(pending);
  console.log(JSON.stringify(pages.map((page) => page.url.slice(new URL(base).origin.length))));
})();
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A first search."""

    #: Below the site's root, in the order of their requests.
    files: tuple[str, ...]
    #: Paths of the pages found, from the host's root.
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What search costs a site of so many pages, and who searches it; sizes in bytes."""

    #: That Pagefind has indexed.
    pages: int
    seconds: float
    #: On the host.
    index: int
    #: Without audio and index.
    site: int
    #: Fetched, packed: what the site's next searches do without.
    once: int
    #: Fetched, packed: what belongs to these words and results.
    each: int
    visit: Visit


def measure_search(output: Path, rounds: int) -> Search:
    """Index a copy of a built site, so that its own folder stays as its register knows it.

    Raises:
        NoToolError: Node cannot be had here, which runs what a browser would.
        SearchIndexError: Pagefind failed.
        RuntimeError: the search failed; with what it said last.
    """
    node = get_node()
    language = read_show()["language"]
    with tempfile.TemporaryDirectory(dir=output.parents[1]) as name:
        site = Path(name) / "site"
        shutil.copytree(output, site, ignore=shutil.ignore_patterns("*.mp3", FOLDER))
        size = _size_of(site)
        seconds = median(_time_index(site, language) for _ in range(rounds))
        visit = search_once(node, site, language)
        sizes = {path: measure_packed(site / path) for path in visit.files}
        once = sum(size for path, size in sizes.items() if _is_once(path))
        return Search(
            pages=_count_pages(site),
            seconds=seconds,
            index=_size_of(site / FOLDER),
            site=size,
            once=once,
            each=sum(sizes.values()) - once,
            visit=visit,
        )


def search_once(node: Path, site: Path, language: str) -> Visit:
    """Let Pagefind's program search an indexed site from a host, as the search page does.

    Raises:
        RuntimeError: it failed; with what it said last.
    """
    with serve(site) as host:
        base = f"{host.address}{FOLDER}/"
        done = subprocess.run(
            [str(node), "-e", _VISIT, base, language, WORD, str(RESULTS)],
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=_LIMIT,
        )
    if done.returncode:
        raise RuntimeError(f"search: {done.stderr[-500:]}")
    return Visit(tuple(host.asked), tuple(json.loads(done.stdout)))


def measure_packed(path: Path) -> int:
    """Bytes of a file as hosts send it."""
    content = path.read_bytes()
    return len(content if content.startswith(_PACKED) else gzip.compress(content, 6))


def render_search(searches: Sequence[Search]) -> str:
    """The table as it is printed."""
    lines = [
        "| pages | indexing, s | index, MB | without audio, MB | search, KB | once, KB | files |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {one.pages:,} | {one.seconds:.2f} | {one.index / 1e6:,.1f} | {one.site / 1e6:,.1f} "
        f"| {(one.once + one.each) / 1000:,.0f} | {one.once / 1000:,.0f} | {len(one.visit.files)} |"
        for one in searches
    ]
    return "\n".join(lines)


def _time_index(site: Path, language: str) -> float:
    """Seconds of one whole run of Pagefind, as a build starts it."""
    # Nobody waits for the disk to take what the one before has written.
    os.sync()
    began = time.perf_counter()
    index_site(site, language)
    return time.perf_counter() - began


def _count_pages(site: Path) -> int:
    entry = json.loads((site / FOLDER / "pagefind-entry.json").read_bytes())
    return sum(language["page_count"] for language in entry["languages"].values())


def _is_once(path: str) -> bool:
    return any(PurePosixPath(path).match(pattern) for pattern in ONCE)


def _size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
