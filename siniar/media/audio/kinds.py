"""Tells what a file is from its bytes, whatever its name says."""

from __future__ import annotations

import re

from msgspec import Struct

from siniar.model.words import N_

#: First line of a Git LFS pointer.
#: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
LFS_MARK = b"version https://git-lfs.github.com/spec/"
MP3, M4A = "audio/mpeg", "audio/mp4"
OPUS = "audio/ogg; codecs=opus"
#: Types that Apple's directory takes as the enclosure of an audio podcast.
#: https://podcasters.apple.com/support/893-audio-requirements
ENCLOSURE_TYPES = frozenset({MP3, M4A})
#: Bytes from the start that :func:`tell_kind` wants to see.
START = 4096


class FileKind(Struct, frozen=True):
    """What a file's content is."""

    #: A name that people know; a message id.
    name: str
    #: MIME type; empty when it is no audio.
    type: str = ""


PICTURE = FileKind(N_("a picture"))
VIDEO = FileKind(N_("a video"))
TEXT = FileKind(N_("text"))
UNKNOWN = FileKind(N_("unknown"))
MP3_KIND = FileKind("MP3", MP3)
MP4_KIND = FileKind("M4A", M4A)
OPUS_KIND = FileKind("Ogg Opus", OPUS)
LFS_KIND = FileKind(N_("a Git LFS pointer"))

#: Offset, bytes, kind; the first that fits wins.
_SIGNATURES = (
    (0, LFS_MARK, LFS_KIND),
    (0, b"fLaC", FileKind("FLAC", "audio/flac")),
    (0, b"#!AMR", FileKind("AMR", "audio/amr")),
    (0, b"MThd", FileKind("MIDI", "audio/midi")),
    (0, b"caff", FileKind("CAF", "audio/x-caf")),
    (0, b".snd", FileKind("AU", "audio/basic")),
    (0, bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c"), FileKind("WMA", "audio/x-ms-wma")),
    (8, b"WAVE", FileKind("WAV", "audio/wav")),
    (8, b"AIFF", FileKind("AIFF", "audio/aiff")),
    (8, b"AIFC", FileKind("AIFF", "audio/aiff")),
    (0, b"%PDF", FileKind("PDF")),
    (0, b"PK\x03\x04", FileKind("ZIP")),
    (0, b"PK\x05\x06", FileKind("ZIP")),
    (0, b"Rar!", FileKind("RAR")),
    (0, b"7z\xbc\xaf", FileKind("7-Zip")),
    (0, b"\x1f\x8b", FileKind("gzip")),
    (0, b"\xd0\xcf\x11\xe0", FileKind("Word/Excel")),
    (0, b"\xff\xd8\xff", PICTURE),
    (0, b"\x89PNG", PICTURE),
    (0, b"GIF8", PICTURE),
    (0, b"BM", PICTURE),
    (8, b"WEBP", PICTURE),
    (4, b"ftypheic", PICTURE),
    (4, b"ftypavif", PICTURE),
    (0, b"\x1a\x45\xdf\xa3", VIDEO),
    (8, b"AVI ", VIDEO),
    (0, b"FLV\x01", VIDEO),
    (0, b"\x00\x00\x01\xba", VIDEO),
    (0, b"MZ", FileKind(N_("a program"))),
    (0, b"\x7fELF", FileKind(N_("a program"))),
    (4, b"ftyp", MP4_KIND),
    (4, b"moov", MP4_KIND),
    (4, b"mdat", MP4_KIND),
    (4, b"wide", MP4_KIND),
)
#: First packet of the first stream in an Ogg file.
_OGG_CODECS = (
    (b"OpusHead", OPUS_KIND),
    (b"\x01vorbis", FileKind("Ogg Vorbis", "audio/ogg")),
    (b"\x7fFLAC", FileKind("Ogg FLAC", "audio/ogg")),
    (b"Speex", FileKind("Ogg Speex", "audio/ogg")),
    (b"\x80theora", VIDEO),
)
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def tell_kind(start: bytes) -> FileKind | None:
    """The kind of a file from its first bytes; ``None`` when only frames could tell.

    ``start`` is what follows ID3 tags.
    """
    for offset, signature, kind in _SIGNATURES:
        if start.startswith(signature, offset) and not _is_bitmap_like_text(start, signature):
            return kind
    if start.startswith(b"OggS"):
        return _tell_ogg(start)
    if len(start) > 1 and start[0] == 0xFF and start[1] & 0xF6 == 0xF0:
        return FileKind("AAC", "audio/aac")
    if _HTML.match(start):
        return FileKind("HTML")
    return TEXT if _is_text(start) else None


def _is_bitmap_like_text(start: bytes, signature: bytes) -> bool:
    """Words that begin with two capital letters of a signature are still words."""
    return len(signature) == 2 and _is_text(start)


def _tell_ogg(start: bytes) -> FileKind:
    segments = start[26] if len(start) > 26 else 0
    packet = start[27 + segments :]
    found = (kind for mark, kind in _OGG_CODECS if packet.startswith(mark))
    return next(found, FileKind("Ogg", "audio/ogg"))


def _is_text(start: bytes) -> bool:
    """Whether bytes read as UTF-8, UTF-16 or an old eight-bit code, without control characters."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            start.decode("utf-16")
        except UnicodeDecodeError:
            return False
        return True
    if not start.strip() or re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", start):
        return False
    odd = len(re.findall(rb"[\x7f-\xff]", start))
    try:
        start[: len(start) - 4 if len(start) >= START else None].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(start) - 8 or odd * 10 < len(start)
    return True
