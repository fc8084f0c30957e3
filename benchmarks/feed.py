"""Measures the writing of feeds beside feedgen alone: CPU time and peak memory, each by itself.

Both get the same finished episodes. Ours writes everything: descriptions cut at a tag, transcripts,
chapters, people, pages of 300; feedgen alone writes one feed with title, notes and audio.
"""

from __future__ import annotations

import gc
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from html import escape
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from feedgen.feed import FeedGenerator

from benchmarks.corpus import NOW, ROOT, TOPICS, Entry, make_entries
from siniar.feed.plan import FeedArtwork, plan_feeds
from siniar.model.catalogue import Catalogue, build_catalogue
from siniar.model.episode import (
    Audio,
    Chapter,
    Cue,
    Enclosure,
    Episode,
    Person,
    Season,
    Topic,
    Transcript,
    Video,
)
from siniar.model.findings import Report
from siniar.model.show import Show
from siniar.model.urls import Addresses
from siniar.model.words import Words, load_words

COUNTS = (1, 300, 1_000, 5_000)
#: Pairs per count; the middle one counts.
RUNS = 3
#: What 5,000 episodes may cost: seconds of CPU, and MB at the peak of the whole process.
CPU_GOAL, MEMORY_GOAL = 1.0, 150
URL = "https://siniar.example"
_ZONE = ZoneInfo("Asia/Jakarta")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_BOLD = re.compile(r"\*\*([^*]*)\*\*")


def make_catalogue(count: int) -> Catalogue:
    """The corpus as a finished catalogue."""
    topics = {name: Topic(name, name.lower().replace(" ", "-")) for name in TOPICS}
    show = Show(
        title="SIMPATRI",
        code="SIMPATRI",
        description="Acara untuk mengukur.",
        author="Kantor Contoh",
        language="id",
        categories=(("Government", ""),),
        topics=tuple(topics.values()),
        guid="9b024349-ccf0-5f69-a609-6b82873eab3c",
        url=URL,
        timezone="Asia/Jakarta",
    )
    episodes = [_make_episode(entry, topics) for entry in make_entries(count)]
    return build_catalogue(show, Addresses(), episodes, datetime.fromisoformat(NOW))


