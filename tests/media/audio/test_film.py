"""Films are told apart from sound, with what a feed says of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from siniar.media.audio import read_film
from tests.support.audio import frames
from tests.support.tools.ffmpeg import find_tested_ffmpeg


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of a moving picture with sound."""
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    picture = ["-f", "lavfi", "-i", "testsrc=size=320x180:rate=10:duration=2"]
    sound = ["-f", "lavfi", "-i", "sine=frequency=300:duration=2"]
    codecs = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest"]
    command = [find_tested_ffmpeg().path, "-v", "error", *picture, *sound, *codecs, str(path)]
    subprocess.run(command, check=True)
    return path


def test_a_film_has_length_height_and_codecs(film: Path) -> None:
    read = read_film(film, "001.mp4")
    assert read
    assert read.duration == pytest.approx(2.0, abs=0.1)
    assert (read.height, read.length, read.type) == (180, film.stat().st_size, "video/mp4")
    picture, sound = read.codecs.split(",")
    assert picture.startswith("avc1.")
    assert len(picture) == len("avc1.64001f")
    assert sound == "mp4a.40.2"


@pytest.mark.parametrize("content", [b"", b"ftyp", frames(20), b"Ini catatan rapat.\n" * 50])
def test_what_is_no_film_gives_none(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(content)
    assert read_film(path, "a.mp4") is None


def test_a_film_that_is_cut_off_is_none_or_has_no_length(film: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.mp4"
    path.write_bytes(film.read_bytes()[: film.stat().st_size // 2])
    read = read_film(path, "a.mp4")
    assert read is None or read.duration is None
