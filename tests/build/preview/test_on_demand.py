"""A preview makes its files when somebody asks for them, and they are those of a build."""

from __future__ import annotations

import gc
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from benchmarks.corpus import write_project
from siniar.build.cache.outputs import KeptOutputs
from siniar.build.preview.build import preview_builder
from siniar.build.preview.on_demand import OnDemand
from siniar.build.preview.serve import running_server
from siniar.build.preview.served import ServedSite, list_linked
from siniar.build.preview.state import BuildFunction, Preview
from siniar.build.publish import build_site
from siniar.model.findings import Place
from siniar.model.keys import Key
from siniar.model.outputs import Output
from siniar.model.words import load_words
from siniar.pages.facts import Facts
from siniar.system.garbage import search_all
from tests.support.places import THEME

WORDS = load_words("id")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A show with search, pictures with titles, and a theme of its own."""
    root = write_project(tmp_path / "acara", 3, has_search=True)
    (root / "theme").unlink()
    shutil.copytree(THEME, root / "theme")
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("DRAWS_CARDS = True\n")
    return root


class Desk:
    """An editor's computer, on which a preview runs."""

    def __init__(self, root: Path, build: BuildFunction, preview: Preview, address: str) -> None:
        self.root, self.preview, self.address = root, preview, address
        self._build = build

    def save(self) -> Path:
        """Build for what was saved; the folder that is served."""
        self.preview.show(self._build())
        folder = self.preview.snapshot.folder
        assert folder is not None
        return folder

    def ask(self, path: str) -> bytes:
        with urlopen(f"{self.address}{path}") as answer:
            return bytes(answer.read())


@pytest.fixture
def desk(root: Path) -> Iterator[Desk]:
    preview = Preview()
    site = ServedSite(preview, linked=list_linked(root))
    with running_server(site, port=0) as (_, addresses):
        build = preview_builder(root, root / ".cache/preview", addresses.siteurl, WORDS)
        yield Desk(root, build, preview, addresses.here)


def test_every_file_is_made_when_it_is_asked_for_and_is_that_of_a_build(desk: Desk) -> None:
    folder = desk.save()
    assert not (folder / "index.html").exists()
    overrides = {"SITEURL": desk.address.rstrip("/"), "SHOWS_HIDDEN": True}
    built = desk.root / "built"
    build_site(desk.root, built, overrides=overrides)
    names = [path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()]
    # Pagefind's own files differ from run to run.
    own = [name for name in names if not name.startswith((".", "pagefind/"))]
    assert {Path(name).suffix for name in own} > {".html", ".xml", ".jpg", ".webp", ".png", ".css"}
    for name in own:
        desk.ask(name)
        assert (folder / name).read_bytes() == (built / name).read_bytes(), name


def test_after_a_save_only_what_is_asked_for_is_made(desk: Desk) -> None:
    desk.save()
    desk.ask("")
    notes = sorted((desk.root / "content/episodes").glob("*.md"))
    for note in notes:
        note.write_text(f"{note.read_text('utf-8')}\nKalimat baru.\n", encoding="utf-8")
    folder = desk.save()
    listed = json.loads(desk.ask("cari/entries.json"))["url"]
    first, *others = [url.strip("/") for url in listed if url.startswith("/episode/")]
    assert b"Kalimat baru." in desk.ask(f"{first}/")
    assert (folder / first / "index.html").is_file()
    assert not any((folder / other / "index.html").exists() for other in others)
    # As a static host answers: a folder without its slash leads there, what is not there is told.
    assert b"Kalimat baru." in desk.ask(others[0])
    with pytest.raises(HTTPError, match="404") as missing:
        desk.ask("tidak-ada/")
    assert "<h1" in missing.value.read().decode()


def count_plans() -> int:
    return sum(isinstance(each, Facts) for each in gc.get_objects())


def test_plans_of_earlier_saves_are_let_go_of_when_nobody_waits(root: Path) -> None:
    search_all()
    before = count_plans()
    build = preview_builder(root, root / ".cache/preview", "http://contoh.example", WORDS)
    *_, last = (build() for _ in range(4))
    last.tidy()
    # Of the folder that is served and of the one before.
    assert count_plans() - before <= 2


