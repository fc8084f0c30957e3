"""Makes a video of an episode's sound and its title, for the office to upload."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from siniar.build.load import Loaded
from siniar.commands.episode import choose_episode, episode_option
from siniar.commands.show import load_show
from siniar.commands.terminal import end_progress, end_with, show, show_progress
from siniar.model.episode import Episode
from siniar.production.ffmpeg import find_ffmpeg
from siniar.production.progress import Progress
from siniar.production.video import film_episode, find_sound


@dataclass(frozen=True, slots=True)
class VideoOptions:
    """What the video is made of."""

    episode: str = episode_option()


def run(root: Path, options: VideoOptions) -> int:
    """Make the video; the exit status."""
    loaded = load_show(root)
    episode = choose_episode(loaded, options.episode)
    return film(loaded, episode, os.environ)


def film(loaded: Loaded, episode: Episode, environment: Mapping[str, str]) -> int:
    """Make the video of an episode, and tell where it is; the exit status."""
    words = loaded.words
    ffmpeg, findings = find_ffmpeg(environment)
    sound, missing = find_sound(episode)
    findings += missing
    if ffmpeg and sound:
        progress = Progress(words, show_progress, time.monotonic)
        duration = episode.duration or 0.0
        progress.expect([("video", duration)])
        advance = progress.watch("video", duration)
        path, wrong = film_episode(ffmpeg, loaded, episode, sound, advance)
        end_progress()
        findings += wrong
        if path:
            size = words.megabytes(path.stat().st_size)
            name = path.relative_to(loaded.project.root)
            show(words.t("Written: {path}", path=name) + f" ({size})")
    return end_with(findings, words)
