"""Dates and durations are read in every form that programs write."""

from __future__ import annotations

import pytest

from siniar.transfer.values import parse_count, parse_date, parse_duration, parse_flag, parse_length


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fri, 20 Nov 2026 08:00:00 +0700", "2026-11-20 08:00:00+07:00"),
        ("20 Nov 2026 08:00 +0700", "2026-11-20 08:00:00+07:00"),
        ("Fri, 20 Nov 26 08:00:00 GMT", "2026-11-20 08:00:00+00:00"),
        ("Fri, 20 Nov 2026 08:00:00 -0000", "2026-11-20 08:00:00+00:00"),
        ("Fri, 20 Nov 2026 08:00:00 EST", "2026-11-20 08:00:00-05:00"),
        ("Fri, 20 Nov 2026 08:00:00 PDT", "2026-11-20 08:00:00-07:00"),
        ("Fri, 20 Nov 2026 08:00:00 Z", "2026-11-20 08:00:00+00:00"),
        ("Fri, 20 Nov 2026 08:00:00 WIB", "2026-11-20 08:00:00+07:00"),
        ("Fri, 20 Nov 2026 08:00:00 WITA", "2026-11-20 08:00:00+08:00"),
        ("Fri, 20 Nov 2026 08:00:00 CEST", "2026-11-20 08:00:00+02:00"),
        ("Fri, 20 Nov 2026 08:00:00 +0530", "2026-11-20 08:00:00+05:30"),
        ("Fri, 20 Nov 2026 08:00:00 -0330 (NST)", "2026-11-20 08:00:00-03:30"),
        ("Fri,  20 Nov 2026\n 08:00:00 +07:00", "2026-11-20 08:00:00+07:00"),
        ("Friday, 20 November 2026 08:00:00 +0700", "2026-11-20 08:00:00+07:00"),
        ("2026-11-20T08:00:00Z", "2026-11-20 08:00:00+00:00"),
        ("2026-11-20T08:00:00.123+07:00", "2026-11-20 08:00:00+07:00"),
        ("2026-11-20", "2026-11-20 00:00:00+00:00"),
        ("20 November 2026 08.00 WIB", "2026-11-20 08:00:00+07:00"),
        ("minggu lalu", "None"),
        ("Fri, 31 Feb 2026 08:00:00 +0700", "None"),
        ("Fri, 20 Nov 0026 08:00:00 +9999999", "None"),
        ("", "None"),
    ],
)
def test_dates_keep_their_own_offset(text: str, wanted: str) -> None:
    assert str(parse_date(text)) == wanted


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *(("3723", 3723), ("62:03", 3723), ("1:02:03", 3723), ("01:02:03", 3723)),
        *(("PT1H2M3S", 3723), ("1h 2m", 3720), ("12 menit", 720), ("61.5", 61.5)),
        *(("0", None), ("00:00:00", None), ("dua jam", None), ("-5", None), ("99999999", None)),
    ],
)
def test_durations_are_seconds(text: str, seconds: float | None) -> None:
    assert parse_duration(text) == seconds


def test_numbers_and_flags() -> None:
    assert [parse_count(text) for text in ("3", "03", "3.0", "0", "-1", "tiga", "3.5")] == [
        *(3, 3, 3, None, None, None, None)
    ]
    assert [parse_flag(text) for text in ("yes", "TRUE", "clean", "no", "Explicit", "?")] == [
        *(True, True, False, False, True, None)
    ]
    assert [parse_length(text) for text in ("14400000", "14,400,000", "", "banyak")] == [
        *(14_400_000, 14_400_000, 0, 0)
    ]
