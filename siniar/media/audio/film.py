"""Reads what a feed must tell of an MP4 film: length, height, codecs."""

from __future__ import annotations

import re
from pathlib import Path

from mutagen import MutagenError
from mutagen.mp4 import MP4

from siniar.media.audio.kinds import MP4_KIND, START, tell_kind
from siniar.model.episode import Film
from siniar.system.files import read_digest

#: Bytes at either end of a file in which its index is looked for.
_SEARCHED = 4_000_000
#: A sample entry of a moving picture: its codec, sixteen bytes that say nothing, width and height.
#: https://developer.apple.com/documentation/quicktime-file-format/video_sample_description
_PICTURE = re.compile(rb"(avc1|hvc1|hev1|av01|mp4v)\x00{6}(?s:.{2}.{16})(?s:(..)(..))")
#: Profile, constraints and level of H.264. https://www.rfc-editor.org/rfc/rfc6381#section-3.3
_H264 = re.compile(rb"avcC\x01(?s:(...))")


def read_film(source: Path, name: str) -> Film | None:
    """The film in a file that is published as ``name``; ``None`` when it holds none.

    Raises:
        OSError: the file cannot be read.
    """
    with source.open("rb") as file:
        start = file.read(_SEARCHED)
        length = file.seek(0, 2)
        file.seek(max(len(start), length - _SEARCHED))
        content = start + file.read()
    picture = _PICTURE.search(content)
    if tell_kind(start[:START]) is not MP4_KIND or picture is None:
        return None
    sound, duration = _read_sound(source)
    codecs = ",".join(filter(None, (_codec_of(picture[1].decode(), content), sound)))
    return Film(
        source=source,
        name=name,
        length=length,
        duration=duration,
        height=int.from_bytes(picture[3], "big"),
        codecs=codecs,
        digest=read_digest(source),
    )


def _codec_of(name: str, content: bytes) -> str:
    profile = _H264.search(content) if name == "avc1" else None
    return f"{name}.{profile[1].hex()}" if profile else name


def _read_sound(source: Path) -> tuple[str, float | None]:
    """Codec of the sound, and the length in seconds."""
    try:
        info = MP4(source).info
    except MutagenError:
        return "", None
    return str(getattr(info, "codec", "")), float(getattr(info, "length", 0)) or None
