"""Questions of residents: what their pages, the search and machines get of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from siniar.feed.page import FeedArtwork
from siniar.feed.plan import build_feeds
from siniar.model.questions import Question
from siniar.model.show import Office, QuestionNote
from siniar.model.transcript import Cue
from siniar.pages.answers import SPOKEN_LENGTH, spoken_answer
from tests.support.built import BuiltSite, build, read_entries
from tests.support.factories import TOPICS, make_catalogue, make_episode, make_show

ROOT = "https://contoh.example/podcast"
HOSTILE = "</script><img src=x onerror=alert(1)>?"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Answers of three episodes, one of them expired, and one in words only."""
    episodes = [
        make_episode(1, questions=(Question("Apa yang dibawa?", "warga RW 05", 30.0),)),
        make_episode(2, questions=(Question(HOSTILE, second=5.0, answer="Bawa KTP & KK."),)),
        make_episode(
            3, questions=(Question("Masih berlaku?", second=1.0),), expires=date(2026, 1, 9)
        ),
    ]
    note = QuestionNote(Question("Buka Sabtu?", answer="Tidak."), "content/pertanyaan/a.md")
    catalogue = replace(make_catalogue(episodes=episodes), answered=(note,))
    return build(catalogue, tmp_path_factory.mktemp("content"))


def test_each_topic_has_its_questions_and_one_page_has_all(asked: BuiltSite) -> None:
    sosial = asked.page("pertanyaan/sosial/")
    assert sosial.all("//main//h2[contains(@class, 'entry-title')]/text()") == [
        "Apa yang dibawa?",
        "Masih berlaku?",
    ]
    assert "warga RW 05" in sosial.words
    whole = asked.page("pertanyaan/")
    assert len(whole.all("//li[contains(@class, 'entry')]")) == 4
    assert "Buka Sabtu?" in whole.words
    assert "Tidak." in whole.words
    assert whole.all("//a[@href='/podcast/pertanyaan/sosial/']")


def test_an_answer_starts_the_sound_at_its_second(asked: BuiltSite) -> None:
    button = asked.page("pertanyaan/sosial/").all("//a[@data-t]")[0]
    assert button.get("href") == "/podcast/episode/episode-1/#t=30"
    assert (button.get("data-t"), button.get("data-guid")) == ("30", "guid-contoh-0001")
    moment = asked.page("episode/episode-1/").one(
        "//section[@aria-labelledby='questions']//a[@data-t]"
    )
    assert (moment.get("data-t"), moment.get("href")) == ("30", "#t=30")


def test_machines_read_each_question_once_and_only_what_still_holds(asked: BuiltSite) -> None:
    faq = asked.page("pertanyaan/sosial/").graph["FAQPage"]
    (entity,) = faq["mainEntity"]
    answer = entity["acceptedAnswer"]
    assert entity["name"] == "Apa yang dibawa?"
    assert answer["text"]
    assert answer["url"] == f"{ROOT}/episode/episode-1/#t=30"
    assert answer["audio"] == {
        "@type": "Clip",
        "name": "Apa yang dibawa?",
        "startOffset": 30,
        "url": answer["url"],
    }
    (alone,) = asked.page("pertanyaan/").graph["FAQPage"]["mainEntity"]
    assert (alone["name"], alone["acceptedAnswer"]["text"]) == ("Buka Sabtu?", "Tidak.")


def test_hostile_questions_stay_words(asked: BuiltSite) -> None:
    page = asked.page("pertanyaan/kependudukan/")
    assert not page.all("//main//img[@onerror]")
    (entity,) = page.graph["FAQPage"]["mainEntity"]
    assert entity["name"] == HOSTILE


def test_the_search_finds_a_question_by_its_own_words(asked: BuiltSite) -> None:
    found = {entry["title"]: entry["url"] for entry in read_entries(asked)}
    assert found["Apa yang dibawa?"] == "/podcast/episode/episode-1/#t=30"
    assert found["Buka Sabtu?"] == "/podcast/pertanyaan/#kantor-1"


def test_the_map_has_the_pages_and_a_show_without_questions_has_none(
    asked: BuiltSite, site: BuiltSite, tmp_path: Path
) -> None:
    listed = etree.fromstring(asked.files["sitemap.xml"]).xpath("//*[local-name()='loc']/text()")
    assert {f"{ROOT}/pertanyaan/", f"{ROOT}/pertanyaan/sosial/"} <= set(listed)
    plain = build(make_catalogue(1), tmp_path)
    assert not [path for path in plain.files if path.startswith("pertanyaan/")]
    assert "pertanyaan" not in plain.files["sitemap.xml"].decode()
    assert site.page("topik/sosial/").all("//section[@aria-labelledby='questions']")


CUES = (
    Cue(0, 4, "Selamat pagi."),
    Cue(4, 9, "Yang dibawa dua."),
    Cue(9, 14, "Surat kehilangan dan"),
    Cue(14, 18, "kartu keluarga."),
    Cue(18, 25, "Berikutnya biaya"),
)


@pytest.mark.parametrize(
    ("second", "until", "expected"),
    [
        (4, 18, "Yang dibawa dua. Surat kehilangan dan kartu keluarga."),
        (5, 18, "Yang dibawa dua. Surat kehilangan dan kartu keluarga."),
        (4, 13, "Yang dibawa dua."),
        # A title's second is no end of its own answer.
        (4, 6, "Yang dibawa dua. Surat kehilangan dan kartu keluarga."),
        (18, None, "Berikutnya biaya"),
        (30, None, ""),
    ],
)
def test_an_answer_without_words_is_what_is_said(
    second: float, until: float | None, expected: str
) -> None:
    assert spoken_answer(CUES, second, until) == expected


