"""The feed's settings are checked as the namespace's schema and Apple do."""

from __future__ import annotations

import pytest

from siniar.content.settings.site import FALLBACK
from siniar.model.episode import Location
from siniar.model.recurrence import is_recurrence
from siniar.model.show import Show
from tests.content.settings.test_settings import SHOW, codes, parse

LONG = "Kecamatan " * 21

#: A setting of the feed, and what is found at its line.
WRONG = [
    ({"license": "CC BY 4.0"}, ["lisensi-tidak-dikenal"]),
    ({"license": "cc-by-5.0"}, ["lisensi-tidak-dikenal"]),
    ({"license_url": "contoh.example"}, ["setelan-salah"]),
    ({"location_geo": "-6.2,107.0"}, ["setelan-salah"]),
    ({"location_geo": "geo:-96.2,107.0"}, ["setelan-salah"]),
    ({"location_geo": "geo:-6.2,187.0"}, ["setelan-salah"]),
    ({"location_geo": "geo:-6.2, 107.0"}, ["setelan-salah"]),
    ({"location_geo": 6.2}, ["setelan-salah"]),
    ({"location_osm": "relation 123"}, ["setelan-salah"]),
    ({"location_osm": "R0"}, ["setelan-salah"]),
    ({"location_country": "Indonesia"}, ["setelan-salah"]),
    ({"location_country": "QQ"}, ["setelan-salah"]),
    ({"location_rel": "tempat"}, ["pilihan-salah"]),
    ({"update_rule": "RRULE:FREQ=SOMETIMES"}, ["setelan-salah"]),
    ({"update_rule": "FREQ=SOMETIMES"}, ["setelan-salah"]),
    ({"update_rule": "INTERVAL=2"}, ["setelan-salah"]),
    ({"update_rule": "setiap minggu"}, ["setelan-salah"]),
    ({"location": LONG}, ["setelan-panjang"]),
    ({"update_frequency": LONG}, ["setelan-panjang"]),
    ({"license": LONG, "license_url": "https://contoh.example/l"}, ["setelan-panjang"]),
    ({"funding": [{"url": "https://contoh.example/d", "text": LONG}]}, ["setelan-panjang"]),
    ({"txt": [{"purpose": LONG, "text": "a"}]}, ["setelan-panjang"]),
    ({"txt": [{"text": "a" * 4001}]}, ["setelan-panjang"]),
    ({"complete": True, "update_rule": "FREQ=WEEKLY"}, ["setelan-bertentangan"]),
    ({"medium": "radio"}, ["pilihan-salah"]),
    ({"blocks": {"amazon music": True}}, ["layanan-tidak-dikenal"]),
    ({"blocks": ["amazon"]}, ["setelan-salah"]),
    ({"blocks": {"amazon": "ya"}}, ["setelan-salah"]),
    ({"ai_content": "ya"}, ["setelan-salah"]),
    ({"full_notes": 0}, ["setelan-salah"]),
    ({"moved_to": "https://nama:sandi@contoh.example/feed.xml"}, ["setelan-salah"]),
]


@pytest.mark.parametrize(("feed", "expected"), WRONG)
def test_each_is_told_once_at_its_line(feed: dict[str, object], expected: list[str]) -> None:
    answer, report = parse(SHOW | {"feed": feed})
    assert answer
    assert codes(report) == expected
    (finding,) = report
    values = dict(finding.values)
    named = (str(values.get("key", "license")).rpartition(".")[2], str(values.get("value")))
    assert any(f"'{name}'" in finding.place.text for name in named)


RIGHT = [
    {"license": "cc-by-4.0"},
    {"license": "CC-BY-SA-4.0"},
    {"license": "lisensi-kantor", "license_url": "https://contoh.example/lisensi"},
    {"location_geo": "geo:-6.2,107.0"},
    {"location_geo": "geo:48.2010,16.3695,183;crs=wgs84"},
    {"location_osm": "W5013364#2"},
    {"update_rule": "FREQ=DAILY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR"},
    {"update_rule": "FREQ=MONTHLY;BYDAY=-1FR"},
    {"complete": True},
    {"location": "a" * 128},
    {"blocks": {"amazon": True, "apple": False}},
    {"medium": "film"},
]


@pytest.mark.parametrize("feed", RIGHT)
def test_what_is_right_is_taken(feed: dict[str, object]) -> None:
    answer, report = parse(SHOW | {"feed": feed})
    assert answer
    assert codes(report) == []


def test_a_place_has_all_its_parts() -> None:
    feed = {
        "location": "Kota Contoh",
        "location_geo": "geo:-6.2,107.0",
        "location_osm": "R123",
        "location_country": "id",
        "location_rel": "subject",
    }
    answer, _ = parse(SHOW | {"feed": feed})
    assert answer
    place = Location("Kota Contoh", "geo:-6.2,107.0", "R123", "ID", "subject")
    assert answer[0].feed.place == place


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"categories": ["Government", "Government"]}, "setelan-salah"),
        ({"categories": [["Arts", "Books"], ("Arts", "Books")]}, "setelan-salah"),
        ({"seasons": {0: "Musim nol"}}, "setelan-salah"),
        ({"seasons": {1: LONG}}, "setelan-panjang"),
        ({"people": [{"name": LONG}]}, "setelan-panjang"),
    ],
)
def test_the_shows_own_settings_too(changes: dict[str, object], code: str) -> None:
    answer, report = parse(SHOW | changes)
    assert answer
    assert codes(report) == [code]


