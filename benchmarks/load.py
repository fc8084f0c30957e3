"""Shows what a published site bears: nginx under wrk on loopback, and what subscribers cost.

    python -m benchmarks.load [--seconds 5] [--connections 64] [--json FILE]

nginx and wrk are Debian's packages of these names. What a month of subscribers costs is reckoned
from the sizes of real feeds, not measured.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from benchmarks.corpus import ROOT
from benchmarks.feed import make_catalogue
from siniar.build.publish import build_site
from siniar.build.storage import MONTH, TRAFFIC_LIMIT
from siniar.feed.plan import FeedArtwork, plan_feeds
from siniar.model.findings import Report
from siniar.model.words import load_words
from siniar.system.exits import GOOD, WRONG_USE

PORT = 18_742
#: Bytes of the headers of one answer, as GitHub Pages sends them.
HEADERS = 700
#: Subscribers' programs ask so often a day; most ask every hour.
POLLS = 24
SUBSCRIBERS = 10_000
#: Days of a month on which there is something new: a show with an episode a week.
NEW_DAYS = 4.35

_CONFIG = """
worker_processes auto;
pid {work}/nginx.pid;
error_log {work}/error.log;
events {{ worker_connections 1024; }}
http {{
  types {{
    text/html html; text/css css; text/javascript js; application/xml xml; audio/mpeg mp3;
    image/webp webp; image/jpeg jpg; image/png png; image/svg+xml svg; text/vtt vtt;
  }}
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000;
  gzip_static on;
  client_body_temp_path {work}/a; proxy_temp_path {work}/b; fastcgi_temp_path {work}/c;
  uwsgi_temp_path {work}/d; scgi_temp_path {work}/e;
  server {{ listen 127.0.0.1:{port}; root {site}; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Load:
    """One kind of request under load."""

    name: str
    requests_a_second: float
    #: Bytes of an answer with its headers.
    size: float
    #: Answers with an error of the network, or a status that was not expected.
    failures: int


@contextmanager
def serve(site: Path, work: Path) -> Iterator[str]:
    """The site on nginx; texts lie packed beside themselves, as a host's cache has them."""
    for path in site.rglob("*"):
        if path.suffix in {".html", ".css", ".js", ".xml", ".svg", ".vtt", ".json"}:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9))
    config = work / "nginx.conf"
    config.write_text(_CONFIG.format(work=work, site=site, port=PORT))
    address = f"http://127.0.0.1:{PORT}"
    server = subprocess.Popen(["nginx", "-c", str(config), "-g", "daemon off;"])
    try:
        for _ in range(100):
            try:
                urlopen(address)
                break
            except URLError:
                time.sleep(0.05)
        yield address
    finally:
        server.terminate()
        server.wait()


def press(name: str, url: str, headers: dict[str, str], seconds: int, connections: int) -> Load:
    """Ask for one address as fast as it answers."""
    options = [option for key, value in headers.items() for option in ("-H", f"{key}: {value}")]
    done = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", *options, url],
        check=True,
        capture_output=True,
        text=True,
    )
    return parse_wrk(name, done.stdout)


def parse_wrk(name: str, text: str) -> Load:
    """What wrk prints."""
    units = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}
    requests = re.search(r"(\d+) requests in [\d.]+\w+, ([\d.]+)([KMG]?)B read", text)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    assert requests, text
    assert rate, text
    errors = re.findall(r"(?:connect|read|write|timeout) (\d+)", text)
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    size = float(requests[2]) * units[requests[3]] / max(int(requests[1]), 1)
    failures = sum(map(int, errors)) + (int(wrong[1]) if wrong else 0)
    return Load(name, float(rate[1]), size, failures)


def cost_of_month(packed: int, subscribers: int = SUBSCRIBERS, *, has_etag: bool) -> float:
    """Bytes that a month of hourly polls takes; with ETag only what is new is sent whole.

    A day with a new episode sends the feed whole once to each subscriber.
    """
    polls = subscribers * POLLS * MONTH
    whole = subscribers * NEW_DAYS if has_etag else polls
    return polls * HEADERS + whole * packed


