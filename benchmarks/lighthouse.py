"""Measures pages as cheap telephones meet them: Lighthouse mobile, the median of several runs.

    python -m benchmarks.lighthouse [--runs 3]

The sample show is built for the address that it is served from, below a path. Lighthouse comes from
npm, which must be there with node; the browser is the one of the tests.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.corpus import ROOT, build, copy_show
from tests.support.hosting import serve
from tests.support.places import SAMPLE
from tests.support.tools.browser import find_browser
from tests.support.tools.missing import MissingToolError

VERSION = "12.8.2"
#: One of each kind that a visitor comes to, the most visited first.
PAGES = (
    "",
    "episode/ktp-el-hilang/",
    "topik/kependudukan/",
    "cari/",
    "pertanyaan/kependudukan/",
    "semua/",
    "video/",
    "orang/rani-contoh/",
    "musim/1/",
    "langganan/",
    "data-anda/",
)
#: The search page is kept from search engines, which Lighthouse counts as a fault of SEO.
UNLISTED = "cari/"
NOW = "2026-11-24T09:00:00+07:00"
#: What the visitors' contract asks of the medians: a score at least, a measure at most (ms, shift).
LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST = {
    "largest-contentful-paint": 1200.0,
    "total-blocking-time": 50.0,
    "cumulative-layout-shift": 0.01,
}
#: Exit status when something falls short, as the program's own tasks have it.
FINDINGS = 3
#: Seconds for one run.
_LIMIT = 180


@dataclass(frozen=True, slots=True)
class Median:
    """A page's medians."""

    path: str
    scores: dict[str, float]
    metrics: dict[str, float]
    #: Audits that did not pass, of the categories that are asked to be complete.
    faults: tuple[str, ...]

    @property
    def misses(self) -> list[str]:
        """What falls short of the contract."""
        low = [name for name, least in LEAST.items() if self.scores[name] < least]
        high = [name for name, most in MOST.items() if self.metrics[name] > most]
        return [name for name in (*low, *high) if (name, self.path) != ("seo", UNLISTED)]

    def render(self) -> str:
        """A row of the table."""
        scores = (f"{self.scores[name]:.0f}" for name in LEAST)
        lcp, tbt, cls = (self.metrics[name] for name in MOST)
        told = ", ".join((*self.misses, *self.faults))
        cells = (self.path or "home", *scores, f"{lcp:.0f} ms", f"{tbt:.0f} ms", f"{cls:.3f}", told)
        return f"| {' | '.join(cells)} |"


def install() -> Path:
    """Lighthouse's program; npm gets it once."""
    folder = ROOT / ".cache" / "lighthouse" / VERSION
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        options = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
        subprocess.run(
            ["npm", "install", *options, f"lighthouse@{VERSION}"], cwd=folder, check=True
        )
    return program


def run_once(program: Path, browser: Path, address: str) -> dict[str, Any]:
    """Lighthouse's own report of one page."""
    flags = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage"
    options = (f"--only-categories={','.join(LEAST)}", f"--chrome-flags={flags}", "--quiet")
    done = subprocess.run(
        ["node", str(program), address, "--output=json", *options],
        env={**os.environ, "CHROME_PATH": str(browser)},
        capture_output=True,
        check=True,
        timeout=_LIMIT,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def summarize(path: str, reports: list[dict[str, Any]]) -> Median:
    """Medians of several reports."""
    return Median(
        path,
        {n: median(100 * (one["categories"][n]["score"] or 0) for one in reports) for n in LEAST},
        {n: median(one["audits"][n]["numericValue"] for one in reports) for n in MOST},
        tuple(sorted({fault for one in reports for fault in find_faults(one)})),
    )


def find_faults(report: dict[str, Any]) -> list[str]:
    """Names of the audits that did not pass, but for those of performance, which are hints."""
    return [
        asked["id"]
        for name in LEAST
        for asked in report["categories"][name]["auditRefs"]
        if name != "performance" and asked["weight"]
        if (report["audits"][asked["id"]]["score"] or 0) < 1
        if report["audits"][asked["id"]]["score"] is not None
    ]


def measure(runs: int, program: Path, browser: Path) -> list[Median]:
    """All pages, one after the other: two at once would slow each other down."""
    results = []
    with tempfile.TemporaryDirectory() as name, serve(Path(name) / "show/output") as host:
        # GitHub Pages' word to browsers.
        host.caching = "max-age=600"
        project = copy_show(Path(name) / "show")
        shutil.copytree(SAMPLE / "content", project / "content", dirs_exist_ok=True)
        build(project, SITEURL=host.address.rstrip("/"), NOW=NOW)
        for path in PAGES:
            reports = [run_once(program, browser, host.address + path) for _ in range(runs)]
            results.append(summarize(path, reports))
            print(results[-1].render(), flush=True)
    return results


def main() -> int:
    """Print the table; 3 when a median falls short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    try:
        with sync_playwright() as playwright:
            browser = find_browser(playwright)
        print(f"| page | {' | '.join((*LEAST, 'LCP', 'TBT', 'CLS'))} | falls short |")
        print(f"|---|{'---:|' * 7}---|")
        results = measure(runs, install(), browser)
    except (MissingToolError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        print(error, file=sys.stderr)
        return 1
    return FINDINGS if any(result.misses for result in results) else 0


if __name__ == "__main__":
    raise SystemExit(main())
