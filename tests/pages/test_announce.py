"""What residents are told of an episode: each text whole, and only what the note says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

from siniar.model.episode import Enclosure, Episode, Service
from siniar.model.words import load_words
from siniar.pages.announce.render import render_announcements
from siniar.pages.announce.texts import RADIO_SECONDS, build_announcements
from tests.support.factories import make_catalogue, make_episode, make_show

WORDS = load_words("id")
ADDRESS = "https://contoh.example/podcast/episode/episode-1/"
EPISODE = make_episode(
    1,
    title="KTP *hilang*, apa dulu?",
    data_saver=Enclosure("https://contoh.example/podcast/audio/1.opus", 400_000, "audio/ogg"),
    service=Service(("Surat kehilangan", "Kartu keluarga")),
    keywords=("ktp hilang", "surat", "surat"),
)
LONG = "Kalimat pertama yang cukup panjang untuk dibaca pelan-pelan oleh penyiar. " * 20


def texts_of(episode: Episode) -> dict[str, str]:
    catalogue = make_catalogue(episodes=[episode])
    return {each.name: each.text for each in build_announcements(catalogue, episode, WORDS)}


def test_a_chat_gets_title_size_and_the_link_last() -> None:
    assert texts_of(EPISODE)["whatsapp"].split("\n") == [
        "*KTP hilang, apa dulu?*",
        "",
        "Syarat dan tempat mengurus surat.",
        "",
        "1 menit, 1 MB, hemat data 0,4 MB",
        ADDRESS,
    ]


def test_a_caption_says_what_to_bring_and_has_each_hashtag_once() -> None:
    caption = texts_of(EPISODE)["caption"]
    assert "Yang dibawa:\n• Surat kehilangan\n• Kartu keluarga" in caption
    assert caption.endswith(f"Dengarkan: {ADDRESS}\n\n#KtpHilang #Surat")


def test_a_mail_has_a_subject_and_ends_with_who_sends_it() -> None:
    texts = texts_of(EPISODE)
    assert texts["subject"] == "Siaran Contoh: KTP *hilang*, apa dulu?"
    assert texts["mail"].startswith("Episode baru Siaran Contoh sudah terbit:")
    assert texts["mail"].endswith("\n\nKantor Contoh")
    assert "Teks untuk dibaca" in texts["mail"]
    assert "Teks untuk dibaca" not in texts_of(replace(EPISODE, transcript=None))["mail"]


def test_a_voice_needs_half_a_minute_whatever_the_summary() -> None:
    radio = texts_of(replace(EPISODE, summary=LONG))["radio"]
    assert len(radio.split()) / 2.3 <= RADIO_SECONDS
    assert radio.startswith("Siaran Contoh, siniar Kantor Contoh. Kali ini: KTP *hilang*")
    assert radio.endswith("Dengarkan di contoh.example/podcast, atau tanyakan di kantor.")
    assert radio.count("Kalimat pertama") >= 2


def test_what_the_note_does_not_say_leaves_no_gap() -> None:
    bare = replace(
        EPISODE,
        summary="",
        audio=None,
        enclosure=None,
        data_saver=None,
        service=None,
        keywords=(),
    )
    for text in texts_of(bare).values():
        assert "\n\n\n" not in text
        assert text == text.strip()


@given(st.text(max_size=80), st.text(max_size=200))
def test_the_page_shows_texts_as_they_are_whatever_they_hold(title: str, summary: str) -> None:
    episode = replace(EPISODE, title=f"a {title}", summary=summary)
    catalogue = make_catalogue(episodes=[episode])
    texts = build_announcements(catalogue, episode, WORDS)
    page = render_announcements(make_show(), episode, texts, WORDS, "status.jpg", "")
    fields = html.document_fromstring(page.decode()).xpath("//textarea")
    shown = [" ".join((field.text or "").split()) for field in fields]
    assert shown == [" ".join(each.text.split()) for each in texts]


def test_the_page_warns_of_what_nobody_can_open() -> None:
    page = render_announcements(make_show(), EPISODE, (), WORDS, "status.jpg", "waits").decode()
    assert "Belum terbit: halamannya dibuka 2 Januari 2026" in page
