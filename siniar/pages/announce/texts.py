"""Writes what is said of an episode on each channel: chats, pictures' captions, mail, radio."""

from __future__ import annotations

import re

from msgspec import Struct

from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.text import clean_line
from siniar.model.urls import absolute
from siniar.model.words import Words

#: Words that a calm voice reads in a second.
_PACE = 2.3
#: Seconds of the text for the radio.
RADIO_SECONDS = 30
#: Hashtags of a caption at most.
_TAGS = 5


class Announcement(Struct, frozen=True):
    """A text for one channel."""

    #: ASCII name of its field on the page.
    name: str
    #: Where it is pasted, in the show's language.
    heading: str
    text: str
    #: What to know of it; may be empty.
    hint: str = ""


def build_announcements(
    catalogue: Catalogue, episode: Episode, words: Words
) -> tuple[Announcement, ...]:
    """The texts of an episode, each whole in itself."""
    return (
        _for_channel(catalogue, episode, words),
        _for_picture(catalogue, episode, words),
        *_for_mail(catalogue, episode, words),
        _for_radio(catalogue, episode, words),
    )


def _address(catalogue: Catalogue, episode: Episode) -> str:
    return absolute(catalogue.show, catalogue.addresses.of_episode(episode))


def _about(episode: Episode) -> str:
    return clean_line(episode.summary or episode.excerpt)


def _sizes(episode: Episode, words: Words) -> str:
    """How long it is and what it costs of a prepaid package."""
    parts = [words.minutes(episode.duration)] if episode.duration else []
    if episode.enclosure:
        parts.append(words.megabytes(episode.enclosure.length))
    if episode.data_saver:
        size = words.megabytes(episode.data_saver.length)
        parts.append(words.t("data saver {size}", size=size))
    return ", ".join(parts)


def _needs(episode: Episode, words: Words) -> str:
    """What to bring, a line each; empty for nothing."""
    needs = episode.service.requirements if episode.service else ()
    lines = [f"• {clean_line(each)}" for each in needs]
    return "\n".join([words.t("What to bring:"), *lines]) if lines else ""


def _join(*parts: str) -> str:
    """The parts that are there, with an empty line between two."""
    return "\n\n".join(part for part in parts if part)


def _for_channel(catalogue: Catalogue, episode: Episode, words: Words) -> Announcement:
    title = clean_line(episode.title).replace("*", "")
    link = "\n".join(filter(None, (_sizes(episode, words), _address(catalogue, episode))))
    return Announcement(
        "whatsapp",
        words.t("WhatsApp channel and groups"),
        _join(f"*{title}*", _about(episode), link),
        words.t("WhatsApp shows the picture of the page by itself when the link stays last."),
    )


def _for_picture(catalogue: Catalogue, episode: Episode, words: Words) -> Announcement:
    tags = [re.sub(r"[\W_]+", "", keyword.title()) for keyword in episode.keywords]
    hashtags = " ".join(f"#{tag}" for tag in list(dict.fromkeys(filter(None, tags)))[:_TAGS])
    told = words.t("Listen: {address}", address=_address(catalogue, episode))
    return Announcement(
        "caption",
        words.t("Caption for Instagram, Facebook, Telegram"),
        _join(clean_line(episode.title), _about(episode), _needs(episode, words), told, hashtags),
        words.t("At Instagram a link in a caption cannot be tapped: put it into the profile."),
    )


def _for_mail(
    catalogue: Catalogue, episode: Episode, words: Words
) -> tuple[Announcement, Announcement]:
    show = catalogue.show
    subject = f"{show.title}: {clean_line(episode.title)}"
    listen = words.t("Listen: {address}", address=_address(catalogue, episode))
    body = _join(
        words.t("A new episode of {show} is out:", show=show.title),
        clean_line(episode.title),
        _about(episode),
        _needs(episode, words),
        "\n".join(filter(None, (listen, _sizes(episode, words)))),
        words.t("No app is needed. Words to read along stand on the same page.")
        if episode.transcript
        else "",
        show.author,
    )
    return (
        Announcement("subject", words.t("Subject of the e-mail"), subject),
        Announcement("mail", words.t("E-mail"), body),
    )


def _for_radio(catalogue: Catalogue, episode: Episode, words: Words) -> Announcement:
    """What a voice reads in half a minute: sentences of the summary as far as they fit."""
    show = catalogue.show
    begin = words.t(
        "{show}, the podcast of {office}. This time: {title}.",
        show=show.title,
        office=clean_line(show.author),
        title=clean_line(episode.title).rstrip(".?!"),
    )
    spoken = re.sub(r"^https?://(www\.)?", "", show.url).rstrip("/")
    end = words.t("Listen at {address}, or ask at the office.", address=spoken)
    chosen: list[str] = []
    for sentence in re.split(r"(?<=[.?!])\s+", _about(episode)):
        if _seconds(" ".join([begin, *chosen, sentence, end])) > RADIO_SECONDS:
            break
        chosen.append(sentence)
    text = " ".join(filter(None, [begin, *chosen, end]))
    number = round(_seconds(text))
    hint = words.t("Read calmly it takes about {time}.", time=words.minutes(number))
    return Announcement("radio", words.t("Radio and loudspeaker"), text, hint)


def _seconds(text: str) -> float:
    return len(text.split()) / _PACE
