"""Who has only a phone lays a recording into content/rekaman/, and an episode is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.build.project import Project
from siniar.commands import inbox
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.inbox import list_inbox, title_of
from tests.support.factories import make_episode
from tests.support.recordings import made, speak
from tests.support.shows import load_show

NOTE = "---\njudul: Uji coba\nnomor: 7\ntanggal: 2026-11-19 08:00\nstatus: draf\n---\nIsi.\n"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("12.m4a", "Judul episode 12"),
        ("CONTOH-012.mp4", "Judul episode 12"),
        ("episode-12.ogg", "Judul episode 12"),
        ("Cara mengurus KTP.m4a", "Cara mengurus KTP"),
        ("cara_mengurus-KTP.m4a", "Cara mengurus KTP"),
        ("PTT-20261120-WA0003.opus", "PTT 20261120 WA0003"),
    ],
)
def test_a_recording_is_called_after_its_episode_or_its_title(name: str, title: str) -> None:
    episode = make_episode(12, title="Judul episode 12", slug="episode-12")
    assert title_of(Path(name), [episode]) == title


def test_what_waits_is_made_and_what_cannot_be_used_stays(
    ffmpeg: Ffmpeg, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project.content / "rekaman"
    folder.mkdir()
    note = project.content / "episodes/007-uji-coba.md"
    note.parent.mkdir()
    note.write_text(NOTE)
    speak(ffmpeg, folder / "7.m4a", seconds=4)
    speak(ffmpeg, folder / "kerja_bakti.opus", seconds=4, start=20)
    (folder / "rusak.m4a").write_text("bukan rekaman")
    (folder / ".DS_Store").touch()
    assert load_show(project).report.has_errors is False
    assert inbox.empty(load_show(project)) == 3
    told = capsys.readouterr().out
    assert "[rekaman-rusak, kesalahan]" in told
    assert [path.name for path in list_inbox(project.content)] == ["rusak.m4a"]
    files = made(project)
    assert "audio: 007-uji-coba.mp3" in note.read_text()
    assert {"audio/007-uji-coba.mp3", "audio/008-kerja-bakti.mp3"} <= files.keys()
    assert "judul: Kerja bakti" in files["episodes/008-kerja-bakti.md"].decode()


def test_an_empty_inbox_is_no_mistake(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert inbox.empty(load_show(project)) == 0
    assert "Tidak ada rekaman" in capsys.readouterr().out
