"""The whole way from a recording to an episode, with a real ffmpeg."""

from __future__ import annotations

import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3, BitrateMode
from mutagen.oggopus import OggOpus

from siniar.build.project import Project
from siniar.commands.produce import produce
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.filters import SoundOptions
from siniar.production.options import DraftOptions, ProductionOptions
from tests.support.recordings import SAMPLE, made, measure, record, speak, wish
from tests.support.shows import load_show


def test_two_recordings_become_one_whole_episode(
    each_ffmpeg: Ffmpeg, project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quiet = speak(each_ffmpeg, tmp_path / "pesan wa 😀.opus", "-af", "volume=-18dB", seconds=8)
    loud = speak(each_ffmpeg, tmp_path / "-kedua.m4a", "-af", "volume=3dB", seconds=6, start=20)
    before = quiet.read_bytes(), loud.read_bytes()
    assert produce(load_show(project), wish(quiet, loud), None, os.environ) == 0
    told = capsys.readouterr().out
    assert (quiet.read_bytes(), loud.read_bytes()) == before
    names = ["audio/001-uji-coba.mp3", "audio/001-uji-coba.opus", "episodes/001-uji-coba.md"]
    assert list(made(project)) == names
    mp3 = project.content / names[0]
    loudness = measure(each_ffmpeg, mp3)
    assert loudness.integrated == pytest.approx(-16, abs=0.5)
    assert loudness.peak <= -1
    assert f"{loudness.integrated:.1f}".replace(".", ",").replace("-", "−") in told
    episode = load_show(project).catalogue.episodes[0]
    assert episode.audio is not None
    assert episode.audio.duration == pytest.approx(14, abs=0.3)
    assert (episode.audio.bitrate, episode.audio.channels) == (96_000, 1)
    assert episode.data_saver is not None


def test_players_find_title_show_and_podcast_tags_and_no_picture(produced: Project) -> None:
    path = produced.content / "audio/001-uji-coba.mp3"
    tags = ID3(path, translate=False)
    assert tags.version == (2, 3, 0)
    texts = {name: str(tags[name]) for name in ("TIT2", "TPE1", "TALB", "TRCK", "TYER", "TCON")}
    assert texts == {
        "TIT2": "Uji coba",
        "TPE1": "Kantor Contoh",
        "TALB": "Siaran Contoh",
        "TRCK": "1",
        "TYER": "2026",
        "TCON": "Podcast",
    }
    assert {"PCST", "TGID", "WFED:https://contoh.example/feed.xml"} <= {
        f"WFED:{tags[key].url}" if key == "WFED" else key for key in tags
    }
    assert tags.getall("APIC") == []
    info = MP3(path).info
    assert (info.bitrate, info.bitrate_mode, info.channels) == (96_000, BitrateMode.CBR, 1)
    small = OggOpus(path.with_suffix(".opus"))
    assert small["title"] == ["Uji coba"]


def test_the_same_command_again_changes_nothing(
    produced: Project, speech: Path, tmp_path: Path
) -> None:
    first = made(produced)
    renamed = shutil.copy(speech, tmp_path / "nama lain.m4a")
    assert produce(load_show(produced), wish(renamed), None, os.environ) == 0
    assert made(produced) == first


def test_a_plan_is_shown_without_doing_anything(
    speech: Path, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ProductionOptions((str(speech),))
    assert produce(load_show(project), options, None, os.environ, is_dry=True) == 0
    assert "content/audio/001-a.mp3" in capsys.readouterr().out
    assert made(project) == {}


def test_a_draft_without_audio_gets_its_files_and_keeps_its_words(
    heard: Project, speech: Path
) -> None:
    note = heard.content / "episodes/007-uji-coba.md"
    note.parent.mkdir()
    text = "---\njudul: Uji coba\nnomor: 7\ntanggal: 2026-11-19 08:00\nstatus: draf\n---\nIsi.\n"
    note.write_text(text)
    assert produce(load_show(heard), wish(speech), None, os.environ) == 0
    filled = text.replace("draf\n---", "draf\naudio: 007-uji-coba.mp3\n---")
    assert note.read_text() == filled
    assert "audio/007-uji-coba.mp3" in made(heard)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("anullsrc=sample_rate=44100", "rekaman-hening"),
        ("testsrc=size=64x64:rate=5", "rekaman-tanpa-suara"),
    ],
)
def test_what_makes_no_episode_leaves_content_as_it_was(
    ffmpeg: Ffmpeg,
    project: Project,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    source: str,
    code: str,
) -> None:
    path = record(ffmpeg, tmp_path / "a.mp4", source)
    assert produce(load_show(project), wish(path), None, os.environ) == 3
    assert re.search(rf"\[{code}, kesalahan\]", capsys.readouterr().out)
    assert made(project) == {}


