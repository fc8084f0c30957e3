"""No English in an Indonesian show, and no Indonesian in an English one."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.pofile import read_po

from siniar.build.plan import plan_site
from siniar.content.drafts import Draft, render_note
from siniar.images.texts import read_drawings
from siniar.model.words import load_words
from siniar.youtube.kit import build_kit
from siniar.youtube.kit_files import render_kit
from tests.support.factories import make_catalogue, make_episode, make_show
from tests.support.places import ROOT
from tests.support.shows import SHOW, load_show, make_project

#: Words that only one of the languages has, and that stand in nearly every text.
INDONESIAN = re.compile(
    r"\b(yang|dan|tidak|untuk|dengan|atau|ini|itu|dari|judul|tanggal|topik|ringkasan|gambar|bab"
    r"|narasumber|pembawa|layanan|syarat|catatan|berkas|transkrip|draf|nomor|musim|durasi|ukuran)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(the|and|of|which|with|this|that|from|title|summary|picture|chapters?|guests?|hosts?"
    r"|transcript|draft|season|number|write|there)\b",
    re.IGNORECASE,
)
#: Addresses, paths, names in quotes as they are typed.
TYPED = re.compile(
    r"UTF-8 with BOM|https?://\S+|\S*[/\\]\S*|--\S+|tasks\.py \S+|\{\w+\}|\S+\.\w+"
    r'|"\w+(?:: ?\d*)?"|\w+: "[^"]*"|alt-\w+'
)
CATALOGUES = sorted((ROOT / "siniar/locale/id/LC_MESSAGES").glob("*.po"))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_messages_are_of_one_language(path: Path) -> None:
    with path.open(encoding="utf-8") as file:
        messages = [message for message in read_po(file) if message.id]
    assert messages
    for message in messages:
        for english, indonesian in zip(_texts(message.id), _texts(message.string), strict=False):
            assert not INDONESIAN.findall(TYPED.sub("", english)), english
            assert not ENGLISH.findall(TYPED.sub("", indonesian)), indonesian


def _texts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


DRAFT = Draft(
    title="Surat",
    date=datetime(2026, 11, 20, 8, tzinfo=ZoneInfo("Asia/Jakarta")),
    guid="4f8c2d1e-5a6b-4c3d-9e7f-0a1b2c3d4e5f",
    number=3,
)


@pytest.mark.parametrize(("language", "other"), [("en", INDONESIAN), ("id", ENGLISH)])
def test_a_new_note_is_of_the_shows_language(language: str, other: re.Pattern[str]) -> None:
    assert other.findall(TYPED.sub("", render_note(DRAFT, load_words(language), ()))) == []


@pytest.mark.parametrize(("language", "other"), [("en", INDONESIAN), ("id", ENGLISH)])
def test_an_upload_kit_is_of_the_shows_language(language: str, other: re.Pattern[str]) -> None:
    show, words = make_show(language=language), load_words(language)
    neutral = {"title": "A", "summary": "B", "notes_html": "<p>C</p>", "people": (), "topic": None}
    episode = make_episode(1, chapters=(), transcript=None, keywords=(), **neutral)
    catalogue = make_catalogue(show=show, episodes=[episode])
    drawings = read_drawings(show, words, theme=ROOT / "theme", content=ROOT / "content")
    files = render_kit(catalogue, episode, build_kit(catalogue, episode, words), words, drawings)
    for name, content in files.items():
        if name.endswith(".jpg"):
            continue
        text = re.sub(r"<(style|script).*?</\1>|<[^>]*>", " ", content.decode(), flags=re.DOTALL)
        assert other.findall(TYPED.sub("", text.replace(show.title, ""))) == [], name
        assert not other.search(name.replace("-", " ").replace(".", " ")), name


@pytest.mark.parametrize(
    ("languages", "page", "desk"),
    [
        ({"language": "su"}, "id", "id"),
        ({"language": "en"}, "en", "en"),
        ({"language": "su", "editors_language": "en"}, "id", "en"),
        ({"language": "en", "interface_language": "id"}, "id", "id"),
        ({"language": "ar", "interface_language": "en", "editors_language": "id"}, "en", "id"),
    ],
)
def test_show_site_and_editors_have_a_language_each(
    languages: dict[str, object], page: str, desk: str, tmp_path: Path
) -> None:
    loaded = load_show(make_project(tmp_path, show={**SHOW, **languages}))
    assert (loaded.words.language, loaded.page_words.language) == (desk, page)
    (home,) = [each for each in plan_site(loaded).outputs if each.path == "index.html"]
    text = home.render().decode()
    assert f'<html lang="{languages["language"]}"' in text
    assert load_words(page).t("Skip to the content") in text
    assert render_note(DRAFT, loaded.words, ()).startswith(
        "---\njudul" if desk == "id" else "---\ntitle"
    )
