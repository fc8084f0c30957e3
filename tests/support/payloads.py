"""What attackers write, one line each, and where an editor's files take text."""

from __future__ import annotations

from pathlib import Path

#: A request for this host, or its name in an address that something loads, is a success of theirs.
EVIL = "evil.example"
#: What a script would leave behind in the page.
MARK = "window.pwned=1"

#: One a line.
PAYLOADS = (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()


def quoted(payload: str) -> str:
    """The payload as a quoted value of YAML."""
    return '"' + payload.replace("\\", "\\\\").replace('"', '\\"') + '"'


def note_of(number: int, payload: str) -> str:
    """A note that holds the payload in every field that takes text."""
    value = quoted(payload)
    long = quoted(f"Judul {number} {payload}")
    return f"""---
judul: {long}
nomor: {number}
tanggal: 2026-01-{number % 28 + 1:02} 08:00
topik: Kependudukan
ringkasan: {value}
audio: {number:03}.mp3
narasumber: [{value}]
pembawa: [{value}]
orang: [{{nama: {value}, jabatan: {value}}}]
bab: ["00:00 Awal", {quoted("00:01 " + payload)}]
kutipan: [{quoted("00:00-00:02 " + payload)}]
kata-kunci: [{value}]
layanan: {{syarat: [{value}], tempat: {value}, waktu: {value}, biaya: {value}}}
alt-gambar: {value}
transkrip: {number:03}.vtt
slug: serangan-{number}
guid: 996ad860-2a9a-504f-8861-{number:012}
---
Isi {payload}

# {payload}

- {payload}

> {payload}

    {payload}
"""


def captions_of(payload: str) -> str:
    """WebVTT whose speaker and words are the payload."""
    speaker = payload.replace(">", " ").replace("\n", " ")
    return (
        f"WEBVTT\n\n00:00.000 --> 00:01.000\n<v {speaker}>{payload}\n\n"
        f"00:01.000 --> 00:02.000\n{payload}\n"
    )
