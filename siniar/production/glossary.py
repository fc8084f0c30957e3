"""Corrects words that a model wrote down nearly as the show writes them: names, places, topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from siniar.model.catalogue import Catalogue
from siniar.model.timecodes import Seconds, format_position
from siniar.model.transcript import Cue, Transcript

#: How alike the letters of what was heard are to a term that was meant.
NEAR = 0.8
#: Letters of a term; shorter ones are near to too many words.
SHORTEST = 6
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class Correction(Struct, frozen=True):
    """A cue before and after."""

    start: Seconds
    before: str
    after: str


def show_terms(catalogue: Catalogue) -> tuple[str, ...]:
    """What the show writes in its own way: its name, topics, people and keywords, longest first."""
    show = catalogue.show
    episodes = (*catalogue.episodes, *catalogue.scheduled, *catalogue.drafts)
    terms = [show.title, show.author, *(topic.name for topic in show.topics)]
    people = [*show.people, *(person for episode in episodes for person in episode.people)]
    # "Rani Contoh, S.Sos." is never said with her degree.
    terms += [person.name.partition(",")[0] for person in people]
    terms += [keyword for episode in episodes for keyword in episode.keywords]
    known = {" ".join(term.split()): None for term in terms}
    return tuple(sorted((term for term in known if len(term) >= SHORTEST), key=lambda t: -len(t)))


def correct(
    transcript: Transcript, terms: Sequence[str], known: Iterable[str] = ()
) -> tuple[Transcript, tuple[Correction, ...]]:
    """The transcript with its near misses written as the ``terms`` are.

    Words that stand in ``known`` texts are right as they are: "surat" is not a name heard badly.
    """
    right = {word.casefold() for text in (*known, *terms) for word in _WORD.findall(text)}
    cues: list[Cue] = []
    corrections: list[Correction] = []
    for cue in transcript.cues:
        text = cue.text
        for term in terms:
            text = _correct(text, term, right)
        if text != cue.text:
            corrections.append(Correction(cue.start, cue.text, text))
        cues.append(replace(cue, text=text))
    return replace(transcript, cues=tuple(cues)), tuple(corrections)


def _correct(text: str, term: str, right: set[str]) -> str:
    """A text with the words that nearly are a term made that term, from its end on."""
    words = list(_WORD.finditer(text))
    count = len(_WORD.findall(term))
    for begin in range(len(words) - count, -1, -1):
        first, last = words[begin], words[begin + count - 1]
        heard = text[first.start() : last.end()]
        if _is_near(heard, term, right):
            text = text[: first.start()] + term + text[last.end() :]
    return text


def _is_near(heard: str, term: str, right: set[str]) -> bool:
    one, other = heard.casefold(), term.casefold()
    if one == other or one[:1] != other[:1]:
        return False
    if all(word.casefold() in right for word in _WORD.findall(heard)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEAR


def render_corrections(corrections: Iterable[Correction]) -> Iterator[str]:
    """As a diff: the time, what was written down, what stands there now."""
    for each in corrections:
        yield f"@ {format_position(each.start)}"
        yield f"- {each.before}"
        yield f"+ {each.after}"
