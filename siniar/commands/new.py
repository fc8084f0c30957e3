"""Begins a new episode, asking at a terminal for what the options do not say."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from siniar.build.load import Loaded
from siniar.commands.episode import EpisodeOptions
from siniar.commands.options import option
from siniar.commands.produce import produce
from siniar.commands.show import load_show
from siniar.commands.terminal import find_asker, say, show, show_findings
from siniar.model.words import N_
from siniar.production.answers import Ask, Interview, WrongAnswerError
from siniar.production.begin import Begun, begin_episode, choose_recording, raw_kind
from siniar.production.options import DraftOptions, ProductionOptions
from siniar.system.exits import GOOD, WRONG_USE


@dataclass(frozen=True, slots=True)
class NewOptions(EpisodeOptions):
    """What the new episode is; what is not said is asked for."""

    file: str = option(
        N_("Sound or video recording on this computer; the original stays as it is."),
        "",
        value=N_("FILE"),
    )


def run(root: Path, options: NewOptions) -> int:
    """Begin the episode; the exit status."""
    loaded = load_show(root)
    draft = DraftOptions(options.title, options.topic, options.file, options.date, options.youtube)
    return begin(loaded, draft, find_asker())


def begin(loaded: Loaded, options: DraftOptions, ask: Ask | None) -> int:
    """Write the new episode's files, or produce them of a recording that apps do not play.

    Without ``ask`` (no terminal) what is missing takes its proposal, and a missing title is wrong
    use.
    """
    try:
        return _begin(loaded, options, ask, Interview(ask, say))
    except WrongAnswerError as error:
        say(str(error))
        return WRONG_USE


def _begin(loaded: Loaded, options: DraftOptions, ask: Ask | None, interview: Interview) -> int:
    words = loaded.words
    file = interview.settle(
        words.t("Audio or video file (or empty)"),
        options.file,
        lambda text: choose_recording(text, words),
    )
    kind = raw_kind(file)
    if kind:
        told = words.t("{name} is not MP3 or M4A ({kind}). An MP3 is made of it:")
        show(told.format(name=Path(file).name, kind=words.t(kind)))
        recording = ProductionOptions((file,), replace(options, file=""))
        return produce(loaded, recording, ask, os.environ)
    _show_begun(loaded, begin_episode(loaded, replace(options, file=file), interview))
    return GOOD


def _show_begun(loaded: Loaded, begun: Begun) -> None:
    words = loaded.words
    show(words.t("Written: {path}", path=begun.note.relative_to(loaded.project.root)))
    if len(begun.audio):
        show_findings(begun.audio, words)
    missing = words.t("Still missing")
    for part in begun.missing:
        show(f"  – {missing}: {words.t(part)}")
    if len(begun.errors):
        show_findings(begun.errors, words)
