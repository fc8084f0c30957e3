"""Looks into Ogg files with Opus: duration, channels and whether the last page is there."""

from __future__ import annotations

from typing import BinaryIO

from mutagen.oggopus import OggOpus

from siniar.media.audio.facts import Probe
from siniar.media.audio.kinds import OPUS_KIND
from siniar.media.audio.read_tags import plausible, read_tags
from siniar.model.words import N_

#: A page has at most 65,307 bytes.
#: https://datatracker.ietf.org/doc/html/rfc3533#section-6
PAGE_LIMIT = 65_307
#: What players decode Opus to.
SAMPLE_RATE = 48_000
_LAST_PAGE_FLAG = 4
_NO_END = N_("its last page is missing")


def probe_opus(file: BinaryIO, length: int) -> Probe:
    """What an Opus file of ``length`` bytes holds."""
    opus = read_tags(OggOpus, file)
    duration = plausible(float(opus.info.length)) if opus is not None else None
    return Probe(
        OPUS_KIND.name,
        OPUS_KIND.type,
        duration=duration,
        bitrate=round(length * 8 / duration) if duration else None,
        channels=int(opus.info.channels) if opus is not None else None,
        sample_rate=SAMPLE_RATE,
        has_cover=bool(opus is not None and opus.tags and "metadata_block_picture" in opus.tags),
        problem="" if _has_last_page(file, length) else _NO_END,
    )


def _has_last_page(file: BinaryIO, length: int) -> bool:
    """Whether the file ends with a whole page that is marked as the last."""
    file.seek(max(length - PAGE_LIMIT, 0))
    end = file.read(PAGE_LIMIT)
    position = end.rfind(b"OggS")
    while position >= 0:
        page = end[position:]
        if len(page) > 26:
            segments = page[27 : 27 + page[26]]
            if len(segments) == page[26] and len(page) >= 27 + len(segments) + sum(segments):
                return bool(page[5] & _LAST_PAGE_FLAG)
        position = end.rfind(b"OggS", 0, position)
    return False