def test_what_is_said_ends_after_a_few_sentences() -> None:
    cues = [Cue(at, at + 1, f"Kalimat nomor {at} yang cukup panjang.") for at in range(60)]
    said = spoken_answer(cues, 0, None)
    assert len(said) <= SPOKEN_LENGTH
    assert said.endswith(".")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"question_url": "mailto:a@contoh.example"},
            [
                "mailto:a@contoh.example?subject=Terjawab%3A%20",
                "mailto:a@contoh.example?subject=Belum",
            ],
        ),
        (
            {"question_url": "https://wa.me/62000"},
            ["https://wa.me/62000?text=Terjawab", "https://wa.me/62000?text=Belum"],
        ),
        (
            {"question_url": "https://f.example/isi?x=1&soal={episode}#a"},
            ["https://f.example/isi?x=1&soal=Terjawab", "https://f.example/isi?x=1&soal=Belum"],
        ),
        (
            {"question_url": "https://f.example/isi#a"},
            ["https://f.example/isi?episode=Terjawab", "https://f.example/isi?episode=Belum"],
        ),
        (
            {"question_url": "mailto:a@b.example", "office": Office(whatsapp="+62 800 1")},
            ["https://wa.me/628001?text=Terjawab", "https://wa.me/628001?text=Belum"],
        ),
    ],
)
def test_two_taps_tell_the_office_whether_it_helped(
    changes: dict[str, object], expected: list[str], tmp_path: Path
) -> None:
    built = build(make_catalogue(show=make_show(**changes), episodes=[make_episode(1)]), tmp_path)
    page = built.page("episode/episode-1/")
    links = page.all("//section[@aria-labelledby='ask']//a/@href")
    for start in expected:
        (link,) = [each for each in links if each.startswith(start)]
        assert "CONTOH-001" in link
    asks = [each for each in links if "Pertanyaan" in each]
    assert asks
    assert all("CONTOH-001" in each for each in asks)


def test_without_a_way_to_the_office_nothing_is_asked(tmp_path: Path) -> None:
    built = build(make_catalogue(1), tmp_path)
    assert "menjawab pertanyaan Anda" not in built.page("episode/episode-1/").words


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Two answers of each of 35 episodes on one topic, and as many in words only, on none."""
    topic = next(each for each in TOPICS if each.slug == "sosial")
    asked = [(Question(f"Yang ke-{n}?"), Question(f"Juga {n}?", second=1.0)) for n in range(35)]
    episodes = [
        make_episode(number, topic=topic, questions=questions)
        for number, questions in enumerate(asked, 1)
    ]
    notes = tuple(
        QuestionNote(Question(f"Loket {n}?", answer="Buka."), f"content/pertanyaan/{n}.md")
        for n in range(70)
    )
    catalogue = replace(make_catalogue(episodes=episodes), answered=notes)
    return build(catalogue, tmp_path_factory.mktemp("content"))


@pytest.mark.parametrize("base", ["pertanyaan/sosial/", "pertanyaan/"])
def test_many_questions_go_on_on_further_pages(base: str, many: BuiltSite) -> None:
    listed = [
        many.page(path).all("//main//li[contains(@class, 'entry')]/@id")
        for path in (base, *(f"{base}{number}/" for number in range(3, 0, -1)))
    ]
    assert max(map(len, listed)) <= 40
    whole = [part for parts in listed for part in parts]
    wanted = "episode-" if "sosial" in base else "kantor-"
    ours = [part for part in whole if part.startswith(wanted)]
    assert len(ours) == len(set(ours)) == 70
    assert many.page(base).all(f"//nav//a[@rel='next'][@href='/podcast/{base}3/']")
    texts = [many.files[f"{base}{number}/index.html.md"].decode() for number in (2, 1)]
    assert f"{ROOT}/{base}1/index.html.md" in texts[0]
    assert f"{ROOT}/{base}index.html.md" in texts[1]


def test_what_leads_to_one_of_many_questions_finds_it(many: BuiltSite) -> None:
    """The search, the episode's page and its item in the feed."""
    links = [entry["url"] for entry in read_entries(many) if "pertanyaan/" in entry["url"]]
    assert len(links) == 70
    for number in (1, 35):
        page = many.page(f"episode/episode-{number}/")
        links += page.all("//main//a[contains(@href, '/pertanyaan/')]/@href")
    (feed,) = build_feeds(many.catalogue, FeedArtwork("gambar/sampul.jpg"))[:1]
    links += [f"/podcast/{item.questions}" for item in feed.items]
    assert len(links) == 70 + 2 + 35
    for link in links:
        path, _, part = link.removeprefix("/podcast/").partition("#")
        assert many.page(path).all(f"//*[@id='{part}']"), link


def test_topics_without_questions_have_no_page(asked: BuiltSite) -> None:
    assert {topic.slug for topic in TOPICS} == {"kependudukan", "sosial"}
    assert sorted(path for path in asked.pages if path.startswith("pertanyaan/")) == [
        "pertanyaan/index.html",
        "pertanyaan/kependudukan/index.html",
        "pertanyaan/sosial/index.html",
    ]
