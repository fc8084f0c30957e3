"""The comment of a pull request, as text."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from siniar.build.storage import Storage
from siniar.commands.review_summary import (
    LENGTH_LIMIT,
    LINES_LIMIT,
    MARK,
    Links,
    Review,
    Side,
    render_summary,
)
from siniar.content.fields.rules import DATE_UNREADABLE, TOPIC_UNKNOWN
from siniar.content.rules_between import EPISODE_EXPIRED
from siniar.feed.diff import FeedDiff
from siniar.model.findings import Place, Report, found
from siniar.model.words import load_words
from tests.support.github import github_html

WORDS = load_words("id")
NOTE = "content/episodes/003 ktp.md"
LINKS = Links(
    "https://github.com/kantor/siniar/blob/abc/", "https://github.com/kantor/siniar/actions/runs/9"
)
BEFORE = Side(frozenset({"", "episode/lama/"}), {"audio/001.mp3": 1_000_000, "audio/002.mp3": 5})
AFTER = Side(
    frozenset({"", "episode/baru/"}),
    {"audio/001.mp3": 1_000_000, "audio/002.mp3": 6, "audio/003.mp3": 14_400_000},
)


def make_review(*findings: object, **changes: object) -> Review:
    report = Report(list(findings))  # type: ignore[arg-type]
    whole = Review(report, FeedDiff(new=("Baru",)), AFTER, BEFORE, 250_000_000, (), {}, LINKS)
    return replace(whole, **changes)  # type: ignore[arg-type]


def wrong_date(line: int = 4) -> object:
    return found(DATE_UNREADABLE, Place(NOTE, line, "tanggal: x"), value="x")


def test_the_comment_can_be_found_again() -> None:
    assert render_summary(make_review(), WORDS).startswith(MARK + "\n")


def test_a_finding_leads_to_its_line_of_the_branch() -> None:
    text = render_summary(make_review(wrong_date()), WORDS)
    assert "**1 kesalahan.** Belum bisa terbit" in text
    link = "https://github.com/kantor/siniar/blob/abc/content/episodes/003%20ktp.md?plain=1#L4"
    assert f"[content/episodes/003 ktp.md baris 4]({link}): Tanggal tidak dikenali." in text
    assert "`tanggal-salah`" in text


def test_errors_stand_first() -> None:
    advice = found(EPISODE_EXPIRED, Place("content/episodes/001.md", 1), value="2026-01-01")
    text = render_summary(make_review(advice, wrong_date()), WORDS)
    assert text.index("`tanggal-salah`") < text.index("`kedaluwarsa`")


def test_without_findings_it_says_so() -> None:
    text = render_summary(make_review(), WORDS)
    assert "**Tidak ada yang salah.** Bisa terbit" in text or "Bisa terbit" in text
    assert "### Temuan" not in text


def test_pages_feed_and_sizes_are_told() -> None:
    text = render_summary(make_review(), WORDS)
    assert "### Halaman baru\n\n- `/episode/baru/`" in text
    assert "### Halaman yang hilang\n\n- `/episode/lama/`" in text
    assert "#### Baru di umpan\n\n- Baru" in text
    assert "| `audio/003.mp3` | 14,4 MB |" in text
    assert "| `audio/002.mp3` | 0,1 MB |" in text
    assert "audio/001.mp3" not in text
    assert "| Seluruh situs | 250 MB |" in text
    assert "| Sisa tempat dari 1 GB | 750 MB |" in text


def test_a_site_that_is_too_large_has_no_storage_left() -> None:
    text = render_summary(make_review(size=1_200_000_000), WORDS)
    assert "| Sisa tempat dari 1 GB | -200 MB |" in text


def test_the_room_at_the_host_is_told_with_its_end() -> None:
    room = Storage(250_000_000, 40_000_000.0, 20_000_000, date(2026, 11, 21))
    text = render_summary(make_review(storage=room), WORDS)
    assert "| Audio baru per bulan | 40 MB |" in text
    assert "| Perkiraan | penuh kira-kira Juni 2028 |" in text


def test_without_a_before_no_page_is_called_new() -> None:
    assert "Halaman" not in render_summary(make_review(before=None), WORDS)


def test_a_site_that_was_not_built_has_no_preview_and_no_size() -> None:
    text = render_summary(make_review(size=0), WORDS)
    assert "Pratinjau" not in text
    assert "Seluruh situs" not in text
    assert "python3 tasks.py buka pratinjau.zip" in render_summary(make_review(), WORDS)


def test_what_waits_and_new_guids_are_told() -> None:
    waiting = (("Menunggu audio", ("Judul (a.md)",)),)
    text = render_summary(make_review(waiting=waiting, guids={"a.md": "1f-2e"}), WORDS)
    assert "### Menunggu audio\n\n- Judul \\(a.md\\)" in text
    assert "- a.md: `guid: 1f-2e`" in text


def test_text_of_editors_stays_text() -> None:
    title = "<img src=x> [a](javascript:x) **b** @kantor\n## x | y"
    text = render_summary(
        make_review(
            found(TOPIC_UNKNOWN, Place("a`|<b>.md", 1), value=title, hint="", choices=""),
            diff=FeedDiff(new=(title,)),
            waiting=(("W", (title,)),),
        ),
        WORDS,
    )
    assert "<img" not in text
    assert "](javascript" not in text
    assert "@kantor" not in text
    assert "\n## x" not in text
    assert "**b**" not in text


def test_long_lists_are_counted_and_the_comment_fits() -> None:
    many = [wrong_date(line) for line in range(1, 3000)]
    text = render_summary(make_review(*many), WORDS)
    assert text.count("`tanggal-salah`") == LINES_LIMIT
    assert f"- {WORDS.number(2999 - LINES_LIMIT)} baris lagi" in text
    long = render_summary(make_review(diff=FeedDiff(new=("x" * 1000,) * 200)), WORDS)
    assert len(long) <= LENGTH_LIMIT + 100
    assert long.endswith("Selebihnya terlalu panjang untuk sebuah komentar.\n")


def test_names_of_files_are_neither_markdown_nor_html_nor_the_end_of_a_cell() -> None:
    odd = "`<img src=x onerror=alert(1)>`|[x](https://a.example)\n@kantor.jpg"
    side = Side(frozenset({f"lama/{odd}/"}), {f"gambar/{odd}": 5})
    picture = found(EPISODE_EXPIRED, Place(f"content/images/{odd}", 0), value=odd)
    text = render_summary(make_review(picture, before=Side(frozenset(), {}), after=side), WORDS)
    html = github_html(text)
    assert "<img" not in html.replace("&lt;img", "")
    assert not [link for link in re.findall(r'href="([^"]*)"', html) if "github.com" not in link]
    assert len(re.findall("<tr>", html)) >= 2
    # Names in code call nobody; elsewhere GitHub looks for them after everything else.
    assert "@kantor" not in re.sub(r"`[^`\n]*`", "", text)
