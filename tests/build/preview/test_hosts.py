"""A preview answers those who ask for it, and no page whose name was made to lead here."""

from __future__ import annotations

import pytest

from siniar.build.preview.hosts import is_own_host, own_names
from siniar.build.preview.ranges import UnsatisfiableRangeError, parse_range

NAMES = own_names("127.0.0.1")


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "192.168.1.7:8000", "[::1]:8000"]
)
def test_its_own_names_and_addresses(host: str) -> None:
    assert is_own_host([host], NAMES)


@pytest.mark.parametrize(
    "hosts",
    [
        [""],
        ["jahat.example"],
        ["127.0.0.1.jahat.example:8000"],
        ["localhost.jahat.example"],
        ["127.0.0.1@jahat.example"],
        ["localhost", "jahat.example"],
        ["localhost:8000/x"],
        ["a" * 9000],
    ],
)
def test_no_other_name(hosts: list[str] | None) -> None:
    assert not is_own_host(hosts, NAMES)


@pytest.mark.parametrize(
    "header", [f"bytes={'9' * 5000}-", f"bytes=-{'9' * 5000}", f"bytes=0-{'9' * 5000}"]
)
def test_a_range_of_thousands_of_digits_is_refused(header: str) -> None:
    with pytest.raises(UnsatisfiableRangeError):
        parse_range(header, 10)
