"""Passages for status and Shorts, and the pack for radio: what is in the files."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

import pytest

from siniar.build.project import Project
from siniar.commands.clip import cut
from siniar.model.episode import Chapter, Episode, Soundbite
from siniar.model.questions import Question
from siniar.model.transcript import Cue
from siniar.production.clips import Passage, Shown, check_passages, find_passages, show_captions
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.radio import render_cue_sheet
from siniar.production.space import clip_space, radio_space
from siniar.youtube.kit_names import find_episode
from tests.support.factories import make_episode, make_show
from tests.support.full_disks import full_copy, full_ffmpeg
from tests.support.shows import load_show

NOTE = """---
judul: Cara mengurus surat
nomor: 3
tanggal: 2026-11-19 08:00
topik: Sosial
ringkasan: Syarat dan tempat mengurus surat.
guid: contoh-3
audio: surat.mp3
bab: ["00:00 Pembuka", "00:04 Syarat"]
{kutipan}
---
Isi.
"""
VTT = """WEBVTT

00:00.000 --> 00:02.000
Selamat pagi warga.

00:02.000 --> 00:04.000
Bawa kartu keluarga.
"""


def given(project: Project, tone: Path, kutipan: str, *, says: bool = True) -> Episode:
    for name in ("episodes", "audio", "transcripts"):
        (project.content / name).mkdir()
    note = NOTE.format(kutipan=kutipan)
    (project.content / "episodes/003-surat.md").write_text(note, encoding="utf-8")
    if says:
        (project.content / "transcripts/surat.vtt").write_text(VTT, encoding="utf-8")
    shutil.copy(tone, project.content / "audio/surat.mp3")
    loaded = load_show(project)
    episode = find_episode((read.episode for read in loaded.reads if read.episode), "3")
    assert episode is not None
    return episode


def look_at(ffmpeg: Ffmpeg, path: Path) -> str:
    return ffmpeg.run(["-i", path, "-af", "ebur128=peak=true", "-f", "null", "-"]).log


def test_a_passage_is_an_mp3_and_an_upright_video_with_captions(
    project: Project, tone: Path, ffmpeg: Ffmpeg, capsys: pytest.CaptureFixture[str]
) -> None:
    episode = given(project, tone, 'kutipan: ["00:01-00:04 Yang dibawa"]')
    assert cut(load_show(project), episode, os.environ, for_radio=False) == 0
    kit = project.root / "kit/003-surat"
    film = look_at(ffmpeg, kit / "003-surat-kutipan-1.mp4")
    assert re.search(r"Video: h264.*yuv420p.*1080x1920", film)
    assert "Audio: aac" in film
    assert "Duration: 00:00:03.0" in film
    sound = look_at(ffmpeg, kit / "003-surat-kutipan-1.mp3")
    assert re.search(r"title\s+: Yang dibawa", sound)
    assert "Duration: 00:00:03.0" in sound
    # Two captions, two pictures; what lasts three seconds is told.
    assert len(list((project.cache / "produksi").rglob("clip-*.png"))) == 2
    assert "kutipan-durasi" in capsys.readouterr().out


def test_radio_gets_its_loudness_a_cue_sheet_and_what_to_say(
    project: Project, tone: Path, ffmpeg: Ffmpeg
) -> None:
    episode = given(project, tone, "")
    assert cut(load_show(project), episode, os.environ, for_radio=True) == 0
    folder = project.root / "kit/003-surat/radio"
    heard = look_at(ffmpeg, folder / "003-surat.wav")
    loudness = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", heard)[-1])
    assert abs(loudness + 23) <= 0.5
    assert float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", heard)[-1]) <= -1
    assert "pcm_s16le" in heard
    assert "48000 Hz" in heard
    sheet = (folder / "003-surat.cue").read_bytes().decode()
    assert 'FILE "003-surat.wav" WAVE\r\n' in sheet
    assert 'TITLE "Syarat"\r\n    INDEX 01 00:04:00\r\n' in sheet
    text = (folder / "003-surat.txt").read_text(encoding="utf-8")
    assert "Kata pertama: Selamat pagi warga." in text
    assert "-23" in text


def test_without_passages_nothing_is_cut_and_it_is_told(
    project: Project, tone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    episode = given(project, tone, "", says=False)
    assert cut(load_show(project), episode, os.environ, for_radio=False) == 3
    assert "kutipan-tidak-ada" in capsys.readouterr().out
    assert not (project.root / "kit").exists()


def test_without_ffmpeg_or_with_damaged_sound_it_ends_kindly(
    project: Project, tone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    episode = given(project, tone, 'kutipan: ["00:01-00:04 Yang dibawa"]')
    loaded = load_show(project)
    assert cut(loaded, episode, {"PATH": "", "FFMPEG": "tidak-ada"}, for_radio=True) == 3
    (project.content / "audio/surat.mp3").write_bytes(b"bukan suara" * 100)
    assert cut(loaded, episode, os.environ, for_radio=False) == 3
    told = capsys.readouterr().out
    assert "ffmpeg-tidak-ada" in told
    assert "produksi-terhenti" in told


@pytest.mark.parametrize("for_radio", [False, True])
def test_a_full_disk_is_told_with_the_room_that_is_needed(
    project: Project,
    tone: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    for_radio: bool,
) -> None:
    episode = given(project, tone, 'kutipan: ["00:01-00:02 Yang dibawa"]')
    loaded = load_show(project)
    room = radio_space(episode.duration or 0) if for_radio else clip_space(1)
    full = {**os.environ, "FFMPEG": str(full_ffmpeg(tmp_path))}
    assert cut(loaded, episode, full, for_radio=for_radio) == 3
    told = capsys.readouterr().out
    assert "[disk-penuh, kesalahan]" in told
    assert f"perlu {loaded.words.megabytes(room)}" in told
    monkeypatch.setattr("siniar.production.workspace.shutil.copyfile", full_copy(errno.ENOSPC))
    assert cut(loaded, episode, os.environ, for_radio=for_radio) == 3
    assert "[disk-penuh, kesalahan]" in capsys.readouterr().out
    monkeypatch.undo()
    assert cut(loaded, episode, os.environ, for_radio=for_radio) == 0
    assert not list(project.root.rglob("*.part"))
    finished = (*(project.root / "kit").rglob("*.*"), *project.cache.rglob("*.*"))
    assert sum(path.stat().st_size for path in finished if path.is_file()) < room


CUES = (Cue(0, 2, "a"), Cue(2, 5, "b"), Cue(5.1, 8, "c"), Cue(12, 14, "d"))


@pytest.mark.parametrize(
    ("start", "duration", "expected"),
    [
        (0, 4, (Shown("a", 2), Shown("b", 2))),
        (1, 2, (Shown("a", 1), Shown("b", 1))),
        # A gap that nobody sees belongs to what stood there.
        (3, 4, (Shown("b", 2.1), Shown("c", 1.9))),
        (7, 6, (Shown("c", 1), Shown("", 4), Shown("d", 1))),
        (13, 3, (Shown("d", 1), Shown("", 2))),
        (20, 3, (Shown("", 3),)),
    ],
)
def test_captions_fill_a_passage_from_end_to_end(
    start: float, duration: float, expected: tuple[Shown, ...]
) -> None:
    shown = show_captions(CUES, Passage(start, duration, ""))
    assert [each.text for each in shown] == [each.text for each in expected]
    assert [each.duration for each in shown] == pytest.approx([e.duration for e in expected])
    assert sum(each.duration for each in shown) == pytest.approx(duration)


def test_passages_are_what_the_note_says_else_its_answers() -> None:
    asked = (Question("Apa?", second=10.0), Question("Kapan?", answer="Besok."))
    episode = make_episode(1, questions=asked)
    # To the next chapter at 30.5 seconds.
    assert find_passages(episode) == (Passage(10.0, 20.5, "Apa?"),)
    long = make_episode(1, questions=asked[:1], chapters=(Chapter(0, "Pembuka"),))
    assert find_passages(long) == (Passage(10.0, 60.0, "Apa?"),)
    chosen = make_episode(1, questions=asked, soundbites=(Soundbite(5.0, 40.0, "Ini"),))
    assert find_passages(chosen) == (Passage(5.0, 40.0, "Ini"),)
    assert find_passages(make_episode(1)) == ()


def test_what_is_doubtful_is_told_with_its_second() -> None:
    episode = make_episode(1, transcript=None)
    passages = (Passage(5.0, 10.0, ""), Passage(20.0, 45.0, ""))
    told = [(each.code, dict(each.values)["start"]) for each in check_passages(episode, passages)]
    assert told == [
        ("kutipan-durasi", "0:05"),
        ("kutipan-tanpa-takarir", "0:05"),
        ("kutipan-tanpa-takarir", "0:20"),
    ]
    assert [each.code for each in check_passages(episode, ())] == ["kutipan-tidak-ada"]


def test_a_cue_sheet_begins_with_the_file_and_holds_no_quotation_marks() -> None:
    chapters = (Chapter(30.52, 'Yang "lupa"'), Chapter(4000.0, "Akhir"))
    sheet = render_cue_sheet(make_show(), make_episode(1, chapters=chapters), "a.wav")
    assert re.findall(r'TITLE "([^"]*)"', sheet)[1:] == [
        "Cara mengurus surat nomor B",
        "Yang 'lupa'",
        "Akhir",
    ]
    assert re.findall(r"INDEX 01 (\S+)", sheet) == ["00:00:00", "00:30:39", "66:40:00"]
