"""Plans the files beside the feed: JSON chapters, and each transcript as WebVTT and SubRip."""

from __future__ import annotations

import json
from functools import partial

from siniar.media.transcripts import render_srt, render_vtt
from siniar.model import Episode, Transcript
from siniar.model.catalogue import Catalogue
from siniar.model.findings import Place
from siniar.model.outputs import Output

#: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
CHAPTERS_VERSION = "1.2.0"


def plan_sidefiles(catalogue: Catalogue) -> list[Output]:
    """The side files of every episode that the site shows."""
    outputs = []
    for episode in catalogue.episodes:
        place = Place(episode.source)
        addresses = catalogue.addresses
        # Two files of one key differ by their paths.
        key = catalogue.keys.of("beside", (episode,))
        if episode.chapters:
            render = partial(render_chapters, episode)
            outputs.append(Output(addresses.of_chapters(episode), render, place, key))
        if episode.transcript:
            for ending, text in (("vtt", render_vtt_bytes), ("srt", render_srt_bytes)):
                path = addresses.of_transcript(episode, ending)
                render = partial(text, episode.transcript, catalogue.show.language)
                outputs.append(Output(path, render, place, key))
    return outputs


def render_chapters(episode: Episode) -> bytes:
    """The chapters as JSON chapters 1.2; times in seconds."""
    chapters = [
        {
            "startTime": _number(chapter.start),
            "title": chapter.title,
            **({"url": chapter.url} if chapter.url else {}),
        }
        for chapter in episode.chapters
    ]
    content = {"version": CHAPTERS_VERSION, "title": episode.title, "chapters": chapters}
    return (json.dumps(content, ensure_ascii=False) + "\n").encode()


def _number(seconds: float) -> float:
    return int(seconds) if seconds == int(seconds) else round(seconds, 3)


def render_vtt_bytes(transcript: Transcript, language: str) -> bytes:
    """WebVTT in UTF-8."""
    return render_vtt(transcript, language).encode()


def render_srt_bytes(transcript: Transcript, _language: str) -> bytes:
    """SubRip in UTF-8."""
    return render_srt(transcript).encode()
