"""A talk of any length with its transcript, for what pages cost."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from siniar.model.episode import Audio, Chapter, Enclosure, Episode
from siniar.model.timecodes import format_position
from siniar.model.transcript import TranscriptFile
from tests.support.factories import make_episode

#: Words that people say in such a talk.
_SPOKEN = (
    "kalau warga datang ke loket pagi hari petugas menerima berkas lalu memeriksa satu per satu "
    "sebelum nomor antrean dipanggil karena banyak orang belum membawa salinan kartu keluarga "
    "maka kami minta supaya semua dibaca dulu di papan pengumuman dekat pintu masuk kantor ada "
    "contoh isian yang boleh difoto dan tidak perlu membayar kepada siapa pun jika ditanya cukup "
    "jawab seperlunya saja sesudah itu tunggu sebentar nanti ada pemberitahuan lewat pesan singkat "
    "bahwa surat sudah selesai ditandatangani bisa diambil sendiri atau diwakilkan saudara serumah "
    "dengan surat kuasa sederhana bermeterai seperti biasa jadi tidak usah bolak balik berkali kali"
)
#: Seconds that a cue lasts: ten words at the speed of talk.
_CUE = 4


def write_talk(folder: Path, minutes: int) -> TranscriptFile:
    """A WebVTT file as long as the talk, two people in turn."""
    lines = ["WEBVTT", ""]
    spoken = _SPOKEN.split()
    count = minutes * 60 // _CUE
    for number in range(count):
        start, end = number * _CUE, (number + 1) * _CUE
        # A step that shares no divisor with the words makes each line another one.
        steps = (number * 17 + place * (3 + number % 7) for place in range(10))
        words = " ".join(spoken[step % len(spoken)] for step in steps).capitalize()
        speaker = "Rani Contoh" if number // 9 % 2 else "Ibu Contoh"
        mark = "." if number % 3 == 2 else ""
        lines += [
            f"{_stamp(start)} --> {_stamp(end)}",
            f"<v {speaker}>{words}{mark}",
            "",
        ]
    path = folder / f"{minutes}.vtt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return TranscriptFile(path, sha256(path.read_bytes()).hexdigest())


def _stamp(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


def make_talk(folder: Path, minutes: int, number: int = 1) -> Episode:
    """An episode of so many minutes with a chapter every five."""
    seconds = minutes * 60
    name = f"{number:03}-contoh.mp3"
    length = seconds * 12_000
    return make_episode(
        number,
        slug=f"obrolan-{minutes}",
        title=f"Obrolan {minutes} menit tentang berkas",
        audio=Audio(Path(name), name, length, "audio/mpeg", float(seconds), 96_000, 1, 44_100),
        enclosure=Enclosure(
            f"https://contoh.example/podcast/audio/{name}", length, "audio/mpeg", f"audio/{name}"
        ),
        chapters=tuple(
            Chapter(float(start), f"Bagian mulai {format_position(start)}")
            for start in range(0, seconds, 300)
        ),
        transcript=write_talk(folder, minutes),
    )
