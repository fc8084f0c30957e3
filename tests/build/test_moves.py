"""What a grown show left under former addresses stays there, whatever of it moves."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.build.plan import Plan, plan_site
from siniar.feed.ledger import LEDGER, render_ledger, update_ledger
from tests.support.cases import WHOLE
from tests.support.projects import GOOD_NOTE
from tests.support.shows import SHOW, load_show, make_project

#: Enough for further pages of lists, questions and feeds.
COUNT = 35
FEED = {"page_size": 10, "topic_feeds": True}
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:00.500\nHello.\n"


def write_episode(content: Path, number: int) -> None:
    name = f"{number:03}"
    for folder in ("episodes", "audio", "transcripts"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    note = GOOD_NOTE.replace("guid-satu-0001", f"guid-contoh-{name}")
    note = note.replace("001.mp3", f"{name}.mp3").replace("mengurus surat", f"mengurus {number}")
    more = f"slug: nomor-{number}\nterjemahan: {name}.en.vtt\npertanyaan: ['00:00 Apa {number}?']"
    note = note.replace("nomor: 1\n", f"nomor: {number}\n{more}\n")
    (content / "episodes" / f"{name}.md").write_text(note, encoding="utf-8")
    (content / "transcripts" / f"{name}.vtt").write_text(CAPTIONS, encoding="utf-8")
    (content / "transcripts" / f"{name}.en.vtt").write_text(CAPTIONS, encoding="utf-8")
    (content / "audio" / f"{name}.mp3").write_bytes(WHOLE + WHOLE[-417:] * number)


def plan_show(root: Path, **topic: str) -> Plan:
    show = {**SHOW, "topics": [{"name": "Kependudukan", **topic}], "feed": FEED}
    plan = plan_site(load_show(make_project(root, show=show)))
    assert not [each for each in plan.report if each.level.value == "error"], plan.report
    return plan


@pytest.fixture
def before(tmp_path: Path) -> set[str]:
    """The files of a show, which is public."""
    for number in range(1, COUNT + 1):
        write_episode(tmp_path / "content", number)
    plan = plan_show(tmp_path)
    ledger = update_ledger(plan.loaded.ledger, plan.loaded.catalogue)
    (tmp_path / "content" / LEDGER).write_bytes(render_ledger(ledger))
    return {output.path for output in plan.outputs}


def test_everything_below_a_moved_topic_stays(before: set[str], tmp_path: Path) -> None:
    after = {output.path for output in plan_show(tmp_path, slug="penduduk").outputs}
    own = {path for path in before if "/kependudukan/" in path}
    assert {
        "topic/kependudukan/1/index.html",
        "topic/kependudukan/1/index.html.md",
        "topic/kependudukan/feed-2026.xml",
        "questions/kependudukan/index.html",
        "questions/kependudukan/1/index.html",
        "questions/kependudukan/index.html.md",
    } <= own
    assert own <= after
    assert {path.replace("/kependudukan/", "/penduduk/") for path in own} <= after


def test_a_topic_that_takes_the_address_of_another_gets_none_of_its_files(
    before: set[str], tmp_path: Path
) -> None:
    assert "topic/kependudukan/feed-2026.xml" in before
    show = {**SHOW, "feed": FEED}
    show["topics"] = [
        {"name": "Kependudukan", "slug": "penduduk"},
        {"name": "Sosial", "slug": "kependudukan"},
    ]
    plan = plan_site(load_show(make_project(tmp_path, show=show)))
    after = {output.path for output in plan.outputs if "/kependudukan/" in output.path}
    assert "topic/kependudukan/feed.xml" in after
    assert not after & {"topic/kependudukan/feed-2026.xml", "topic/kependudukan/1/index.html"}


def test_translations_of_a_moved_episode_stay(before: set[str], tmp_path: Path) -> None:
    note = tmp_path / "content/episodes/003.md"
    note.write_text(note.read_text("utf-8").replace("slug: nomor-3", "slug: surat"), "utf-8")
    after = {output.path for output in plan_show(tmp_path).outputs}
    own = {path for path in before if path.startswith("transcript/nomor-3.")}
    assert {"transcript/nomor-3.vtt", "transcript/nomor-3.en.vtt"} <= own
    assert own <= after
