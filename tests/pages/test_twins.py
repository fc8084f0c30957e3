"""Pages as Markdown: the same as the pages say, for assistants and plain readers."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from siniar.content.markdown import NotesMarkup, plain_text, resolve_alone
from siniar.model.episode import Status, Topic
from siniar.model.questions import Question
from siniar.pages.frame import TWINNED
from siniar.pages.twins import KINDS
from tests.support.built import BuiltSite, build
from tests.support.factories import make_catalogue, make_episode, make_show

ROOT = "https://contoh.example/podcast"
HOSTILE = "# <script>alert(1)</script> [x](javascript:y) *tebal* ` | ~~"


def text(site: BuiltSite, path: str) -> str:
    # No line ends inside of a day.
    return site.files[f"{path}index.html.md"].decode().replace("\xa0", " ")


def test_every_page_of_its_kind_leads_to_its_twin(site: BuiltSite) -> None:
    assert set(KINDS) == TWINNED
    for page in site.pages.values():
        kind = page.one("//body/@class").split("page-")[-1]
        links = page.all("//link[@type='text/markdown']/@href")
        assert len(links) == (kind in TWINNED), page.path
        for link in links:
            assert link.removeprefix(f"{ROOT}/") in site.files


def test_an_episode_says_all_that_its_page_says(site: BuiltSite) -> None:
    twin = text(site, "episode/episode-1/")
    for words in (
        "# Cara mengurus surat nomor B",
        "Terakhir diperiksa: 1 November 2026",
        "Loket 3 kantor kecamatan",
        "Bawa **KTP** & [ikuti](https://contoh.example/podcast/langganan/).",
        "- 0:30 Syarat",
        "### Apa yang dibawa ke loket?",
        "/episode/episode-1/#t=4",
        "Selamat datang di siaran contoh.",
        "Hari ini tentang surat & syarat.",
    ):
        assert words in twin, words


def test_what_holds_no_longer_is_told(site: BuiltSite) -> None:
    assert "berlaku sampai 1 Maret 2026" in text(site, "episode/episode-2/")
    topic = text(site, "topik/kependudukan/")
    assert "## Sudah tidak berlaku" in topic
    assert "- Berlaku sampai: 1 Maret 2026" in topic


def test_topics_and_questions_lead_on(site: BuiltSite) -> None:
    topic = text(site, "topik/sosial/")
    assert f"({ROOT}/pertanyaan/sosial/index.html.md)" in topic
    questions = text(site, "pertanyaan/sosial/")
    assert "## Berapa biayanya?" in questions
    assert "Gratis." in questions
    index = site.files["llms.txt"].decode()
    assert index.startswith("# Siaran Contoh\n\n> ")
    links = re.findall(r"\]\((\S+?)\)", index)
    assert f"{ROOT}/episode/episode-1/index.html.md" in links
    assert all(link.removeprefix(f"{ROOT}/") in site.files for link in links)


def test_a_setting_switches_them_off(tmp_path: Path) -> None:
    built = build(
        make_catalogue(show=make_show(has_twins=False), episodes=[make_episode(1)]), tmp_path
    )
    assert not [path for path in built.files if path.endswith(".md") or path == "llms.txt"]
    assert not built.page("episode/episode-1/").all("//link[@type='text/markdown']")


def test_nothing_hidden_is_named(tmp_path: Path) -> None:
    hidden = make_episode(2, title="Masih rahasia", status=Status.DRAFT)
    built = build(make_catalogue(episodes=[make_episode(1), hidden]), tmp_path)
    for path, content in built.files.items():
        if path.endswith((".md", ".txt")):
            assert b"rahasia" not in content


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    episode = make_episode(1, title=HOSTILE, summary=HOSTILE, expires=date(2027, 1, 1))
    built = build(make_catalogue(episodes=[episode]), tmp_path)
    markup = NotesMarkup("Tabel", "Kembali")
    twin = text(built, "episode/episode-1/")
    read = markup.read(twin, "a.md", 1, resolve_alone).html
    assert "".join(HOSTILE.split()) in "".join(plain_text(read).split())
    assert "<script" not in read
    assert "javascript:" not in re.sub(r">[^<]*<", "><", read)


def test_a_hostile_topic_is_a_heading_in_its_words(tmp_path: Path) -> None:
    topic = Topic(HOSTILE, "asing", "Topik contoh.")
    asked = make_episode(1, topic=topic, questions=(Question("Apa syaratnya?"),))
    built = build(make_catalogue(show=make_show(topics=(topic,)), episodes=[asked]), tmp_path)
    markup = NotesMarkup("Tabel", "Kembali")
    for path in ("pertanyaan/", "topik/asing/", "episode/episode-1/"):
        read = markup.read(text(built, path), "a.md", 1, resolve_alone).html
        assert "".join(HOSTILE.split()) in "".join(plain_text(read).split()), path
        assert "<em>" not in read, path


@pytest.mark.parametrize("name", ["llms.txt", "episode/episode-1/index.html.md"])
def test_the_same_input_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    one, other = (build(make_catalogue(1), tmp_path).files[name] for _ in range(2))
    assert one == other
