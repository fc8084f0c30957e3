"""Plans ``llms.txt`` (https://llmstxt.org): where a site's pages stand as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from siniar.content.markdown import escape_markdown
from siniar.model.keys import Key
from siniar.model.later import Later
from siniar.model.outputs import Output
from siniar.pages.compose import Composer, shorten
from siniar.pages.facts import Facts
from siniar.pages.page import SETTINGS
from siniar.pages.twins.parts import twin_link

PATH = "llms.txt"
#: Episodes that are named; a program that wants all reads the map or the topics.
MOST = 500
_SUMMARY = 160


def plan_index(facts: Facts, composer: Composer) -> Iterator[Output]:
    """The file, where the show has pages as Markdown."""
    if composer.show.has_twins:
        text = Later(_text, facts, composer)
        yield Output(PATH, Key(PATH, text), partial(_render, text), SETTINGS)


def _render(text: Later[str]) -> bytes:
    return text.value.encode()


def _text(facts: Facts, composer: Composer) -> str:
    return "\n\n".join(_blocks(facts, composer)) + "\n"


def _blocks(facts: Facts, composer: Composer) -> Iterator[str]:
    show, addresses, t = composer.show, composer.frame.addresses, composer.words.t
    yield f"# {escape_markdown(show.title)}"
    yield f"> {escape_markdown(show.description)}"
    if show.is_sample:
        yield t("Made to try this site. Not official information.")
    yield t(
        "Each page says when the office last checked it and until when it holds. Name that day, "
        "and send people to the office in doubt."
    )
    yield f"## {t('Topics')}"
    yield "\n".join(
        _line(topic.name, addresses.of_topic(topic), topic.description, composer)
        for topic in show.topics
    )
    topics = {each.topic for each in facts.answers if not (each.listed and each.listed.mark)}
    if topics:
        yield f"## {t('Questions of residents')}"
        yield "\n".join(
            _line(topic.name, addresses.of_questions(topic), "", composer)
            for topic in show.topics
            if topic in topics
        ) or _line(t("Questions of residents"), addresses.of_questions(), "", composer)
    episodes = facts.catalogue.public[:MOST]
    if episodes:
        yield f"## {t('Episodes')}"
        yield "\n".join(
            _line(each.title, each.path, shorten(each.summary, _SUMMARY), composer)
            for each in map(facts.listed, episodes)
        )


def _line(title: str, path: str, about: str, composer: Composer) -> str:
    text = f": {escape_markdown(about)}" if about else ""
    return f"- {twin_link(title, path, composer)}{text}"
