"""What a note tells of its sound, and of audio that lies elsewhere its type and length."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from siniar.content.fields.table import Field, FieldContext, Parser
from siniar.content.fields.values import one_of, parse_audio, parse_number, word_of
from siniar.content.frontmatter import Scalar, Value
from siniar.model.timecodes import parse_duration
from siniar.model.words import N_


class MediaType(Struct, frozen=True):
    """A type such as ``audio/mpeg``, where a kind of episode was asked for too."""

    name: str


#: Kinds of what can be played from elsewhere, with the names that programs also write.
AUDIO_TYPES = {
    "audio/mpeg": ("audio/mp3", "audio/x-mp3", "audio/mpeg3", "audio/x-mpeg", "mp3"),
    "audio/mp4": ("audio/x-m4a", "audio/m4a", "audio/mp4a-latm", "audio/aac", "m4a"),
    "video/mp4": ("video/x-m4v", "video/m4v", "mp4"),
    "video/quicktime": (),
    "audio/ogg": ("application/ogg", "audio/x-ogg", "ogg"),
    "audio/opus": ("opus",),
}
#: What people call each of them.
_TYPES: Mapping[str, str] = {
    name: kind for kind, names in AUDIO_TYPES.items() for name in (kind, *names)
}


def kind_or_type(parse: Parser) -> Parser:
    """A parser for a kind of episode that also understands the type of the audio."""

    def parse_either(value: Value, context: FieldContext) -> object:
        if isinstance(value, Scalar):
            word = value.text.strip().lower().partition(";")[0]
            if word in _TYPES:
                return MediaType(_TYPES[word])
            if re.fullmatch(r"(?:audio|video)/[\w.+-]+", word):
                return MediaType(word)
        return parse(value, context)

    return parse_either


def parse_length(value: Value, context: FieldContext) -> float | None:
    """A duration in seconds: ``12:30``, ``750``, ``PT12M30S`` or ``12 menit 30 detik``."""
    text = word_of(value, context)
    if text is None:
        return None
    seconds = parse_duration(text)
    if not seconds:
        context.wrong_form(value)
    return seconds or None


#: The rows of a note that tell of its sound.
SOUND_FIELDS = (
    Field(
        "audio",
        "audio",
        parse_audio,
        N_("The audio file in content/audio, or its address elsewhere."),
        "nama-berkas.mp3",
        english="file-name.mp3",
        obsolete=(
            "mp3",
            "file",
            "filename",
            "enclosure",
            "podcast-file",
            "audio-file",
            "audio-url",
            "media",
        ),
        is_only_example=True,
    ),
    Field(
        "audio_length",
        "ukuran",
        parse_number,
        N_("Bytes of an audio file that lies elsewhere."),
        "14400000",
        obsolete=("podcast-bytes", "length", "size", "bytes", "filesize", "file-size"),
    ),
    Field(
        "audio_type",
        "jenis-audio",
        one_of(_TYPES),
        N_("Kind of an audio file that lies elsewhere, where its address does not end in it."),
        "audio/mpeg",
    ),
    Field(
        "audio_duration",
        "durasi",
        parse_length,
        N_("Length of the audio, where the file does not tell it: clock, seconds or words."),
        '"12:30"',
        obsolete=("duration", "podcast-duration", "itunes-duration"),
    ),
)
