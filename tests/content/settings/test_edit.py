"""Settings are changed where they stand, and nothing beside them."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.content.settings.edit import NotPlainError, change_show
from tests.support.places import SAMPLE

REAL = (SAMPLE / "pelicanconf.py").read_text(encoding="utf-8")
VALUES = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=200),
    st.booleans(),
    st.lists(st.one_of(st.text(max_size=20), st.tuples(st.text(max_size=9), st.text(max_size=9)))),
    st.dictionaries(st.text(max_size=9), st.text(max_size=60), min_size=1, max_size=4),
)
NAMES = st.sampled_from(["title", "description", "explicit", "topics", "people", "artwork", "baru"])


def values_of(source: str) -> dict[str, Any]:
    """SHOW without what is computed."""
    body = ast.parse(source).body
    (show,) = [
        each.value
        for each in body
        if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == "SHOW"
    ]
    assert isinstance(show, ast.Dict)
    pairs = [(key, value) for key, value in zip(show.keys, show.values, strict=True) if key]
    return {
        ast.literal_eval(key): ast.literal_eval(value)
        for key, value in pairs
        if ast.literal_eval(key) != "admin"
    }


@given(st.dictionaries(NAMES, VALUES, min_size=1))
def test_what_is_changed_is_read_back_and_the_rest_stays(changes: dict[str, object]) -> None:
    changed = change_show(REAL, changes)
    before, after = values_of(REAL), values_of(changed)
    for name, value in changes.items():
        merged = isinstance(value, dict) and isinstance(before.get(name), dict)
        assert after[name] == ({**before[name], **value} if merged else value)  # type: ignore[dict-item]
    assert {key: each for key, each in after.items() if key not in changes} == {
        key: each for key, each in before.items() if key not in changes
    }
    assert changed.partition("\n}\n")[2] == REAL.partition("\n}\n")[2]
    assert change_show(changed, changes) == changed


def test_options_of_the_feed_are_merged() -> None:
    changed = change_show(REAL, {"feed": {"type": "serial", "location": "Kota lain"}})
    feed, before = values_of(changed)["feed"], values_of(REAL)["feed"]
    assert feed == {**before, "type": "serial", "location": "Kota lain"}


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('SHOW = {"title": "a"}\n', 'SHOW = {"title": "b", "author": "c"}\n'),
        ("SHOW = {}\n", 'SHOW = {"title": "b"}\n'),
        ('SHOW = {\n    "title": "a"\n}\n', 'SHOW = {\n    "title": "b",\n    "author": "c",\n}\n'),
        (
            'SHOW = {\n    "title": "a",  # nama\n}\n',
            'SHOW = {\n    "title": "b",  # nama\n    "author": "c",\n}\n',
        ),
    ],
)
def test_every_layout_of_a_file_is_kept(source: str, wanted: str) -> None:
    changes = {"title": "b", "author": "c"} if "author" in wanted else {"title": "b"}
    assert change_show(source, changes) == wanted


@pytest.mark.parametrize(
    "source",
    ["", "SHOW = read()\n", "SHOW = {**other}\n", 'SHOW = {"title": name()}\n', "SHOW = {", "\0"],
)
def test_what_is_computed_is_left_alone(source: str) -> None:
    with pytest.raises(NotPlainError):
        change_show(source, {"title": "b"})
