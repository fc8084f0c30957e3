"""Cuts passages of an episode for status, Shorts and radio into kit/."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from siniar.build.load import Loaded
from siniar.commands.episode import choose_episode, episode_option
from siniar.commands.options import option
from siniar.commands.show import load_show
from siniar.commands.terminal import end_progress, end_with, show, show_progress
from siniar.model.episode import Episode
from siniar.model.words import N_
from siniar.production.clips import Cutter, Passage, check_passages, find_passages
from siniar.production.ffmpeg import FfmpegError, find_ffmpeg
from siniar.production.produce import explain_end
from siniar.production.progress import Progress
from siniar.production.radio import make_radio_pack
from siniar.production.space import clip_space, narrowest, radio_space
from siniar.production.video import find_sound


@dataclass(frozen=True, slots=True)
class ClipOptions:
    """What is cut."""

    episode: str = episode_option()
    radio: bool = option(
        N_("For a radio station: the whole sound at -23 LUFS, a cue sheet."), False
    )


def run(root: Path, options: ClipOptions) -> int:
    """Cut the passages, or make the pack for radio; the exit status."""
    loaded = load_show(root)
    episode = choose_episode(loaded, options.episode)
    return cut(loaded, episode, os.environ, for_radio=options.radio)


def cut(
    loaded: Loaded, episode: Episode, environment: Mapping[str, str], *, for_radio: bool
) -> int:
    """Make the files, and tell where they are; the exit status."""
    ffmpeg, findings = find_ffmpeg(environment)
    sound, missing = find_sound(episode)
    findings += missing
    passages = () if for_radio else find_passages(episode)
    if not for_radio:
        findings += check_passages(episode, passages)
    if ffmpeg and sound and (for_radio or passages):
        cutter = Cutter(ffmpeg, loaded, episode, sound)
        try:
            _show(_make(cutter, passages), loaded)
        except (FfmpegError, OSError) as error:
            folder = narrowest(loaded.project.cache, loaded.project.root)
            seconds = _seconds(cutter, passages)
            needed = clip_space(seconds) if passages else radio_space(seconds)
            findings.append(explain_end(error, folder, needed, loaded.words))
    return end_with(findings, loaded.words)


def _seconds(cutter: Cutter, passages: tuple[Passage, ...]) -> float:
    """How much sound is made: the passages, or the whole."""
    return sum(each.duration for each in passages) or cutter.episode.duration or 0.0


def _make(cutter: Cutter, passages: tuple[Passage, ...]) -> Iterable[Path]:
    """The passages; without any the whole for radio."""
    loaded, episode = cutter.loaded, cutter.episode
    name = "video" if passages else "measure"
    seconds = _seconds(cutter, passages)
    progress = Progress(loaded.words, show_progress, time.monotonic)
    progress.expect([(name, seconds)])
    advance = progress.watch(name, seconds)
    if passages:
        written: Iterable[Path] = cutter.cut(passages, advance)
    else:
        pack = make_radio_pack(cutter.ffmpeg, loaded, episode, cutter.sound, advance)
        written = pack.files
    end_progress()
    return written


def _show(paths: Iterable[Path], loaded: Loaded) -> None:
    for path in paths:
        size = loaded.words.megabytes(path.stat().st_size)
        name = path.relative_to(loaded.project.root)
        show(loaded.words.t("Written: {path}", path=name) + f" ({size})")
