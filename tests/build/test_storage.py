"""An editor reads how much room is left, and until when it will do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from siniar.build.storage import Storage, build_storage, check_storage, render_storage
from siniar.model.episode import Enclosure, Episode
from siniar.model.findings import Place
from siniar.model.words import load_words
from tests.support.factories import NOW, make_catalogue, make_episode, make_show

WORDS = load_words("id")
MB = 1_000_000


def enclosure(length: int, path: str | None = "audio/x.mp3") -> Enclosure:
    return Enclosure("https://contoh.example/audio/x.mp3", length, "audio/mpeg", path)


def weekly(count: int, path: str | None = "audio/x.mp3") -> list[Episode]:
    """So many episodes of 20 MB and 5 MB, one a week."""
    return [
        make_episode(
            number,
            date=NOW - timedelta(weeks=number - 1, hours=1),
            enclosure=enclosure(20 * MB, path),
            data_saver=enclosure(5 * MB, path),
        )
        for number in range(1, count + 1)
    ]


def test_the_room_ends_when_the_episodes_of_the_last_months_would_fill_it() -> None:
    storage = build_storage(make_catalogue(episodes=weekly(40)), 700 * MB)
    # 27 episodes of 25 MB fall into the last half year.
    assert storage.monthly == pytest.approx(27 * 25 * MB / 183 * 30.44)
    assert storage.full_on is not None
    assert storage.full_on == date(2027, 2, 10)
    told = render_storage(storage, WORDS)
    assert "Seluruh situs: 700 MB" in told
    assert "Sisa tempat dari 1 GB: 300 MB" in told
    assert "penuh kira-kira Februari 2027" in told
    assert "4.000 kali unduh episode utuh per bulan" in told


def test_another_host_has_another_limit_and_no_quota_of_github() -> None:
    catalogue = make_catalogue(show=make_show(site_limit=20_000), episodes=weekly(40))
    storage = build_storage(catalogue, 700 * MB)
    told = render_storage(storage, WORDS)
    assert "Tempat di server:" in told
    assert "Sisa tempat dari 20.000 MB: 19.300 MB" in told
    assert "kali unduh" not in told
    assert check_storage(storage, Place("content/audio")) == []


def test_a_young_show_is_not_taken_for_a_mad_one() -> None:
    storage = build_storage(make_catalogue(episodes=weekly(1)), 30 * MB)
    assert storage.monthly == pytest.approx(25 * MB, rel=0.02)


def test_a_show_that_stopped_fills_nothing() -> None:
    old = make_episode(1, date=NOW - timedelta(days=400), enclosure=enclosure(20 * MB))
    storage = build_storage(make_catalogue(episodes=[old]), 30 * MB)
    assert storage.monthly == 0
    assert storage.full_on is None
    assert "penuh" not in render_storage(storage, WORDS)


def test_audio_that_lies_elsewhere_takes_no_room_here() -> None:
    storage = build_storage(make_catalogue(episodes=weekly(10, None)), 30 * MB)
    assert (storage.monthly, storage.episode, storage.listens) == (0, 0, 0)


@pytest.mark.parametrize(
    ("used", "code"),
    [
        (599, ""),
        (600, "tempat-separuh-lebih"),
        (799, "tempat-separuh-lebih"),
        (800, "tempat-menipis"),
        (949, "tempat-menipis"),
        (950, "tempat-hampir-habis"),
        (1200, "tempat-hampir-habis"),
    ],
)
def test_an_editor_is_warned_in_three_steps(used: int, code: str) -> None:
    storage = Storage(used * MB, 10 * MB, 20 * MB, NOW.date())
    codes = [finding.code for finding in check_storage(storage, Place("content/audio"))]
    assert codes == ([code] if code else [])


def test_far_and_full_are_told_in_words() -> None:
    far = Storage(10 * MB, 1 * MB, 1 * MB, NOW.date())
    assert "cukup lebih dari sepuluh tahun" in render_storage(far, WORDS)
    full = replace(far, used=1100 * MB)
    assert "sudah penuh" in render_storage(full, WORDS)
    assert "-100 MB" in render_storage(full, WORDS)
