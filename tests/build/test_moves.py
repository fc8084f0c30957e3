"""What a grown show left under former addresses stays there, whatever of it moves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from siniar.build.plan import Plan, plan_site
from siniar.feed.ledger import LEDGER, parse_ledger, render_ledger, update_ledger
from siniar.model.paged import list_paged
from siniar.model.urls import Addresses
from tests.support.cases import WHOLE
from tests.support.projects import GOOD_NOTE
from tests.support.shows import SHOW, load_show, make_project

#: Enough for further pages of lists, questions and feeds.
COUNT = 35
FEED = {"page_size": 10, "topic_feeds": True}
#: A further page of a list.
FURTHER = re.compile(r"(?P<base>.*/)\d+/index\.html")
#: Nobody names these any more: the person, the season and the questions of all episodes.
NAMED = ("narasumber: [Ibu Contoh]", "musim: 1", "pertanyaan: ['00:00 Apa {number}?']")
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:00.500\nHello.\n"


def write_episode(content: Path, number: int) -> None:
    name = f"{number:03}"
    for folder in ("episodes", "audio", "transcripts"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    note = GOOD_NOTE.replace("guid-satu-0001", f"guid-contoh-{name}")
    note = note.replace("001.mp3", f"{name}.mp3").replace("mengurus surat", f"mengurus {number}")
    named = "\n".join(NAMED).format(number=number)
    more = f"slug: nomor-{number}\nterjemahan: {name}.en.vtt\n{named}"
    note = note.replace("nomor: 1\n", f"nomor: {number}\n{more}\n")
    (content / "episodes" / f"{name}.md").write_text(note, encoding="utf-8")
    (content / "transcripts" / f"{name}.vtt").write_text(CAPTIONS, encoding="utf-8")
    (content / "transcripts" / f"{name}.en.vtt").write_text(CAPTIONS, encoding="utf-8")
    (content / "audio" / f"{name}.mp3").write_bytes(WHOLE + WHOLE[-417:] * number)


def plan_show(root: Path, addresses: dict[str, str] | None = None, **topic: str) -> Plan:
    topics = [{"name": "Kependudukan", **topic}]
    show = {**SHOW, "topics": topics, "feed": FEED, "addresses": addresses or {}}
    plan = plan_site(load_show(make_project(root, show=show)))
    assert not [each for each in plan.report if each.level.value == "error"], plan.report
    return plan


@pytest.fixture
def before(tmp_path: Path) -> set[str]:
    """The files of a show, which is public."""
    for number in range(1, COUNT + 1):
        write_episode(tmp_path / "content", number)
    note = tmp_path / "content/episodes/001.md"
    text = note.read_text("utf-8").replace(
        "nomor: 1\n", "nomor: 1\nvideo: AAAAAAAAAAA\nbab: [00:00 Awal]\n"
    )
    note.write_text(f"{text}\n[Formulir](formulir.pdf)\n", "utf-8")
    (tmp_path / "content/files").mkdir()
    (tmp_path / "content/files/formulir.pdf").write_bytes(b"%PDF-1.7 contoh")
    plan = plan_show(tmp_path)
    remember(plan, tmp_path)
    return {output.path for output in plan.outputs}


def remember(plan: Plan, root: Path) -> None:
    ledger = update_ledger(plan.loaded.ledger, plan.loaded.catalogue)
    (root / "content" / LEDGER).write_bytes(render_ledger(ledger))


def edit_notes(root: Path, old: str, new: str, numbers: range) -> None:
    for number in numbers:
        note = root / f"content/episodes/{number:03}.md"
        text = note.read_text("utf-8")
        wanted = old.format(number=number)
        assert wanted in text
        note.write_text(text.replace(wanted, new.format(number=number)), "utf-8")


def read_targets(plan: Plan) -> dict[str, str]:
    """Where the pages that lead on lead, by their files."""
    refresh = "string(//meta[@http-equiv='refresh']/@content)"
    pages = [each for each in plan.outputs if each.yields and each.path.endswith(".html")]
    found = {each.path: html.document_fromstring(each.render()).xpath(refresh) for each in pages}
    return {path: text.removeprefix("0; url=/") for path, text in found.items()}


#: What a page of the site fetches for itself, and what is asked for by the address of a page that
#: leads on.
FETCHED = re.compile(r".*/(?:entries\.json|synonyms\.json|oembed\.json)")
#: Audio is told (cases/address-word-audio.txt); pictures carry a hash, and are in feeds and pages.
FOLLOWED = sorted({*Addresses.__struct_fields__} - {"audio", "pictures"})


@pytest.mark.parametrize("name", FOLLOWED)
def test_another_word_of_addresses_leaves_everything_there(
    name: str, before: set[str], tmp_path: Path
) -> None:
    word = getattr(Addresses(), name)
    own = {path for path in before if path.startswith(f"{word}/") and not FETCHED.fullmatch(path)}
    assert own
    plan = plan_show(tmp_path, {name: "kata-baru"})
    assert own <= {output.path for output in plan.outputs}
    renamed = {path: f"kata-baru/{path.removeprefix(f'{word}/')}" for path in own}
    for path, target in read_targets(plan).items():
        assert path not in own or target in {"", renamed[path].removesuffix("index.html")}, path
    # Who changes it once more keeps both; who takes it back has nothing that leads to itself.
    remember(plan, tmp_path)
    own |= {*renamed.values()}
    assert own <= {output.path for output in plan_show(tmp_path, {name: "kata-lain"}).outputs}
    assert own <= {output.path for output in plan_show(tmp_path).outputs}


def test_a_word_that_another_address_takes_leads_nowhere(before: set[str], tmp_path: Path) -> None:
    plan = plan_show(tmp_path, {"topic": "bidang", "season": "topic"})
    assert "topic/kependudukan/feed.xml" in before
    assert "season/1/index.html" in {output.path for output in plan.outputs}
    assert "topic/index.html" not in read_targets(plan)


def test_an_episode_that_moved_before_is_found_under_both_words(
    before: set[str], tmp_path: Path
) -> None:
    edit_notes(tmp_path, "slug: nomor-{number}\n", "slug: surat-{number}\n", range(3, 4))
    remember(plan_show(tmp_path), tmp_path)
    words = {"episode": "siaran", "transcript": "kata", "chapters": "isi"}
    after = {output.path for output in plan_show(tmp_path, words).outputs}
    for path in ("episode/nomor-3/index.html", "transcript/nomor-3.en.vtt"):
        assert path in before
        assert path in after
    assert "kata/nomor-3.en.vtt" in after


def test_everything_below_a_moved_topic_stays(before: set[str], tmp_path: Path) -> None:
    after = {output.path for output in plan_show(tmp_path, slug="penduduk").outputs}
    own = {path for path in before if "/kependudukan/" in path}
    assert {
        "topic/kependudukan/1/index.html",
        "topic/kependudukan/1/index.html.md",
        "topic/kependudukan/feed-2026.xml",
        "questions/kependudukan/index.html",
        "questions/kependudukan/1/index.html",
        "questions/kependudukan/index.html.md",
    } <= own
    assert own <= after
    assert {path.replace("/kependudukan/", "/penduduk/") for path in own} <= after


def test_a_topic_that_takes_the_address_of_another_gets_none_of_its_files(
    before: set[str], tmp_path: Path
) -> None:
    assert "topic/kependudukan/feed-2026.xml" in before
    show = {**SHOW, "feed": FEED}
    show["topics"] = [
        {"name": "Kependudukan", "slug": "penduduk"},
        {"name": "Sosial", "slug": "kependudukan"},
    ]
    plan = plan_site(load_show(make_project(tmp_path, show=show)))
    after = {output.path for output in plan.outputs if "/kependudukan/" in output.path}
    assert "topic/kependudukan/feed.xml" in after
    assert "topic/kependudukan/feed-2026.xml" not in after
    # What was a further page of the other one leads to the list that stands there now.
    targets = read_targets(plan)
    assert targets["topic/kependudukan/1/index.html"].endswith("topic/kependudukan/")


def test_translations_of_a_moved_episode_stay(before: set[str], tmp_path: Path) -> None:
    note = tmp_path / "content/episodes/003.md"
    note.write_text(note.read_text("utf-8").replace("slug: nomor-3", "slug: surat"), "utf-8")
    after = {output.path for output in plan_show(tmp_path).outputs}
    own = {path for path in before if path.startswith("transcript/nomor-3.")}
    assert {"transcript/nomor-3.vtt", "transcript/nomor-3.en.vtt"} <= own
    assert own <= after


def test_the_further_pages_of_every_list_are_known(before: set[str], tmp_path: Path) -> None:
    lists = list(list_paged(plan_show(tmp_path).loaded.catalogue))
    further = {path for path in before if FURTHER.fullmatch(path)}
    assert {FURTHER.sub(r"\g<base>", path) for path in further} == {
        *("all/", "topic/kependudukan/", "person/ibu-contoh/", "season/", "season/1/"),
        "questions/kependudukan/",
    }
    known = {f"{path}index.html" for each in lists for path in each.paths}
    assert further <= known <= before


def test_the_further_pages_of_a_shorter_list_lead_to_its_first(
    before: set[str], tmp_path: Path
) -> None:
    edit_notes(tmp_path, "nomor: {number}\n", "status: ditarik\n", range(10, COUNT + 1))
    plan = plan_show(tmp_path)
    targets = read_targets(plan)
    further = {path: FURTHER.fullmatch(path) for path in before}
    for path, match in further.items():
        if match and path != "season/1/index.html":
            assert targets[path].endswith(match["base"]), path
    assert "topic/kependudukan/1/index.html.md" in {output.path for output in plan.outputs}
    # They stay after the next deployments, and when the list has grown again they are its own.
    remember(plan, tmp_path)
    assert read_targets(plan_show(tmp_path)) == targets
    edit_notes(tmp_path, "status: ditarik\n", "nomor: {number}\n", range(10, COUNT + 1))
    assert not {path for path in read_targets(plan_show(tmp_path)) if FURTHER.fullmatch(path)}


def test_the_pages_of_lists_that_are_gone_lead_on(before: set[str], tmp_path: Path) -> None:
    for line in NAMED:
        edit_notes(tmp_path, f"{line}\n", "", range(1, COUNT + 1))
    targets = read_targets(plan_show(tmp_path))
    assert {path: target for path, target in targets.items() if path in before} == {
        "person/ibu-contoh/index.html": "person/",
        "person/ibu-contoh/1/index.html": "person/",
        "season/1/index.html": "all/",
        "season/1/2/index.html": "all/",
        "questions/index.html": "all/",
        "questions/kependudukan/index.html": "all/",
        "questions/kependudukan/1/index.html": "all/",
    }


def test_a_list_has_one_record_however_long_it_is(before: set[str], tmp_path: Path) -> None:
    lists = parse_ledger((tmp_path / "content" / LEDGER).read_bytes()).lists
    assert len(lists) == len({each.path for each in lists})
    pages = {each.path: each.pages for each in lists}
    assert (pages["all/"], pages["season/1/"], pages["person/"]) == (2, 2, 1)
    assert "all/1/index.html" in before
