"""A topic as Markdown: what each of its episodes answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from siniar.content.markdown import escape_markdown
from siniar.pages.compose import Composer
from siniar.pages.inputs import DirectoryInputs
from siniar.pages.kinds.topic import TopicInputs
from siniar.pages.twins.parts import fact_lines, page_lines, service_lines, top, twin_link


def topic_lines(inputs: TopicInputs, composer: Composer, path: str) -> Iterator[str]:
    """The blocks of the page."""
    topic, t = inputs.topic.topic, composer.words.t
    yield from top(topic.name, topic.description, path, composer)
    if inputs.question_count:
        questions = composer.frame.addresses.of_questions(topic)
        yield twin_link(t("Questions on: {topic}", topic=topic.name), questions, composer)
    for is_expired, entries in groupby(inputs.entries, lambda each: each.listed.is_expired):
        yield f"## {t('No longer valid') if is_expired else t('What the episodes answer')}"
        yield from _entries(entries, composer)
    yield from page_lines(inputs.pager, composer)


def _entries(entries: Iterable[DirectoryInputs], composer: Composer) -> Iterator[str]:
    for each in entries:
        listed = each.listed
        yield f"### {twin_link(listed.title, listed.path, composer)}"
        yield escape_markdown(listed.summary)
        yield from service_lines(
            composer.service_box(each.service, each.confirmed, each.expires), composer
        )
        yield fact_lines(
            (
                (composer.words.t("Published"), composer.words.date(listed.date)),
                (composer.words.t("Last checked"), composer.day_or_nothing(each.confirmed)),
                (composer.words.t("Valid until"), composer.day_or_nothing(each.expires)),
            )
        )
