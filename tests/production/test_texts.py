"""Chapters and transcripts find their way into the files, at the right times."""

from __future__ import annotations

import os
import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from mutagen.id3 import ID3

from siniar.build.plan import plan_site
from siniar.build.project import Project
from siniar.commands.produce import produce
from siniar.media.transcripts import open_transcript
from siniar.production import chapters as proposing
from siniar.production import produce as judging
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.filters import SoundOptions
from siniar.production.probe import probe_recording
from tests.support.recordings import SAMPLE, SPEAKERS, made, record, speak, wish
from tests.support.shows import load_show

MP3 = "audio/001-uji-coba.mp3"
#: Half of the work is the data saver.
NO_SAVER = SoundOptions(data_saver=0)


def chapters_in(path: Path) -> list[tuple[int, int, str]]:
    """The CHAP frames in the order of the file's table of contents."""
    tags = ID3(path)
    toc = tags["CTOC:toc"].child_element_ids
    frames = [tags[f"CHAP:{name}"] for name in toc]
    return [(each.start_time, each.end_time, str(each.sub_frames["TIT2"])) for each in frames]


def test_a_list_and_captions_stand_behind_the_intro_in_note_tags_and_transcript(
    ffmpeg: Ffmpeg, project: Project, speech: Path, tmp_path: Path
) -> None:
    (project.content / "suara").mkdir()
    speak(ffmpeg, project.content / "suara/pembuka.mp3", seconds=4, start=60)
    marks = tmp_path / "bab saya.txt"
    marks.write_text("00:00 Pembuka\n00:10 Syarat: yang dibawa\n")
    texts = {"chapters": str(marks), "transcript": str(SPEAKERS)}
    options = wish(speech, sound=NO_SAVER, **texts)
    assert produce(load_show(project), options, None, os.environ) == 0
    found = chapters_in(project.content / MP3)
    assert [title for *_, title in found] == ["Pembuka", "Syarat: yang dibawa"]
    assert found[0][:2] == (0, found[1][0])
    assert found[1][0] == pytest.approx(14_000, abs=100)
    assert found[1][1] == pytest.approx(16_000, abs=200)
    episode = load_show(project).catalogue.episodes[0]
    assert [chapter.title for chapter in episode.chapters] == ["Pembuka", "Syarat: yang dibawa"]
    assert episode.transcript is not None
    first = open_transcript(episode.transcript).cues[0]
    assert (first.speaker, first.text) == ("Rina", "Selamat datang di siniar ini.")
    assert first.start == pytest.approx(4.6, abs=0.1)
    paths = {each.path for each in plan_site(load_show(project)).outputs}
    assert {Path(path).suffix for path in paths if "uji-coba." in path} >= {".vtt", ".srt"}
    # The same command again: nothing moves a second time.
    before = made(project)
    assert produce(load_show(project), options, None, os.environ) == 0
    assert made(project) == before


def test_marks_in_the_recordings_are_kept_in_the_joined_file(
    ffmpeg: Ffmpeg, project: Project, speech: Path, tmp_path: Path
) -> None:
    second = tmp_path / "b.mp3"
    # With the marks of the whole, in an order that is not that of their times.
    ffmpeg.run(["-i", SAMPLE, "-t", "40", "-c", "copy", second])
    ID3(SAMPLE).save(second)
    assert produce(load_show(project), wish(speech, second), None, os.environ) == 0
    marks = chapters_in(project.content / MP3)
    assert len(marks) == 3
    assert [title for *_, title in marks][:2] == ["Pembuka", "Jangan panik dulu"]
    assert [start for start, *_ in marks][:2] == pytest.approx([12_000, 37_000], abs=60)
    heard, _ = probe_recording(ffmpeg, project.content / MP3)
    assert heard is not None
    assert [round(chapter.start * 1000) for chapter in heard.chapters] == [
        start for start, *_ in marks
    ]
    assert [chapter.title for chapter in heard.chapters] == [title for *_, title in marks]
    small, _ = probe_recording(ffmpeg, (project.content / MP3).with_suffix(".opus"))
    assert small is not None
    assert [chapter.title for chapter in small.chapters] == [title for *_, title in marks]
    assert [chapter.start for chapter in small.chapters] == pytest.approx(
        [start / 1000 for start, *_ in marks], abs=0.001
    )
    contents = ID3(project.content / MP3)["CTOC:toc"]
    assert str(contents.sub_frames["TIT2"]) == "Uji coba"
    data = (project.content / MP3).read_bytes()
    places = [data.index(f"chp{number}\0".encode(), 300) for number in range(len(marks))]
    assert data.count(b"CHAP") == len(marks)
    assert places == sorted(places)


