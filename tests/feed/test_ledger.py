"""What subscribers have been given is remembered, and nothing is taken from them unnoticed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from siniar.content.readings import ReadEpisode
from siniar.feed.diff import (
    FeedChange,
    FeedDiff,
    PageMove,
    compare_feed,
    render_diff,
    render_diff_markdown,
)
from siniar.feed.ledger import Ledger, read_ledger, render_ledger, update_ledger
from siniar.feed.promises import Promised, check_ledger
from siniar.model.episode import Enclosure, Episode, Status
from siniar.model.findings import Place
from siniar.model.words import load_words
from tests.support.factories import NOW, make_catalogue, make_episode

WORDS = load_words("id")
LEDGER = "content/published.json"


def after_publishing(*episodes: Episode) -> Ledger:
    return update_ledger(Ledger(), make_catalogue(episodes=list(episodes)))


def findings(ledger: Ledger, *episodes: Episode) -> list[tuple[str, Place]]:
    reads = (ReadEpisode(each.source, each, (), {}, Place(each.source)) for each in episodes)
    settings = Place("pelicanconf.py")
    promised = Promised(
        make_catalogue(episodes=list(episodes)),
        tuple(reads),
        ledger=LEDGER,
        folder="content/episodes",
        show=settings,
        topics=settings,
        site=settings,
        audio=settings,
        topic_feeds=settings,
    )
    return [(each.code, each.place) for each in check_ledger(ledger, promised)]


def moved(episode: Episode, name: str, length: int | None = None, **changes: Any) -> Episode:
    assert episode.enclosure
    enclosure = Enclosure(
        f"https://contoh.example/podcast/audio/{name}",
        length or episode.enclosure.length,
        "audio/mpeg",
        f"audio/{name}",
    )
    return replace(episode, enclosure=enclosure, **changes)


ONE, TWO = make_episode(1), make_episode(2)
NOTE = Place(ONE.source)


def test_a_published_show_may_be_published_again_and_again() -> None:
    assert findings(after_publishing(ONE, TWO), ONE, TWO) == []


def test_new_episodes_are_no_finding() -> None:
    assert findings(after_publishing(ONE), ONE, TWO) == []


def test_a_deleted_note_is_found_at_its_line_of_the_ledger() -> None:
    assert findings(after_publishing(ONE, TWO), TWO) == [("terbit-hilang", Place(LEDGER, 3))]


@pytest.mark.parametrize(
    "change", [{"status": Status.DRAFT}, {"date": NOW.replace(year=2099)}], ids=["draft", "future"]
)
def test_a_published_episode_that_is_hidden_again_is_found(change: dict[str, Any]) -> None:
    assert findings(after_publishing(ONE), replace(ONE, **change)) == [("terbit-hilang", NOTE)]


def test_an_episode_may_be_withdrawn_on_purpose() -> None:
    assert findings(after_publishing(ONE), replace(ONE, status=Status.WITHDRAWN)) == []


def test_a_changed_guid_is_found_where_it_was_changed() -> None:
    assert findings(after_publishing(ONE), replace(ONE, guid="guid-baru-1")) == [
        ("guid-berubah", NOTE)
    ]


def test_a_guid_may_be_changed_on_purpose() -> None:
    changed = replace(ONE, guid="guid-baru-1", former_guids=(ONE.guid,))
    assert findings(after_publishing(ONE), changed) == []


def test_other_audio_is_found_and_may_be_meant() -> None:
    records = after_publishing(ONE)
    assert findings(records, moved(ONE, "baru.mp3")) == [("audio-berubah", NOTE)]
    assert findings(records, moved(ONE, "baru.mp3", former_audio=("001-contoh.mp3",))) == []


def test_audio_of_another_size_is_advice() -> None:
    assert findings(after_publishing(ONE), moved(ONE, "001-contoh.mp3", 5)) == [
        ("audio-diganti", NOTE)
    ]


def test_a_new_domain_is_not_new_audio() -> None:
    assert ONE.enclosure
    elsewhere = replace(ONE.enclosure, url="https://baru.example/audio/001-contoh.mp3")
    assert findings(after_publishing(ONE), replace(ONE, enclosure=elsewhere)) == []


def test_the_first_day_is_kept_and_nothing_is_forgotten() -> None:
    ledger = after_publishing(ONE, TWO)
    later = make_catalogue(episodes=[replace(ONE, date=NOW, title="Judul baru")])
    updated = {record.guid: record for record in update_ledger(ledger, later).episodes}
    assert updated[ONE.guid].published == "2026-01-02"
    assert updated[ONE.guid].date == NOW.isoformat()
    assert updated[ONE.guid].title == "Judul baru"
    gone = next(record for record in ledger.episodes if record.guid == TWO.guid)
    assert updated[TWO.guid] == replace(gone, gone=True)


def test_the_file_has_a_record_a_line_and_comes_back(tmp_path: Path) -> None:
    ledger = after_publishing(ONE, TWO)
    content = render_ledger(ledger)
    records = len(ledger.episodes) + len(ledger.pages) + len(ledger.lists) + 1
    assert len(content.decode().strip().split("\n")) == records + 2
    (tmp_path / "published.json").write_bytes(content)
    read, problems = read_ledger(tmp_path / "published.json", LEDGER)
    assert problems == []
    assert set(read.episodes) == set(ledger.episodes)
    assert set(read.pages) == set(ledger.pages)
    assert set(read.lists) == set(ledger.lists) != set()
    assert read.show == ledger.show
    assert render_ledger(read) == content
    assert json.loads(render_ledger(Ledger())) == []


def test_a_file_of_before_addresses_were_remembered_loses_nothing(tmp_path: Path) -> None:
    names = ("guid", "audio", "length", "published", "title")
    records = after_publishing(ONE, TWO).episodes
    rows = [{name: getattr(record, name) for name in names} for record in records]
    (tmp_path / "published.json").write_text(json.dumps(rows), encoding="utf-8")
    read, problems = read_ledger(tmp_path / "published.json", LEDGER)
    assert problems == []
    written = json.loads(render_ledger(read))
    kept = [{name: row[name] for name in names} for row in written]
    assert kept == sorted(rows, key=lambda row: row["published"])
    assert findings(read, ONE, TWO) == []


@pytest.mark.parametrize("path", ["../rahasia/", "/etc/", "a//b/", "a/../b/", "a\\b/", ".git/"])
def test_an_address_that_no_page_can_have_is_damage(path: str, tmp_path: Path) -> None:
    """Whoever sends a pull request can write there what they like."""
    rows = json.loads(render_ledger(after_publishing(ONE)))
    rows[0]["path"] = path
    (tmp_path / "published.json").write_text(json.dumps(rows), encoding="utf-8")
    read, problems = read_ledger(tmp_path / "published.json", LEDGER)
    assert read == Ledger()
    assert [each.code for each in problems] == ["catatan-terbit-rusak"]


@pytest.mark.parametrize("name", ["guid", "path", "note", "published"])
def test_half_a_letter_is_damage(name: str, tmp_path: Path) -> None:
    """JSON may hold it, and no file can."""
    rows = json.loads(render_ledger(after_publishing(ONE)))
    rows[0][name] = "episode/\ud800/"
    (tmp_path / "published.json").write_text(json.dumps(rows), encoding="utf-8")
    _, problems = read_ledger(tmp_path / "published.json", LEDGER)
    assert [each.code for each in problems] == ["catatan-terbit-rusak"]


def test_no_file_means_nothing_was_published(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "published.json", LEDGER) == (Ledger(), [])


@given(st.one_of(st.binary(), st.recursive(st.none() | st.text(), st.lists).map(json.dumps)))
def test_a_damaged_ledger_is_a_finding(content: bytes | str) -> None:
    import tempfile  # noqa: PLC0415 (a fixture's folder would be shared by all examples)

    data = content if isinstance(content, bytes) else content.encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "published.json"
        path.write_bytes(data)
        records, problems = read_ledger(path, LEDGER)
    assert records == Ledger()
    is_empty_list = data.strip() == b"[]"
    assert [each.code for each in problems] == ([] if is_empty_list else ["catatan-terbit-rusak"])


def test_the_difference_names_what_is_new_changed_and_gone() -> None:
    records = after_publishing(ONE, TWO)
    three = make_episode(3, title="Baru | <b>sekali</b>")
    diff = compare_feed(records, make_catalogue(episodes=[replace(TWO, title="Lain"), three]))
    assert diff == FeedDiff(
        new=(three.title,),
        changed=(FeedChange("Lain", "title", TWO.title),),
        gone=(ONE.title,),
        moved=(PageMove("episode/episode-1/", "", leads=False),),
    )
    text = render_diff(diff, WORDS)
    assert "  + Baru | <b>sekali</b>" in text
    assert f"  ~ Lain (judul sebelumnya: {TWO.title})" in text
    assert f"  - {ONE.title}" in text
    markdown = render_diff_markdown(diff, WORDS)
    assert "- Baru \\| &lt;b&gt;sekali&lt;/b&gt;" in markdown


def test_no_difference_is_said_too() -> None:
    diff = compare_feed(after_publishing(ONE), make_catalogue(episodes=[ONE]))
    assert not diff
    assert render_diff(diff, WORDS) == "Tidak ada yang berubah bagi pelanggan.\n"


def test_lists_in_lists_without_end_are_a_damaged_ledger(tmp_path: Path) -> None:
    path = tmp_path / "published.json"
    path.write_text("[" * 200_000, encoding="utf-8")
    assert [each.code for each in read_ledger(path, LEDGER)[1]] == ["catatan-terbit-rusak"]
