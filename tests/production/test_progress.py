"""A person at the desk sees how far the work is and how long it goes on."""

from __future__ import annotations

from siniar.model.words import load_words
from siniar.production.progress import Progress

WORDS = load_words("id")


def run(*moments: tuple[float, float]) -> list[str]:
    """Lines for work of which so much was done at so many seconds."""
    lines: list[str] = []
    times = iter([moment for moment, _ in moments])
    progress = Progress(WORDS, lines.append, lambda: next(times))
    sound = 3600.0
    progress.expect([("mp3", sound)])
    advance = progress.watch("mp3", sound)
    for _, share in moments:
        advance(sound * share)
    return lines


def test_the_time_left_follows_the_pace_so_far() -> None:
    lines = run((10, 0.0), (20, 0.1), (110, 0.5), (200, 0.95))
    assert "50%  Menulis MP3, sisa kira-kira 2 menit" in lines[2]
    assert "sisa kira-kira 10 detik" in lines[3]


def test_nothing_is_promised_before_there_is_a_pace_and_the_end_is_not_told_early() -> None:
    lines = run((10, 0.0), (10.5, 0.01), (60, 5.0))
    assert "sisa" not in lines[0]
    assert "sisa" not in lines[1]
    assert lines[2].startswith("   99%")


def test_the_screen_is_not_written_to_more_often_than_anybody_reads() -> None:
    assert len(run((10, 0.1), (10.01, 0.2), (10.02, 0.3), (10.5, 0.4))) == 2
