"""What an earlier run left behind is used when it is whole, and made anew when it is not."""

from __future__ import annotations

import itertools
import os
import random
from pathlib import Path

import msgspec
import pytest

from siniar.build.project import Project
from siniar.commands.produce import produce
from siniar.production.analysis import Levels
from siniar.production.loudness import Loudness
from siniar.production.master import Heard
from siniar.production.voices import Voices
from siniar.production.workspace import Workspace
from tests.support.recordings import wish
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


#: A measurement of each kind.
MEASUREMENTS = (
    Loudness(-16.0, -1.5),
    Levels(-20.0, -20.5, -20.1, -70.0, -3.0, 0.0, -60.0),
    Heard(Loudness(-16.0, -1.5), Voices()),
)


@pytest.mark.parametrize("content", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_measurement_is_made_anew_once(content: bytes, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "kerja")
    for measurement in MEASUREMENTS:
        kind, asked = type(measurement), []

        def listen(measurement: object = measurement, asked: list[int] = asked) -> object:
            asked.append(1)
            return measurement

        workspace.path_of("level", kind.__name__, ".json").write_bytes(content)
        for _ in range(3):
            again = Workspace(workspace.folder)
            assert again.find("level", kind.__name__, kind, listen) == measurement
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


def test_work_goes_on_over_spoiled_measurements(produced: Project, speech: Path) -> None:
    kept = {path: path.read_bytes() for path in produced.cache.glob("produksi/*/*-*.json")}
    assert len(kept) >= 4
    spoiled = itertools.cycle((b"", b"null", b"NaN", b"[" * 100_000))
    for path, content in zip(kept, spoiled, strict=False):
        path.write_bytes(content)
    assert produce(load_show(produced), wish(speech), None, os.environ) == 0
    assert {path: path.read_bytes() for path in kept} == kept