def _make_episode(entry: Entry, topics: dict[str, Topic]) -> Episode:
    name, length = f"{entry.file}.mp3", 28_800_000 + entry.number
    return Episode(
        guid=entry.guid,
        title=entry.title,
        slug=entry.slug,
        date=entry.date.astimezone(_ZONE),
        source=f"content/episodes/{entry.file}.md",
        number=entry.number,
        season=Season(entry.number // 200 + 1),
        topic=topics[entry.topic],
        summary=entry.summary,
        notes=Notes(_render_body(entry.body)),
        audio=Audio(None, name, length, "audio/mpeg", 1800.0, 96_000),
        enclosure=Enclosure(f"{URL}/audio/{name}", length, "audio/mpeg", f"audio/{name}", 96_000),
        chapters=tuple(Chapter(float(start), title) for start, title in entry.chapters),
        transcript=Transcript(
            tuple(Cue(start, end, text, speaker) for start, end, speaker, text in entry.cues),
            ROOT / f"{entry.file}.vtt",
        ),
        people=(Person(entry.guest, entry.guest.lower().replace(" ", "-"), "guest"),),
        videos=(Video("M7lc1UVf-VE"),),
    )


def _render_body(body: str) -> str:
    """The corpus' Markdown as the notes room would convert it; only what the corpus holds."""
    return "\n".join(_render_block(block) for block in body.strip().split("\n\n"))


def _render_block(block: str) -> str:
    text = _BOLD.sub(r"<strong>\1</strong>", _LINK.sub(r'<a href="\2">\1</a>', escape(block)))
    if text.startswith("## "):
        return f"<h2>{text[3:]}</h2>"
    if text.startswith("- "):
        rows = "\n".join(f"<li>{line[2:]}</li>" for line in text.split("\n"))
        return f"<ul>\n{rows}\n</ul>"
    return f"<p>{text}</p>"


def write_ours(catalogue: Catalogue, words: Words) -> int:
    """Every page of our feed; how many bytes."""
    artwork = FeedArtwork("pictures/show.jpg")
    outputs = plan_feeds(catalogue, words, artwork, Report())
    return sum(len(output.render()) for output in outputs)


def write_plain(catalogue: Catalogue, _words: Words) -> int:
    """One feed as a short script with feedgen would write it; how many bytes."""
    feed = FeedGenerator()
    feed.load_extension("podcast")
    feed.title(catalogue.show.title)
    feed.description(catalogue.show.description)
    feed.link(href=URL)
    for episode in catalogue.public:
        enclosure = episode.enclosure
        entry = feed.add_entry(order="append")
        entry.title(episode.title)
        entry.guid(episode.guid)
        entry.link(href=f"{URL}/episode/{episode.slug}/")
        entry.pubDate(episode.date)
        entry.description(episode.notes_html, isSummary=True)
        entry.content(episode.notes_html)
        if enclosure:
            entry.enclosure(enclosure.url, str(enclosure.length), enclosure.type)
        entry.podcast.itunes_duration(round(episode.duration or 0))
    return len(feed.rss_str(pretty=True))


WRITERS: dict[str, Callable[[Catalogue, Words], int]] = {"ours": write_ours, "feedgen": write_plain}


def measure_here(writer: str, count: int) -> dict[str, float]:
    """Seconds of CPU, bytes written, and MB at the peak of this process."""
    catalogue = make_catalogue(count)
    # Loading words and ordering episodes is done once for pages and feeds.
    words, public = load_words("id"), len(catalogue.public)
    # The corpus lies in memory for both; walking through it is not the writers' work.
    gc.collect()
    gc.freeze()
    before = time.process_time()
    size = WRITERS[writer](catalogue, words)
    cpu = time.process_time() - before
    return {"cpu": cpu, "peak": _peak(), "size": size, "episodes": public}


def _peak() -> float:
    """MB at the peak of this process; 0 on Windows, where nobody counts."""
    if sys.platform == "win32":
        return 0.0
    status = Path("/proc/self/status")
    if status.exists():
        # On Linux, what getrusage tells begins at the peak of the process that started this one.
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    import resource  # noqa: PLC0415 (not there on Windows)

    # Kilobytes, but bytes on macOS.
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def measure(writer: str, count: int) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.feed", writer, str(count)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> int:
    """Print a table; 0 when 5,000 episodes stay within the goals, else 1."""
    print(
        "| episodes | ours: CPU s | MB | feedgen: CPU s | MB | ratio CPU | ratio MB | MB written |"
    )
    print("|---|---|---|---|---|---|---|---|")
    is_good = True
    for count in COUNTS:
        pairs = [[measure(writer, count) for writer in WRITERS] for _ in range(RUNS)]
        ours, plain = (
            {name: median(pair[place][name] for pair in pairs) for name in ("cpu", "peak", "size")}
            for place in range(2)
        )
        cpu = median(pair[0]["cpu"] / pair[1]["cpu"] for pair in pairs)
        print(
            f"| {count:,} | {ours['cpu']:.3f} | {ours['peak']:.0f} | {plain['cpu']:.3f} |"
            f" {plain['peak']:.0f} | {cpu:.2f} | {ours['peak'] / (plain['peak'] or 1):.2f} |"
            f" {ours['size'] / 1e6:.1f} |",
            flush=True,
        )
        if count == COUNTS[-1]:
            is_good = ours["cpu"] <= CPU_GOAL and ours["peak"] <= MEMORY_GOAL
    return 0 if is_good else 1


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure_here(sys.argv[1], int(sys.argv[2]))))
    else:
        raise SystemExit(main())
