"""What a search costs is what its own program fetches."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest

from benchmarks.corpus import write_project
from benchmarks.search import (
    FOLDER,
    RESULTS,
    WORD,
    measure_packed,
    measure_search,
    render_search,
    search_once,
)
from benchmarks.tools import NoToolError, get_node
from siniar.pages.search import index_site
from tests.benchmarks.test_builds import BUILD
from tests.browser.hosting import PREFIX

COUNT = 20


@pytest.fixture(scope="module")
def node() -> Path:
    try:
        return get_node()
    except NoToolError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site without an index."""
    folder = write_project(tmp_path_factory.mktemp("show"), COUNT)
    subprocess.run([sys.executable, "-c", BUILD], cwd=folder, check=True)
    return folder / "output"


def read_times(project: Path) -> dict[Path, int]:
    """When anything of a project was changed."""
    return {path: path.stat().st_mtime_ns for path in (project, *project.rglob("*"))}


def test_a_first_search_fetches_what_is_there(node: Path, site: Path) -> None:
    index_site(site, "id")
    visit = search_once(node, site, "id")
    assert all((site / path).is_file() for path in visit.files)
    kinds = Counter(PurePosixPath(path).suffix for path in visit.files)
    assert kinds == {
        ".js": 2,
        ".json": 1,
        ".pagefind": 1,
        ".pf_meta": 1,
        ".pf_index": 1,
        ".pf_fragment": RESULTS,
    }
    assert len(set(visit.results)) == RESULTS
    pages = [site / url.removeprefix(PREFIX) / "index.html" for url in visit.results]
    assert all(WORD in page.read_text(encoding="utf-8").casefold() for page in pages)
    fragments = [site / path for path in visit.files if path.endswith(".pf_fragment")]
    texts = [gzip.decompress(path.read_bytes()).decode() for path in fragments]
    for url in visit.results:
        assert sum(f'"/{url.removeprefix(PREFIX)}"' in text for text in texts) == 1


def test_what_search_costs_is_measured_beside_the_site(node: Path, site: Path) -> None:
    before = read_times(site.parent)
    search = measure_search(site, 1)
    assert read_times(site.parent) == before
    assert search.pages == COUNT
    assert 0 < search.seconds < 60
    assert 100_000 < search.index < search.site
    assert 50_000 < search.once < 200_000
    assert 5_000 < search.each < 100_000
    assert search.once + search.each < search.index
    assert render_search([search]).splitlines()[-1].startswith(f"| {COUNT} | ")


def test_what_is_packed_is_not_packed_again(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.js", tmp_path / "b.pf_meta"
    plain.write_bytes(b"kata " * 1000)
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert measure_packed(plain) < 100
    assert measure_packed(packed) == packed.stat().st_size
    assert FOLDER == "pagefind"
