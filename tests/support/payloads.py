"""What attackers write, one line each, and where an editor's files take text."""

from __future__ import annotations

#: A request for this host, or its name in an address that something loads, is a success of theirs.
EVIL = "evil.example"
#: What a script would leave behind in the page.
MARK = "window.pwned=1"

PAYLOADS: tuple[str, ...] = (
    f"<script>{MARK}</script>",
    f"<img src=x onerror={MARK}>",
    f"<svg onload={MARK}>",
    f"<svg><script>{MARK}</script></svg>",
    f"<math><mtext><img src=x onerror={MARK}></mtext></math>",
    f"<iframe src=https://{EVIL}/></iframe>",
    f'<a href="javascript:{MARK}">klik</a>',
    f"[klik](javascript:{MARK})",
    f"[klik](JaVa&#x53;cript:{MARK})",
    "![x](data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9MTwvc2NyaXB0Pg==)",
    f"<base href=https://{EVIL}/>",
    f'<meta http-equiv=refresh content="0;url=https://{EVIL}/">',
    f"<form action=https://{EVIL}/><input name=q></form>",
    f"<link rel=stylesheet href=https://{EVIL}/x.css>",
    f"<style>@import 'https://{EVIL}/x.css'</style>",
    f'"><script>{MARK}</script>',
    f"'><script>{MARK}</script>",
    f'" onmouseover="{MARK}" x="',
    f"</title><script>{MARK}</script>",
    f"</script><script>{MARK}</script>",
    f"--><script>{MARK}</script><!--",
    f"]]><script>{MARK}</script>",
    f"</textarea><script>{MARK}</script>",
    "{{ 7*7 }}{% for x in (1,) %}pwned{% endfor %}{# x #}",
    "{{ config.__class__.__mro__ }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "=HYPERLINK(\"https://evil.example\";\"klik\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "::error file=x::pwned%0A::set-output name=x::y",
    "$(touch pwned) `touch pwned` ; touch pwned",
    "&#x3C;script&#x3E;window.pwned=1&#x3C;/script&#x3E;",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "\u202egnp.exe \u2066nama\u2069 \ufeff",
    "@kantor #1 https://github.com/a/b/issues/1 fixes #1",
)  # fmt: skip


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
