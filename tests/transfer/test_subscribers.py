"""The rules of apps, as tables, and what their subscribers see after a move."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.subscriber import ANTENNAPOD, GPODDER, Listener, Rules, Seen

OLD = Seen(
    "a",
    "KTP-el",
    "https://lama.example/1.mp3",
    datetime(2026, 5, 1, 8, tzinfo=UTC),
    750,
    "audio/mpeg",
)
NEW_PLACE = replace(OLD, url="https://baru.example/1.mp3")


@pytest.mark.parametrize(
    ("now", "is_new_in_gpodder", "is_new_in_antennapod"),
    [
        (OLD, False, False),
        (NEW_PLACE, False, False),
        (replace(OLD, guid="b"), True, False),
        (replace(NEW_PLACE, guid="b"), True, False),
        (replace(NEW_PLACE, guid="b", title="“KTP-el”"), True, True),
        (replace(NEW_PLACE, guid="b", date=OLD.date + timedelta(hours=15)), True, False),
        (replace(NEW_PLACE, guid="b", date=OLD.date + timedelta(hours=17)), True, True),
        (replace(NEW_PLACE, guid="b", duration=1349), True, False),
        (replace(NEW_PLACE, guid="b", duration=1350), True, True),
        (replace(NEW_PLACE, guid="b", type="video/mp4"), True, True),
    ],
    ids=[
        *("nothing changed", "audio moved", "guid changed", "guid and audio changed"),
        *("title too", "same day", "another day", "nearly as long", "longer", "a video"),
    ],
)
def test_what_an_app_takes_for_a_new_episode(
    now: Seen,
    is_new_in_gpodder: bool,  # noqa: FBT001 (a table's cell)
    is_new_in_antennapod: bool,  # noqa: FBT001
) -> None:
    for rules, is_new in ((GPODDER, is_new_in_gpodder), (ANTENNAPOD, is_new_in_antennapod)):
        listener = Listener(rules)
        listener.poll([OLD])
        assert bool(listener.poll([now])) is is_new


@pytest.mark.parametrize(
    ("rules", "days", "is_shown"),
    [(GPODDER, 6, True), (GPODDER, 8, False), (ANTENNAPOD, 0, True), (ANTENNAPOD, 1, False)],
)
def test_an_old_date_keeps_a_new_item_quiet(rules: Rules, days: int, is_shown: bool) -> None:  # noqa: FBT001
    listener = Listener(rules)
    listener.poll([OLD])
    late = replace(OLD, guid="b", title="Lain", url="x", date=OLD.date - timedelta(days=days))
    assert bool(listener.shown_as_new([late])) is is_shown
