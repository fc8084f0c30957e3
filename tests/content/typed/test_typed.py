"""What editors type arrives as they meant it: in the episode, on its page, in the feed; or is told.

A case is a text file: a remark, then ``== typed`` with lines for the front matter (the keys named
there are left out of the base note) or ``== whole`` with a file; ``== text`` for what stands below
the front matter; then ``== says`` with what the episode holds, ``== found`` with the findings and
their lines, and ``== mended`` with the typed lines, or ``== mended whole`` with the file, as
``check --fix`` leaves them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from lxml import etree, html

from siniar.build.load import load
from siniar.build.plan import Plan, plan_site
from siniar.build.project import Project
from siniar.content.drafts import template_lines
from siniar.content.fix import Mender
from siniar.content.rules_between import DATE_TWICE, EPISODES_ALIKE, NUMBER_TWICE
from siniar.model.episode import Episode
from siniar.model.words import load_words
from siniar.youtube.rules import CODE_SHARED
from tests.support.shows import SHOW, make_project

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
NOW = datetime.fromisoformat("2026-11-29T08:00+07:00")
WORDS = load_words("id")
#: What is told because all cases are notes of one show.
_BETWEEN = frozenset({DATE_TWICE, NUMBER_TWICE, EPISODES_ALIKE, CODE_SHARED})
#: Characters that an editor cannot see, as the cases write them.
SIGNS = {"{TAB}": "\t", "{NBSP}": "\u00a0", "{ZWSP}": "\u200b", "{CR}": "\r"}
BASE = {
    "judul": "Surat {name}",
    "nomor": "{number}",
    "tanggal": "{day} 08:00",
    "topik": "Kependudukan",
    "ringkasan": "Syarat dan tempat.",
    "audio": "https://contoh.example/{name}.mp3",
    "ukuran": "1000000",
    "durasi": '"10:00"',
    "slug": "{name}",
    "guid": "guid-{name}",
}
SHOW_OF_CASES = SHOW | {"topics": [*SHOW["topics"]], "phones": ["(021) 000-0000"]}
SHOW_OF_CASES["office"] = {"whatsapp": "+62 811 1111 2222", "phone": "0822-3333-4444"}


@dataclass(frozen=True)
class TypedCase:
    """One input, and what must come of it."""

    name: str
    content: bytes
    says: tuple[str, ...]
    found: tuple[str, ...]
    mended: str

    @property
    def path(self) -> str:
        return f"content/episodes/{self.name}.md"


def read_case(number: int, path: Path) -> TypedCase:
    """A case with its note written out."""
    parts: dict[str, str] = {}
    for part in ("\n" + path.read_text(encoding="utf-8")).split("\n== ")[1:]:
        head, _, text = part.partition("\n")
        parts[head.strip()] = text.rstrip("\n")
    typed = next((head for head in parts if head.startswith("typed")), "")
    names = {"name": path.stem, "number": str(number), "day": f"2026-01-{number % 28 + 1:02}"}
    if typed:
        left_out = [key.strip() for key in typed.removeprefix("typed").split(",")]
        base = [f"{key}: {value}" for key, value in BASE.items() if key not in left_out]
        front = "\n".join([parts[typed], *(line.format(**names) for line in base)])
        text, encoding = f"---\n{front}\n---\n{parts.get('text', 'Isi catatan.')}\n", "utf-8"
        mended = text.replace(parts[typed], parts.get("mended", parts[typed]), 1)
    else:
        whole = next(head for head in parts if head.startswith("whole"))
        text, encoding = parts[whole] + "\n", whole.removeprefix("whole").strip() or "utf-8"
        mended = parts.get("mended whole", parts[whole]) + "\n"
    for sign, character in SIGNS.items():
        text, mended = text.replace(sign, character), mended.replace(sign, character)
    says, told = (tuple(parts.get(name, "").splitlines()) for name in ("says", "found"))
    return TypedCase(path.stem, text.encode(encoding), says, told, mended)


ALL = [read_case(number, path) for number, path in enumerate(CASES, 1)]
ATTRIBUTES: dict[str, Callable[[Episode], object]] = {
    "title": lambda episode: episode.title,
    "number": lambda episode: episode.number,
    "season": lambda episode: episode.season and episode.season.number,
    "date": lambda episode: episode.date.isoformat(),
    "topic": lambda episode: episode.topic and episode.topic.name,
    "status": lambda episode: episode.status.value,
    "kind": lambda episode: episode.kind.value,
    "summary": lambda episode: episode.summary,
    "people": lambda episode: " | ".join(
        f"{each.role}: {each.name}{f' ({each.position})' if each.position else ''}"
        for each in episode.people
    ),
    "chapters": lambda episode: " | ".join(
        f"{each.start:g} {each.title}{f' <{each.url}>' if each.url else ''}"
        for each in episode.chapters
    ),
    "requirements": lambda episode: episode.service and " | ".join(episode.service.requirements),
    "place": lambda episode: episode.service and episode.service.place,
    "cost": lambda episode: episode.service and episode.service.cost,
    "expires": lambda episode: episode.expires,
    "keywords": lambda episode: " | ".join(episode.keywords),
    "explicit": lambda episode: episode.explicit,
    "videos": lambda episode: " | ".join(each.id for each in episode.videos),
    "guid": lambda episode: episode.guid,
    "text": lambda episode: " ".join(html.fromstring(episode.notes_html).text_content().split()),
}


def shown(value: object) -> str:
    return "" if value is None else str(value)


def lay_out(root: Path) -> Project:
    """All cases as the notes of one show."""
    project = make_project(root, NOW, SHOW_OF_CASES)
    folder = project.content / "episodes"
    folder.mkdir()
    for case in ALL:
        (folder / f"{case.name}.md").write_bytes(case.content)
    project.settings_file.write_text(f"SHOW = {SHOW_OF_CASES!r}\n", encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    planned = plan_site(load(lay_out(Path(tmp_path_factory.mktemp("typed")))))  # type: ignore[arg-type]
    assert isinstance(planned, Plan)
    return planned


@pytest.fixture(scope="module")
def feed(plan: Plan) -> dict[str, str]:
    """All words of each item by its guid."""
    (output,) = (each for each in plan.outputs if each.path == "feed.xml")
    items = etree.fromstring(output.render()).iter("item")
    return {
        item.findtext("guid", ""): "\n".join(text for text in item.itertext() if text.strip())
        for item in items
    }


def episode_of(plan: Plan, case: TypedCase) -> Episode | None:
    (read,) = (each for each in plan.loaded.reads if each.path == case.path)
    return read.episode


def words_of_page(plan: Plan, episode: Episode) -> str:
    path = plan.loaded.catalogue.addresses.of_episode(episode)
    (output,) = (each for each in plan.outputs if each.path == f"{path}index.html")
    return " ".join(html.fromstring(output.render()).text_content().split())


def test_there_are_cases_of_each_family() -> None:
    assert {case.name.partition("-")[0] for case in ALL} >= FAMILIES
    assert len(ALL) > 100


FAMILIES = {"values", "wraps", "people", "chapters", "dates", "tools", "shape", "slips", "bytes"}


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_exactly_what_is_expected_is_told(plan: Plan, case: TypedCase) -> None:
    findings = [
        each for each in plan.report if each.place.path == case.path and each.rule not in _BETWEEN
    ]
    assert sorted(f"{each.code} {each.place.line}" for each in findings) == sorted(case.found)
    for finding in findings:
        assert finding.reason(WORDS) != finding.rule.reason
        remedy = finding.remedy(WORDS)
        assert all(f"{{{name}}}" not in remedy for name, _ in finding.values)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_the_episode_its_page_and_the_feed_say_what_was_meant(
    plan: Plan, feed: dict[str, str], case: TypedCase
) -> None:
    episode = episode_of(plan, case)
    if not case.says:
        assert episode is None
        return
    assert episode is not None
    said = dict(
        line.split(": ", 1) if ": " in line else (line.rstrip(":"), "") for line in case.says
    )
    assert {name: shown(ATTRIBUTES[name](episode)) for name in said} == said
    if episode not in plan.loaded.catalogue.episodes:
        assert episode.guid not in feed
        return
    page = words_of_page(plan, episode)
    names = [each.name for each in episode.people]
    for words in (episode.title, *names, *(each.title for each in episode.chapters)):
        assert " ".join(words.split()) in page
    for words in (episode.title, episode.summary or episode.excerpt, *names):
        assert words[:80] in unescape(feed[episode.guid])


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_mending_writes_what_any_program_reads_and_is_done_once(case: TypedCase) -> None:
    mender = Mender(
        ZoneInfo("Asia/Jakarta"),
        topics=("Kependudukan", "Sosial"),
        template=template_lines(WORDS),
    )
    mended = mender.mend(case.content, case.path, "guid-baru")
    assert mended.decode("utf-8", "replace").replace("\nguid: guid-baru", "") == case.mended
    assert mender.mend(mended, case.path, "guid-baru") == mended
