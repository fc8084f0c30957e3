"""A picture of the recording, picked by its time, becomes the episode's own."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from siniar.build.project import Project
from siniar.commands.produce import produce
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.filters import SoundOptions
from tests.support.recordings import SAMPLE, speak, wish
from tests.support.shows import load_show


def film(ffmpeg: Ffmpeg, target: Path, color: str) -> Path:
    """Four seconds of speech before one colour, as a phone in the hand records it."""
    picture = ["-f", "lavfi", "-i", f"color={color}:s=360x640:r=10"]
    cut, quick = ["-t", "4"], ["-preset", "ultrafast"]
    ffmpeg.run([*cut, "-i", SAMPLE, *picture, "-map", "0:a", "-map", "1:v", *cut, *quick, target])
    return target


def picture_of(content: bytes) -> tuple[tuple[int, int], tuple[int, ...]]:
    with Image.open(BytesIO(content)) as image:
        pixel = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
        assert isinstance(pixel, tuple)
        return image.size, tuple(round(value / 255) for value in pixel)


def test_the_frame_becomes_the_artwork_of_the_note(
    ffmpeg: Ffmpeg, project: Project, tmp_path: Path
) -> None:
    red, blue = film(ffmpeg, tmp_path / "a.mp4", "red"), film(ffmpeg, tmp_path / "b.mp4", "blue")
    options = wish(red, blue, frame="00:05", sound=SoundOptions(data_saver=0))
    assert produce(load_show(project), options, None, os.environ) == 0
    file = project.content / "images" / "001-uji-coba.jpg"
    assert picture_of(file.read_bytes()) == ((1400, 1400), (0, 0, 1))
    assert file.stat().st_size < 300_000
    episode = load_show(project).catalogue.episodes[0]
    assert episode.picture is not None
    assert episode.picture.source.name == file.name


@pytest.mark.parametrize(
    ("frame", "code"),
    [("99:00", "gambar-waktu"), ("dua belas", "gambar-waktu"), ("00:03", "gambar-tanpa-video")],
)
def test_a_time_without_a_picture_stops_before_the_work(
    frame: str,
    code: str,
    *,
    speech: Path,
    project: Project,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert produce(load_show(project), wish(speech, frame=frame), None, os.environ) == 3
    assert code in capsys.readouterr().out
    assert not (project.content / "audio").exists()


def test_without_a_frame_the_note_has_no_picture(produced: Project) -> None:
    note = (produced.content / "episodes/001-uji-coba.md").read_text(encoding="utf-8")
    assert "gambar" not in note


def test_with_video_the_episode_is_filmed_after_it_was_checked(
    ffmpeg: Ffmpeg, project: Project, tmp_path: Path
) -> None:
    recording = speak(ffmpeg, tmp_path / "a.m4a", seconds=3)
    options = wish(recording, video=True, sound=SoundOptions(data_saver=0))
    assert produce(load_show(project), options, None, os.environ) == 0
    made = project.root / "kit" / "001-uji-coba" / "001-uji-coba.mp4"
    log = ffmpeg.run(["-i", made, "-f", "null", "-"]).log
    assert "1920x1080" in log