def test_the_search_is_made_when_it_is_opened_and_knows_what_was_saved(desk: Desk) -> None:
    def count() -> int:
        entry = json.loads(desk.ask("pagefind/pagefind-entry.json"))
        return int(sum(each["page_count"] for each in entry["languages"].values()))

    folder = desk.save()
    assert not (folder / "pagefind").exists()
    before = count()
    assert before >= 3
    notes = sorted((desk.root / "content/episodes").glob("*.md"))
    notes[0].unlink()
    folder = desk.save()
    assert not (folder / "pagefind").exists()
    assert count() == before - 1
    # The folder of the first build comes again, with an index of what it was.
    desk.save()
    assert count() == before - 1


def test_a_page_that_cannot_be_made_is_told_and_comes_back(desk: Desk) -> None:
    template = desk.root / "theme/templates/subscribe.html"
    good = template.read_text("utf-8")
    template.write_text(f"{good}{{% if %}}", encoding="utf-8")
    desk.save()
    assert b"<h1" in desk.ask("")
    with pytest.raises(HTTPError, match="503"):
        desk.ask("langganan/")
    told = desk.preview.snapshot
    assert "TemplateSyntaxError" in told.failure
    template.write_text(good, encoding="utf-8")
    desk.save()
    assert b"<h1" in desk.ask("langganan/")
    assert desk.preview.snapshot.failure == ""


def test_a_broken_page_for_what_is_not_there_is_told_too(desk: Desk) -> None:
    template = desk.root / "theme/templates/not_found.html"
    template.write_text("{% if %}", encoding="utf-8")
    desk.save()
    with pytest.raises(HTTPError, match="503"):
        desk.ask("tidak-ada/")
    assert "TemplateSyntaxError" in desk.preview.snapshot.failure


class Maker:
    """Outputs that count how often they are made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: list[str] = []
        self.has_begun, self.goes_on = threading.Event(), threading.Event()
        self.goes_on.set()

    def output(self, path: str) -> Output:
        def render() -> bytes:
            self.made.append(path)
            self.has_begun.set()
            self.goes_on.wait(10)
            return path.encode()

        return Output(path, Key(path), render, Place("x"), is_searched=True)

    def demand(self, index: Callable[[], object] | None = None) -> OnDemand:
        kept = KeptOutputs(self.folder / "kept", "m")
        outputs = [self.output(path) for path in ("index.html", "a/index.html", "b.html")]
        return OnDemand(outputs, self.folder / "site", kept, explain=str, index=index)


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    (tmp_path / "site").mkdir()
    return Maker(tmp_path)


def test_what_several_ask_for_at_once_is_made_once(maker: Maker) -> None:
    demand = maker.demand()
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(demand.make, ["", "index.html", "a", "a/index.html", "b"] * 8))
    assert set(told) == {""}
    assert sorted(maker.made) == ["a/index.html", "b.html", "index.html"]
    assert demand.make("pagefind/pagefind.js") == ""


def test_a_search_that_fails_is_told_and_tried_again(maker: Maker) -> None:
    answers = iter([OSError("penuh"), None])

    def index() -> None:
        error = next(answers)
        if error:
            raise error

    demand = maker.demand(index)
    assert demand.make("pagefind/pagefind.js") == "penuh"
    assert sorted(maker.made) == ["a/index.html", "b.html", "index.html"]
    assert demand.make("pagefind/pagefind.js") == ""
    assert demand.make("pagefind/pagefind.js") == ""
    assert len(maker.made) == 3


def test_whoever_takes_the_folder_waits_for_what_is_being_made(maker: Maker) -> None:
    demand = maker.demand()
    maker.goes_on.clear()
    with ThreadPoolExecutor(2) as pool:
        asked = pool.submit(demand.make, "a")
        assert maker.has_begun.wait(10)
        closed = pool.submit(demand.close)
        with pytest.raises(TimeoutError):
            closed.result(0.1)
        maker.goes_on.set()
        assert asked.result(10) == ""
        closed.result(10)
    assert demand.make("b") == ""
    assert maker.made == ["a/index.html"]
