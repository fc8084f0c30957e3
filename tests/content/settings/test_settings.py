"""The settings of a show are read through one table; each mistake is told at its line."""

from __future__ import annotations

import json
import pprint
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siniar.content.settings.guid import mint_show_guid
from siniar.content.settings.show import SHOW_SETTINGS, parse_show
from siniar.model.findings import Finding, Phrase, Report
from siniar.model.show import Show
from siniar.model.urls import Addresses
from siniar.model.words import load_words
from tests.support import shows

SHOW: dict[str, Any] = {
    **shows.SHOW,
    "topics": [{"name": "Kependudukan"}, {"name": "Sosial", "slug": "sos"}],
}


def parse(
    show: object, *, site_url: str = "https://contoh.example/", timezone: str = "Asia/Jakarta"
) -> tuple[tuple[Show, Addresses] | None, Report]:
    report = Report()
    lines = pprint.pformat(show, width=60, sort_dicts=False)
    source = f'"""Setelan."""\n\nSHOW = {lines}\nSITEURL = "x"\nTIMEZONE = "x"\n'
    answer = parse_show(
        show,
        site_url=site_url,
        timezone=timezone,
        path="pelicanconf.py",
        source=source,
        report=report,
    )
    return answer, report


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report]


def read(**changes: object) -> Show:
    answer, report = parse(SHOW | changes)
    assert answer, [finding.values for finding in report]
    assert not codes(report)
    return answer[0]


def test_the_required_settings_make_a_show() -> None:
    show = read()
    assert (show.title, show.url) == ("Siaran Contoh", "https://contoh.example")
    assert [(topic.name, topic.slug) for topic in show.topics] == [
        ("Kependudukan", "kependudukan"),
        ("Sosial", "sos"),
    ]


@pytest.mark.parametrize("key", sorted(SHOW))
def test_without_a_required_setting_there_is_no_show(key: str) -> None:
    answer, report = parse({name: value for name, value in SHOW.items() if name != key})
    assert answer is None
    (finding,) = report
    assert (finding.code, dict(finding.values)["key"]) == ("setelan-wajib", key)


def meant_by(finding: Finding) -> str:
    hint = dict(finding.values)["hint"]
    return dict(hint.values)["near"] if isinstance(hint, Phrase) else hint


def test_an_unknown_setting_suggests_the_nearest_and_its_line() -> None:
    answer, report = parse(SHOW | {"languange": "id", "feed": {"lockd": True}})
    assert answer
    told = [(dict(f.values)["key"], meant_by(f), f.place.text) for f in report]
    assert [(key, near) for key, near, _ in told] == [
        ("languange", "language"),
        ("feed.lockd", "locked"),
    ]
    assert all(key.rpartition(".")[2] in text for key, _, text in told)


def test_files_of_two_kinds_may_lie_in_one_folder() -> None:
    answer, report = parse(SHOW | {"addresses": {"transcript": "teks", "chapters": "teks"}})
    assert answer
    assert codes(report) == []


WRONG = {
    "title": ["", 5, None],
    "code": ["contoh", "C", "A" * 21, 7],
    "description": [[], " "],
    "language": ["", "xx-yy-zz", 4, None, "tidak ada"],
    "categories": ["Government", [], 5, {}],
    "guid": ["bukan", 5, ""],
    "topics": [{"name": "a"}, "Sosial", 5],
    "owner": ["Redaksi", {"email": "redaksi"}, {"name": 1}],
    "explicit": ["no", 0, None],
    "audio_base": ["audio.contoh.example", 5, "ftp://x"],
    "site_limit": [0, "1000", 1.5, True],
    "artwork": ["../a.png", "/a.png", "C:\\a.png", "", 5],
    "colors": ["hijau", {"main": "hijau"}, {"accent": "#fff"}],
    "links": [["https://a.example"], {"spotify": "spotify"}],
    "question": ["redaksi", "http://a.example", "https://[x", 5],
    "people": ["Bima", [5], {"name": "Bima"}],
    "seasons": [["Satu"], {1: ""}, {"satu": "Tahun pertama"}, {"²": "Dua"}],
    "feed": [
        True,
        {"page_size": 0},
        {"page_size": True},
        {"page_size": "300"},
        {"locked": "ya"},
        {"moved_to": "x"},
        {"txt": "x"},
        {"funding": [5]},
    ],
    "addresses": [
        "topik",
        {"topic": "t" * 61},
        {"topic": "Topik"},
        {"topic": "a/b"},
        {"topic": 5},
        {"topic": "episode"},
        {"topic": "tema", "season": "tema"},
    ],
    "sample": ["ya"],
}


@pytest.mark.parametrize(
    ("key", "value"), [(key, value) for key, values in WRONG.items() for value in values]
)
def test_each_wrong_value_is_told_on_the_line_of_its_key(key: str, value: object) -> None:
    _, report = parse(SHOW | {key: value})
    assert "setelan-salah" in codes(report)
    finding = next(finding for finding in report if finding.code == "setelan-salah")
    name = dict(finding.values)["key"]
    assert name.startswith(key)
    assert f"'{name.rpartition('.')[2]}'" in finding.place.text or "SHOW" not in finding.place.text


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        (["Goverment"], "Government"),
        ([("Society & Culture", "Place & Travel")], "Places & Travel"),
        ([5], ""),
        ([None], ""),
        ([()], ""),
        ([["Government", "Sub"]], ""),
    ],
)
def test_categories_must_be_those_of_apple(value: object, meant: str) -> None:
    _, report = parse(SHOW | {"categories": value})
    (finding,) = report
    assert finding.code == "setelan-kategori"
    assert meant_by(finding) == meant


