"""Makes notes that nobody would write on purpose: seeded, so that every one can be made again."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

from siniar.content.fields.chapter_maps import CHAPTER_FIELDS
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.location import LOCATION_FIELDS
from siniar.content.fields.page import PAGE_FIELDS
from siniar.content.fields.people import PERSON_FIELDS
from siniar.content.fields.service import SERVICE_FIELDS
from siniar.content.fields.table import Field

#: What breaks readers of YAML, Markdown, dates, paths and addresses, or hides in pasted text.
PIECES = (
    *(b":", b"\n", b"---\n", b"- ", b"[", b"{", b'"', b"'", b"\t", b"\x00", b"\xff", b"../", b"#"),
    *(b"http://", b"https://[", b"<script>", b"](javascript:x)", b"&x", b"*x", b"!!python/name:os"),
    *(b"%", b"@", b"`", b"{nama: x}", b"99:99", b"31 Februari 2026", b"  ", b">", b"|", b"\r\n"),
    *(b"? ", b"...\n", b"\\", b"~", b"=", b"<!--", b"]]>", b"&#0;", b"&#xD800;", b"${{x}}", b"{0}"),
    *(b"youtube: https://youtube.com/@x\n", b"judul: 12\n", b"tanggal: 0000-00-00\n"),
    *(b"nomor: -1\n", b"nomor: 99999999999999999999\n", b"bab: [[[[[[[[[[x]]]]]]]]]]\n"),
    *(b"audio: ../../etc/passwd\n", b"audio: con.mp3\n", b"status: DRAF\n", b"layanan: x\n"),
    *(b"a" * 5000, b"[" * 400, b"> " * 300, b"*" * 500, b"\xef\xbb\xbf", b"\xed\xa0\x80"),
    *("🙂 عربي \u202e \u200b \ufeff \u2028 \u0085 é ﷽ \U000e0001".encode().split(b" ")),
)
_HOSTILE: list[str] = [
    *json.loads((Path(__file__).parent / "hostile.json").read_text(encoding="utf-8")),
    *("9" * 40, "x" * 300, "1" + "́" * 200),
]


@cache
def scripts() -> dict[str, str]:
    """Some letters and digits of every script that this Python knows, by the script's name."""
    found: dict[str, str] = {}
    for code in range(0x110000):
        letter = chr(code)
        if unicodedata.category(letter)[0] in "LN":
            name = unicodedata.name(letter, "UNNAMED").split()[0]
            if len(found.get(name, "")) < 12:
                found[name] = found.get(name, "") + letter
    return found


@cache
def fields() -> tuple[tuple[str, Field], ...]:
    """Every field of every table, with how a note leads to it."""
    tables = (
        ("{}", EPISODE_FIELDS),
        ("layanan: {{{}}}", SERVICE_FIELDS),
        ("lokasi: {{nama: Taman, {}}}", LOCATION_FIELDS),
        ("orang: [{{nama: Sari, {}}}]", PERSON_FIELDS),
        ("bab: [{{judul: Satu, {}}}]", CHAPTER_FIELDS),
        ("{}", PAGE_FIELDS),
    )
    return tuple((frame, row) for frame, table in tables for row in table)


Making = Callable[[random.Random, tuple[bytes, ...]], bytes]


def edit(rnd: random.Random, notes: tuple[bytes, ...]) -> bytes:
    """A valid note after a few random edits, mostly in its front matter."""
    note = bytearray(rnd.choice(notes))
    for _ in range(rnd.randint(1, 6)):
        reach = min(len(note), 1400) if rnd.random() < 0.8 else len(note)
        at = rnd.randrange(reach) if reach else 0
        chance = rnd.random()
        if chance < 0.5:
            note[at:at] = rnd.choice(PIECES)
        elif chance < 0.7:
            del note[at : at + rnd.randint(1, 40)]
        elif chance < 0.85:
            start = rnd.randrange(len(note) + 1)
            note[at:at] = note[start : start + rnd.randint(1, 60)]
        else:
            note[at : at + 1] = bytes([rnd.randrange(128)])
    return bytes(note)


def noise(rnd: random.Random, _: tuple[bytes, ...]) -> bytes:
    """Random bytes or letters, as they are or where YAML or Markdown is expected."""
    size = rnd.randint(0, 400)
    letters = [chr(rnd.choice((rnd.randrange(128), rnd.randrange(0x3000)))) for _ in range(size)]
    middle = rnd.randbytes(size) if rnd.random() < 0.3 else "".join(letters).encode()
    frames = (
        (b"", b""),
        (b"---\n", b"\n---\nIsi.\n"),
        (b"---\njudul: x\ntanggal: 2026-01-01\n---\n", b""),
    )
    before, after = rnd.choice(frames)
    return before + middle + after


def break_yaml(rnd: random.Random, notes: tuple[bytes, ...]) -> bytes:
    """Lines of valid front matter in disorder, between marks that mean something in YAML."""
    lines = rnd.choice(notes).split(b"\n---\n")[0].split(b"\n")[1:]
    chosen = rnd.choices(lines, k=rnd.randint(1, 12))
    marks = rb""":-[]{}"'&*!|>%@`#?,~"""
    for _ in range(rnd.randint(1, 5)):
        at = rnd.randrange(len(chosen))
        line, mark = chosen[at], bytes([rnd.choice(marks)])
        place = rnd.randrange(len(line) + 1)
        chosen[at] = rnd.choice(
            (
                line[:place] + mark + line[place:],
                b" " * rnd.randint(1, 9) + line,
                mark * 3,
                line * 2,
            )
        )
    return b"---\n" + b"\n".join(chosen) + b"\n---\nIsi.\n"


def fill(rnd: random.Random, _: tuple[bytes, ...]) -> bytes:
    """One field with text of one script, or with text that programs take for something else."""
    frame, row = rnd.choice(fields())
    text = rnd.choice(_HOSTILE) if rnd.random() < 0.4 else rnd.choice(list(scripts().values()))
    return note_with(frame, rnd.choice(row.keys), _written(rnd, text))


def note_with(frame: str, key: str, value: str) -> bytes:
    """A note that holds one field beside those that every note needs."""
    needed = {"judul": "Contoh", "tanggal": "2026-01-01 08:00", "status": "draf"}
    needed.pop(key, None)
    lines = [f"{name}: {text}" for name, text in needed.items()]
    lines.append(frame.format(f"{key}: {value}"))
    return ("---\n" + "\n".join(lines) + "\n---\nIsi.\n").encode("utf-8", "surrogatepass")


def _written(rnd: random.Random, text: str) -> str:
    """The text in one of YAML's forms: plain, quoted, in a list, in a block, in a mapping."""
    quoted = "'" + text.replace("'", "''") + "'"
    double = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return rnd.choice(
        (text, quoted, double, f"[{quoted}, {double}]", f"\n  - {text}", f"{{x: {quoted}}}")
    )


MAKINGS: dict[str, Making] = {"edit": edit, "noise": noise, "yaml": break_yaml, "field": fill}


def make_note(seed: int, number: int, notes: tuple[bytes, ...]) -> tuple[str, bytes]:
    """The kind and the bytes of case ``number`` of a run; the same for the same seed."""
    kind = list(MAKINGS)[number % len(MAKINGS)]
    return kind, MAKINGS[kind](random.Random(f"{seed} {number}"), notes)
