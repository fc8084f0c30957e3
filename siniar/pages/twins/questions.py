"""Questions of residents as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from siniar.content.markdown import escape_markdown
from siniar.pages.answers import view_answer
from siniar.pages.compose import Composer
from siniar.pages.kinds.questions import QuestionsInputs, title_of
from siniar.pages.twins.parts import answer_lines, page_lines, top, twin_link


def question_lines(inputs: QuestionsInputs, composer: Composer, path: str) -> Iterator[str]:
    """The blocks of the page."""
    t = composer.words.t
    about = inputs.topic.name if inputs.topic else composer.show.title
    summary = t("What residents asked on {topic}, and where it is answered.", topic=about)
    yield from top(title_of(inputs.topic, composer), summary, path, composer)
    for topic, answers, count in inputs.groups:
        is_part = inputs.topic is None
        if is_part:
            yield f"## {escape_markdown(topic.name) if topic else t('Other questions')}"
        for each in answers:
            yield from answer_lines(view_answer(each, composer), composer, 3 if is_part else 2)
        if is_part and topic and count > len(answers):
            name = t("Questions on: {topic}", topic=topic.name)
            yield twin_link(name, composer.frame.addresses.of_questions(topic), composer)
    yield from page_lines(inputs.pager, composer)
