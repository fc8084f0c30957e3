"""Homes are told from devices, and computing centres from homes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from siniar.model.findings import Finding
from siniar.report.agents import is_watch
from siniar.report.count import open_networks
from siniar.report.downloads import CENTRES, REPEATED, SHORT, Downloads, count_downloads
from siniar.report.log_lines import LogLine
from siniar.report.networks import home_of, read_networks
from tests.report.test_downloads import ANTENNA, FILE, FILES, request

PROVIDER = json.dumps(
    {
        "prefixes": [{"ip_prefix": "203.0.113.0/24"}, {"ip_prefix": "203.0.113.128/25"}],
        "ipv6_prefixes": [{"ipv6_prefix": "2001:db8:ff::/48"}],
        "createDate": "2026-10-01-00-00-00",
        "version": "1.2.3.4",
    }
)


def count(*lines: LogLine, networks: str = "") -> Downloads:
    return count_downloads(lines, FILES, lambda _: True, read_networks([networks]))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2:bbbb::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("2001:0DB8:1:2::1", "2001:db8:1:2:0::7", True),
        ("::ffff:198.51.100.7", "198.51.100.7", True),
        ("fe80::1%eth0", "fe80::2", True),
        ("[2001:db8::1]", "2001:db8::2", True),
        ("198.51.100.7", "198.51.100.8", False),
        ("proxy.contoh.example", "proxy.contoh.example", True),
    ],
)
def test_of_ipv6_the_first_64_bits_count(one: str, other: str, same: bool) -> None:  # noqa: FBT001 (a table's cell)
    assert (home_of(one) == home_of(other)) is same
    downloads = count(request(address=one), request(1, address=other))
    assert sum(downloads.counts.values()) == (1 if same else 2)


def test_a_home_with_new_addresses_each_hour_is_one_listener() -> None:
    lines = [request(60 * hour, address=f"2001:db8:1:2::{hour:x}") for hour in range(20)]
    assert sum(count(*lines).counts.values()) == 1


def test_centres_are_left_out_whatever_form_their_list_has() -> None:
    inside = ("203.0.113.9", "203.0.113.200", "::ffff:203.0.113.9", "2001:db8:ff:1::5")
    outside = ("203.0.114.9", "2001:db8:fe::5", "1.2.3.4", "nama.contoh.example")
    lines = [request(address=each) for each in (*inside, *outside)]
    for form in (
        PROVIDER,
        "203.0.113.0/24\n2001:db8:ff::/48 # pusat data\n",
        "a,203.0.113.0/24\n2001:db8:ff::/48",
    ):
        downloads = count(*lines, networks=form)
        assert downloads.left_out[CENTRES] == len(inside)
        assert sum(downloads.counts.values()) == len(outside)
    assert CENTRES not in count(*lines).left_out


def test_what_is_no_network_is_none() -> None:
    assert not len(read_networks(["999.1.1.1/24 1.2.3.4/99 10:20/30 a/24 2026/10/01"]))
    assert len(read_networks(["10.0.0.0/8", "10.1.0.0/16"])) == 1


def test_a_list_without_networks_is_told(tmp_path: Path) -> None:
    (tmp_path / "kosong.csv").write_text("nama,alamat\n", encoding="utf-8")
    (tmp_path / "ada.json").write_text(PROVIDER, encoding="utf-8")
    findings: list[Finding] = []
    names = [str(tmp_path / name) for name in ("kosong.csv", "tidak-ada.csv", "ada.json")]
    assert len(open_networks(names, findings)) == 2
    assert [(each.code, each.place.path) for each in findings] == [
        ("jaringan-tidak-terbaca", "kosong.csv"),
        ("jaringan-tidak-terbaca", "tidak-ada.csv"),
    ]


@pytest.mark.parametrize(
    "agent",
    [
        "atc/1.0 watchOS/11.0 model/Watch6,1 hwp/t8301 build/22R349 (6; dt:218)",
        "(null)/(null) watchOS/10.1 model/Watch5,9",
    ],
)
def test_a_watch_is_not_counted_beside_its_telephone(agent: str) -> None:
    assert is_watch(agent)
    downloads = count(request(), request(1, agent=agent))
    assert sum(downloads.counts.values()) == 1
    assert downloads.left_out[REPEATED] == 1


def test_a_try_of_two_bytes_opens_no_day() -> None:
    tried = request(status=206, sent=2, first=0)
    # Were it the beginning of 24 hours, these two would fall into two of them.
    whole = [request(60 * hour, status=200, sent=FILE.length) for hour in (1, 24.5)]
    downloads = count(tried, *whole)
    assert sum(downloads.counts.values()) == 1
    assert downloads.left_out == {SHORT: 1, REPEATED: 1}
    assert not is_watch(ANTENNA)
