"""What is half-typed is told, and never what the page and GitHub show as it is meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siniar.content.markdown import NotesMarkup
from siniar.model.words import load_words
from tests.support.findings import codes
from tests.support.github import github_html
from tests.support.places import ROOT

STRONG, LINK, CODE = "tebal-tak-ditutup", "tautan-setengah-jadi", "kotak-kode-terbuka"
MARKUP = NotesMarkup()
TEXTS = sorted([*(ROOT / "docs/panduan").rglob("*.md"), *(ROOT / "content").rglob("*.md")])


def told(note: str) -> set[str]:
    return {STRONG, LINK, CODE} & set(codes(MARKUP.convert(note, "a.md")[1]))


@pytest.mark.parametrize(
    ("note", "mended"),
    [
        ("Bawa **KTP asli.", "**KTP**"),
        ("Bawa ***KTP asli.", "**KTP**"),
        ("Bawa __KTP asli.", "**KTP**"),
        ("Bawa __KTP asli __ dan fotokopi.", "**KTP**"),
        ("[Surat](https://contoh.go.id/a, lalu pulang", "[Surat](https://contoh.go.id/a)"),
        ("[Surat](/episode/a/", "[Surat](/episode/a/)"),
        ("[`a` b] (https://contoh.go.id/a)", "[`a` b](https://contoh.go.id/a)"),
        ("(Surat)[www.contoh.go.id]", "[Surat](www.contoh.go.id)"),
        ("[a](https://a.example/ [b](https://b.example/)", "[a](https://a.example/)"),
    ],
)
def test_the_finding_shows_what_to_write_and_is_gone_when_it_is(note: str, mended: str) -> None:
    (finding,) = MARKUP.convert(note, "a.md")[1]
    assert mended in finding.remedy(load_words("id"))
    assert not told(mended)


def test_texts_of_the_handbook_and_of_the_samples_are_told_nothing() -> None:
    assert len(TEXTS) > 100
    assert [path for path in TEXTS if told(path.read_text(encoding="utf-8"))] == []


# --- at random ----------------------------------------------------------------------------------

_WELL_FORMED = st.sampled_from(
    [
        *("KTP", "**tebal**", "**dua kata**", "***dua***", "**a *b* c**", "*a **b** c*", "2 ** 3"),
        *("__tebal__", "__dua kata__", "___dua___", "nama__berkas", "2 __ 3", "(__a__)", "____"),
        *(
            "`**`",
            "`[a](https://b.example`",
            "\\**a",
            "5*3*2",
            "(**a**)",
            "**a**b",
            "https://a.id/**",
        ),
        *("[a](https://b.example/)", "[**a**](/b/)", "[a](</b c/>)", '[a](/b/ "c (d")', "(a) [b]"),
        *(
            "[a](https://b.example/c_(d))",
            "![a](/b.jpg)",
            "[![a](/b.jpg)](/c/)",
            "[a] (b)",
            "[x] a",
        ),
        *(
            "[a][b]",
            "[b] (a)",
            "a[1](",
            "(a)[b]",
            "**a\nb**",
            "\\[a] (https://b.example/)",
            "***",
        ),
    ]
)
_WORDS = st.lists(_WELL_FORMED, min_size=1, max_size=5).map(" ".join)
_BLOCKS = (
    _WORDS
    | _WORDS.map("- {}".format)
    | st.sampled_from(
        ["```\n**a\n```", "~~~~\n```\n~~~~", "> ```\n> a\n> ```", "- ~~~\n  a\n\n  ~~~"]
    )
)
_HALF = st.sampled_from(
    [*"*[]()` \n", "**", "](/b/", "](", "] (", ")[", "(/b/)", "\\*", "a", "<b>"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_BLOCKS, max_size=4).map("\n\n".join))
def test_well_formed_marks_are_told_nothing(note: str) -> None:
    assert not told(f"{note}\n\n[b]: https://contoh.go.id/b\n")


@settings(max_examples=100, deadline=None)
@given(st.lists(_HALF, max_size=20).map("".join))
def test_what_is_told_is_shown_as_typed_by_github_too(note: str) -> None:
    html, found = github_html(note), told(note)
    assert STRONG not in found or "**" in html
    assert LINK not in found or any(sign in html for sign in ("](", "] (", ")["))