def test_marks_of_an_existing_note_go_into_the_file(heard: Project, speech: Path) -> None:
    note = heard.content / "episodes/007-uji-coba.md"
    note.parent.mkdir()
    note.write_text(
        "---\njudul: Uji coba\nnomor: 7\ntanggal: 2026-11-19 08:00\nstatus: draf\n"
        "guid: 0f5e8a3c-0000-4000-8000-000000000007\n"
        'bab: ["00:00 Pembuka", "00:05 Isi"]\n---\nIsi.\n'
    )
    for _ in range(2):
        assert produce(load_show(heard), wish(speech), None, os.environ) == 0
        marks = chapters_in(heard.content / "audio/007-uji-coba.mp3")
        assert [mark[2] for mark in marks] == ["Pembuka", "Isi"]


def test_without_marks_long_pauses_are_proposed(
    ffmpeg: Ffmpeg,
    project: Project,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A tenth of what proposals keep between them, and so a tenth of the sound.
    monkeypatch.setattr(proposing, "DISTANCE", 12.0)
    pause = "volume=0:enable='between(t,12,15)'"
    noise = "anoisesrc=a=0.1:r=16000"
    source = record(ffmpeg, tmp_path / "a.wav", noise, "-af", pause, seconds=22)
    options = wish(source, sound=NO_SAVER)
    assert produce(load_show(project), options, None, os.environ) == 0
    assert "Jeda panjang, mungkin awal bab: 0:00, 0:1" in capsys.readouterr().out
    (path,) = (project.root / ".cache").rglob("bab.txt")
    options = wish(source, sound=NO_SAVER, chapters=str(path))
    assert produce(load_show(project), options, None, os.environ) == 0
    assert [mark[2] for mark in chapters_in(project.content / MP3)] == ["Bab 1", "Bab 2"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("chapters", "Pembuka", "bab-salah"), ("transcript", "apa ini", "transkrip-bentuk")],
)
def test_a_wrong_text_stops_before_the_work(
    speech: Path,
    project: Project,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    name: str,
    content: str,
    code: str,
) -> None:
    path = tmp_path / "teks.txt"
    path.write_text(content)
    assert produce(load_show(project), wish(speech, **{name: str(path)}), None, os.environ) == 3
    assert f"[{code}, kesalahan]" in capsys.readouterr().out
    assert made(project) == {}


@dataclass
class Segment:
    start: float
    end: float
    text: str


class Model:
    """Stands for faster-whisper's model; hears the same in everything."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def transcribe(self, _: str, language: str, **__: object) -> tuple[Iterator[Segment], None]:
        assert language == "id"
        return iter(
            [Segment(0.5, 2.0, " Selamat pagi."), Segment(2.0, 4.0, " Kata siaran conto.")]
        ), None


def test_what_is_said_is_written_down_when_that_is_wished(
    heard: Project,
    speech: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = types.ModuleType("faster_whisper")
    package.WhisperModel = Model  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "faster_whisper", package)
    assert produce(load_show(heard), wish(speech, transcribe=True), None, os.environ) == 0
    text = (heard.content / "transcripts/001-uji-coba.vtt").read_text()
    assert "00:00:00.500 --> 00:00:02.000\nSelamat pagi.\n" in text
    # A near miss of one of the show's own words is corrected, and shown as a diff.
    assert "Kata Siaran Contoh.\n" in text
    assert "- Kata siaran conto.\n  + Kata Siaran Contoh." in capsys.readouterr().out


def test_without_somebody_who_writes_the_sound_is_made_all_the_same(
    heard: Project,
    speech: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    assert produce(load_show(heard), wish(speech, transcribe=True), None, os.environ) == 0
    told = capsys.readouterr().out
    assert "[penulis-tidak-ada, peringatan]" in told
    assert "pakai teks dari YouTube" in told
    assert MP3 in made(heard)
    assert not any("transcripts" in path for path in made(heard))


def test_shortened_silences_and_large_files_are_told(
    speech: Path,
    project: Project,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(judging, "WEB_UPLOAD_LIMIT", 100_000)
    sound = SoundOptions(shortens_silence=True, data_saver=0)
    options = wish(speech, transcript=str(SPEAKERS), sound=sound)
    assert produce(load_show(project), options, None, os.environ) == 0
    told = capsys.readouterr().out
    assert "[waktu-bergeser, peringatan]" in told
    assert "[unggah-web, saran]" in told
