"""What a run remembers of its episode is taken only where a run can have written it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.build.load import Loaded
from siniar.build.project import Project
from siniar.production.answers import Interview
from siniar.production.episode import NewEpisode, choose_episode
from siniar.production.options import DraftOptions
from siniar.production.workspace import Workspace
from tests.support.shows import load_show, make_project

DRAFT = {
    "title": "Uji coba",
    "date": "2026-11-19T08:00:00+07:00",
    "guid": "guid-lama",
    "number": 7,
    "season": 2,
    "topic": None,
    "video": "https://youtu.be/M7lc1UVf-VE",
}
MEMORY = {"stem": "007-uji-coba", "draft": DRAFT}
#: A name, a title or a mark that nobody gives.
WORDS = (None, 7, True, [], {}, "", "\ud800", "a\x00b", "a\nb")
STEMS = (
    "../x",
    "..",
    ".",
    "/etc/x",
    "a/b",
    "a\\b",
    ".hidden",
    "C:x",
    "~/x/y",
    "x" * 300,
    "é" * 120,
)
NUMBERS = (None, 0, -1, 1.5, "7", True, 10**13, 10**30, float("inf"), float("nan"), [])
DAYS = (None, 7, "", "besok", "2026-11-19T08:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31")
VIDEOS = (None, 7, "\ud800", "http://[::1", "a\nb", "https://contoh.go.id/")
TOPICS = ("Sosial", [], {"name": None}, {"slug": "sosial"}, 7)
BROKEN = {
    **{f"stem {value!r:.20}": {**MEMORY, "stem": value} for value in (*WORDS, *STEMS)},
    **{
        f"{name} {value!r:.30}": {**MEMORY, "draft": {**DRAFT, name: value}}
        for name, values in {
            "title": WORDS, "guid": (*WORDS, " a"), "number": NUMBERS, "season": NUMBERS[1:],
            "date": DAYS, "video": VIDEOS, "topic": TOPICS, "chapters": (None, [None], 7),
        }.items()
        for value in values
    },
    "list": [MEMORY],
    "null": None,
    "draft as list": {**MEMORY, "draft": list(DRAFT.values())},
    "no draft": {"stem": "007-uji-coba"},
}  # fmt: skip
CONTENTS = {
    **{name: json.dumps(value).encode() for name, value in BROKEN.items()},
    "empty": b"",
    "deep list": b"[" * 100_000,
    "deep object": b'{"draft":' * 100_000,
    "deep unknown": b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "byte": b"\xff",
    "bad text": b'{"stem":"\xff"}',
    "cut off": json.dumps(MEMORY).encode()[:-4],
}


def choose(loaded: Loaded, folder: Path, title: str = "Uji coba") -> NewEpisode:
    return choose_episode(loaded, DraftOptions(title=title), Interview(None, print), folder)


def test_what_a_run_kept_is_taken_by_the_next(project: Project, tmp_path: Path) -> None:
    loaded = load_show(project)
    first = choose(loaded, tmp_path)
    first.keep(Workspace(tmp_path))
    again = choose(loaded, tmp_path)
    assert again.draft.guid == first.draft.guid
    assert again.stem == first.stem
    (tmp_path / "episode.json").write_text(json.dumps(MEMORY))
    kept = choose(loaded, tmp_path)
    assert (kept.stem, kept.draft.guid) == ("007-uji-coba", "guid-lama")
    assert kept.draft.date == datetime(2026, 11, 19, 1, tzinfo=UTC)


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_a_memory_that_no_run_wrote_is_none(
    content: bytes, project: Project, tmp_path: Path
) -> None:
    (tmp_path / "episode.json").write_bytes(content)
    chosen = choose(load_show(project), tmp_path)
    assert chosen.stem == "001-uji-coba"
    assert chosen.draft.guid != "guid-lama"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return load_show(make_project(tmp_path_factory.mktemp("acara") / "a"))


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


@given(name=st.sampled_from([*MEMORY, *DRAFT]), value=ANY)
def test_no_memory_makes_the_plan_fall(
    name: str, value: object, loaded: Loaded, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("kerja")
    memory = (
        {**MEMORY, name: value} if name in MEMORY else {**MEMORY, "draft": {**DRAFT, name: value}}
    )
    (folder / "episode.json").write_text(json.dumps(memory))
    chosen = choose(loaded, folder)
    assert (folder / f"{chosen.stem}.md").parent == folder
