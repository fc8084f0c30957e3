"""Every file is told apart by its content, and none makes the program fall."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from siniar.model.findings import Report, render_findings
from siniar.model.words import load_words
from siniar.production import ffmpeg as programs
from siniar.production.ffmpeg import Ffmpeg, FfmpegError, find_ffmpeg
from siniar.production.filters import SoundOptions
from siniar.production.loudness import parse_silences
from siniar.production.master import Encoder
from siniar.production.options import ProductionOptions
from siniar.production.probe import probe_recording
from siniar.production.recordings import Material, Rebuilding, gather
from siniar.production.workspace import Workspace
from tests.support.recordings import SAMPLE, record

SINE = "sine=frequency=300"


@pytest.fixture
def ffmpeg(each_ffmpeg: Ffmpeg) -> Ffmpeg:
    """Each in turn: what is found in a file stands in what they say of it."""
    return each_ffmpeg


def codes(ffmpeg: Ffmpeg, path: Path) -> list[str]:
    return [finding.code for finding in probe_recording(ffmpeg, path)[1]]


@pytest.mark.parametrize(
    ("name", "options", "kind", "codec"),
    [
        ("telepon.m4a", ["-c:a", "aac"], "MP4", "aac"),
        ("pesan wa 😀 1.opus", ["-c:a", "libopus"], "Ogg", "opus"),
        ("-depan.ogg", ["-c:a", "libopus"], "Ogg", "opus"),
        ("a:b 'c' \"d\".wav", [], "WAV", "pcm_s16le"),
        ("lama.3gp", ["-c:a", "aac"], "MP4", "aac"),
        ("rekaman.mov", ["-c:a", "aac"], "MP4", "aac"),
        ("rekaman.mp3", [], "MP3", "mp3"),
    ],
)
def test_what_phones_and_whatsapp_make_is_read_whatever_its_name(
    ffmpeg: Ffmpeg, tmp_path: Path, name: str, options: list[str], *, kind: str, codec: str
) -> None:
    path = record(ffmpeg, tmp_path / name, SINE, *options)
    recording, findings = probe_recording(ffmpeg, path)
    assert recording is not None
    assert findings == []
    assert (recording.kind, recording.codec, recording.channels) == (kind, codec, 1)
    assert recording.duration == pytest.approx(3, abs=0.1)


def test_a_camera_recording_has_its_picture_size(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    path = tmp_path / "video.mp4"
    picture = ["-f", "lavfi", "-i", "testsrc=size=320x180:rate=10"]
    ffmpeg.run([*picture, "-f", "lavfi", "-i", SINE, "-t", "1", f"file:{path}"])
    recording, _ = probe_recording(ffmpeg, path)
    assert recording is not None
    assert recording.video_size == (320, 180)


def test_a_cover_is_no_video_and_chapters_are_read(ffmpeg: Ffmpeg) -> None:
    recording, _ = probe_recording(ffmpeg, SAMPLE)
    assert recording is not None
    assert recording.video_size is None
    assert [chapter.title for chapter in recording.chapters][:2] == ["Pembuka", "Jangan panik dulu"]
    assert recording.chapters[1].start == 25


def test_what_cannot_be_used_is_told_by_its_reason(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    empty = tmp_path / "kosong.m4a"
    empty.touch()
    text = tmp_path / "catatan.mp3"
    text.write_text("Ini bukan rekaman.")
    silent = record(ffmpeg, tmp_path / "bisu.mp4", "testsrc=size=64x64:rate=5", seconds=1)
    whole = record(ffmpeg, tmp_path / "utuh.m4a", SINE)
    cut = tmp_path / "terputus.m4a"
    cut.write_bytes(whole.read_bytes()[:-800])  # the index stands at the end
    locked = tmp_path / "terkunci.m4p"
    locked.write_bytes(whole.read_bytes().replace(b"mp4a", b"drms"))
    assert codes(ffmpeg, tmp_path / "tidak ada.m4a") == ["rekaman-tidak-ada"]
    assert codes(ffmpeg, empty) == ["rekaman-kosong"]
    assert codes(ffmpeg, text) == ["rekaman-rusak"]
    assert codes(ffmpeg, silent) == ["rekaman-tanpa-suara"]
    assert codes(ffmpeg, cut) == ["rekaman-tanpa-akhir"]
    assert codes(ffmpeg, locked) == ["rekaman-drm"]


def test_the_indonesian_track_is_taken_else_the_default_one(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    def mux(name: str, *options: str) -> Path:
        path = tmp_path / name
        sources = [part for hz in (300, 600) for part in ("-f", "lavfi", "-i", f"sine={hz}")]
        ffmpeg.run([*sources, "-t", "1", "-map", "0", "-map", "1", *options, f"file:{path}"])
        return path

    english = ("-metadata:s:a:0", "language=eng")
    own = mux("dua.mkv", *english, "-metadata:s:a:1", "language=ind")
    default = mux("utama.mkv", *english, "-disposition:a:0", "0", "-disposition:a:1", "default")
    for path in (own, default):
        recording, findings = probe_recording(ffmpeg, path)
        assert recording is not None
        assert recording.stream == 1
        assert [finding.code for finding in findings] == ["rekaman-banyak-trek"]
        assert dict(findings[0].values)["stream"] == "2"


def test_a_recording_without_its_end_is_rebuilt_after_a_good_one(
    ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    whole = record(ffmpeg, tmp_path / "contoh.m4a", SINE)
    cut = tmp_path / "terputus.m4a"
    cut.write_bytes(whole.read_bytes()[:-800])
    program = tmp_path / "untrunc"
    # What the real one is asked for: a place, a good file, the broken one. An example of another
    # kind, here one of no bytes, makes it write an empty file and end well.
    program.write_text(
        '#!/bin/sh\ntest "$1" = -dst && test -s "$4" || exit 9\n'
        'if test -s "$3"; then cp "$3" "$2"; else printf 0 > "$2"; echo saving "$2"; fi\n'
    )
    program.chmod(0o755)

    def take(
        environment: dict[str, str], example: Path = whole
    ) -> tuple[Material | None, list[str]]:
        rebuilding = Rebuilding(tmp_path / "kerja", environment)
        options = ProductionOptions((str(cut),), like=str(example))
        material, findings = gather(ffmpeg, tmp_path, options, load_words("id"), rebuilding)
        return material, [finding.code for finding in findings]

    before = cut.read_bytes()
    assert take({"PATH": str(tmp_path / "kosong")}) == (None, ["untrunc-tidak-ada"])
    material, codes = take({"PATH": f"{tmp_path}:/bin:/usr/bin"})
    assert material
    assert material.duration == pytest.approx(3, abs=0.1)
    assert codes == ["rekaman-dibangun-ulang"]
    other = tmp_path / "lain.mp4"
    other.touch()
    assert take({"UNTRUNC": str(program)}, other) == (None, ["rekaman-contoh-beda"])
    program.write_text("#!/bin/sh\necho tidak cocok >&2; exit 1\n")
    shutil.rmtree(tmp_path / "kerja")
    assert take({"UNTRUNC": str(program)}) == (None, ["rekaman-contoh-beda"])
    assert cut.read_bytes() == before


def test_sound_that_begins_late_in_a_film_keeps_its_place(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    film = tmp_path / "terlambat.mkv"
    picture = ["-f", "lavfi", "-i", "testsrc=size=64x64:rate=5:duration=6"]
    sound = ["-itsoffset", "2", "-f", "lavfi", "-i", f"{SINE}:duration=4"]
    ffmpeg.run([*picture, *sound, f"file:{film}"])
    recording, _ = probe_recording(ffmpeg, film)
    assert recording
    encoder = Encoder(ffmpeg, Workspace(tmp_path / "kerja"), lambda *_: lambda _seconds: None)
    levels = encoder.analyse_all([recording])
    (cleaned,) = encoder.clean_all([recording], levels, SoundOptions())
    assert cleaned.duration == pytest.approx(6, abs=0.1)
    finder = ["-i", f"file:{cleaned.path}", "-af", "silencedetect=noise=-50dB:d=1"]
    ((start, end),) = parse_silences(ffmpeg.run([*finder, "-f", "null", "-"]).log)
    assert (start, end) == pytest.approx((0, 2), abs=0.1)


def test_odd_recordings_are_taken_with_advice(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    wrong = record(ffmpeg, tmp_path / "salah.mp3", SINE, "-f", "wav")
    telephone = record(ffmpeg, tmp_path / "telepon.wav", SINE, "-ar", "8000")
    many = record(ffmpeg, tmp_path / "enam.wav", SINE, "-ac", "6")
    assert codes(ffmpeg, wrong) == ["rekaman-akhiran"]
    assert codes(ffmpeg, telephone) == ["rekaman-telepon"]
    assert codes(ffmpeg, many) == ["rekaman-banyak-saluran"]


def test_a_recording_that_does_not_say_how_long_it_is_is_counted(
    ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    command = [ffmpeg.path, "-v", "error", "-f", "lavfi", "-t", "4", "-i", SINE]
    live = subprocess.run(
        [*command, "-c:a", "libopus", "-f", "webm", "-live", "1", "pipe:1"],
        capture_output=True,
        check=True,
    )
    path = tmp_path / "peramban.webm"
    path.write_bytes(live.stdout)
    assert (
        "Duration: N/A"
        in subprocess.run(
            [ffmpeg.path, "-i", str(path)], capture_output=True, text=True, check=False
        ).stderr
    )
    recording, findings = probe_recording(ffmpeg, path)
    assert recording is not None
    assert findings == []
    assert recording.duration == pytest.approx(4, abs=0.1)


@pytest.mark.parametrize(
    "text",
    [
        "ffconcat version 1.0\nfile rahasia.wav\n",
        "#EXTM3U\n#EXTINF:3,\nrahasia.wav\n",
        "#EXTM3U\n#EXTINF:3,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n",
    ],
)
def test_a_list_of_files_is_no_recording(ffmpeg: Ffmpeg, tmp_path: Path, text: str) -> None:
    shutil.copy(SAMPLE, tmp_path / "rahasia.wav")
    path = tmp_path / "daftar.mp3"
    path.write_text(text)
    assert codes(ffmpeg, path) == ["rekaman-rusak"]


def test_the_chosen_program_comes_before_the_one_on_path_and_that_before_the_wheel(
    ffmpeg: Ffmpeg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "ffmpeg pilihan"
    chosen.symlink_to(ffmpeg.path)
    on_path = tmp_path / "bin" / "ffmpeg"
    on_path.parent.mkdir()
    on_path.symlink_to(ffmpeg.path)
    folder = str(on_path.parent)
    wheel = tmp_path / "wheel"
    wheel.symlink_to(ffmpeg.path)
    monkeypatch.setattr(programs, "_find_wheel", lambda: str(wheel))
    assert find_ffmpeg({"FFMPEG": str(chosen), "PATH": folder})[0] == Ffmpeg(str(chosen))
    assert find_ffmpeg({"PATH": folder})[0] == Ffmpeg(str(on_path))
    assert find_ffmpeg({"PATH": str(tmp_path)})[0] == Ffmpeg(str(wheel))


def test_without_any_ffmpeg_one_line_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "_find_wheel", lambda: None)
    for environment in ({"PATH": str(tmp_path)}, {**os.environ, "FFMPEG": "/tidak/ada"}):
        program, findings = find_ffmpeg(environment)
        assert program is None
        assert "Ketik: " in render_findings(Report(findings), load_words("id"))


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("echo ffmpeg version 3.4.8-0ubuntu0.2 Copyright", "ffmpeg-lama"),
        ("echo ffmpeg version n4.1 Copyright", "ffmpeg-lama"),
        ("echo ffmpeg version n4.2.1 Copyright", ""),
        ("echo ffmpeg version N-98765-g1234567 Copyright", ""),
        ("echo usage: true", "ffmpeg-rusak"),
        ("echo libx264.so: cannot open shared object file >&2; exit 127", "ffmpeg-rusak"),
        ("", "ffmpeg-rusak"),
    ],
)
def test_a_program_that_is_old_or_broken_is_named(tmp_path: Path, script: str, code: str) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    found, findings = find_ffmpeg({"FFMPEG": str(program)})
    assert [finding.code for finding in findings] == ([code] if code else [])
    assert (found is None) == bool(code)
    assert not code or dict(findings[0].values)["value"] == str(program)


def test_an_old_program_on_path_gives_way_to_the_wheel_s(
    ffmpeg: Ffmpeg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\necho ffmpeg version 2.8 Copyright\n")
    program.chmod(0o755)
    monkeypatch.setattr(programs, "_find_wheel", lambda: ffmpeg.path)
    assert find_ffmpeg({"PATH": str(tmp_path)})[0] == ffmpeg
    (tmp_path / "kosong").write_bytes(b"\x7fELF broken")
    (tmp_path / "kosong").chmod(0o755)
    _, findings = find_ffmpeg({"FFMPEG": str(tmp_path / "kosong")})
    assert [finding.code for finding in findings] == ["ffmpeg-rusak"]


def test_progress_is_told_in_seconds_of_sound(ffmpeg: Ffmpeg) -> None:
    told: list[float] = []
    ffmpeg.run(["-t", "30", "-i", SAMPLE, "-f", "null", "-"], told.append)
    assert told[-1] == pytest.approx(30, abs=0.2)


def test_a_killed_program_is_told_apart_from_one_that_fails(tmp_path: Path) -> None:
    script = tmp_path / "ffmpeg"
    script.write_text("#!/bin/sh\nkill -9 $$\n")
    script.chmod(0o755)
    with pytest.raises(FfmpegError) as caught:
        Ffmpeg(str(script)).run([])
    assert caught.value.status < 0
    with pytest.raises(FfmpegError, match="tidak-ada"):
        Ffmpeg("/tidak-ada").run([])
