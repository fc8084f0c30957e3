"""Notes have the structure that GitHub's own converter gives them, or the editor is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siniar.content.markdown import NotesMarkup, mend_markdown
from tests.support.findings import codes
from tests.support.github import github_html, structure

CASES = sorted((Path(__file__).parent / "github").glob("*.md"))
MARKUP = NotesMarkup()
MENDED = {
    "daftar-tempelan",
    "daftar-sebaris",
    "baris-sendiri",
    "judul-tanpa-spasi",
    "tabel-tanpa-garis",
}


def assert_like_github(note: str) -> None:
    html, findings = MARKUP.convert(note, "a.md")
    if not findings:
        assert structure(html) == structure(github_html(note)), note


def expected(path: Path) -> list[str]:
    told = path.with_suffix(".findings")
    return told.read_text(encoding="utf-8").splitlines() if told.is_file() else []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_note_has_the_structure_of_github_or_is_told(path: Path) -> None:
    note = path.read_text(encoding="utf-8")
    html, findings = MARKUP.convert(note, "a.md")
    assert [f"{each.code} {each.place.line}" for each in findings] == expected(path)
    if not findings:
        assert structure(html) == structure(github_html(note))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_note_that_was_mended_is_shown_by_github_as_by_us(path: Path) -> None:
    mended = mend_markdown(path.read_text(encoding="utf-8"))
    html, findings = MARKUP.convert(mended, "a.md")
    assert not MENDED & set(codes(findings))
    if not findings:
        assert structure(html) == structure(github_html(mended))
    assert mend_markdown(mended) == mended


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_read_as_meant_is_shown_as_the_mended_note(path: Path) -> None:
    note = path.read_text(encoding="utf-8")
    html, findings = MARKUP.convert(note, "a.md")
    if not {"daftar-sebaris", "tabel-tanpa-garis"} & set(codes(findings)):
        assert html == MARKUP.convert(mend_markdown(note))[0]


def test_each_finding_shows_the_lines_to_copy() -> None:
    note = "Bawa:\n\u2022 KTP\n\u2022 KK\n\nSyarat: 1. KTP 2. KK\n"
    copied = [dict(each.values)["mended"] for each in MARKUP.convert(note, "a.md")[1]]
    assert copied == ["- KTP\n- KK", "Syarat:\n1. KTP\n2. KK"]


def test_what_the_handbook_shows_is_read_as_it_says() -> None:
    page = (Path(__file__).parents[3] / "docs/panduan/menulis-teks.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```\n(.*?)^```$", page, flags=re.DOTALL | re.MULTILINE)
    assert len(examples) >= 8
    for example in examples:
        html, findings = MARKUP.convert(example, "a.md")
        assert findings == []
        assert structure(html) == structure(github_html(example))


def test_every_finding_belongs_to_a_note() -> None:
    folder = Path(__file__).parent / "github"
    assert all(each.with_suffix(".md").is_file() for each in folder.glob("*.findings"))
    assert len(CASES) > 60


# --- at random ----------------------------------------------------------------------------------

_WORDS = st.sampled_from(
    [
        *("KTP", "bawa", "Loket 1", "**tebal**", "*miring*", "_miring_", "~~lama~~", "`kode`"),
        *("[surat](https://contoh.go.id/a)", "[surat][p]", "https://contoh.go.id/a_b"),
        *("www.a.example", "warga@a.example", "\\* bintang", "nama_berkas_a", "#tag", "5*3", "–"),
        *("a **b *c* d** e", "&amp;", "***dua***", "**", "*", "_", "~", "2.", "-", "a*b*c"),
        *("a  \nb", "a\\\nb", "<b>b</b>", "\\#", "[^1]", "“ya”", "(**a**)", "**a**b", "__a__"),
        *("<https://a.example/>", "é"),
    ]
)
_LINE = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)
_MARKS = st.sampled_from(
    [
        *("", "", "", "", "- ", "* ", "+ ", "1. ", "2. ", "1) ", "> ", "# ", "## ", "-   ", "1.  "),
        *("> - ", "- > ", "- 1. ", "- # "),
    ]
)
#: Four blanks and more behind a mark that stands further right are read otherwise by markdown-it.
_INDENT = st.sampled_from(["", "", "", "", "  ", "   ", " "])
_WHOLE = st.sampled_from(
    [
        *("", "", "", "", "---", "===", "```", "~~~", "| a | b |", "|---|--:|", "***"),
        *("| `c` | **d** |", "[p]: https://contoh.go.id/p\n", "<details>", "</details>", ">", "#"),
        *("<summary>a</summary>", "[^1]: Kaki.\n", "<!-- x -->"),
    ]
)
_LINES = st.tuples(_INDENT, st.tuples(_MARKS, _LINE).map("".join) | _WHOLE).map("".join)
_LINES_OF_ALL_KINDS = st.lists(_LINES, min_size=1, max_size=12).map(
    lambda lines: "\n".join(line if line.strip() else "" for line in lines)
)
_PIECES = st.sampled_from([*"*_~` ab(.é“\n\\", "**", "__", "~~", "[a](b)", "[^1]", "&amp;", "\\*"])


def _indent(text: str, first: str, others: str) -> str:
    return first + text.replace("\n", f"\n{others}")


def _list_of(items: list[str], mark: str, gap: str, width: int) -> str:
    """A list whose items' further lines stand as far right as their first words."""
    lines = []
    for number, item in enumerate(items, 1):
        first = mark.replace("1", str(number)).ljust(width)
        lines.append(_indent(item, first, " " * min(len(first), width)))
    return gap.join(lines)


