"""Any text in any field: the feed stays well-formed, and every reader reads the same text back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from html import escape, unescape
from io import StringIO
from pathlib import Path

import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.media.side_files import plan_side_files
from siniar.media.transcripts import render_srt, render_vtt
from siniar.model.catalogue import Catalogue
from siniar.model.episode import (
    Chapter,
    EpisodeKind,
    Person,
    Season,
    Service,
    Soundbite,
    Topic,
    Video,
)
from siniar.model.show import FeedOptions
from siniar.model.text import LINE_LIMIT, clean, clean_line
from siniar.model.transcript import Cue, Transcript
from siniar.model.words import load_words
from tests.feed.contract import broken
from tests.feed.expecting import compare, differences
from tests.feed.readers import ask_all, visible
from tests.support.factories import NOW, make_catalogue, make_episode, make_show
from tests.support.tools.node import Node

#: What has broken feeds: each piece alone and with others.
PIECES: list[str] = json.loads((Path(__file__).parent / "cases/nasty.json").read_text("utf-8"))
LONG = ("kata " * 1000, "x" * 20_000, "&" * 5000, "👩‍👩‍👧" * 500)
TEXTS = st.lists(
    st.text(max_size=10) | st.sampled_from(PIECES),
    min_size=1,
    max_size=5,
).map("".join)


def catalogue_of(text: str) -> Catalogue:
    """The text in every text field of a show, its topics and its episode."""
    person = Person(text, "orang", "guest", text)
    show = make_show(
        title=text,
        description=text,
        author=text,
        copyright=text,
        owner_name=text,
        tagline=text,
        people=(person,),
        topics=(Topic(text, "kependudukan", text),),
        feed=FeedOptions(
            license=text,
            license_url="https://contoh.example/?a=1&copy=2",
            location=text,
            funding=(("https://contoh.example/?a=1&lt=2", text),),
            update_frequency=text,
            txt=(("verify", text),),
            has_topic_feeds=True,
        ),
    )
    episode = make_episode(
        1,
        title=text,
        kind=EpisodeKind.TRAILER,
        topic=show.topics[0],
        season=Season(1, text),
        summary=text,
        notes_html=f"<p>{escape(text)}</p>\n<blockquote>{escape(text)}</blockquote>",
        people=(person,),
        chapters=(Chapter(0.0, text), Chapter(9.5, text, "https://contoh.example/?a=1&gt=2")),
        videos=(Video("M7lc1UVf-VE", text),),
        soundbites=(Soundbite(1.0, 2.0, text),),
        service=Service((text, text), text, text, text, "https://contoh.example/?a=1&para=2"),
        expires=date(2026, 2, 1),
        keywords=(text,),
    )
    return make_catalogue(episodes=[episode], show=show)


def cleaned(text: str) -> Catalogue:
    """The same catalogue as readers are to see it."""
    line = clean_line(text)
    catalogue = catalogue_of(line)
    (episode,) = catalogue.episodes
    show = make_show(
        title=line,
        description=line,
        author=line,
        copyright=line,
        owner_name=line,
        people=catalogue.show.people,
        feed=FeedOptions(
            license=line,
            location=line,
            funding=(("https://contoh.example/", line),),
            update_frequency=line,
            # What a directory asks for is its own word for word.
            txt=(("verify", clean(text)),),
        ),
    )
    return make_catalogue(episodes=[episode], show=show)


def topic_feed(catalogue: Catalogue) -> bytes:
    """The feed of the show's topic; its item, which is that of the show's feed, is a plain one."""
    plain = make_episode(1, topic=catalogue.show.topics[0])
    return rendered(make_catalogue(episodes=[plain], show=catalogue.show))[1]


def rendered(catalogue: Catalogue) -> list[bytes]:
    outputs, _ = plan_feeds(catalogue, load_words("id"), FeedArtwork("a.jpg"))
    return [output.render() for output in outputs if output.path.endswith(".xml")]


def check(node: Node, texts: Iterable[str]) -> None:
    """Every reader reads a feed of each text, and a topic's feed, all in one go."""
    texts = list(texts)
    catalogues = [catalogue_of(text) for text in texts]
    shows = [rendered(catalogue)[0] for catalogue in catalogues]
    readers = ask_all(node, [*shows, *map(topic_feed, catalogues)])
    for index, text in enumerate(texts):
        # The episode is called like the show here.
        assert set(broken(shows[index], NOW)) <= {"title-number"}
        assert differences(cleaned(text), readers, index) == []
        check_notes(text, readers["lxml"][index].episodes[0]["content"])
        line = clean_line(text)
        wanted = {"title": clean_line(f"{line}: {line}"), "description": line}
        for name, feeds in readers.items():
            topic = {each: feeds[len(texts) + index].show[each] for each in wanted}
            assert compare(name, topic, wanted) == {}, name


