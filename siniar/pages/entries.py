"""Lists what the search finds by its name: episodes, people, topics and the pages besides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from msgspec import Struct
from msgspec.structs import asdict, replace

from siniar.model.episode import Episode
from siniar.model.findings import Place
from siniar.model.keys import Key
from siniar.model.later import Later
from siniar.model.outputs import Output
from siniar.model.urls import Addresses
from siniar.model.words import Words
from siniar.pages.answers import view_answer
from siniar.pages.compose import Composer, shorten
from siniar.pages.facts import Facts

#: Letters of a page's summary in the list, which telephones fetch whole with the first search. Of
#: episodes it has none: at 500 of them they would weigh as much as all the rest.
SUMMARY_LENGTH = 110

#: Texts of a kind stand together, which packs them by a seventh smaller than line by line.
_COLUMNS = ("title", "url", "day", "year", "topic", "number", "keywords", "also", "summary")


class Entry(Struct, frozen=True):
    """What a line says, by the names that the script knows."""

    title: str
    url: str
    date: datetime | None = None
    topic: str = ""
    number: str = ""
    keywords: str = ""
    also: str = ""
    summary: str = ""


def entries_path(addresses: Addresses) -> str:
    """Where the site keeps the list."""
    return f"{addresses.search}/entries.json"


def plan_entries(facts: Facts, composer: Composer) -> Output:
    """The list, episodes first, newest first."""
    path, words = entries_path(composer.frame.addresses), composer.words
    lines = Later(_lines, facts, composer)
    key = Key("entries", lines, words.language)
    return Output(path, key, partial(_render, lines, words), Place("content"))


def _lines(facts: Facts, composer: Composer) -> list[Entry]:
    return [*_episodes(facts, composer), *_questions(facts, composer), *_pages(facts, composer)]


def _render(lines: Later[list[Entry]], words: Words) -> bytes:
    """The list as JSON, a column for each of what its lines say."""
    rows = [{**asdict(line), **_when(line, words)} for line in lines.value]
    columns = {name: [row[name] for row in rows] for name in _COLUMNS}
    return (json.dumps(columns, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _when(line: Entry, words: Words) -> dict[str, str]:
    if line.date is None:
        return {"day": "", "year": ""}
    return {"day": words.date(line.date), "year": str(line.date.year)}


def _episodes(facts: Facts, composer: Composer) -> Iterator[Entry]:
    for episode in facts.catalogue.public:
        listed = facts.listed(episode)
        yield Entry(
            episode.title,
            composer.url(listed.path),
            episode.date,
            topic=episode.topic.name if episode.topic else "",
            number=str(episode.number or ""),
            keywords=_joined(episode.keywords),
            also=_joined(_besides(episode)),
        )


def _questions(facts: Facts, composer: Composer) -> Iterator[Entry]:
    """What residents asked themselves, each at the moment that answers it."""
    for each in facts.answers:
        if each.listed and each.listed.mark:
            continue
        topic = each.topic
        seen = view_answer(replace(each, transcript=None), composer)
        words = seen.words or (each.listed.title if each.listed else "")
        yield Entry(
            each.question.text,
            seen.url,
            each.listed.date if each.listed else None,
            topic=topic.name if topic else "",
            summary=shorten(words, SUMMARY_LENGTH),
        )


def _besides(episode: Episode) -> tuple[str, ...]:
    service, names = episode.service, [person.name for person in episode.people]
    return (*service.requirements, service.place, *names) if service else tuple(names)


def _pages(facts: Facts, composer: Composer) -> Iterator[Entry]:
    """Pages that are no episode's, with what a person would call them."""
    addresses, t = composer.frame.addresses, composer.words.t
    for text in facts.catalogue.pages:
        summary = shorten(text.summary, SUMMARY_LENGTH)
        yield Entry(text.title, composer.url(f"{text.slug}/"), summary=summary)
    for person, _ in facts.catalogue.people:
        url = composer.url(addresses.of_person(person))
        yield Entry(person.name, url, summary=person.position)
    for topic in facts.catalogue.show.topics:
        url = composer.url(addresses.of_topic(topic))
        yield Entry(topic.name, url, summary=topic.description)
    told = t("New episodes come to your phone by themselves, for free.")
    yield Entry(t("Subscribe"), composer.url(f"{addresses.subscribe}/"), summary=told)
    told = t("You can hear these without a network.")
    yield Entry(t("Saved episodes"), composer.url("offline/"), summary=told)


def _joined(texts: tuple[str, ...]) -> str:
    return ", ".join(text for text in texts if text)
