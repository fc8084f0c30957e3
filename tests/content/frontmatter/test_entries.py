"""What YAML and we both read says the same to both, and nothing typed takes long or raises."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.table import parse_table, plain
from siniar.content.fix import Mender
from siniar.content.frontmatter import parse_note
from siniar.content.notes import KNOWN_KEYS, open_note
from tests.content.fields.test_fields import ZONE
from tests.support.factories import TOPICS

WORDS = st.text("abcdefghij ABC0123,.()/?!-'’é", min_size=1, max_size=30).map(str.strip)
SCALARS = WORDS.filter(lambda text: bool(text) and text[0].isalnum() and not text.isnumeric())
LISTS = st.lists(SCALARS, min_size=1, max_size=4)
MAPS = st.dictionaries(st.sampled_from(["tempat", "biaya", "waktu"]), SCALARS, min_size=1)
FRONTS = st.dictionaries(
    st.sampled_from(["judul", "ringkasan", "kata-kunci", "layanan", "bab", "narasumber"]),
    SCALARS | LISTS | MAPS | st.lists(MAPS, min_size=1, max_size=2),
    min_size=1,
)


def loaded(text: str) -> object:
    """What PyYAML makes of it with every value as text, in the form of our own trees."""

    def shape(value: object) -> object:
        if isinstance(value, dict):
            return [(key, shape(each)) for key, each in value.items()]
        return [shape(each) for each in value] if isinstance(value, list) else value

    return shape(yaml.load(text, Loader=yaml.CBaseLoader))


@settings(deadline=None, max_examples=150)
@given(FRONTS, st.sampled_from(["lines", "brackets", "both"]), st.sampled_from([None, '"', "'"]))
def test_what_yaml_reads_we_read_alike(
    front: dict[str, object], flow: str, quotes: str | None
) -> None:
    written = yaml.safe_dump(
        front,
        default_flow_style={"lines": False, "brackets": True}.get(flow),
        default_style=quotes,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    note = parse_note(f"---\n{written}---\nIsi\n".encode(), "a.md", KNOWN_KEYS)
    assert plain(note.fields) == loaded(written)
    assert not note.mends


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["judul", "ringkasan", "bab", "narasumber", "topik", "entah"]),
            st.text("ab:#\"'[]{}-*&!|>@%`, \u00a0\u200b“”\t1", max_size=20),
        ),
        max_size=5,
        unique_by=lambda row: row[0],
    )
)
def test_whatever_is_typed_is_read_or_told_and_mended_yaml_says_the_same(
    rows: list[tuple[str, str]],
) -> None:
    typed = "\n".join(f"{key}: {value}" for key, value in rows)
    content = f"---\n{typed}\nguid: guid-0001\n---\nIsi\n".encode()
    note = open_note(content, "a.md")
    mended = open_note(Mender(ZONE).mend(content, "a.md", "guid-baru"), "a.md")
    assert plain(mended.fields) == plain(note.fields)
    if any(finding.code == "yaml-rusak" for finding in note.report):
        return
    front = "\n".join(mended.lines[1 : mended.body_line - 2])
    assert [key for key, _ in loaded(front)] == [entry.key for entry in note.fields.entries]  # type: ignore[attr-defined]


HOSTILE = {
    "blanks in a date": "tanggal: 2026-11-20" + " " * 100_000 + "x",
    "blanks before a clock": "tanggal: 20 November 2026," + "\u00a0 " * 50_000 + "08",
    "blanks in a chapter": "bab: 00:00" + " " * 100_000 + "-",
    "times without end": "bab: " + "00:00 " * 50_000,
    "dashes": "bab: " + "-" * 100_000,
    "brackets": "judul: " + "[" * 100_000,
    "closed brackets": "judul: " + "[" * 50_000 + "]" * 50_000,
    "open lists": "a: [\n" * 20_000,
    "open list over lines": "a: [" + "\n  b, [c]" * 30_000,
    "quotes": 'judul: "' + '\\"' * 50_000,
    "single quotes": "judul: '" + "''" * 50_000 + "x",
    "escapes": 'judul: "' + "\\\\" * 50_000 + '"',
    "colons": "judul: " + ": " * 50_000,
    "hashes": "judul: a" + " #" * 50_000,
    "keys": "\n".join(f"k{number}: a" for number in range(30_000)),
    "bullets": "syarat:\n" + "- a\n" * 50_000,
    "nested keys": "".join("  " * depth + "a:\n" for depth in range(300)),
    "nested bullets": "a:\n" + "".join("  " * depth + "- a:\n" for depth in range(300)),
    "wraps": "ringkasan: a\n" + "b\n" * 50_000,
    "people": "narasumber: " + "Ibu A, " * 40_000,
    "degrees": "narasumber: A" + ", S.Si." * 40_000,
    "initials": "narasumber: A, " + "S." * 50_000 + "!",
    "initials with blanks": "narasumber: A, " + "S. " * 1_000 + "!",
    "positions": "narasumber: " + "Aa " * 1_300 + "!",
    "and": "narasumber: " + "A dan " * 40_000,
    "fences": "judul: a\n" + "---\njudul: b\n" * 20_000,
    "conflicts": "<<<<<<< a\n" * 50_000,
    "digits": "judul: " + "1" * 300_000,
    "pairs of digits": "judul: " + "1 " * 150_000,
    "garbled": "judul: " + "â€" * 100_000,
    "numbers": "nomor: " + "ke" * 50_000,
    "key without end": "a" * 300_000,
    "key of blanks": "a" + " " * 300_000 + ":",
    "curly quotes": "judul: " + "“" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_line_takes_long(name: str) -> None:
    content = f"---\n{HOSTILE[name]}\n---\nIsi\n".encode()
    start = time.process_time()
    note = open_note(content, "a.md")
    parse_table(note.fields, EPISODE_FIELDS, note, ZONE, TOPICS)
    assert time.process_time() - start < 3
    assert note.report.findings or note.is_readable


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ('[ktp, "kk, surat]', ["ktp", "kk", "surat"]),
        ('["ktp, kk", "surat]', ["ktp, kk", "surat"]),
        ('[ktp, "kk, "surat"]', ["ktp", "kk", "surat"]),
        ("[jum'at, 'kk, surat", ["jum'at", "kk", "surat"]),
        ('["ktp]', ["ktp"]),
    ],
)
def test_what_is_proposed_for_a_list_with_a_lone_quote_is_that_list(
    typed: str, words: list[str]
) -> None:
    (finding,) = parse_note(f"---\nkata-kunci: {typed}\n---\nIsi\n".encode(), "a.md").report
    mended = parse_note(f"---\n{dict(finding.values)['mended']}\n---\nIsi\n".encode(), "a.md")
    assert plain(mended.fields) == [("kata-kunci", words)]
    assert not list(mended.report)