def check_notes(text: str, notes: str) -> None:
    """Notes hold the text wherever a field stands in them."""
    seen, words = visible(notes), " ".join(clean(text).split())
    # label, summary, requirements, place, hours, cost, notes, chapters
    assert seen.count(words) >= 10


def test_nasty_texts_come_back_in_every_field(node: Node) -> None:
    inside = [f"a{piece}z" for piece in (*PIECES, *LONG)]
    check(node, [*inside, *(f"{piece} kata {piece}" for piece in PIECES)])


# Node starts for each example, whose texts it reads in one go.
@settings(max_examples=3)
@given(st.lists(TEXTS, min_size=8, max_size=8))
def test_any_text_comes_back_in_every_field(node: Node, texts: list[str]) -> None:
    check(
        node, [f"{text} kata" if index % 2 else f"kata{text}" for index, text in enumerate(texts)]
    )


#: A text and the line that readers see.
LINES = {
    "Cara mengurus KK & KTP-el": "Cara mengurus KK & KTP-el",
    "RT &amp;amp; RW": "RT & RW",
    "Umur &lt;17 tahun": "Umur ‹17 tahun",
    "a < b > c": "a ‹ b › c",
    "R&D dan AT&T": "R&D dan AT&T",
    "RT&notaris, &copy 2026": "RT& notaris, & copy 2026",
    "&copy; 2026": "© 2026",
    "Q&A; lanjut": "Q& A; lanjut",
    "  dua\t blanko\r\n": "dua blanko",
    "Rp\xa05.000\u2028sehari": "Rp 5.000 sehari",
    "bel\x07 dan\x9f \ufeffBOM": "bel dan BOM",
    "\ufeff]]>": "]]›",
    "👩‍👩‍👧‍👦 🇮🇩 e\u0301": "👩‍👩‍👧‍👦 🇮🇩 e\u0301",
    "\u200fبيانات": "\u200fبيانات",
    "\x00": "",
}


@pytest.mark.parametrize(("text", "line"), LINES.items())
def test_a_line_is_cleaned_as_documented(text: str, line: str) -> None:
    assert clean_line(text) == line


@pytest.mark.parametrize("text", LONG)
def test_a_line_that_is_too_long_ends_with_dots(text: str) -> None:
    line = clean_line(text)
    assert LINE_LIMIT - 8 < len(line.encode()) <= LINE_LIMIT
    assert line.endswith("…")
    assert text.startswith(line.removesuffix("…"))


@settings(max_examples=500)
@given(TEXTS)
def test_a_cleaned_line_stays_as_it_is_whatever_reads_it(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == clean(line) == unescape(line) == " ".join(line.split()) == line
    assert not set(line) & set("<>\ufeff")


ORDINARY = st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="&<>\ufeff")


@settings(max_examples=200)
@given(st.text(ORDINARY))
def test_cleaning_takes_nothing_from_an_ordinary_text(text: str) -> None:
    assert clean_line(text) == " ".join(text.split())


@settings(max_examples=100)
@given(TEXTS)
def test_any_text_comes_back_from_the_chapters_file(text: str) -> None:
    (chapters,) = (
        output for output in plan_side_files(catalogue_of(text)) if output.path.endswith(".json")
    )
    content = json.loads(chapters.render())
    assert content["title"] == text
    assert [chapter["title"] for chapter in content["chapters"]] == [text, text]
    assert content["chapters"][1]["url"] == "https://contoh.example/?a=1&gt=2"


#: What a line of a transcript can hold once it has been read: no line ends, no control characters.
SPOKEN = TEXTS.map(lambda text: " ".join(clean(text).split())).filter(bool)


@settings(max_examples=200)
@given(SPOKEN, SPOKEN)
def test_any_speaker_and_any_words_come_back_from_both_transcript_files(
    speaker: str, words: str
) -> None:
    cues = (Cue(0.0, 1.5, f"a{words}", speaker), Cue(2.0, 3.0, f"{words}z", speaker))
    transcript = Transcript(cues, Path("a.vtt"))
    vtt = webvtt.from_string(render_vtt(transcript, "id"))
    assert [unescape(cue.voice or "") for cue in vtt] == [speaker] * 2
    assert [unescape(cue.text) for cue in vtt] == [cue.text for cue in cues]
    spoken = [f"{speaker}: a{words}", f"{words}z"]
    srt = render_srt(transcript)
    assert [unescape(block.split("\n")[2]) for block in srt.strip("\n").split("\n\n")] == spoken
    # SubRip has no escapes of its own; this reader cuts whatever stands between < and >.
    if "<" not in speaker + words:
        read = webvtt.from_buffer(StringIO(srt), "srt")
        assert [unescape(cue.text) for cue in read] == spoken
