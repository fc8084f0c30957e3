"""Measures pages as cheap telephones meet them: Lighthouse mobile, the median of several runs.

    python -m benchmarks.lighthouse [--runs 3] [--json FILE]

The sample show is built for the address that it is served from, below a path. Lighthouse comes from
npm into `.cache/lighthouse/`; the browser is the one of the tests.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from siniar.build.publish import build_site
from siniar.system.exits import FINDINGS, GOOD, PROGRAM_ERROR
from tests.browser.hosting import Host, serve
from tests.tools.browser import find_browser
from tests.tools.missing import MissingToolError
from tests.tools.node import find_node

ROOT = Path(__file__).parent.parent
WORK = ROOT / ".cache" / "lighthouse"
VERSION = "12.8.2"
PAGES = ("", "episode/ktp-el-hilang/", "topik/kependudukan/", "cari/")
#: The search page is kept from search engines, which Lighthouse counts as a fault of SEO.
UNLISTED = ("cari/",)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
#: Milliseconds, a number without unit for the shift, bytes.
METRICS = {
    "lcp": "largest-contentful-paint",
    "tbt": "total-blocking-time",
    "cls": "cumulative-layout-shift",
    "bytes": "total-byte-weight",
}
#: What the visitors' contract asks of the medians: a score at least, a measure at most.
LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST = {"lcp": 1200.0, "tbt": 50.0, "cls": 0.01}
#: Seconds for one run.
_LIMIT = 180


@dataclass(frozen=True, slots=True)
class Median:
    """A page's medians."""

    path: str
    runs: int
    scores: dict[str, float]
    metrics: dict[str, float]
    #: Audits that did not pass, of the categories that are asked to be complete.
    faults: tuple[str, ...]

    @property
    def misses(self) -> list[str]:
        """What falls short of the contract."""
        skipped = {"seo"} if self.path in UNLISTED else set()
        low = [name for name, least in LEAST.items() if self.scores[name] < least]
        high = [name for name, most in MOST.items() if self.metrics[name] > most]
        return [name for name in (*low, *high) if name not in skipped]


def install() -> Path:
    """Lighthouse's program; npm gets it once."""
    program = WORK / "node_modules" / "lighthouse" / "cli" / "index.js"
    package = WORK / "node_modules" / "lighthouse" / "package.json"
    if package.is_file() and json.loads(package.read_text())["version"] == VERSION:
        return program
    WORK.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    subprocess.run([*command, f"lighthouse@{VERSION}"], cwd=WORK, check=True)
    return program


def run_once(node: Path, program: Path, browser: Path, address: str) -> dict[str, Any]:
    """Lighthouse's own report of one page."""
    flags = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage"
    command = [str(node), str(program), address, "--output=json", "--quiet"]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"]
    done = subprocess.run(
        command,
        env={**os.environ, "CHROME_PATH": str(browser)},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=_LIMIT,
    )
    if done.returncode:
        raise MissingToolError(done.stderr.strip())
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def summarize(path: str, reports: list[dict[str, Any]]) -> Median:
    """Medians of several reports."""
    scores = {
        name: median(100 * (one["categories"][name]["score"] or 0) for one in reports)
        for name in CATEGORIES
    }
    metrics = {
        name: median(one["audits"][audit]["numericValue"] for one in reports)
        for name, audit in METRICS.items()
    }
    asked = {
        reference["id"]
        for one in reports
        for name in CATEGORIES[1:]
        for reference in one["categories"][name]["auditRefs"]
        if reference["weight"]
    }
    faults = {
        name
        for one in reports
        for name in asked
        if one["audits"][name]["score"] is not None and one["audits"][name]["score"] < 1
    }
    return Median(path, len(reports), scores, metrics, tuple(sorted(faults)))


def show(result: Median) -> None:
    """A row of the table."""
    scores = "  ".join(f"{result.scores[name]:5.0f}" for name in CATEGORIES)
    lcp, tbt = (result.metrics[name] for name in ("lcp", "tbt"))
    print(
        f"{result.path or 'home':26} {scores}  {lcp / 1000:5.2f} s  {tbt:4.0f} ms "
        f"{result.metrics['cls']:6.3f}  {result.metrics['bytes'] / 1000:6.1f} kB"
        f"  {' '.join((*result.misses, *result.faults))}",
        flush=True,
    )


def measure(runs: int, host: Host, node: Path, program: Path, browser: Path) -> list[Median]:
    """All pages, one after the other: two at once would slow each other down."""
    results = []
    for path in PAGES:
        address = host.address + path
        reports = [run_once(node, program, browser, address) for _ in range(runs)]
        results.append(summarize(path, reports))
        show(results[-1])
    return results


def main(arguments: list[str] | None = None) -> int:
    """Print the table, save it; 3 when a median falls short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path, default=ROOT / ".cache" / "lighthouse.json")
    asked = parser.parse_args(arguments)
    try:
        node, program = find_node().path, install()
        with sync_playwright() as playwright:
            browser = find_browser(playwright)
        with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as host:
            # GitHub Pages' word to browsers.
            host.caching = "max-age=600"
            settings = {"SITEURL": host.address.rstrip("/"), "NOW": "2026-11-24T09:00:00+07:00"}
            built = build_site(ROOT, Path(folder), "pelicanconf.py", settings)
            if built.status != GOOD:
                print(built.details or built.reason, file=sys.stderr)
                return PROGRAM_ERROR
            print(f"{'page':26}  perf   a11y   best    seo     LCP     TBT    CLS  transfer")
            results = measure(asked.runs, host, node, program, browser)
    except (MissingToolError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return PROGRAM_ERROR
    rows = [{**asdict(result), "misses": result.misses} for result in results]
    asked.json.write_text(json.dumps({"version": VERSION, "pages": rows}, indent=1) + "\n")
    return FINDINGS if any(result.misses for result in results) else GOOD


if __name__ == "__main__":
    raise SystemExit(main())
