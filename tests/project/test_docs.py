"""The documentation can not go stale: it is made from the code or held against it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from siniar.commands.options import list_options
from siniar.commands.table import TASKS
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.table import parse_table
from siniar.content.frontmatter import parse_note
from siniar.content.settings import show
from siniar.model.episode import Topic
from siniar.model.words import DOMAINS, LOCALE_FOLDER, load_words
from tests.feed.readers import READERS
from tests.support.factories import TOPICS
from tests.support.notes import TABLES
from tests.support.places import ROOT
from tools.handbook import RULES, render_handbook, rooms
from tools.table import DEVELOPMENT

WORDS = load_words("id")
MARKDOWN = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "content").rglob("*.md")]
)


def test_generated_documentation_is_fresh() -> None:
    stale = [
        name
        for name, text in render_handbook(ROOT, WORDS).items()
        if not (ROOT / name).is_file() or (ROOT / name).read_text(encoding="utf-8") != text
    ]
    assert not stale, "run: python3 tasks.py docs"


def test_no_page_of_a_finding_is_left_over() -> None:
    pages = {path.stem for path in (ROOT / "docs/panduan/temuan").glob("*.md")}
    assert pages - {"README"} == set(RULES)


def test_every_room_begins_with_one_sentence_about_its_purpose() -> None:
    for name, sentence in rooms().items():
        assert sentence.endswith("."), name
        assert len(sentence) < 130, name


def test_every_field_setting_and_task_is_documented() -> None:
    fields = (ROOT / "docs/panduan/isian.md").read_text(encoding="utf-8")
    for table in TABLES:
        for row in table:
            assert f"`{row.alias}`" in fields
            assert f"`{row.name}`" in fields
    settings = (ROOT / "docs/SETTINGS.md").read_text(encoding="utf-8")
    for table in vars(show).values():
        if isinstance(table, tuple):
            for row in table:
                assert f"`{row.key}`" in settings


def test_every_task_has_a_line_that_says_what_it_does() -> None:
    every = (*TASKS, *DEVELOPMENT)
    assert all(task.help.endswith(".") for task in every)
    names = {task.name for task in every}
    assert {"serve", "build", "publish", "check", "new", "test", "lint", "clean", "docs"} <= names
    development = (ROOT / "docs/DEVELOPMENT.md").read_text(encoding="utf-8")
    for task in every:
        assert f"`{task.name}`" in development, task.name
        for option in list_options(task.load()[1]):
            assert option.hint.is_rest or option.word in development, option.name


def test_every_run_time_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    architecture = (ROOT / "docs/ARCHITECTURE.md").read_text(encoding="utf-8")
    for line in project["dependencies"]:
        name = re.match(r"[\w-]+", line)
        assert name
        assert f"| `{name[0]}` |" in architecture, name[0]


#: How packages are called in code where that is not their own name.
_MODULES = {
    "babel": "babel",
    "imageio-ffmpeg": "imageio_ffmpeg",
    "markdown-it-py": "markdown_it",
    "pillow": "PIL",
    "pyyaml": "yaml",
    "unidecode": "unidecode",
}
#: Whose place is the whole program: their rows say what else could do the same.
_EVERYWHERE = frozenset({"jinja2", "lxml", "msgspec"})


def _rows(heading: str) -> list[list[str]]:
    """The rows of the first table behind a heading of docs/ARCHITECTURE.md."""
    text = (ROOT / "docs/ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.partition(f"\n## {heading}")[2].partition("|---|")[2].partition("\n\n")[0]
    return [line.strip("| ").split(" | ") for line in table.splitlines()[1:]]


def _importing(module: str) -> set[str]:
    """The files of the engine that import a module, below its folder."""
    pattern = re.compile(rf"^ *(?:import|from) {module}\b", re.MULTILINE)
    files = (ROOT / "siniar").rglob("*.py")
    found = (path for path in files if pattern.search(path.read_text(encoding="utf-8")))
    return {path.relative_to(ROOT / "siniar").as_posix() for path in found}


@pytest.mark.parametrize("row", _rows("Dependencies"), ids=lambda row: row[0].strip("`"))
def test_every_place_of_a_dependency_is_named(row: list[str]) -> None:
    package = re.findall(r"`([^`]+)`", row[0])[0].casefold()
    module = _MODULES.get(package, package.replace("-", "_"))
    named = re.findall(r"`([^`]+)`", row[-1])
    if package in _EVERYWHERE:
        return
    places = _importing(module)
    assert {each for each in places if not each.startswith(tuple(named))} == set()
    # And nothing is named that is not there.
    for name in named:
        path = ROOT / "siniar" / name
        assert path.exists() or path.with_name(f"{path.name}.py").exists(), name


def test_the_floors_are_those_that_are_held() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = (
        each["layers"]
        for each in project["tool"]["importlinter"]["contracts"]
        if each["type"] == "layers" and each["id"] == "arrows"
    )
    held = [re.findall(r"siniar\.(\w+)", layer) for layer in layers]
    floors = [re.findall(r"`(\w+)`", row[1]) for row in _rows("Sixteen rooms, seven floors")]
    below = floors.pop()
    assert [*floors, *([each] for each in below)] == held
    every = {name for floor in held for name in floor}
    assert every == {name.strip("/") for name in rooms()}
    assert len(every) == 16
    assert len(floors) + 1 == 7


def test_every_dataclass_besides_options_is_told_of() -> None:
    text = " ".join(next(row for row in _rows("Decisions") if row[0] == "domain objects"))
    for path in (ROOT / "siniar").rglob("*.py"):
        for name in re.findall(
            r"^@dataclass.*\nclass (\w+)", path.read_text("utf-8"), re.MULTILINE
        ):
            assert name.endswith("Options") or f"`{name}`" in text, name
    for name in ("Report", "Note", "Progress"):
        assert f"`{name}`" in text


def test_as_many_readers_read_the_feed_as_is_said() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(READERS) == 9
    assert "against nine readers of feeds" in text


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_relative_links_lead_to_files_and_headings(path: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]+`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"(?<!\\)\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:|/", target):
            continue
        file, _, part = unquote(target).partition("#")
        linked = (path.parent / file).resolve() if file else path
        assert linked.exists(), target
        if part:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert part in {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}


def notes_in(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return re.findall(r"```\n(---\n.*?)```", text, re.DOTALL)


HANDBOOK_NOTES = [
    (path.name, note)
    for path in sorted((ROOT / "docs/panduan").glob("*.md"))
    for note in notes_in(path)
]


def problems(note: str) -> list[str]:
    """Codes of what reading finds in a note; the topics are those of the sample show."""
    topics = (*TOPICS, Topic("Pembangunan", "pembangunan"))
    parsed = parse_note(note.encode(), "contoh.md")
    parse_table(parsed.fields, EPISODE_FIELDS, parsed, ZoneInfo("Asia/Jakarta"), topics)
    return [finding.code for finding in parsed.report]


def test_the_handbook_shows_notes() -> None:
    assert len(HANDBOOK_NOTES) >= 2


@pytest.mark.parametrize(("name", "note"), HANDBOOK_NOTES)
def test_notes_in_the_handbook_are_good_notes(name: str, note: str) -> None:
    assert problems(note) == [], name


#: Rules whose examples are front matter alone, so that reading them shows the finding.
READ_RULES = (
    "tanggal-salah", "tanggal-tidak-ada", "kunci-tidak-dikenal", "kunci-ganda", "kunci-usang",
    "bentuk-salah", "pilihan-salah", "angka-salah", "guid-salah", "slug-salah", "jalur-keluar",
    "topik-tidak-dikenal", "bab-salah", "youtube-salah", "youtube-bukan-video", "yaml-rusak",
)  # fmt: skip


@pytest.mark.parametrize("code", READ_RULES)
def test_examples_of_a_rule_show_what_it_says(code: str) -> None:
    def read(example: str) -> list[str]:
        base = {"judul": "judul: Contoh", "tanggal": "tanggal: 2026-11-20"}
        lines = [line for key, line in base.items() if not example.startswith(f"{key}:")]
        return problems(
            "\n".join(["---", *lines, example.replace("XXXXXXXXXXX", "M7lc1UVf-VE"), "---", "Isi."])
        )

    assert code in read(RULES[code].wrong)
    assert code not in read(RULES[code].right)


def catalogues() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for domain in DOMAINS:
        with (LOCALE_FOLDER / "id/LC_MESSAGES" / f"{domain}.po").open("rb") as file:
            for message in read_po(file, locale="id"):
                if message.id:
                    first = message.id[0] if isinstance(message.id, tuple) else message.id
                    assert message.string, first
                    found.setdefault(domain, set()).add(first)
    return found


def messages_of_the_code() -> set[str]:
    keywords = {"N_": None, "t": None, "_": None, "gettext": None, "n": (1, 2), "ngettext": (1, 2)}
    messages = set()
    folders = (
        (ROOT / "siniar", "python"),
        (ROOT / "tools", "python"),
        (ROOT / "theme/templates", "jinja2"),
    )
    for folder, method in folders:
        options = {"jinja2": {"trimmed": "true"}}.get(method, {})
        ending = "**.py" if method == "python" else "**.html"
        found = extract_from_dir(
            str(folder), [(ending, method)], {ending: options}, keywords=keywords
        )
        for _, _, message, _, _ in found:
            messages.add(message[0] if isinstance(message, tuple) else message)
    return {message for message in messages if message}


def test_every_word_of_the_code_has_its_indonesian_and_none_is_left_over() -> None:
    known = set().union(*catalogues().values())
    used = messages_of_the_code()
    assert sorted(used - known) == []
    assert sorted(known - used) == []


def test_no_message_stands_in_two_catalogues() -> None:
    editors, pages = (catalogues()[domain] for domain in ("editors", "pages"))
    assert sorted(editors & pages) == []


def test_places_in_translations_are_those_of_the_message() -> None:
    for domain in DOMAINS:
        with (LOCALE_FOLDER / "id/LC_MESSAGES" / f"{domain}.po").open("rb") as file:
            for message in read_po(file, locale="id"):
                if message.id and isinstance(message.id, str):
                    assert set(re.findall(r"\{\w+\}", message.string)) <= set(
                        re.findall(r"\{\w+\}", message.id)
                    ), message.id
