"""However a recording came, the finished file is as loud as other podcasts; measured by ebur128."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from mutagen.mp3 import MP3

from siniar.build.project import Project
from siniar.commands.produce import produce
from siniar.production.ffmpeg import Ffmpeg
from tests.support.recordings import speak, wish
from tests.support.shows import load_show

#: Name, filter of the sample's speech, options, channels of the finished file, finding.
RECORDINGS = {
    "wajar": ("anull", (), 1, ""),
    "pelan": ("volume=-30dB", (), 1, "rekaman-pelan"),
    "pecah": ("volume=30dB,alimiter=limit=1:level=0,volume=6dB", (), 1, "rekaman-pecah"),
    "mono dua kali": ("aformat=channel_layouts=stereo", (), 1, ""),
    "stereo": ("pan=stereo|c0=c0|c1=c0,adelay=0|700", (), 2, ""),
    "satu sisi": ("pan=stereo|c1=c0", (), 1, "rekaman-satu-sisi"),
    "berlawanan": ("pan=stereo|c0=c0|c1=-1*c0", (), 1, ""),
    "telepon": ("anull", ("-ar", "8000", "-ac", "1"), 1, "rekaman-telepon"),
    "enam saluran": ("pan=5.1|FC=c0|FL=0.2*c0|FR=0.2*c0", (), 1, "rekaman-banyak-saluran"),
    "dengung": ("aeval=val(0)*0.3+0.02*sin(2*PI*50*t)", (), 1, "rekaman-dengung"),
    "keras lalu pelan": ("volume='if(lt(t,8),0.7,0.05)':eval=frame", (), 1, "suara-disamakan"),
}


#: One channel is heard from two speakers, as the two of stereo are.
METER = "ebur128=peak=true:dualmono=true"


def measure_alone(ffmpeg: Ffmpeg, path: Path) -> tuple[float, float]:
    """LUFS and dBTP as ffmpeg's own summary says, without a line of the engine.

    One file a run: newer programs work on several at once, and their summaries mix.
    """
    command = [ffmpeg.path, "-nostats", "-i", str(path), "-af", METER, "-f", "null", "-"]
    log = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    # Programs that open their filters twice say it twice: the last one counts.
    summary = log.rpartition("Summary:")[2]
    found = re.search(r"I: +(\S+) LUFS.*Peak: +(\S+) dBFS", summary, re.DOTALL)
    assert found
    return float(found[1]), float(found[2])


@pytest.mark.parametrize("name", RECORDINGS)
def test_the_finished_file_is_right_however_the_recording_came(
    ffmpeg: Ffmpeg,
    project: Project,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    name: str,
) -> None:
    filters, options, channels, code = RECORDINGS[name]
    mono = f"aformat=channel_layouts=mono,{filters}"
    # Voices are told apart in no less.
    seconds = 25 if code == "suara-disamakan" else 9
    source = speak(ffmpeg, tmp_path / f"{name}.wav", "-af", mono, *options, seconds=seconds)
    assert produce(load_show(project), wish(source), None, os.environ) == 0
    told = capsys.readouterr().out
    mp3 = project.content / "audio/001-uji-coba.mp3"
    heard = [measure_alone(ffmpeg, path) for path in (mp3, mp3.with_suffix(".opus"))]
    for integrated, peak in heard:
        assert integrated == pytest.approx(-16, abs=0.5)
        assert peak <= -1
    assert f"{heard[0][0]:.1f}".replace(".", ",").replace("-", "−") + " LUFS" in told
    found = set(re.findall(r"\[((?:rekaman|kenyaringan|suara)-[\w-]+),", told))
    assert found == ({code} if code else set())
    assert MP3(mp3).info.channels == channels
