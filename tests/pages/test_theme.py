"""The theme stays readable: short lines, named sizes, hooks apart from looks, promised browsers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from jinja2 import Environment
from msgspec import StructMeta
from msgspec.structs import replace

import siniar.pages.contexts
import siniar.pages.kinds
from siniar.model.episode import Chapter
from siniar.model.show import FeedOptions
from tests.support.built import THEME, build
from tests.support.factories import make_episode
from tests.support.long_talk import make_talk
from tests.support.rich import draft, rich_catalogue

TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
STYLES = sorted((THEME / "static/css").glob("*.css"))
SCRIPTS = sorted((THEME / "static/js").glob("*.js"))
MACRO = re.compile(r"(?:\{#(?P<comment>[^#]*)#\}\n)?\{% macro (?P<name>\w+)\((?P<given>[^)]*)\)")
#: Marks for other readers (https://microformats.org/wiki/h-entry), which nobody sees.
MICROFORMAT = re.compile(r"(?:h|p|u|e|dt)-[a-z]+")
#: Classes of tables in notes.
TABLES = {"table-scroll", "align-right", "align-center"}
#: What Chrome 87 and Safari 15.4 do not know; the first two keep a whole script from running.
TOO_NEW = re.compile(
    r"^await\b|\(\?<[=!]|\.(?:findLast|findLastIndex|toReversed|toSorted|toSpliced|at|with"
    r"|isWellFormed)\(|Object\.(?:hasOwn|groupBy)|Promise\.withResolvers|structuredClone"
    r"|Array\.fromAsync|checkVisibility|\bstatic \{",
    re.MULTILINE,
)


def name_of(path: Path) -> str:
    return path.relative_to(THEME).as_posix()


def code_of(path: Path) -> str:
    """A style or script without its comments."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)


# ---------------------------------------------------------------------------------- templates


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_line_of_a_template_fits_a_screen(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 160] == []


def macros() -> Iterator[tuple[str, str, list[str]]]:
    """Name, comment and parameters of every macro."""
    for path in TEMPLATES:
        for match in MACRO.finditer(path.read_text(encoding="utf-8")):
            given = [part.partition("=")[0].strip() for part in match["given"].split(",")]
            yield match["name"], match["comment"] or "", [name for name in given if name]


def test_a_macro_says_above_itself_what_it_takes() -> None:
    found = list(macros())
    assert len(found) > 20
    for name, comment, given in found:
        assert f"{name}({', '.join(given)}): " in comment, name
        assert [one for one in given if not re.search(rf"\b{one}: ", comment)] == [], name


def test_templates_read_everything_that_they_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: set[tuple[str, str]] = set()
    look_up = Environment.getattr

    def watch(environment: Environment, holder: object, name: str) -> object:
        read.add((type(holder).__name__, name))
        return look_up(environment, holder, name)

    monkeypatch.setattr(Environment, "getattr", watch)
    episodes = [make_episode(number) for number in range(10, 80)]
    episodes.append(make_talk(tmp_path, 6))
    build(rich_catalogue(draft(9), *episodes, shows_hidden=True, is_sample=True), tmp_path)
    build(replace(rich_catalogue(tagline=""), episodes=()), tmp_path)
    # The environment's own function draws icons; pages that lead on are made of a ledger.
    from_ledger = {("MovedPage", "link"), ("WithdrawnText", "topics")}
    assert given_variables() - read == {("Site", "icons_url")} | from_ledger


def given_variables() -> set[tuple[str, str]]:
    """Every variable of a template as class and name."""
    kinds = siniar.pages.kinds
    modules = [
        import_module(f"{kinds.__name__}.{one.name}") for one in iter_modules(kinds.__path__)
    ]
    return {
        (name, field)
        for module in [siniar.pages.contexts, *modules]
        for name, kind in vars(module).items()
        if isinstance(kind, StructMeta) and not name.endswith("Inputs")
        if kind.__module__ == module.__name__
        for field in kind.__struct_fields__
    }


# ------------------------------------------------------------------------------------- styles


@pytest.mark.parametrize("path", STYLES, ids=name_of)
def test_type_corners_and_targets_have_names(path: Path) -> None:
    code = code_of(path)
    if path.name == "00-tokens.css":
        assert code.count("48px") == 1
        return
    assert "48px" not in code
    values = re.findall(r"(?<!-)(?:font-size|border(?:-\w+)*-radius):\s*([^;]+);", code)
    # Paper is measured in points, from which all other sizes follow.
    assert [value for value in values if not value.startswith("var(--") and value != "12pt"] == []


