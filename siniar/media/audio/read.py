"""Reads an audio file into what a feed must tell of it, and judges whether it can be published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from siniar.media.audio.facts import Probe, is_enclosure
from siniar.media.audio.kinds import LFS_KIND, MP3, OPUS
from siniar.media.audio.known import AudioFacts, KnownAudio
from siniar.media.audio.names import fitting_name
from siniar.media.audio.probe import probe_file
from siniar.media.rules import (
    AUDIO_BITRATE_LOW,
    AUDIO_CUT_OFF,
    AUDIO_DURATION_UNKNOWN,
    AUDIO_EMPTY,
    AUDIO_ENDING,
    AUDIO_HAS_PICTURE,
    AUDIO_IS_NOT_AUDIO,
    AUDIO_LFS_POINTER,
    AUDIO_TOO_LARGE,
    AUDIO_TYPE_UNSUPPORTED,
    DATA_SAVER_NOT_OPUS,
)
from siniar.model.episode import Audio
from siniar.model.findings import Finding, Phrase, Place, found
from siniar.system.files import mark_of, read_digest

#: Spotify asks for 96 kbps; encoders miss it by a little.
BITRATE_ADVICE = 95_000
#: What Chromium fetches before the first sound of a file with a picture (seconds of sound), and
#: what a slow network brings (bytes a second).
FETCHED, SLOW = 60, 50_000
#: Bytes that GitHub takes in one file.
#: https://docs.github.com/repositories/working-with-files/managing-large-files
LENGTH_ADVICE = 100_000_000


def read_audio(
    source: Path, published_name: str, place: Place, known: KnownAudio | None = None
) -> tuple[Audio | None, list[Finding]]:
    """The enclosure in a file, MP3 or M4A by its content, with what is wrong with it.

    A file that is cut off still gives what is there, so that a preview can play it.

    Raises:
        OSError: the file cannot be read.
    """
    length = source.stat().st_size
    if not length:
        return None, [found(AUDIO_EMPTY, place, value=source.name)]
    digest, probe = _look(source, known)
    refusal = _refuse(probe, source.name, place)
    if refusal:
        return None, [refusal]
    name = fitting_name(published_name, probe.type)
    audio = _build_audio(source, name, length, digest, probe)
    findings = list(_check(audio, probe, place))
    if name != published_name:
        kind = Phrase(probe.kind)
        findings.append(found(AUDIO_ENDING, place, value=source.name, kind=kind, name=name))
    return audio, findings


def read_data_saver(
    source: Path, published_name: str, place: Place, known: KnownAudio | None = None
) -> tuple[Audio | None, list[Finding]]:
    """The small file for prepaid data: Opus in Ogg and nothing else.

    Raises:
        OSError: the file cannot be read.
    """
    length = source.stat().st_size
    if not length:
        return None, [found(AUDIO_EMPTY, place, value=source.name)]
    digest, probe = _look(source, known)
    if probe.type != OPUS:
        refusal = None if probe.type else _refuse(probe, source.name, place)
        kind = Phrase(probe.kind)
        return None, [refusal or found(DATA_SAVER_NOT_OPUS, place, value=source.name, kind=kind)]
    audio = _build_audio(source, published_name, length, digest, probe)
    return audio, list(_check(audio, probe, place))


def _look(source: Path, known: KnownAudio | None) -> tuple[str, Probe]:
    """Digest and probe of a file, as far as possible from what is known."""
    mark = mark_of(source)
    if known is None or mark is None:
        return read_digest(source), probe_file(source)
    facts = known.recall(source, mark)
    if facts is None:
        digest = read_digest(source)
        facts = AudioFacts(mark, digest, known.probe_of(digest) or probe_file(source))
        known.note(source, facts)
    return facts.digest, facts.probe


def _refuse(probe: Probe, name: str, place: Place) -> Finding | None:
    if probe.kind == LFS_KIND.name:
        return found(AUDIO_LFS_POINTER, place, value=name)
    if not probe.type:
        return found(AUDIO_IS_NOT_AUDIO, place, value=name, kind=Phrase(probe.kind))
    if not is_enclosure(probe):
        return found(AUDIO_TYPE_UNSUPPORTED, place, value=name, kind=Phrase(probe.kind))
    return None


def _build_audio(
    source: Path, published_name: str, length: int, digest: str, probe: Probe
) -> Audio:
    return Audio(
        source=source,
        name=published_name,
        length=length,
        type=probe.type,
        duration=probe.duration,
        bitrate=probe.bitrate,
        channels=probe.channels,
        sample_rate=probe.sample_rate,
        chapters=probe.chapters,
        has_cover=probe.has_cover,
        digest=digest,
    )


def _check(audio: Audio, probe: Probe, place: Place) -> Iterator[Finding]:
    name = audio.source.name if audio.source else audio.name
    if probe.problem:
        yield found(AUDIO_CUT_OFF, place, value=name, problem=Phrase(probe.problem))
    elif audio.duration is None:
        yield found(AUDIO_DURATION_UNKNOWN, place, value=name)
    if audio.type == MP3 and audio.bitrate and audio.bitrate < BITRATE_ADVICE:
        yield found(AUDIO_BITRATE_LOW, place, value=name, bitrate=round(audio.bitrate / 1000))
    if audio.has_cover:
        yield found(AUDIO_HAS_PICTURE, place, value=name, seconds=_wait(audio))
    if audio.length > LENGTH_ADVICE:
        yield found(AUDIO_TOO_LARGE, place, value=name, size=round(audio.length / 1_000_000))


def _wait(audio: Audio) -> int:
    """Seconds until such a file sounds on a slow network, at most."""
    rate = audio.length / audio.duration if audio.duration else 0
    return max(1, round(min(audio.length, rate * FETCHED) / SLOW))
