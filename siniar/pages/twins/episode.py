"""An episode as Markdown: what it says, when that was last checked, and every word of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from siniar.content.markdown import as_markdown, escape_markdown
from siniar.model.timecodes import format_position
from siniar.pages.answers import view_answer
from siniar.pages.compose import Composer
from siniar.pages.contexts_episode import Paragraph
from siniar.pages.kinds.episode import EpisodeInputs
from siniar.pages.transcript import open_paragraphs
from siniar.pages.twins.parts import answer_lines, fact_lines, service_lines, top, twin_link


def episode_lines(inputs: EpisodeInputs, composer: Composer, path: str) -> Iterator[str]:
    """The blocks of the page."""
    episode, t = inputs.episode, composer.words.t
    yield from top(episode.title, inputs.listed.summary, path, composer)
    yield _facts(inputs, composer)
    if inputs.listed.is_expired and episode.expires:
        day = composer.words.date(episode.expires)
        yield f"**{t('What this episode says held until {day}.', day=day)}**"
    if inputs.successor:
        link = twin_link(inputs.successor.title, inputs.successor.path, composer)
        yield f"{t('Listen to the newer one:')} {link}"
    box = composer.service_box(episode.service, episode.confirmed, episode.expires)
    yield from service_lines(box, composer)
    yield as_markdown(episode.notes_html, composer.show.url, composer.full(path))
    if episode.chapters:
        yield f"## {t('Chapters')}"
        yield "\n".join(
            f"- {format_position(each.start)} {escape_markdown(each.title)}"
            for each in episode.chapters
        )
    if inputs.questions:
        yield f"## {t('Questions of residents')}"
        for each in inputs.questions:
            yield from answer_lines(view_answer(each, composer), composer, 3)
    if episode.transcript:
        yield f"## {t('Transcript')}"
        yield from _spoken(open_paragraphs(episode.transcript, episode.chapters))


def _facts(inputs: EpisodeInputs, composer: Composer) -> str:
    episode, words, t = inputs.episode, composer.words, composer.words.t
    topic, sound = episode.topic, episode.enclosure
    people = (
        f"{person.name} ({person.position})" if person.position else person.name
        for person in episode.people
    )
    return fact_lines(
        (
            (t("Code"), episode.code),
            (t("Published"), words.date(episode.date)),
            (t("Length"), words.minutes(episode.duration) if episode.duration else ""),
            (
                t("Topic"),
                twin_link(topic.name, composer.frame.addresses.of_topic(topic), composer)
                if topic
                else "",
            ),
            (t("Who you hear"), escape_markdown(", ".join(people))),
            (t("Last checked"), composer.day_or_nothing(episode.confirmed)),
            (t("Valid until"), composer.day_or_nothing(episode.expires)),
            (t("Sound"), f"<{sound.url}> ({words.megabytes(sound.length)})" if sound else ""),
            (t("Video"), ", ".join(f"<{video.url}>" for video in episode.videos)),
        )
    )


def _spoken(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for each in paragraphs:
        if each.chapter:
            yield f"### {escape_markdown(each.chapter)}"
        who = f"**{escape_markdown(each.speaker)}** " if each.speaker else ""
        said = escape_markdown(" ".join(line.text for line in each.lines))
        yield f"{who}({each.time}) {said}"