def feed_size(episodes: int) -> tuple[int, int]:
    """Bytes of the first page of a feed of so many episodes, plain and packed."""
    outputs = plan_feeds(
        make_catalogue(episodes), load_words("id"), FeedArtwork("gambar/a.jpg"), Report()
    )
    content = outputs[0].render()
    return len(content), len(gzip.compress(content, 6))


def render_cost() -> str:
    """A table of what subscribers cost."""
    lines = [
        f"{SUBSCRIBERS:,} subscribers, a poll an hour, an episode a week; GB a month:",
        f"(GitHub Pages: {TRAFFIC_LIMIT / 1e9:.0f})",
        "",
        "| episodes | feed, packed | without ETag | with ETag |",
        "|---:|---:|---:|---:|",
    ]
    for episodes in (13, 100, 300, 1000):
        _, packed = feed_size(episodes)
        without, with_etag = (cost_of_month(packed, has_etag=has) / 1e9 for has in (False, True))
        lines.append(
            f"| {episodes:,} | {packed / 1000:,.0f} KB | {without:,.0f} | {with_etag:,.1f} |"
        )
    return "\n".join(lines)


def measure(seconds: int, connections: int) -> list[Load]:
    """Every kind of request, on the sample show."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        # nginx's workers are another user.
        work.chmod(0o755)
        site = work / "site"
        build = build_site(ROOT, site)
        if build.status != GOOD:
            raise RuntimeError(build.reason)
        audio = next((site / "audio").glob("*.mp3")).name
        episode = next(path for path in sorted((site / "episode").iterdir()) if path.is_dir()).name
        with serve(site, work) as address:
            tag = urlopen(f"{address}/feed.xml").headers["ETag"]
            packed = Request(f"{address}/feed.xml", headers={"Accept-Encoding": "gzip"})
            packed_tag = urlopen(packed).headers["ETag"]
            kinds = (
                ("home page, packed", "/", {"Accept-Encoding": "gzip"}),
                ("episode page, packed", f"/episode/{episode}/", {"Accept-Encoding": "gzip"}),
                ("feed, packed", "/feed.xml", {"Accept-Encoding": "gzip"}),
                ("feed, plain", "/feed.xml", {}),
                ("feed, unchanged (304)", "/feed.xml", {"If-None-Match": tag}),
                (
                    "feed, packed, unchanged (304)",
                    "/feed.xml",
                    {"If-None-Match": packed_tag, "Accept-Encoding": "gzip"},
                ),
                ("audio, 64 KB of it (206)", f"/audio/{audio}", {"Range": "bytes=0-65535"}),
            )
            return [
                press(title, address + path, headers, seconds, connections)
                for title, path, headers in kinds
            ]


def render_loads(loads: list[Load]) -> str:
    """The table as it is printed."""
    lines = ["| request | a second | bytes each | failures |", "|---|---:|---:|---:|"]
    lines += [
        f"| {load.name} | {load.requests_a_second:,.0f} | {load.size:,.0f} | {load.failures} |"
        for load in loads
    ]
    return "\n".join(lines)


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--json", type=Path, default=ROOT / ".cache/load.json")
    options = parser.parse_args()
    missing = [name for name in ("nginx", "wrk") if shutil.which(name) is None]
    if missing:
        sys.stderr.write(f"Missing: {', '.join(missing)}. sudo apt-get install nginx-light wrk\n")
        return WRONG_USE
    loads = measure(options.seconds, options.connections)
    sys.stdout.write(f"{render_loads(loads)}\n\n{render_cost()}\n")
    options.json.parent.mkdir(exist_ok=True)
    options.json.write_text(json.dumps([asdict(load) for load in loads], indent=1))
    return GOOD


if __name__ == "__main__":
    raise SystemExit(main())