_TABLE = st.lists(st.tuples(_LINE, _LINE), min_size=1, max_size=3).map(
    lambda rows: "\n".join(
        ["| a | b |", "|---|:-:|", *(f"| {one} | {two} |".replace("\n", " ") for one, two in rows)]
    )
)
_LEAVES = (
    st.lists(_LINE, min_size=1, max_size=3).map("\n".join)
    | _LINE.map(lambda line: f"## {line}".replace("\n", " "))
    | st.lists(_LINE, max_size=3).map(lambda lines: "\n".join(["```", *lines, "```"]))
    | st.sampled_from(["    kode\n    kode", "***", "Judul\n====="])
    | _TABLE
)


def _containers(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(blocks, min_size=1, max_size=3)
    joined = st.tuples(several, st.sampled_from(["\n\n", "\n\n", "\n"])).map(
        lambda pair: pair[1].join(pair[0])
    )
    lists = st.builds(
        _list_of,
        st.lists(joined, min_size=1, max_size=3),
        st.sampled_from(["-", "*", "+", "1.", "1)", "- [ ] a", "- [x]"]),
        st.sampled_from(["\n", "\n", "\n\n"]),
        st.sampled_from([3, 4, 2]),
    )
    details = joined.map(lambda text: f"<details><summary>a</summary>\n\n{text}\n\n</details>")
    return lists | joined.map(lambda text: _indent(text, "> ", "> ")) | details | joined


_NOTES = st.recursive(_LEAVES, _containers, max_leaves=8).map(
    lambda text: f"{text}\n\n[p]: https://contoh.go.id/p\n[^1]: Kaki.\n"
)


@settings(max_examples=150, deadline=None)
@given(_NOTES)
def test_notes_in_each_other_are_those_of_github(note: str) -> None:
    assert_like_github(note)


@settings(max_examples=150, deadline=None)
@given(_LINES_OF_ALL_KINDS)
def test_lines_in_any_order_are_those_of_github(note: str) -> None:
    assert_like_github(note)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=20).map("".join))
def test_marks_in_any_order_are_those_of_github(note: str) -> None:
    assert_like_github(note)
