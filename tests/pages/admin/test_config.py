"""What the form asks for is what notes may hold: one table of fields makes both."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.page import PAGE_FIELDS
from siniar.content.fields.people import PERSON_FIELDS
from siniar.content.fields.service import SERVICE_FIELDS
from siniar.content.fields.table import Field, parse_table
from siniar.content.frontmatter import parse_note
from siniar.content.settings.show import ADMIN_SETTINGS, parse_show
from siniar.content.settings.table import SettingContext
from siniar.content.settings.values import table_of
from siniar.model.findings import Report
from siniar.model.show import AdminForm
from siniar.model.words import load_words
from siniar.pages.admin import FOLDER, build_config, plan_admin
from siniar.pages.admin.config import UPLOAD_LIMIT
from siniar.pages.admin.plan import POLICY, VENDOR
from siniar.pages.board.ideas import IDEA_FIELDS
from tests.support import shows
from tests.support.factories import TOPICS, make_catalogue, make_show

WORDS = load_words("id")
SHOW = make_show(admin=AdminForm("kantor/siniar", "terbit"))
TABLES = {"episodes": EPISODE_FIELDS, "pages": PAGE_FIELDS, "rencana": IDEA_FIELDS}


def collections(language: str = "id") -> dict[str, Any]:
    config = build_config(SHOW, load_words(language))
    return {each["name"]: each for each in config["collections"]}


def fields_of(collection: dict[str, Any]) -> dict[str, Any]:
    return {field["name"]: field for field in collection["fields"]}


@pytest.mark.parametrize("name", TABLES)
def test_every_field_has_a_place_in_the_form_and_no_other(name: str) -> None:
    fields = fields_of(collections()[name])
    assert set(fields) == {row.alias for row in TABLES[name]} | {"body"}
    assert len(fields) == len(collections()[name]["fields"])
    for field in fields.values():
        assert field["label"]
        assert field["hint"]


def test_inner_tables_are_there_too() -> None:
    fields = fields_of(collections()["episodes"])
    assert {each["name"] for each in fields["layanan"]["fields"]} == {
        row.alias for row in SERVICE_FIELDS
    }
    assert {each["name"] for each in fields["orang"]["fields"]} == {
        row.alias for row in PERSON_FIELDS
    }


def test_hints_are_those_of_the_table_in_indonesian() -> None:
    fields = fields_of(collections()["episodes"])
    for row in EPISODE_FIELDS:
        assert fields[row.alias]["hint"].startswith(WORDS.t(row.help))
        assert WORDS.t(row.help) != row.help


def test_an_english_show_gets_english_keys() -> None:
    fields = fields_of(collections("en")["episodes"])
    assert {"title", "date", "service"} <= set(fields)
    assert fields["status"]["options"] == ["draft", "published", "withdrawn"]


def test_numbers_days_and_topics_have_widgets_of_their_own() -> None:
    fields = fields_of(collections()["episodes"])
    assert fields["nomor"] | {"hint": ""} == {
        "name": "nomor",
        "label": "Nomor",
        "hint": "",
        "required": True,
        "widget": "number",
        "value_type": "int",
        "min": 1,
    }
    assert fields["tanggal"]["input_timezone"] == "Asia/Jakarta"
    assert fields["berlaku-sampai"]["type"] == "date"
    assert fields["topik"]["options"] == [topic.name for topic in TOPICS]
    library = fields["audio"]["media_libraries"]["default"]["config"]
    assert library["max_file_size"] == UPLOAD_LIMIT == 26_214_400


def choices() -> list[tuple[Field, str]]:
    """Each field with each word that the form offers for it."""
    offered = []
    for name, table in TABLES.items():
        fields = fields_of(collections()[name])
        offered += [(row, word) for row in table for word in fields[row.alias].get("options", ())]
    return offered


@pytest.mark.parametrize(
    ("row", "word"),
    choices(),
    ids=lambda each: each.alias if isinstance(each, Field) else each,
)
def test_the_engine_takes_every_choice_that_the_form_offers(row: Field, word: str) -> None:
    note = parse_note(f"---\n{row.alias}: {word}\n---\nIsi.".encode(), "x.md")
    parsed = parse_table(note.fields, (row,), note, ZoneInfo("Asia/Jakarta"), TOPICS)
    assert row.name in parsed
    assert len(note.report) == 0


def test_only_a_token_signs_in_and_nothing_else_is_asked_for_rights() -> None:
    assert build_config(SHOW, WORDS)["backend"] == {
        "name": "github",
        "repo": "kantor/siniar",
        "branch": "terbit",
        "auth_methods": ["token"],
    }


def test_without_a_repository_there_is_no_form() -> None:
    assert plan_admin(make_catalogue(show=make_show()), WORDS) == []
    report = Report()
    parse = table_of(ADMIN_SETTINGS, lambda **values: values)
    assert parse({"repository": "kantor"}, SettingContext("x.py", report)) is None
    assert [finding.code for finding in report] == ["setelan-salah"]


def test_an_empty_repository_switches_the_form_off() -> None:
    for repository, expected in (("", None), ("a/b", AdminForm("a/b"))):
        report = Report()
        parsed = parse_show(
            shows.SHOW | {"admin": {"repository": repository}},
            site_url="https://a.example",
            timezone="Asia/Jakarta",
            path="x.py",
            source="",
            report=report,
        )
        assert parsed, list(report)
        assert parsed[0].admin == expected
        assert not report.has_errors


def planned() -> dict[str, bytes]:
    catalogue = make_catalogue(show=SHOW)
    return {each.path: each.render() for each in plan_admin(catalogue, WORDS)}


def test_the_page_is_for_nobody_else_and_loads_from_the_site_alone() -> None:
    files = planned()
    page = files[f"{FOLDER}/index.html"].decode()
    assert "noindex" in page
    assert 'data-pagefind-ignore="all"' in page
    assert POLICY in page.replace("&#x27;", "'")
    script = POLICY.partition("script-src ")[2].partition(";")[0]
    assert script == "'self'"
    assert json.loads(files[f"{FOLDER}/config.json"])["backend"]["name"] == "github"
    assert b"cdn.jsdelivr.net" not in files[f"{FOLDER}/sveltia/index.js"]
    for name in ("source-sans-3-latin-wght", "noto-mono-latin", "material-symbols-outlined-latin"):
        assert any(f"{FOLDER}/sveltia/assets/{name}" in path for path in files)


def test_the_editors_files_are_those_of_the_lock() -> None:
    lock = json.loads((VENDOR.parent / "vendor.json").read_text("utf-8"))
    present = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file()
    }
    assert lock["files"] == present
    assert lock["integrity"].startswith("sha512-")


def test_the_form_stays_small_enough_for_git() -> None:
    size = sum(path.stat().st_size for path in Path(VENDOR).rglob("*") if path.is_file())
    assert size < 3_500_000