@pytest.mark.parametrize(
    ("rule", "is_one"),
    [
        ("FREQ=WEEKLY", True),
        ("FREQ=YEARLY;BYMONTH=1,12;BYMONTHDAY=-1;WKST=SU", True),
        ("FREQ=DAILY;UNTIL=20301231T000000Z", True),
        ("FREQ=DAILY;COUNT=3", True),
        ("FREQ=DAILY;COUNT=3;UNTIL=20301231", False),
        ("FREQ=WEEKLY;FREQ=DAILY", False),
        ("FREQ=WEEKLY;BYDAY=XX", False),
        ("FREQ=WEEKLY;BYHOUR=24", False),
        ("FREQ=WEEKLY;BYHOUR=08;BYMINUTE=00", True),
        ("FREQ=WEEKLY;BYHOUR=008", False),
        ("FREQ=YEARLY;BYYEARDAY=+001,-366", True),
        ("FREQ=YEARLY;BYYEARDAY=0", False),
        ("FREQ=YEARLY;BYYEARDAY=1,", False),
        ("FREQ=YEARLY;BYYEARDAY=0001", False),
        ("FREQ=WEEKLY;BYHOUR=+8", False),
        ("FREQ=WEEKLY;INTERVAL=0", False),
        ("FREQ=WEEKLY;", False),
        ("freq=weekly", False),
        ("", False),
    ],
)
def test_recurrence_rules(rule: str, is_one: bool) -> None:  # noqa: FBT001 (a table's cell)
    assert is_recurrence(rule) is is_one


#: An address of a site, what is found, and what pages are made for.
SITES = [
    ("https://contoh.example", [], "https://contoh.example"),
    ("https://contoh.example/siaran/", [], "https://contoh.example/siaran"),
    ("https://xn--bcher-kva.example", [], "https://xn--bcher-kva.example"),
    ("http://localhost:8000", [], "http://localhost:8000"),
    ("http://127.0.0.1:8000", [], "http://127.0.0.1:8000"),
    ("http://[::1]:8000", [], "http://[::1]:8000"),
    ("http://contoh.example", ["alamat-http"], "http://contoh.example"),
    ("contoh.go.id", ["setelan-salah"], FALLBACK),
    ("//contoh.go.id", ["setelan-salah"], FALLBACK),
    ("", ["setelan-salah"], FALLBACK),
    ("https://", ["setelan-salah"], FALLBACK),
    ("https:///siaran", ["setelan-salah"], FALLBACK),
    ("ftp://contoh.example", ["setelan-salah"], FALLBACK),
    ("https://contoh.go.id/siaran kota", ["setelan-salah"], FALLBACK),
    (" https://contoh.go.id", ["setelan-salah"], FALLBACK),
    ("https://user:pw@contoh.go.id", ["setelan-salah"], FALLBACK),
    ("https://user@contoh.go.id", ["setelan-salah"], FALLBACK),
    ("https://contoh.go.id?a=1", ["setelan-salah"], FALLBACK),
    ("https://contoh.go.id/#atas", ["setelan-salah"], FALLBACK),
    ("https://contoh.go.id:web", ["setelan-salah"], FALLBACK),
    ("https://contoh.go.id:99999", ["setelan-salah"], FALLBACK),
    ("https://contoh..go.id", ["setelan-salah"], FALLBACK),
    ("https://-contoh.go.id", ["setelan-salah"], FALLBACK),
    ("https://contoh_kota.go.id", ["setelan-salah"], FALLBACK),
    ("https://contoh.go.id/a//b", ["setelan-salah"], FALLBACK),
    ("https://contoh.go.id/a/../b", ["setelan-salah"], FALLBACK),
    ("https://contoh.go.id/édisi", ["setelan-salah"], FALLBACK),
    ("https://contoh.go.id\\siaran", ["setelan-salah"], FALLBACK),
    ("https://[contoh", ["setelan-salah"], FALLBACK),
    (
        "https://kecamatan-bekasí.example",
        ["situs-huruf"],
        "https://xn--kecamatan-bekas-jpb.example",
    ),
    ("https://bücher.example/siaran/", ["situs-huruf"], "https://xn--bcher-kva.example/siaran"),
    (f"https://{'í' * 70}.example", ["situs-huruf"], FALLBACK),
]


@pytest.mark.parametrize(("address", "expected", "url"), SITES)
def test_every_form_of_the_sites_address(address: str, expected: list[str], url: str) -> None:
    answer, report = parse(SHOW, site_url=address)
    assert codes(report) == expected
    assert answer
    show: Show = answer[0]
    assert show.url == url
    assert all("SITEURL" in each.place.text for each in report)


def test_a_password_is_not_repeated() -> None:
    _, report = parse(SHOW, site_url="https://nama:sandi@contoh.example")
    (finding,) = report
    assert dict(finding.values)["value"] == "'https://…@contoh.example'"


def test_the_finding_offers_the_name_that_the_net_knows() -> None:
    _, report = parse(SHOW, site_url="https://kecamatan-bekasí.example/siaran")
    (finding,) = report
    assert dict(finding.values)["offer"] == "https://xn--kecamatan-bekas-jpb.example/siaran"
