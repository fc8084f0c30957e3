"""Files are found inside a folder as following every link would find them."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siniar.system.paths import Found, Inside, find_carefully

NAMES = st.sampled_from(["a", "b", "c", "..", "luar"])
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)
ODD = st.sampled_from(["a\0b", "x" * 300, "\ud800", ".", "", "a/", "a//b", " ", "\udc80"])


def make(room: Path, kind: str, path: Path, target: str) -> None:
    """A file, folder or link, if there is place for one and no link leads out of ``room``."""
    try:
        if not path.parent.resolve().is_relative_to(room):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "file" and not path.is_symlink():
            path.write_text("x")
        elif kind == "folder":
            path.mkdir()
        else:
            path.symlink_to(target)
    except (OSError, RuntimeError):
        pass


@settings(max_examples=200)
@given(
    things=st.lists(
        st.tuples(
            st.sampled_from(["file", "folder", "link"]),
            PATHS,
            PATHS.map("../{}".format) | PATHS | st.sampled_from(["/etc/hosts", "/", "."]),
        ),
        max_size=8,
    ),
    asked=st.lists(PATHS | ODD, min_size=1, max_size=6),
)
def test_what_is_found_is_what_following_every_link_finds(
    things: list[tuple[str, str, str]], asked: list[str]
) -> None:
    with TemporaryDirectory() as folder:
        room = Path(folder).resolve()
        top = room / "atas" / "content"
        top.mkdir(parents=True)
        (room / "atas" / "luar").write_text("x")
        for kind, path, target in things:
            make(room, kind, top / path, target)
        inside = Inside(top)
        for path in asked:
            for place in (top / path, top / "a" / path):
                assert inside.find(place) is find_carefully(place, top)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("dalam", Found.FILE),
        ("luar", Found.OUTSIDE),
        ("folder/rahasia", Found.OUTSIDE),
        ("lingkaran", Found.OUTSIDE),
        ("lingkaran/x", Found.OUTSIDE),
        ("tidak-ada", Found.NOTHING),
        ("../rahasia", Found.OUTSIDE),
    ],
)
def test_no_link_leads_out(tmp_path: Path, name: str, expected: Found) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "rahasia").write_text("x")
    (content / "ada").write_text("x")
    (content / "dalam").symlink_to("ada")
    (content / "luar").symlink_to("../rahasia")
    (content / "folder").symlink_to(tmp_path)
    (content / "lingkaran").symlink_to("lingkaran")
    assert Inside(content).find(content / name) is expected


def test_a_link_behind_a_folder_that_is_not_there_is_followed(tmp_path: Path) -> None:
    (tmp_path / "luar").symlink_to("/etc/hosts")
    place = tmp_path / "tidak-ada" / ".." / "luar"
    assert find_carefully(place, tmp_path) is Found.OUTSIDE
    assert Inside(tmp_path).find(place) is Found.OUTSIDE


def test_a_folder_is_followed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        (tmp_path / f"{number}").write_text("x")
    asked: list[str] = []
    resolve = os.path.realpath
    monkeypatch.setattr(
        os.path, "realpath", lambda path, **_: asked.append(str(path)) or resolve(path)
    )
    inside = Inside(tmp_path)
    assert all(inside.find(tmp_path / f"{number}") is Found.FILE for number in range(3))
    assert asked == [str(tmp_path), str(tmp_path)]
