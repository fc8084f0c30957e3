"""Moving changes one setting and nothing beside it, and the ledger knows the new addresses."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.content.settings.edit import NotPlainError
from siniar.doctor.audio_base import change_base
from siniar.doctor.move_audio import move_records
from siniar.feed.ledger import Record
from siniar.model.episode import Enclosure
from tests.support.factories import make_catalogue, make_episode
from tests.support.places import SAMPLE

BASE = "https://audio.contoh.example"


def setting(source: str) -> object:
    names: dict[str, object] = {}
    exec(compile(source, "pelicanconf.py", "exec"), names)
    return names["SHOW"]


def test_a_new_setting_stands_above_the_last_one_and_its_comment() -> None:
    source = 'SHOW = {\n    "title": "Ä",  # é\n    # Contoh.\n    "sample": True,\n}\nX = 1\n'
    changed = change_base(source, BASE, adds=True)
    assert changed == source.replace("    # Contoh", f'    "audio_base": "{BASE}",\n    # Contoh')
    assert change_base(source, BASE, adds=False) == source


def test_an_old_setting_is_replaced_where_it_stands() -> None:
    source = 'SHOW = {"judul": "🎙", "audio_base": "https://lama.example",  # tetap\n}\n'
    assert change_base(source, BASE, adds=True) == source.replace("https://lama.example", BASE)
    later = 'SHOW = {\n  "a": 1,\n}\nSHOW["audio_base"] = (\n  "https://lama."\n  "example"\n)\n'
    assert setting(change_base(later, BASE, adds=True)) == {"a": 1, "audio_base": BASE}


def test_windows_line_ends_stay() -> None:
    source = 'SHOW = {\r\n    "title": "A",\r\n}\r\n'
    assert change_base(source, BASE, adds=True).count("\r\n") == 4


@pytest.mark.parametrize(
    "source",
    [
        'SHOW = {\n    "audio_base": os.environ["X"],\n}\n',
        'SHOW = {"title": "A"}\n',
        "SHOW = dict(title='A')\n",
        "SHOW = {\n",
        "SHOW = {\0}",
        "from lain import SHOW\n",
    ],
)
def test_what_is_not_plain_is_left_to_people(source: str) -> None:
    with pytest.raises(NotPlainError):
        change_base(source, BASE, adds=True)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30))
def test_any_text_comes_back_as_it_was_given(text: str) -> None:
    source = 'SHOW = {\n    "title": "Ä 🎙", "audio_base": "x",\n    "b": 2,\n}\n'
    assert setting(change_base(source, text, adds=True)) == {
        "title": "Ä 🎙",
        "audio_base": text,
        "b": 2,
    }


def test_the_sample_show_can_be_moved_there_and_back() -> None:
    source = (SAMPLE / "pelicanconf.py").read_text(encoding="utf-8")
    moved = change_base(source, BASE, adds=True)
    assert len(moved.splitlines()) == len(source.splitlines()) + 1
    assert change_base(moved, "", adds=True) == moved.replace(BASE, "")
    ast.parse(moved)


def test_the_ledger_follows_the_files_and_leaves_renamed_ones() -> None:
    far = Enclosure(f"{BASE}/001.mp3", 5, "audio/mpeg")
    renamed = Enclosure(f"{BASE}/lain.mp3", 5, "audio/mpeg")
    episodes = [
        make_episode(1, guid="a", enclosure=far),
        make_episode(2, guid="b", enclosure=renamed),
    ]
    records = [
        Record(guid, f"audio/{name}.mp3", 5, "2026-01-01", "Judul")
        for guid, name in (("a", "001"), ("b", "002"), ("c", "003"))
    ]
    moved = move_records(records, make_catalogue(episodes=episodes))
    audios = [record.audio for record in moved]
    assert audios == [f"{BASE}/001.mp3", "audio/002.mp3", "audio/003.mp3"]
    assert [record.guid for record in moved] == ["a", "b", "c"]