def test_categories_may_have_subcategories() -> None:
    show = read(categories=["Government", ("Society & Culture", "Places & Travel")])
    assert show.categories == (("Government", ""), ("Society & Culture", "Places & Travel"))


@pytest.mark.parametrize(
    ("key", "value", "example"),
    [
        *(("topics", each, '"topics": [{"name"') for each in ("Layanan", ["A"], [{"A"}])),
        ("owner", "Redaksi", '"owner": {"name"'),
        ("links", "spotify", '"links": {"spotify"'),
        ("seasons", "Satu", '"seasons": {1:'),
        ("fonts", "a.ttf", '"fonts": ["'),
        ("guid", "9fe9fddb-2602", 'tulis yang baru: "'),
    ],
)
def test_how_a_setting_is_written_is_shown_by_an_example_of_it(
    key: str, value: object, example: str
) -> None:
    _, report = parse(SHOW | {key: value})
    (finding,) = report
    assert example in finding.remedy(load_words("id"))


def test_a_show_of_which_no_topic_can_be_read_is_none() -> None:
    answer, _ = parse(SHOW | {"topics": [{"Layanan"}]})
    assert answer is None


def test_owner_colours_and_links_come_out_flat() -> None:
    show = read(
        owner={"name": "Redaksi", "email": "redaksi@contoh.example"},
        colors={"main": "#0B5D57"},
        links={"spotify": "https://contoh.example/s"},
        audio_base="https://audio.contoh.example/",
        question="mailto:redaksi@contoh.example",
        seasons={1: "Tahun pertama"},
        people=[{"name": "Bima Contoh"}],
        feed={"txt": [{"text": "abc"}], "funding": [{"url": "https://contoh.example/d"}]},
        artwork="images/sampul.png",
    )
    assert (show.owner_name, show.owner_email) == ("Redaksi", "redaksi@contoh.example")
    assert show.color == "#0b5d57"
    assert show.audio_base == "https://audio.contoh.example"
    assert [(link.service, link.url) for link in show.links] == [
        ("spotify", "https://contoh.example/s")
    ]
    assert [(season.number, season.name) for season in show.seasons] == [(1, "Tahun pertama")]
    assert show.people[0].slug == "bima-contoh"
    assert show.feed.txt == (("", "abc"),)
    assert show.feed.funding == (("https://contoh.example/d", ""),)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"links": {"spotify": "http://contoh.example"}}, "alamat-http"),
        ({"description": "a" * 4001}, "deskripsi-panjang"),
        ({"people": [{"name": "Bima", "role": "raja"}]}, "pilihan-salah"),
        ({"feed": {"type": ["serial"]}}, "pilihan-salah"),
        ({"people": [{"role": "host"}]}, "setelan-wajib"),
    ],
)
def test_what_is_readable_but_unwise_is_told(changes: dict[str, object], code: str) -> None:
    answer, report = parse(SHOW | changes)
    assert answer
    assert codes(report) == [code]


@pytest.mark.parametrize("show", [None, "SIMPATRI", [], 5])
def test_what_is_no_mapping_is_no_show(show: object) -> None:
    answer, report = parse(show)
    assert answer is None
    (finding,) = report
    assert finding.code == "setelan-salah"
    assert finding.place.line == 3


@pytest.mark.parametrize("url", ["", "contoh.example", "//contoh.example", "https://", "http://[a"])
def test_an_address_of_the_site_must_be_whole(url: str) -> None:
    _, report = parse(SHOW, site_url=url)
    assert codes(report) == ["setelan-salah"]


def test_the_site_should_be_https_except_at_home() -> None:
    assert codes(parse(SHOW, site_url="http://contoh.example")[1]) == ["alamat-http"]
    assert codes(parse(SHOW, site_url="http://localhost:8000")[1]) == []


@pytest.mark.parametrize("zone", ["", "Jakarta", "../etc/passwd", "Asia"])
def test_a_wrong_time_zone_is_no_show(zone: str) -> None:
    answer, report = parse(SHOW, timezone=zone)
    assert answer is None
    assert codes(report) == ["setelan-salah"]


def test_the_guid_of_a_show_follows_the_standard() -> None:
    # https://podcasting2.org/docs/podcast-namespace/tags/guid
    expected = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    assert mint_show_guid("https://mp3s.nashownotes.com/pc20rss.xml") == expected
    assert mint_show_guid("http://mp3s.nashownotes.com/pc20rss.xml/") == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@pytest.mark.parametrize("key", [row.key for row in SHOW_SETTINGS])
@settings(max_examples=30)
@given(value=JSON)
def test_no_value_raises(key: str, value: object) -> None:
    answer, report = parse(SHOW | {key: json.loads(json.dumps(value))})
    assert answer or len(report)


def test_a_setting_under_a_former_name_is_read_and_told_with_the_name_that_it_has() -> None:
    answer, report = parse(SHOW | {"subtitle": "Suara pelayanan"})
    assert answer
    assert answer[0].tagline == "Suara pelayanan"
    (finding,) = report
    assert (finding.code, dict(finding.values)["name"]) == ("setelan-berganti-nama", "tagline")
    # Beside the name of today a former one is only unknown.
    answer, report = parse(SHOW | {"subtitle": "Lama", "tagline": "Baru"})
    assert answer
    assert answer[0].tagline == "Baru"
    assert codes(report) == ["setelan-tidak-dikenal"]
