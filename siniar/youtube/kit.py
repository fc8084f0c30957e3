"""Builds the texts that the office pastes at YouTube, each within YouTube's limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from siniar.model.catalogue import Catalogue
from siniar.model.episode import Chapter, Episode, Service
from siniar.model.findings import Finding, Phrase, Place, found
from siniar.model.show import Show
from siniar.model.text import clean_line
from siniar.model.timecodes import Seconds, format_position
from siniar.model.urls import absolute
from siniar.model.words import N_, Words
from siniar.youtube.mentions import kit_code
from siniar.youtube.rules import CHAPTERS_NOT_FOR_YOUTUBE

#: UTF-16 units of a title and of all tags, and UTF-8 bytes of a description.
#: https://developers.google.com/youtube/v3/docs/videos#properties
TITLE_LIMIT, TAGS_LIMIT, DESCRIPTION_LIMIT = 100, 500, 5000
#: What YouTube asks of chapters. https://support.google.com/youtube/answer/9884579
LEAST_CHAPTERS, LEAST_SECONDS = 3, 10.0
#: Bytes that the summary may take, so that address, code and chapters find room.
_SUMMARY_LIMIT = 1000
_CUT = "…"
#: Read by YouTube as a chapter wherever it stands; Indonesian clock times have a dot anyway.
_CLOCK = re.compile(r"(?<=\d):(?=\d\d(?!\d))")


class Kit(Struct, frozen=True):
    """What is pasted: plain text without ``<`` and ``>``, which YouTube refuses."""

    title: str
    description: str
    tags: tuple[str, ...]
    #: What keeps a part from being there.
    findings: tuple[Finding, ...]


def build_kit(catalogue: Catalogue, episode: Episode, words: Words) -> Kit:
    """The texts for one episode's video."""
    chapters, findings = list_chapters(episode)
    description = _describe(catalogue, episode, chapters, words)
    tags = choose_tags(_tag_candidates(catalogue.show, episode))
    return Kit(
        build_title(episode, _code_of(catalogue, episode)), description, tags, tuple(findings)
    )


def _code_of(catalogue: Catalogue, episode: Episode) -> str:
    """Its code, with the season where another episode has the same."""
    every = (*catalogue.episodes, *catalogue.scheduled, *catalogue.drafts)
    return clean_line(kit_code(episode, every))


def build_title(episode: Episode, code: str) -> str:
    """The title with the code, by which the video is recognised later; the code is never cut."""
    ending = f" | {code}" if code else ""
    return shorten(clean_line(episode.title), TITLE_LIMIT - count_units(ending)) + ending


def count_units(text: str) -> int:
    """Length as YouTube's form counts it: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def shorten(text: str, limit: int) -> str:
    """``text`` with at most ``limit`` UTF-16 units, cut between words where there is one."""
    if count_units(text) <= limit:
        return text
    cut = text[: limit - 1]
    while count_units(cut) >= limit:
        cut = cut[:-1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:-") + _CUT


def _shorten_bytes(text: str, limit: int) -> str:
    raw = text.encode()
    if len(raw) <= limit:
        return text
    cut = raw[: limit - len(_CUT.encode())].decode(errors="ignore")
    return (cut.rpartition(" ")[0] or cut) + _CUT


def _line(text: str) -> str:
    return _CLOCK.sub(".", clean_line(text))


# --- chapters -----------------------------------------------------------------------------------


def list_chapters(episode: Episode) -> tuple[tuple[str, ...], list[Finding]]:
    """Lines such as ``00:00 Pembuka``, or none and the reason why YouTube would show none."""
    if not episode.chapters:
        return (), []
    problem = _chapter_problem(episode.chapters, episode.duration)
    if problem:
        return (), [found(CHAPTERS_NOT_FOR_YOUTUBE, Place(episode.source), problem=Phrase(problem))]
    return tuple(f"{_stamp(one.start)} {_line(one.title)}" for one in episode.chapters), []


def _stamp(seconds: Seconds) -> str:
    return format_position(seconds).rjust(5, "0")


def _chapter_problem(chapters: tuple[Chapter, ...], duration: Seconds | None) -> str:
    """The first of YouTube's rules that is not kept, as a message id."""
    starts = [float(int(chapter.start)) for chapter in chapters]
    ends = [*starts[1:], *([float(int(duration))] if duration else [])]
    if len(starts) < LEAST_CHAPTERS:
        return N_("there are fewer than three")
    if starts[0] != 0:
        return N_("the first does not begin at 00:00")
    if any(later <= earlier for earlier, later in pairwise(starts)):
        return N_("their times do not rise")
    if any(end - start < LEAST_SECONDS for start, end in zip(starts, ends, strict=False)):
        return N_("one is shorter than ten seconds")
    if any(not _line(chapter.title) for chapter in chapters):
        return N_("one has no title")
    return ""


