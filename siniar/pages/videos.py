"""Builds what a page shows of an episode's videos before the tap."""

from __future__ import annotations

from siniar.pages.compose import Composer
from siniar.pages.contexts_episode import Clip
from siniar.pages.inputs import VideoInputs

#: Bytes a second that a phone fetches of a talk at 360p, picture and sound: 0.5 Mbit/s.
VIDEO_RATE = 62_500


def build_clips(inputs: VideoInputs, composer: Composer) -> tuple[Clip, ...]:
    """The videos of an episode."""
    words = composer.words
    is_whole = len(inputs.videos) == 1 and not inputs.videos[0].label
    seconds = inputs.duration if is_whole else None
    return tuple(
        Clip(
            address=video.url,
            embed_address=video.embed_url,
            label=video.label,
            poster_url=composer.url(poster),
            is_drawn=is_drawn,
            is_whole=is_whole,
            video_size=words.megabytes(round(seconds * VIDEO_RATE)) if seconds else "",
            audio_size="" if inputs.length is None else words.megabytes(inputs.length),
        )
        for video, poster, is_drawn in zip(inputs.videos, inputs.posters, inputs.drawn, strict=True)
    )