def test_long_silences_become_short_when_that_is_wished(
    ffmpeg: Ffmpeg, project: Project, tmp_path: Path
) -> None:
    pause = ("-af", "volume=0:enable='between(t,4,10)'")
    source = speak(ffmpeg, tmp_path / "jeda.wav", "-ac", "1", *pause)
    options = wish(source, sound=SoundOptions(shortens_silence=True, data_saver=0))
    assert produce(load_show(project), options, None, os.environ) == 0
    assert MP3(project.content / "audio/001-uji-coba.mp3").info.length == pytest.approx(
        7.5,
        abs=1,  # six of speech, one or two of silence
    )


def test_the_same_recording_may_stand_twice_and_open_and_close_the_episode(
    ffmpeg: Ffmpeg, project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    speech = speak(ffmpeg, tmp_path / "a.m4a", seconds=6)
    music = record(ffmpeg, tmp_path / "musik.wav", "sine=frequency=300", seconds=2)
    once = SoundOptions(data_saver=0)
    options = wish(speech, speech, intro=str(music), outro=str(music), sound=once)
    assert produce(load_show(project), options, None, os.environ) == 0
    assert "[rekaman-dua-kali, peringatan]" in capsys.readouterr().out
    length = MP3(project.content / "audio/001-uji-coba.mp3").info.length
    assert length == pytest.approx(16, abs=0.3)


def test_two_runs_at_once_take_a_number_each(
    ffmpeg: Ffmpeg, heard: Project, speech: Path, tmp_path: Path
) -> None:
    sources = (speech, speak(ffmpeg, tmp_path / "2.wav", seconds=3, start=18))
    wishes = []
    for number, title in enumerate(("Uji satu", "Uji dua")):
        draft = DraftOptions(title, "sosial", "", f"2026-11-{19 + number} 08:00")
        wishes.append(wish(sources[number], draft=draft))
    # Both have read the show before either has written anything.
    shows = [load_show(heard) for _ in wishes]
    with ThreadPoolExecutor(2) as pool:
        ends = pool.map(
            lambda pair: produce(pair[0], pair[1], None, os.environ),
            zip(shows, wishes, strict=True),
        )
        assert list(ends) == [0, 0]
    notes = sorted(path.name for path in (heard.content / "episodes").iterdir())
    assert [name[:3] for name in notes] == ["001", "002"]
    assert {name[4:] for name in notes} == {"uji-satu.md", "uji-dua.md"}


def test_ten_hours_are_refused_before_any_work(
    ffmpeg: Ffmpeg, project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sepuluh jam.wav"
    ffmpeg.run(["-f", "lavfi", "-t", "1", "-i", "anullsrc=r=8000:cl=mono", f"file:{path}"])
    size = 10 * 3600 * 16_000
    header = bytearray(path.read_bytes()[:78])
    place = header.index(b"data") + 4
    header[place : place + 4] = size.to_bytes(4, "little")
    with path.open("wb") as file:  # sparse: takes no room
        file.write(header)
        file.truncate(size)
    assert produce(load_show(project), wish(path), None, os.environ) == 3
    assert "rekaman-terlalu-panjang" in capsys.readouterr().out


def test_without_recordings_or_a_title_it_is_wrong_use(project: Project) -> None:
    assert produce(load_show(project), ProductionOptions(()), None, os.environ) == 2
    assert produce(load_show(project), ProductionOptions((str(SAMPLE),)), None, os.environ) == 2
