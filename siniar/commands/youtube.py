"""Links episodes to their videos at YouTube, and asks whether residents can see them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from siniar.build.load import Loaded
from siniar.commands.options import option
from siniar.commands.show import load_show
from siniar.commands.terminal import say, show, show_findings
from siniar.model.findings import Format, Report
from siniar.model.words import N_, Words
from siniar.system.exits import FINDINGS, GOOD, WRONG_USE
from siniar.system.files import replace_file
from siniar.youtube.channel import ChannelError
from siniar.youtube.exports import ExportError, parse_export
from siniar.youtube.links import LINKS, VideoLink, read_links, render_links
from siniar.youtube.refresh import (
    Linkable,
    NoChannelError,
    check_videos,
    copy_posters,
    decide,
    enter,
    read_channel,
    render_matching,
)
from siniar.youtube.uploads import Upload
from siniar.youtube.web import Web, WebError

_UNANSWERED = N_(
    "YouTube could not be asked ({problem}). Nothing was changed; the next run tries again."
)


@dataclass(frozen=True, slots=True)
class YoutubeOptions:
    """Where the videos are looked for."""

    import_: str = option(
        N_("List of all videos from YouTube Studio or Takeout (CSV, JSON)."), "", value=N_("FILE")
    )
    check: bool = option(N_("Only ask whether the linked videos can still be seen."), False)
    dry_run: bool = option(N_("Only show the result."), False)


def run(root: Path, options: YoutubeOptions) -> int:
    """Find the videos of episodes that have none, or ask for those they have; the status."""
    loaded = load_show(root)
    if loaded is None:
        return FINDINGS
    if options.check:
        return check(loaded, Web())
    return link(loaded, Web(), options)


def link(loaded: Loaded, web: Web, options: YoutubeOptions) -> int:
    """Match what is new, add it to the list, copy posters; the exit status.

    Whatever YouTube does, the list stays and the status is good, with one line of warning: the
    next run tries again. A list that cannot be read is not touched.
    """
    words, linkable = loaded.words, _linkable(loaded)
    entries, findings = read_links(linkable.path, loaded.project.name_of(LINKS))
    if findings:
        show_findings(Report(findings), words)
        return FINDINGS
    try:
        uploads = _read_uploads(loaded, web, options.import_)
    except (ExportError, OSError) as error:
        told = words.t("The file {file} is no list of videos: {problem}")
        say(told.format(file=options.import_, problem=error))
        return WRONG_USE
    except (WebError, ChannelError) as error:
        say(words.t(_UNANSWERED, problem=error))
        return GOOD
    except NoChannelError:
        say(
            words.t(
                "No channel stands in the settings: write youtube_channel in SHOW, or use --import."
            )
        )
        return WRONG_USE
    matching = decide(linkable, entries, uploads)
    show(render_matching(matching, words))
    if options.dry_run:
        show(words.t("Nothing was written."))
        return GOOD
    today = loaded.catalogue.now.date()
    fresh = [enter(match, today, words) for match in matching.matches]
    _write(linkable, web, entries, fresh, words)
    return GOOD


def _linkable(loaded: Loaded) -> Linkable:
    return Linkable(loaded.project.content, loaded.catalogue, loaded.reads)


def _read_uploads(loaded: Loaded, web: Web, export: str) -> Sequence[Upload]:
    """The videos of an exported list, else the newest of the channel.

    Raises:
        ExportError, OSError: the file is no list of videos.
        WebError, ChannelError, NoChannelError: there is no channel, or it does not answer.
    """
    if export:
        return parse_export(Path(export).read_bytes())
    return read_channel(loaded.catalogue.show, web)


def _write(
    linkable: Linkable,
    web: Web,
    entries: Sequence[VideoLink],
    fresh: Sequence[VideoLink],
    words: Words,
) -> None:
    """Add new links to the list, and copy the posters that are missing."""
    if fresh:
        replace_file(linkable.path, render_links((*entries, *fresh)))
    copied = copy_posters(linkable, web, (*entries, *fresh))
    if copied:
        show(words.n("{number} poster copied.", "{number} posters copied.", copied))


def check(loaded: Loaded, web: Web) -> int:
    """Tell which linked videos residents cannot see; the exit status is always good."""
    checked = check_videos(_linkable(loaded), web)
    if checked.problem:
        say(loaded.words.t(_UNANSWERED, problem=checked.problem))
    style = Format.GITHUB if os.environ.get("GITHUB_ACTIONS") else Format.TEXT
    show_findings(Report(list(checked.findings)), loaded.words, style)
    return GOOD
