"""Plans the files beside the feed: JSON chapters, and each transcript as WebVTT and SubRip."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from siniar.media.transcripts import open_transcript, render_srt, render_vtt
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Chapter, Episode
from siniar.model.findings import Place
from siniar.model.keys import Key
from siniar.model.outputs import Output
from siniar.model.transcript import TranscriptFile

#: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
CHAPTERS_VERSION = "1.2.0"


def plan_side_files(catalogue: Catalogue) -> Iterator[Output]:
    """The side files of every episode that the site shows."""
    for episode in catalogue.episodes:
        if episode.chapters:
            yield _plan_chapters(catalogue, episode)
        if episode.transcript:
            yield from _plan_transcript(catalogue, episode, episode.transcript)
        for translation in episode.translations:
            yield from _plan_transcript(catalogue, episode, translation.file, translation.language)


def _plan_chapters(catalogue: Catalogue, episode: Episode) -> Output:
    inputs = (episode.title, episode.chapters)
    return Output(
        catalogue.addresses.of_chapters(episode),
        Key("chapters", inputs),
        partial(render_chapters, *inputs),
        Place(episode.source),
    )


def _plan_transcript(
    catalogue: Catalogue, episode: Episode, file: TranscriptFile, other: str = ""
) -> Iterator[Output]:
    language = other or catalogue.show.language
    for ending, render in (("vtt", render_vtt_bytes), ("srt", render_srt_bytes)):
        yield Output(
            catalogue.addresses.of_transcript(episode, ending, other),
            Key(ending, file.digest, language),
            partial(render, file, language),
            Place(episode.source),
        )


def render_chapters(title: str, chapters: tuple[Chapter, ...]) -> bytes:
    """The chapters of an episode as JSON chapters 1.2; times in seconds."""
    rows = [
        {
            "startTime": _number(chapter.start),
            "title": chapter.title,
            **({"url": chapter.url} if chapter.url else {}),
            **({"img": chapter.image} if chapter.image else {}),
        }
        for chapter in chapters
    ]
    content = {"version": CHAPTERS_VERSION, "title": title, "chapters": rows}
    return (json.dumps(content, ensure_ascii=False) + "\n").encode()


def _number(seconds: float) -> float:
    return int(seconds) if seconds == int(seconds) else round(seconds, 3)


def render_vtt_bytes(file: TranscriptFile, language: str) -> bytes:
    """WebVTT in UTF-8."""
    return render_vtt(open_transcript(file), language).encode()


def render_srt_bytes(file: TranscriptFile, _language: str) -> bytes:
    """SubRip in UTF-8."""
    return render_srt(open_transcript(file)).encode()