# --- description --------------------------------------------------------------------------------


def _describe(
    catalogue: Catalogue, episode: Episode, chapters: tuple[str, ...], words: Words
) -> str:
    """Blocks in their order; what matters least goes first when they do not all fit."""
    show = catalogue.show
    page = absolute(show, catalogue.addresses.of_episode(episode))
    code = _code_of(catalogue, episode)
    listen = words.t("Listen with less data, read the transcript:")
    begin = [_shorten_bytes(_line(episode.summary or episode.title), _SUMMARY_LIMIT)]
    begin += [f"{listen} {page}", *([code] if code else [])]
    about = [f"{_line(show.title)}: {show.url}/", _hashtags(show, episode)]
    # (rank, lines): the highest rank is left out first.
    blocks = [
        (0, begin),
        (2, list(_service_lines(episode.service, words))),
        (1, [words.t("Chapters"), *chapters] if chapters else []),
        (3, list(_people_lines(episode, words))),
        (4, about),
    ]
    return _join_within(blocks)


def _join_within(blocks: list[tuple[int, list[str]]]) -> str:
    kept = [block for block in blocks if block[1]]
    while True:
        text = "\n\n".join("\n".join(line for line in lines if line) for _, lines in kept)
        if len(text.encode()) <= DESCRIPTION_LIMIT or len(kept) == 1:
            return text
        kept.remove(max(kept, key=lambda block: block[0]))


def _service_lines(service: Service | None, words: Words) -> Iterator[str]:
    if service is None:
        return
    if service.requirements:
        yield f"{words.t('What to bring')}:"
        yield from (f"• {_line(thing)}" for thing in service.requirements)
    for name, value in (
        (words.t("Where"), service.place),
        (words.t("When"), service.hours),
        (words.t("Cost"), service.cost),
    ):
        if value:
            yield f"{name}: {_line(value)}"


def _people_lines(episode: Episode, words: Words) -> Iterator[str]:
    if episode.people:
        yield f"{words.t('Who you hear')}:"
    for person in episode.people:
        position = f", {_line(person.position)}" if person.position else ""
        yield f"• {_line(person.name)}{position}"


def _hashtags(show: Show, episode: Episode) -> str:
    """At most three, which YouTube shows above the title; letters and digits only."""
    topic = episode.topic.name if episode.topic else ""
    names = (re.sub(r"\W|_", "", name) for name in (show.code, topic))
    return " ".join(f"#{name}" for name in dict.fromkeys(names) if name)


# --- tags ---------------------------------------------------------------------------------------


def _tag_candidates(show: Show, episode: Episode) -> Iterator[str]:
    yield from (show.title, episode.code, *episode.keywords)
    if episode.topic:
        yield episode.topic.name
    yield from (person.name for person in episode.people)
    yield show.author


def choose_tags(candidates: Iterable[str]) -> tuple[str, ...]:
    """The first tags that fit, each once; a tag with a blank counts two more, for its quotes."""
    chosen: dict[str, str] = {}
    room = TAGS_LIMIT
    for candidate in candidates:
        tag = " ".join(re.sub(r'[,"<>]', " ", clean_line(candidate)).split())
        cost = count_units(tag) + (2 if " " in tag else 0) + (1 if chosen else 0)
        if tag and tag.casefold() not in chosen and cost <= room:
            chosen[tag.casefold()] = tag
            room -= cost
    return tuple(chosen.values())
