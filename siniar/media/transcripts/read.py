"""Reads a transcript file and checks it against the audio it belongs to."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from siniar.media.rules import TRANSCRIPT_AFTER_END, TRANSCRIPT_ENDS_EARLY
from siniar.media.transcripts.decode import decode_transcript
from siniar.media.transcripts.parse import parse_transcript
from siniar.model.findings import Finding, Place, found
from siniar.model.rules import FILE_TOO_LARGE
from siniar.model.timecodes import format_position
from siniar.model.transcript import Transcript, TranscriptFile

#: Bytes; a day of speech has fewer.
SIZE_LIMIT = 5_000_000
#: Seconds that a transcript may go on after the audio before somebody should look.
OVERRUN = 2.0
#: A transcript that ends before this part of the audio, and this many seconds early, has lost its
#: end; closing music is shorter.
EARLY_PART, EARLY = 0.8, 60


def read_transcript(source: Path, path: str) -> tuple[Transcript | None, list[Finding]]:
    """The transcript in a file, which findings call ``path``.

    A byte order mark and Windows line ends are what subtitle programs write, and no finding.

    Raises:
        OSError: the file cannot be read.
    """
    return build_transcript(source.read_bytes(), source, path)


def build_transcript(
    content: bytes, source: Path, path: str
) -> tuple[Transcript | None, list[Finding]]:
    """The same of a file that has been read already."""
    if len(content) > SIZE_LIMIT:
        values = {"size": len(content), "limit": SIZE_LIMIT}
        return None, [found(FILE_TOO_LARGE, Place(path), **values)]
    text, findings = decode_transcript(content, path)
    if text is None:
        return None, findings
    cues, told = parse_transcript(text, path)
    return (Transcript(cues, source) if cues else None), [*findings, *told]


class ChangedMeanwhileError(OSError):
    """A file is no longer the one that was read; the next build takes it as it is then."""


# A page and two files beside it show the same words.
@lru_cache(maxsize=4)
def open_transcript(file: TranscriptFile) -> Transcript:
    """What is said in an episode.

    Raises:
        ChangedMeanwhileError: the file is another one by now.
        OSError: it cannot be read.
    """
    content = file.source.read_bytes()
    if sha256(content).hexdigest() != file.digest:
        raise ChangedMeanwhileError(f"{file.source.name} was changed while the site was built")
    transcript, _ = build_transcript(content, file.source, file.source.name)
    return transcript or Transcript((), file.source)


def check_transcript(transcript: Transcript, duration: float, place: Place) -> list[Finding]:
    """Whether the transcript ends long after or long before the audio of ``duration`` seconds."""
    end = max((cue.end for cue in transcript.cues), default=0.0)
    values = {"end": format_position(end), "duration": format_position(duration)}
    if transcript.cues and end < duration * EARLY_PART and duration - end > EARLY:
        return [found(TRANSCRIPT_ENDS_EARLY, place, **values)]
    if end <= duration + OVERRUN:
        return []
    return [found(TRANSCRIPT_AFTER_END, place, **values)]
