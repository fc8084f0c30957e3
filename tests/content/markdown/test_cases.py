"""Each note in ``cases/`` becomes the HTML beside it, with the findings beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.content.markdown import NotesMarkup
from siniar.model.findings import Finding

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
MARKUP = NotesMarkup(table_label="Tabel")


def write(finding: Finding) -> str:
    value = dict(finding.values).get("value", "")
    return f"{finding.code} {finding.place.line} {value}".rstrip()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_note_becomes_the_html_beside_it(path: Path) -> None:
    html, findings = MARKUP.convert(path.read_text(encoding="utf-8"), "a.md")
    assert html == path.with_suffix(".html").read_text(encoding="utf-8").rstrip("\n")
    told = path.with_suffix(".findings")
    expected = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    assert sorted(map(write, findings)) == sorted(expected)


def test_every_html_and_every_finding_belongs_to_a_note() -> None:
    others = [path for path in CASES[0].parent.iterdir() if path.suffix != ".md"]
    assert all(path.with_suffix(".md").is_file() for path in others)


def test_a_label_of_tables_is_escaped() -> None:
    html, _ = NotesMarkup(table_label='a"b<c').convert("|a|\n|-|\n|b|")
    assert 'aria-label="a&quot;b&lt;c"' in html


def test_one_converter_keeps_notes_apart() -> None:
    MARKUP.convert("## Syarat\n\n[a]: https://contoh.go.id/")
    html, _ = MARKUP.convert("## Syarat\n\n[a]")
    assert html == '<h2 id="notes-syarat">Syarat</h2>\n<p>[a]</p>'
