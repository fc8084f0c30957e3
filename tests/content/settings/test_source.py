"""The line of a setting is found in the settings file, however that is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from siniar.content.settings.show import parse_show
from siniar.model.findings import Report

SETTINGS = (Path(__file__).parent / "settings.txt").read_text(encoding="utf-8")


def told(source: str, settings: str = SETTINGS) -> list[tuple[str, int, str]]:
    """Key or code, line and text of each finding, in the order of lines."""
    values: dict[str, Any] = {}
    exec(settings, values)
    report = Report()
    parse_show(
        values["SHOW"],
        site_url=values["SITEURL"],
        timezone=values["TIMEZONE"],
        path="pelicanconf.py",
        source=source,
        report=report,
    )
    places = [
        (dict(each.values).get("key", each.code), each.place.line, each.place.text.strip())
        for each in report
    ]
    return sorted(places, key=lambda place: (place[1], place[0]))


def test_each_setting_is_told_at_its_own_line() -> None:
    lines = SETTINGS.split("\n")
    found = {(key, line) for key, line, _ in told(SETTINGS)}
    assert {
        ("topics.slug", lines.index('        "slug": "Salah Besar",') + 1),
        ("titel", lines.index('    "titel": "SIMPATRI",') + 1),
        ("feed.locked", lines.index('        "locked": "ya",') + 1),
        ("seasons.dua", lines.index('        "dua": "Dua",') + 1),
        ("addresses.person", lines.index('        person="Orang Besar",') + 1),
        ("owner.email", lines.index('        "email": "redaksi",') + 1),
        ("people.name", lines.index('        {"role": "host"},') + 1),
        ("setelan-kategori", lines.index('    "categories": [') + 1),
        ("SITEURL", lines.index('SITEURL = "contoh"') + 1),
        ("TIMEZONE", lines.index('TIMEZONE = "Jakarta"') + 1),
        ("code", lines.index('SHOW: dict = {**SHOW, "code": "kecil"}') + 1),
    } <= found


@pytest.mark.parametrize(
    "source", ["", "SHOW = muat()", "SHOW = SHOW", "SHOW = {", "\0", "(" * 999]
)
def test_a_file_that_does_not_show_its_settings_is_named_alone(source: str) -> None:
    assert {line for _, line, _ in told(source)} <= {0, 1}
