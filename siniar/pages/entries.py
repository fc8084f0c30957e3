"""Lists what the search finds by its name: episodes, people, topics and the pages besides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from siniar.model.episode import Episode
from siniar.model.findings import Place
from siniar.model.keys import key_of
from siniar.model.outputs import Output
from siniar.model.urls import Addresses
from siniar.pages.answers import view_answer
from siniar.pages.compose import Composer, shorten
from siniar.pages.facts import Facts

#: Letters of a page's summary in the list, which telephones fetch whole with the first search. Of
#: episodes it has none: at 500 of them they would weigh as much as all the rest.
SUMMARY_LENGTH = 110

#: What a line says, by the names that the script knows.
Entry = dict[str, str]

#: Texts of a kind stand together, which packs them by a seventh smaller than line by line.
_COLUMNS = ("title", "url", "day", "year", "topic", "number", "keywords", "also", "summary")


def entries_path(addresses: Addresses) -> str:
    """Where the site keeps the list."""
    return f"{addresses.search}/entries.json"


def plan_entries(facts: Facts, composer: Composer) -> Output:
    """The list, episodes first, newest first."""
    lines = (*_episodes(facts, composer), *_questions(facts, composer), *_pages(facts, composer))
    columns = {name: [line.get(name, "") for line in lines] for name in _COLUMNS}
    text = json.dumps(columns, ensure_ascii=False, separators=(",", ":")) + "\n"
    path = entries_path(composer.frame.addresses)
    return Output(path, key_of("entries", text), partial(str.encode, text), Place("content"))


def _episodes(facts: Facts, composer: Composer) -> Iterator[Entry]:
    for episode in facts.catalogue.public:
        listed = facts.listed(episode)
        yield {
            "url": composer.url(listed.path),
            "title": episode.title,
            "day": composer.words.date(episode.date),
            "year": str(episode.date.year),
            "topic": episode.topic.name if episode.topic else "",
            "number": str(episode.number or ""),
            "keywords": _joined(episode.keywords),
            "also": _joined(_besides(episode)),
        }


def _questions(facts: Facts, composer: Composer) -> Iterator[Entry]:
    """What residents asked themselves, each at the moment that answers it."""
    for each in facts.answers:
        if each.listed and each.listed.mark:
            continue
        topic = each.topic
        seen = view_answer(
            replace(each, transcript=None),
            composer,
            page=composer.frame.addresses.of_questions(topic),
        )
        yield {
            "url": seen.url,
            "title": each.question.text,
            "day": seen.card.day if seen.card else "",
            "year": str(each.listed.date.year) if each.listed else "",
            "topic": topic.name if topic else "",
            "summary": shorten(
                seen.words or (each.listed.title if each.listed else ""), SUMMARY_LENGTH
            ),
        }


def _besides(episode: Episode) -> tuple[str, ...]:
    service, names = episode.service, [person.name for person in episode.people]
    return (*service.requirements, service.place, *names) if service else tuple(names)


def _pages(facts: Facts, composer: Composer) -> Iterator[Entry]:
    """Pages that are no episode's, with what a person would call them."""
    addresses, t = composer.frame.addresses, composer.words.t
    for text in facts.catalogue.pages:
        url = composer.url(f"{text.slug}/")
        yield {"url": url, "title": text.title, "summary": shorten(text.summary, SUMMARY_LENGTH)}
    for person, _ in facts.catalogue.people:
        url = composer.url(addresses.of_person(person))
        yield {"url": url, "title": person.name, "summary": person.position}
    for topic in facts.catalogue.show.topics:
        url = composer.url(addresses.of_topic(topic))
        yield {"url": url, "title": topic.name, "summary": topic.description}
    yield {
        "url": composer.url(f"{addresses.subscribe}/"),
        "title": t("Subscribe"),
        "summary": t("New episodes come to your phone by themselves, for free."),
    }
    yield {
        "url": composer.url("offline/"),
        "title": t("Saved episodes"),
        "summary": t("You can hear these without a network."),
    }


def _joined(texts: tuple[str, ...]) -> str:
    return ", ".join(text for text in texts if text)
