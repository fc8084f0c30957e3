"""What an earlier run left behind is used when it is whole, and made anew when it is not."""

from __future__ import annotations

import os
import random
from pathlib import Path

import msgspec
import pytest

from siniar.build.project import Project
from siniar.commands.produce import produce
from siniar.production.analysis import Levels
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.loudness import Loudness
from siniar.production.workspace import Workspace
from tests.support.recordings import speak, wish
from tests.support.shows import load_show

#: What a disk, an older version or a curious person makes of a measurement.
SPOILED = {
    "empty": b"",
    "zeros": bytes(40),
    "null": b"null",
    "another object": b'{"a":1}',
    "a list, as an older version wrote it": b"[-16.0, -1.5]",
    "a text": b'"-16.0"',
    "cut off": b'{"integrated":-16.0,"pe',
    "no number": b'{"integrated":NaN,"peak":-1.5}',
    "no end": b'{"integrated":-Infinity,"peak":-1.5}',
    "too large": b'{"integrated":1e999,"peak":-1.5}',
    "too many digits": b'{"integrated":' + b"9" * 5000 + b',"peak":-1.5}',
    "truth": b'{"integrated":true,"peak":-1.5}',
    "only NaN": b"NaN",
    "no text": b'{"integrated":"\xff","peak":-1.5}',
    "a byte": b"\xff",
    "half a letter": b'{"integrated":"\\ud800"}',
    "UTF-16": '{"integrated":-16.0}'.encode("utf-16"),
    "deep lists": b"[" * 100_000 + b"]" * 100_000,
    "deep objects": b'{"integrated":' * 100_000,
    "twice": b'{"integrated":-16.0,"peak":-1.5}{"integrated":-16.0,"peak":-1.5}',
}


@pytest.mark.parametrize("content", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_measurement_is_made_anew_once(content: bytes, tmp_path: Path) -> None:
    workspace, asked = Workspace(tmp_path / "kerja"), []

    def listen() -> Loudness:
        asked.append(1)
        return Loudness(-16.0, -1.5)

    workspace.path_of("level", "kunci", ".json").write_bytes(content)
    for _ in range(3):
        found = Workspace(workspace.folder).find("level", "kunci", Loudness, listen)
        assert found == Loudness(-16.0, -1.5)
    assert len(asked) == 1
    assert not list(workspace.folder.glob("*.part"))


def test_any_bytes_are_a_measurement_or_none(tmp_path: Path) -> None:
    workspace, chance = Workspace(tmp_path), random.Random(3)
    levels = Levels(-20.0, -20.5, -20.1, -70.0, -3.0, 0.0, -60.0)
    whole = msgspec.json.encode(levels)
    path = workspace.path_of("levels", "a", ".json")
    for _ in range(2000):
        content = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content[: chance.randrange(len(content) + 1)])
        found = workspace.find("levels", "a", Levels, lambda: levels)
        assert isinstance(found.left, float)
    assert workspace.find("pauses", "b", tuple[tuple[float, float], ...], lambda: ()) == ()


def test_work_goes_on_over_spoiled_measurements(
    ffmpeg: Ffmpeg, project: Project, tmp_path: Path
) -> None:
    source = speak(ffmpeg, tmp_path / "a.m4a")
    assert produce(load_show(project), wish(source), None, os.environ) == 0
    kept = {path: path.read_bytes() for path in project.cache.glob("produksi/*/*-*.json")}
    assert len(kept) >= 4
    for content in (b"", b"[]", b"NaN", b"[" * 100_000):
        for path in kept:
            path.write_bytes(content)
        assert produce(load_show(project), wish(source), None, os.environ) == 0
        assert {path: path.read_bytes() for path in kept} == kept
