"""Prepares the words of an episode: reads what was given, and makes what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from siniar.media.transcripts import check_transcript, render_vtt
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Chapter
from siniar.model.findings import Finding, Place, found
from siniar.model.timecodes import format_position
from siniar.model.transcript import Transcript
from siniar.model.words import Words
from siniar.production.answers import clean_name
from siniar.production.captions import clean_transcript, read_captions, shift_transcript
from siniar.production.chapters import (
    chapters_of,
    check_end,
    propose_starts,
    read_chapters,
    shift_chapters,
)
from siniar.production.glossary import Correction, correct, show_terms
from siniar.production.master import Encoder, Master
from siniar.production.options import ProductionOptions
from siniar.production.recordings import Material
from siniar.production.rules_beside import TIMES_SHIFTED
from siniar.production.transcribe import Dictation, Writer, find_pauses, find_writer

#: File in the work folder with proposed chapters.
PROPOSALS = "bab.txt"


class Texts(Struct, frozen=True):
    """The texts that an editor gave, and who writes down when that is wanted."""

    #: Counted from the start of the recording.
    chapters: tuple[Chapter, ...] = ()
    #: Counted from the start of the recording.
    transcript: Transcript | None = None
    writer: Writer | None = None


def read_texts(options: ProductionOptions) -> tuple[Texts, list[Finding]]:
    """The texts that the options name, and what is wrong with them."""
    chapters: tuple[Chapter, ...] = ()
    transcript = None
    findings: list[Finding] = []
    if options.chapters:
        chapters, wrong = read_chapters(Path(clean_name(options.chapters)))
        findings += wrong
    if options.transcript:
        transcript, wrong = read_captions(Path(clean_name(options.transcript)))
        findings += wrong
    if options.sound.shortens_silence:
        for text in filter(None, (options.chapters, options.transcript)):
            name = Path(text).name
            findings.append(found(TIMES_SHIFTED, Place(name), value=name))
    return Texts(chapters, transcript), findings


def add_writer(
    texts: Texts, environment: Mapping[str, str], language: str, fetching: Callable[[str], None]
) -> tuple[Texts, list[Finding]]:
    """The texts with somebody who writes down what is said; without one it is told why."""
    writer, findings = find_writer(environment, language, fetching)
    return replace(texts, writer=writer), list(findings)


class Marks(Struct, frozen=True):
    """The chapters of a finished episode."""

    chapters: tuple[Chapter, ...] = ()
    #: Where chapters may begin when there are none, as positions in the recording.
    proposals: tuple[str, ...] = ()
    #: The file with the proposals, to be given titles.
    path: Path = Path()


class Spoken(Struct, frozen=True):
    """What is said in a finished episode."""

    #: WebVTT; empty when nobody wrote it down.
    captions: str = ""
    #: What the show's own words changed in it.
    corrections: tuple[Correction, ...] = ()


class TextWork(Struct, frozen=True):
    """What the words of an episode are made with."""

    encoder: Encoder
    material: Material
    master: Master
    options: ProductionOptions
    texts: Texts

    @property
    def _intro(self) -> float:
        """Seconds before the recording begins."""
        return self.master.durations[0] if self.material.intro else 0.0

    def make_chapters(
        self, noted: tuple[Chapter, ...], words: Words
    ) -> tuple[Marks, list[Finding]]:
        """Those that were given, else those of the note, else the recordings' own.

        Without any, moments are proposed for people to name.

        Raises:
            FfmpegError: somebody ended the program.
            OSError: no room.
        """
        duration = self.master.duration
        if self.texts.chapters:
            chapters = shift_chapters(self.texts.chapters, self._intro)
            findings = list(check_end(chapters, duration, Path(self.options.chapters).name))
            return Marks(tuple(each for each in chapters if each.start < duration)), findings
        if noted:
            return Marks(noted), []
        if not self.options.sound.shortens_silence:
            own = chapters_of(self.material, self.master.durations)
            if own:
                return Marks(own), []
        return self._propose(words), []

    def _propose(self, words: Words) -> Marks:
        workspace = self.encoder.workspace
        pauses = find_pauses(self.encoder.ffmpeg, self.master.mp3, workspace)
        starts = propose_starts(pauses, self.master.duration)
        if not starts:
            return Marks()
        title = words.t("Chapter {number}")
        # Counted from the start of the recording, as a list that is given counts.
        times = tuple(format_position(max(start - self._intro, 0)) for start in starts)
        lines = [f"{time} {title.format(number=n)}\n" for n, time in enumerate(times, 1)]
        path = workspace.write(PROPOSALS, "".join(lines).encode())
        return Marks(proposals=times, path=path)

    def make_transcript(self, catalogue: Catalogue) -> tuple[Spoken, list[Finding]]:
        """What was given, or is written down and corrected after the show's own words.

        Raises:
            FfmpegError: somebody ended the program.
            OSError: no room.
        """
        transcript, findings = None, []
        corrections: tuple[Correction, ...] = ()
        if self.texts.transcript:
            transcript = shift_transcript(self.texts.transcript, self._intro)
            place = Place(Path(self.options.transcript).name)
            findings = list(check_transcript(transcript, self.master.duration, place))
        elif self.texts.writer:
            transcript = clean_transcript(self._write_down(self.texts.writer))
            texts = [f"{each.title} {each.summary}" for each in catalogue.episodes]
            transcript, corrections = correct(transcript, show_terms(catalogue), texts)
        if not transcript or not transcript.cues:
            return Spoken(), findings
        return Spoken(render_vtt(transcript, catalogue.show.language), corrections), findings

    def _write_down(self, writer: Writer) -> Transcript:
        duration, encoder = self.master.duration, self.encoder
        advance = encoder.watch("transcribe", duration)
        dictation = Dictation(
            encoder.ffmpeg, self.master.mp3, duration, writer, encoder.workspace, advance
        )
        return dictation.transcribe()
