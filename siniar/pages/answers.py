"""Puts questions of residents and their answers into words, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from siniar.media.transcripts import open_transcript
from siniar.model.timecodes import format_position
from siniar.model.transcript import Cue
from siniar.pages.compose import Composer, shorten
from siniar.pages.contexts_episode import Answered
from siniar.pages.inputs import AnswerInputs
from siniar.pages.structured import Data
from siniar.pages.transcript import SENTENCE_ENDS

#: Characters of an answer that is what is said: a few sentences, and the rest is heard.
SPOKEN_LENGTH = 400
#: Seconds that something else must be away to end an answer: who hears gives a title's second.
_LEAST = 5


def spoken_answer(cues: Sequence[Cue], second: float, until: float | None) -> str:
    """What is said from a second on, up to another one, in whole sentences where that is enough."""
    end = until if until is not None and until - second >= _LEAST else float("inf")
    said: list[str] = []
    for cue in cues:
        if cue.end <= second or cue.start >= end:
            continue
        text = " ".join(cue.text.split())
        if said and len(" ".join((*said, text))) > SPOKEN_LENGTH:
            break
        said.append(text)
    whole = len(said)
    while whole > 1 and not said[whole - 1].endswith(SENTENCE_ENDS):
        whole -= 1
    kept = said[:whole] if said[:whole] and said[whole - 1].endswith(SENTENCE_ENDS) else said
    return shorten(" ".join(kept), SPOKEN_LENGTH)


def view_answer(inputs: AnswerInputs, composer: Composer) -> Answered:
    """A question in the show's words."""
    question, listed = inputs.question, inputs.listed
    second = question.second
    spoken = ""
    if not question.answer and second is not None and inputs.transcript:
        spoken = spoken_answer(open_transcript(inputs.transcript).cues, second, inputs.until)
    path = listed.path if listed else inputs.page
    moment = f"#t={int(second)}" if listed and second is not None else ""
    return Answered(
        part=inputs.part,
        question=question.text,
        asker=question.asker,
        words=question.answer or spoken,
        is_spoken=not question.answer and bool(spoken),
        url=composer.url(path) + (moment if listed else f"#{inputs.part}"),
        second=int(second or 0),
        time=format_position(second) if listed and second is not None else "",
        card=composer.card_or_none(listed),
        confirmed=composer.day_or_nothing(inputs.confirmed),
    )


def build_faq(answers: Iterable[Answered], url: str, composer: Composer) -> Data:
    """The questions of a page that the office answers, as FAQPage with the moment of each answer.

    https://schema.org/FAQPage; a QAPage would be one question that anybody may answer.
    """
    return {
        "@type": "FAQPage",
        "@id": f"{url}#faq",
        "url": url,
        "inLanguage": composer.show.language,
        "mainEntity": [_entity(each, url, composer) for each in answers],
    }


def _entity(each: Answered, url: str, composer: Composer) -> Data:
    title = each.card.title if each.card else ""
    answer: Data = {"@type": "Answer", "text": each.words or heard_in(each, title, composer)}
    if each.card:
        answer["url"] = composer.complete(each.url)
        if each.time:
            answer["audio"] = {
                "@type": "Clip",
                "name": each.question,
                "startOffset": each.second,
                "url": answer["url"],
            }
    return {
        "@type": "Question",
        "@id": f"{url}#{each.part}",
        "name": each.question,
        "acceptedAnswer": answer,
    }


def heard_in(each: Answered, title: str, composer: Composer) -> str:
    """Where an answer is heard, with the title of its episode as it is shown."""
    if each.time:
        return composer.words.t("Heard at {time} of: {title}", time=each.time, title=title)
    return composer.words.t("Heard in: {title}", title=title)
