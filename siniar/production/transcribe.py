"""Writes down what is said with faster-whisper, piece by piece, so that it can go on later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from siniar.model.findings import Finding, Place, found
from siniar.model.transcript import Cue, Transcript
from siniar.production.chapters import SILENCES
from siniar.production.ffmpeg import Advance, Ffmpeg
from siniar.production.loudness import parse_silences
from siniar.production.rules_beside import SPEECH_MODEL_MISSING, TRANSCRIBER_MISSING
from siniar.production.workspace import Workspace

#: Names another model: a size that faster-whisper knows, or a folder with one.
VARIABLE = "WHISPER_MODEL"
#: Understands Indonesian well and runs on an office computer with 2 GB of memory to spare.
MODEL = "small"
#: Seconds of a piece; an interruption loses one at most.
PIECE = 300.0
#: Hz that the models hear.
_RATE = 16_000

#: Takes a WAV file and gives start, end and words of each sentence in it, in seconds.
Transcriber = Callable[[Path], Iterable[tuple[float, float, str]]]


class Writer(Struct, frozen=True):
    """Somebody who writes down."""

    #: Decides together with the sound what comes out.
    name: str
    write: Transcriber


def find_writer(
    environment: Mapping[str, str],
    language: str,
    fetching: Callable[[str], None] = lambda _name: None,
) -> tuple[Writer | None, list[Finding]]:
    """The model that is on this computer, else the one that can be fetched.

    It is kept in the user's own cache, which no task of this project empties. ``fetching`` is told
    a model's name before that is fetched, which takes long. What is missing is a finding that says
    how to get it.
    """
    name = environment.get(VARIABLE, "").strip() or MODEL
    try:
        from faster_whisper import WhisperModel  # noqa: PLC0415 (the extra need not be installed)
    except ImportError:
        return None, [found(TRANSCRIBER_MISSING, Place("faster-whisper"))]
    problem = ""
    for is_local in (True, False):
        if not is_local:
            fetching(name)
        try:
            model = WhisperModel(name, device="cpu", compute_type="int8", local_files_only=is_local)
        except (OSError, ValueError, RuntimeError) as error:
            problem = (str(error).strip().splitlines() or [type(error).__name__])[0]
        else:
            return Writer(name, _transcriber(model, language)), []
    place = Place(name)
    return None, [found(SPEECH_MODEL_MISSING, place, value=name, problem=problem[:160])]


def _transcriber(model: Any, language: str) -> Transcriber:  # noqa: ANN401 (the extra has no types)
    def write(path: Path) -> Iterable[tuple[float, float, str]]:
        # Without the words before, a mistake is not repeated for minutes.
        segments, _ = model.transcribe(
            str(path), language=language, vad_filter=True, condition_on_previous_text=False
        )
        return ((segment.start, segment.end, segment.text) for segment in segments)

    return write


def find_pauses(
    ffmpeg: Ffmpeg, sound: Path, workspace: Workspace
) -> tuple[tuple[float, float], ...]:
    """Start and end of each pause in a finished file, in seconds.

    Raises:
        FfmpegError: somebody ended the program.
    """

    def listen() -> tuple[tuple[float, float], ...]:
        run = ffmpeg.run(["-i", f"file:{sound}", "-af", SILENCES, "-f", "null", "-"])
        return parse_silences(run.log)

    return workspace.find("pauses", sound.name, tuple[tuple[float, float], ...], listen)


def cut_pieces(pauses: Sequence[tuple[float, float]], duration: float) -> list[tuple[float, float]]:
    """Start and end of each piece: cut in a pause where there is one, so that no word is halved."""
    cuts = [0.0]
    while duration - cuts[-1] > PIECE * 1.2:
        wanted = cuts[-1] + PIECE
        middles = [(start + end) / 2 for start, end in pauses]
        near = [middle for middle in middles if abs(middle - wanted) <= PIECE * 0.2]
        cuts.append(min(near, key=lambda middle: abs(middle - wanted), default=wanted))
    return list(zip(cuts, [*cuts[1:], duration], strict=True))


class Dictation(Struct, frozen=True):
    """A finished file that is being written down."""

    ffmpeg: Ffmpeg
    sound: Path
    #: Seconds.
    duration: float
    writer: Writer
    workspace: Workspace
    advance: Advance

    def transcribe(self) -> Transcript:
        """What is said; pieces of an earlier run are not heard again.

        Raises:
            FfmpegError: somebody ended the program.
        """
        pauses = find_pauses(self.ffmpeg, self.sound, self.workspace)
        cues: list[Cue] = []
        for start, end in cut_pieces(pauses, self.duration):
            for first, last, text in self._read_piece(start, end):
                cues.append(Cue(round(start + first, 3), round(start + last, 3), text))
            self.advance(end)
        return Transcript(tuple(cues), self.sound)

    def _read_piece(self, start: float, end: float) -> list[tuple[float, float, str]]:
        key = self.sound.name, self.writer.name, start, end
        kind = list[tuple[float, float, str]]
        return self.workspace.find("said", key, kind, lambda: self._write_piece(start, end))

    def _write_piece(self, start: float, end: float) -> list[tuple[float, float, str]]:
        piece = self.workspace.folder / "piece.wav.part"
        cut = ["-ss", f"{start:.3f}", "-t", f"{end - start:.3f}", "-i", f"file:{self.sound}"]
        said = []
        try:
            self.ffmpeg.run([*cut, "-ac", "1", "-ar", str(_RATE), "-f", "wav", f"file:{piece}"])
            for first, stop, text in self.writer.write(piece):
                words = " ".join(text.split())
                last = min(stop, end - start)  # a model may go on after the end
                if words and last > first:
                    said.append((first, last, words))
                self.advance(start + last)
        finally:
            piece.unlink(missing_ok=True)
        return said