def test_every_size_that_has_a_name_is_used_and_every_name_is_known() -> None:
    codes = "".join(code_of(path) for path in STYLES)
    known = set(re.findall(r"(--[\w-]+):", code_of(STYLES[0])))
    used = set(re.findall(r"var\((--[\w-]+)", codes))
    assert known <= used
    palette = {"text", "paper", "soft", "line", "edge", "muted", "link", "warn", "warn-text"}
    tones = {"ground", "quiet", "ink", "accent", "accent-ink"}
    colors = {f"--{name}" for name in palette | tones}
    # A script tells how far the sound is.
    assert used - set(re.findall(r"(--[\w-]+):", codes)) - colors == {"--done"}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Classes of all kinds of pages, with and without episodes."""
    folder = Path(tmp_path_factory.mktemp("shown"))
    titles = (make_episode(10 + half, title="Surat " * half) for half in (12, 20))
    linked = make_episode(9, chapters=(Chapter(0.0, "Pembuka", "https://contoh.example/"),))
    episodes = (make_episode(number) for number in range(40, 240))
    options: dict[str, Any] = {
        "shows_hidden": True,
        "is_sample": True,
        "feed": FeedOptions(has_topic_feeds=True),
    }
    full = rich_catalogue(draft(8), linked, *titles, *episodes, **options)
    empty = replace(rich_catalogue(), episodes=())
    pages = [
        page for catalogue in (full, empty) for page in build(catalogue, folder).pages.values()
    ]
    return {name for page in pages for value in page.all("//@class") for name in value.split()}


def test_every_style_has_something_to_show(shown: set[str]) -> None:
    codes = "".join(code_of(path) for path in SCRIPTS)
    by_scripts = {name for text in re.findall(r'"([^"]*)"', codes) for name in text.split()}
    assert styled_classes() - shown - by_scripts == TABLES


def test_a_class_is_for_looks(shown: set[str]) -> None:
    silent = {name for name in shown - styled_classes() if not MICROFORMAT.fullmatch(name)}
    # Colours of topics are made of the show's; a page's kind is for whoever changes the theme.
    assert {name for name in silent if not name.startswith(("tone-", "page-"))} == set()


def styled_classes() -> set[str]:
    # The player for other sites has a sheet of its own.
    sheets = [*STYLES, THEME / "static/embed.css"]
    selectors = "".join(re.findall(r"([^{}]+)\{", "".join(code_of(path) for path in sheets)))
    return set(re.findall(r"\.([a-z][\w-]*)", selectors))


# ------------------------------------------------------------------------------------ scripts


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_a_class_is_for_looks_and_never_for_a_script(path: Path) -> None:
    code = code_of(path)
    asked = re.findall(r"(?:querySelector(?:All)?|closest|matches)\(\s*[\"'`]([^\"'`]*)", code)
    assert [one for one in asked if re.search(r"[.#]", one)] == []
    assert not re.search(r"classList|getElementsBy", code)
    # An address names what it leads to by its id.
    places = re.findall(r"getElementById\(([^)]*\))", code)
    assert set(places) <= {"location.hash.slice(1)"}


def functions(code: str) -> Iterator[tuple[str, int]]:
    """First line and number of lines of every function that is longer than a line."""
    lines = code.splitlines()
    for start, line in enumerate(lines):
        is_block = re.match(
            r"\s*(?:\} )?(?:if|else|for|while|switch|catch|class|export class)\b", line
        )
        if not line.endswith(("=> {", ") {")) or is_block:
            continue
        indent = " " * (len(line) - len(line.lstrip()))
        end = next(
            number
            for number, other in enumerate(lines[start + 1 :], start + 1)
            if other.startswith(f"{indent}}}")
        )
        yield line.strip(), end - start + 1


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_a_function_of_a_script_is_read_at_a_glance(path: Path) -> None:
    found = list(functions(path.read_text(encoding="utf-8")))
    assert [line for line, length in found if length > 40] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_scripts_run_in_browsers_of_2020(path: Path) -> None:
    assert TOO_NEW.findall(code_of(path)) == []
