"""Prepares the words of an episode: reads what was given, and makes what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from siniar.media.transcripts import check_transcript, render_vtt
from siniar.model.episode import Chapter, Transcript
from siniar.model.findings import Place, Report
from siniar.model.timecodes import format_position
from siniar.model.words import Words
from siniar.production.begin import clean_name
from siniar.production.captions import clean_transcript, read_captions, shift_transcript
from siniar.production.chapters import (
    chapters_of,
    check_end,
    propose_starts,
    read_chapters,
    shift_chapters,
)
from siniar.production.master import Master, Studio
from siniar.production.options import ProductionWishes
from siniar.production.recordings import Material
from siniar.production.rules import TIMES_SHIFTED
from siniar.production.transcribe import Dictation, Writer, find_pauses, find_writer

#: File in the work folder with proposed chapters.
PROPOSALS = "bab.txt"


@dataclass(frozen=True, slots=True)
class Given:
    """The texts that an editor gave, and who writes down when that is wished for."""

    #: Counted from the start of the recording.
    chapters: tuple[Chapter, ...] = ()
    #: Counted from the start of the recording.
    transcript: Transcript | None = None
    writer: Writer | None = None


def read_given(wishes: ProductionWishes, report: Report) -> Given:
    """The texts that the command line names; what is wrong with them joins the report."""
    chapters: tuple[Chapter, ...] = ()
    transcript = None
    if wishes.chapters:
        chapters, findings = read_chapters(Path(clean_name(wishes.chapters)))
        report.extend(findings)
    if wishes.transcript:
        transcript, findings = read_captions(Path(clean_name(wishes.transcript)))
        report.extend(findings)
    if wishes.sound.shortens_silence:
        for name in filter(None, (wishes.chapters, wishes.transcript)):
            report.add(TIMES_SHIFTED, Place(Path(name).name), value=Path(name).name)
    return Given(chapters, transcript)


def hire_writer(
    environment: Mapping[str, str],
    language: str,
    *,
    report: Report,
    fetching: Callable[[str], None],
) -> Writer | None:
    """Somebody who writes down, or ``None`` with the reason in the report."""
    writer, findings = find_writer(environment, language, fetching)
    report.extend(findings)
    return writer


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the words of one finished episode are made."""

    studio: Studio
    material: Material
    master: Master
    wishes: ProductionWishes
    report: Report

    @property
    def _intro(self) -> float:
        return self.master.durations[0] if self.material.intro else 0.0

    def make_chapters(
        self, given: Given, noted: tuple[Chapter, ...], tell: Callable[[str], None], words: Words
    ) -> tuple[Chapter, ...]:
        """Those that were given, else those of the note, else the recordings' own.

        Without any, moments are proposed for people to name.

        Raises:
            FfmpegError: somebody ended the program.
            OSError: no room.
        """
        if given.chapters:
            chapters = shift_chapters(given.chapters, self._intro)
            name = Path(self.wishes.chapters).name
            self.report.extend(check_end(chapters, self.master.duration, name))
            return tuple(each for each in chapters if each.start < self.master.duration)
        if noted:
            return noted
        if not self.wishes.sound.shortens_silence:
            chapters = chapters_of(self.material, self.master.durations)
            if chapters:
                return chapters
        self._propose(tell, words)
        return ()

    def _propose(self, tell: Callable[[str], None], words: Words) -> None:
        place = self.studio.place
        pauses = find_pauses(self.studio.ffmpeg, self.master.mp3, place)
        starts = propose_starts(pauses, self.master.duration)
        if not starts:
            return
        title = words.t("Chapter {number}")
        # Counted from the start of the recording, as a list that is given counts.
        times = [format_position(max(start - self._intro, 0)) for start in starts]
        lines = [f"{time} {title.format(number=n)}" for n, time in enumerate(times, 1)]
        path = place.write(PROPOSALS, ("\n".join(lines) + "\n").encode())
        tell(words.t("Long pauses, where a chapter may begin: {times}", times=", ".join(times)))
        tell(words.t("Give them titles in {path}, then add --chapters {path}", path=path))

    def make_transcript(self, given: Given, language: str) -> str:
        """WebVTT of what was given or is written down; empty without either.

        Raises:
            FfmpegError: somebody ended the program.
            OSError: no room.
        """
        transcript = None
        if given.transcript:
            transcript = shift_transcript(given.transcript, self._intro)
            place = Place(Path(self.wishes.transcript).name)
            self.report.extend(check_transcript(transcript, self.master.duration, place))
        elif given.writer:
            duration = self.master.duration
            dictation = Dictation(
                self.studio.ffmpeg,
                self.master.mp3,
                duration,
                given.writer,
                self.studio.place,
                self.studio.watch("transcribe", duration),
            )
            transcript = clean_transcript(dictation.transcribe())
        return render_vtt(transcript, language) if transcript and transcript.cues else ""
