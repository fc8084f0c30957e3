"""Orders a transcript for reading: paragraphs by speaker, chapters and pauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from siniar.media.transcripts import open_transcript
from siniar.model.episode import Chapter, Episode
from siniar.model.timecodes import format_position
from siniar.model.transcript import Cue, TranscriptFile
from siniar.pages.contexts_episode import Paragraph, SpokenLine

#: One person's words become a new paragraph at the end of a sentence after so many seconds.
LONGEST_SECONDS = 40
#: Seconds of silence that part paragraphs.
PAUSE = 4
#: Seconds of an episode whose transcript is a page of its own: of more, the words would weigh more
#: than all the rest of its page.
LONG_EPISODE = 300
SENTENCE_ENDS = (".", "?", "!", "…", "”", '"')


def has_own_page(episode: Episode) -> bool:
    """Whether the transcript is a page of its own; told without opening it."""
    return episode.transcript is not None and (episode.duration or 0) > LONG_EPISODE


# A page and the same as Markdown show the same words.
@lru_cache(maxsize=4)
def open_paragraphs(file: TranscriptFile, chapters: tuple[Chapter, ...]) -> tuple[Paragraph, ...]:
    """What is said in an episode, in paragraphs.

    Raises:
        OSError: the file cannot be read, or is another one by now.
    """
    return build_paragraphs(open_transcript(file).cues, chapters)


def build_paragraphs(cues: Sequence[Cue], chapters: Sequence[Chapter]) -> tuple[Paragraph, ...]:
    """The cues in paragraphs; each chapter begins with a paragraph of its own."""
    waiting = list(chapters) if cues else []
    reserved = {int(chapter.start) for chapter in chapters}
    taken: set[int] = set()
    speaker = ""
    paragraphs = []
    for group in _group(cues, sorted(chapter.start for chapter in chapters)):
        chapter = _begun(waiting, group[-1].start, taken)
        second = int(group[0].start)
        is_named = group[0].speaker != speaker or chapter is not None
        paragraphs.append(
            Paragraph(
                second=second,
                time=format_position(second),
                speaker=group[0].speaker if is_named else "",
                lines=tuple(SpokenLine(_tenths(cue.start), cue.text) for cue in group),
                chapter=chapter.title if chapter else "",
                chapter_second=int(chapter.start) if chapter else 0,
                has_id=second not in taken and second not in reserved,
            )
        )
        taken.add(second)
        speaker = group[0].speaker
    return tuple(paragraphs)


def count_letters(paragraphs: Iterable[Paragraph]) -> int:
    """How long it is."""
    return sum(len(line.text) for part in paragraphs for line in part.lines)


def _begun(waiting: list[Chapter], moment: float, taken: set[int]) -> Chapter | None:
    """Take out the chapters that begin before ``moment``; the last one, if its second is free."""
    if not waiting:
        return None
    begun = [chapter for chapter in waiting if chapter.start <= moment]
    del waiting[: len(begun)]
    if not begun or int(begun[-1].start) in taken:
        return None
    taken.add(int(begun[-1].start))
    return begun[-1]


def _group(cues: Iterable[Cue], starts: Sequence[float]) -> Iterator[list[Cue]]:
    group: list[Cue] = []
    for cue in cues:
        if group and _parts(group, cue, starts):
            yield group
            group = []
        group.append(cue)
    if group:
        yield group


def _parts(group: list[Cue], cue: Cue, starts: Sequence[float]) -> bool:
    """Whether ``cue`` begins a new paragraph after ``group``."""
    last = group[-1]
    if cue.speaker != last.speaker or cue.start - last.end > PAUSE:
        return True
    if starts and bisect_right(starts, last.start) < bisect_right(starts, cue.start):
        return True
    is_long = cue.end - group[0].start > LONGEST_SECONDS
    return is_long and last.text.rstrip().endswith(SENTENCE_ENDS)


def _tenths(seconds: float) -> str:
    """Rounded down, so that a tap never misses the first sound."""
    tenths = int(seconds * 10)
    # Six figures are all that are ever shown.
    if tenths >= 1_000_000:
        return f"{tenths / 10:g}"
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else f"{tenths // 10}"
