"""What listeners read of an episode: whole sentences, chapters, the way to the page."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree, html
from msgspec.structs import replace

from siniar.content.markdown import NotesMarkup
from siniar.feed.notes import DESCRIPTION_LIMIT
from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.model.episode import Chapter, Service
from siniar.model.show import FeedOptions
from siniar.model.words import load_words
from tests.support.factories import make_catalogue, make_episode, make_show

MARKUP = NotesMarkup(table_label="Tabel")
SENTENCE = "Warga membawa surat pengantar dari Jl. Contoh ke loket kecamatan pada pagi hari. "
CHAPTERS = tuple(Chapter(60.0 * number, f"Bab {number}") for number in range(12))
ADDRESS = "https://contoh.example/podcast/episode/episode-1/"


def texts(markdown: str, **changes: Any) -> tuple[str, str]:
    """Description and whole notes of an episode with such a note."""
    episode = make_episode(1, notes_html=MARKUP.convert(markdown)[0], **changes)
    outputs, _ = plan_feeds(
        make_catalogue(episodes=[episode]), load_words("id"), FeedArtwork("a.jpg")
    )
    item = etree.fromstring(outputs[0].render()).find("channel/item")
    assert item is not None
    notes = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    return item.findtext("description") or "", notes or ""


def shown(description: str) -> list[str]:
    """The lines that a person reads."""
    blocks = html.fromstring(f"<div>{description}</div>").iter("p", "li")
    return [" ".join(block.text_content().split()) for block in blocks]


def test_one_long_paragraph_is_cut_after_a_sentence() -> None:
    description, _ = texts(SENTENCE * 80, summary="Ringkasannya.")
    assert DESCRIPTION_LIMIT - 150 < len(description.encode()) <= DESCRIPTION_LIMIT
    lines = shown(description)
    long = next(line for line in lines if line.startswith("Warga"))
    assert long.endswith("pada pagi hari. …")
    assert lines[-1].endswith(f": {ADDRESS}")
    assert "0:30 Syarat" in lines


def test_a_long_summary_is_cut_too() -> None:
    description, _ = texts("Isi.", summary=SENTENCE.strip() + f" {SENTENCE}" * 60)
    assert DESCRIPTION_LIMIT - 150 < len(description.encode()) <= DESCRIPTION_LIMIT
    assert "pagi hari. …</p>" in description


def test_many_short_paragraphs_leave_room_for_chapters_and_service() -> None:
    service = Service(("KTP", "KK"), "Loket 1", "Senin", "Gratis", "https://contoh.go.id/x")
    notes = "\n\n".join(f"Paragraf nomor {number} dari banyak." for number in range(120))
    description, _ = texts(notes, chapters=CHAPTERS, service=service, videos=())
    lines = shown(description)
    assert [line for line in lines if "Bab" in line][-1] == "11:00 Bab 11"
    assert any(line.endswith("Loket 1") for line in lines)
    assert "Paragraf nomor 30 dari banyak." in lines
    assert lines[-1].endswith(ADDRESS)
    assert len(description.encode()) <= DESCRIPTION_LIMIT


def test_what_fits_is_not_cut_and_needs_no_address_in_letters() -> None:
    description, _ = texts("Isi catatan.")
    assert "…" not in description
    assert shown(description)[-1] == "Transkrip dan lainnya di situs"


@pytest.mark.parametrize("number", range(30, 70))
def test_every_length_ends_well(number: int) -> None:
    description, _ = texts(f"**Bawa ini.** {SENTENCE * number}\n\n## Penutup\n\n{SENTENCE * 3}")
    assert len(description.encode()) <= DESCRIPTION_LIMIT
    etree.fromstring(f"<div>{description}</div>")
    lines = shown(description)
    whole = [line for line in lines if line.startswith(("Bawa", "Warga"))]
    assert all(line.endswith(("hari.", "hari. …")) for line in whole)
    # A heading that announces nothing is left out.
    assert "Penutup" not in lines or lines.index("Penutup") + 1 == lines.index(whole[-1])


def test_a_table_is_read_as_lines_with_their_columns() -> None:
    table = (
        "| Langkah | Yang dilakukan | Lama |\n|---|---|---|\n"
        "| 1 | Ambil **nomor** | 5 menit |\n| 2 | | 10 menit |"
    )
    description, notes = texts(table)
    lines = shown(description)
    assert "Langkah: 1 · Yang dilakukan: Ambil nomor · Lama: 5 menit" in lines
    assert "Langkah: 2 · Lama: 10 menit" in lines
    assert "<table>" in notes


def test_pictures_are_read_by_their_words() -> None:
    description, notes = texts("![Foto loket](/images/loket.jpg)\n\n![](/images/b.jpg)")
    assert "[Foto loket]" in shown(description)
    assert 'alt="Foto loket"' in notes


def test_nothing_of_the_theme_is_in_the_notes() -> None:
    _, notes = texts("## Judul\n\n|a|b|\n|:-:|-|\n|1|2|\n\n[x](https://x.id/)\n\n![a](/a.jpg)")
    tree = html.fromstring(f"<div>{notes}</div>")
    names = {name for element in tree.iterdescendants() for name in element.attrib}
    assert names == {"href", "src", "alt"}
    assert not tree.findall(".//div")


def test_only_the_newest_notes_may_be_whole() -> None:
    show = make_show(feed=FeedOptions(full_notes=2, has_topic_feeds=True))
    outputs, findings = plan_feeds(
        make_catalogue(5, show=show), load_words("id"), FeedArtwork("a.jpg")
    )
    feed = etree.fromstring(outputs[0].render())
    encoded = "{http://purl.org/rss/1.0/modules/content/}encoded"
    held = [item.find(encoded) is not None for item in feed.iter("item")]
    assert held == [True, True, False, False, False]
    assert all(item.findtext("description") for item in feed.iter("item"))
    (finding,) = findings
    assert (finding.code, dict(finding.values)["number"]) == ("umpan-tanpa-isi", "3")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"type": "serial"}, "serial-tanpa-nomor"),
        ({"medium": "video"}, "medium-salah"),
        ({}, ""),
    ],
)
def test_what_contradicts_the_episodes_is_told(change: dict[str, str], code: str) -> None:
    show = make_show(feed=replace(FeedOptions(), **change))
    catalogue = make_catalogue(episodes=[replace(make_episode(1), number=None)], show=show)
    _, findings = plan_feeds(catalogue, load_words("id"), FeedArtwork("a.jpg"))
    assert [finding.code for finding in findings] == ([code] if code else [])
