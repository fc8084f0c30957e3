"""Episodes that AntennaPod takes for one are told apart by its own rule."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from siniar.content.alike import seem_alike
from siniar.model.episode import Episode
from tests.support.factories import make_episode

ZONE = ZoneInfo("Asia/Jakarta")
BASE = make_episode(1, title="Tanya jawab warga")


def changed(**changes: Any) -> Episode:
    """Another episode of the same day, with other address and guid."""
    other = make_episode(2, title=BASE.title, date=BASE.date + timedelta(hours=1))
    length = changes.pop("duration", None)
    kind = changes.pop("type", None)
    if length is not None and other.audio:
        other = replace(other, audio=replace(other.audio, duration=length))
    if kind and other.enclosure:
        other = replace(other, enclosure=replace(other.enclosure, type=kind))
    return replace(other, **changes)


@pytest.mark.parametrize(
    ("other", "is_alike"),
    [
        (changed(), True),
        (changed(title=" Tanya jawab warga "), True),
        (changed(title="Tanya jawab warga, bagian 2"), False),
        (changed(title="tanya jawab warga"), False),
        (changed(date=BASE.date + timedelta(hours=15)), True),
        (changed(date=BASE.date + timedelta(hours=17)), False),
        (changed(date=BASE.date.astimezone(ZoneInfo("UTC"))), True),
        (changed(duration=80.0 + 599), True),
        (changed(duration=80.0 + 600), False),
        (changed(type="audio/mp4"), True),
        (changed(type="video/mp4"), False),
        (changed(enclosure=None), False),
    ],
)
def test_the_rule_of_antennapod(other: Episode, is_alike: bool) -> None:  # noqa: FBT001
    assert seem_alike(other, BASE, ZONE) is is_alike
    assert seem_alike(BASE, other, ZONE) is is_alike


@pytest.mark.parametrize(("one", "other"), [("“A”", '"A"'), ("a — b", "a - b"), ("„A”", '"A"')])
def test_quotes_and_dashes_are_the_same_to_it(one: str, other: str) -> None:
    assert seem_alike(replace(BASE, title=one), changed(title=other), ZONE)
