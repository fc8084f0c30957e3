"""Builds what a page shows of an episode's videos before the tap."""

from __future__ import annotations

from collections.abc import Callable

from siniar.model import Episode, Video
from siniar.model.words import Words
from siniar.pages.contexts import Clip

#: Bytes a second that a phone fetches of a talk at 360p, picture and sound: 0.5 Mbit/s.
VIDEO_RATE = 62_500


def build_clips(episode: Episode, poster: Callable[[Video], str], words: Words) -> tuple[Clip, ...]:
    """The videos of an episode; ``poster`` tells the address of the picture before one."""
    sound = episode.data_saver or episode.enclosure
    is_whole = len(episode.videos) == 1 and not episode.videos[0].label
    seconds = episode.duration if is_whole else None
    return tuple(
        Clip(
            address=video.url,
            embed_address=video.embed_url,
            label=video.label,
            poster_url=poster(video),
            is_whole=is_whole,
            video_size=words.megabytes(round(seconds * VIDEO_RATE)) if seconds else "",
            audio_size=words.megabytes(sound.length) if sound else "",
        )
        for video in episode.videos
    )
