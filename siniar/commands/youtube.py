"""Links episodes to their videos at YouTube, and asks whether residents can see them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from siniar.build.load import Loaded
from siniar.commands.options import option
from siniar.commands.show import load_show
from siniar.commands.terminal import say, show, show_findings
from siniar.model.findings import Format, Report
from siniar.model.words import N_, Words
from siniar.system.exits import FINDINGS, GOOD, WRONG_USE
from siniar.system.files import replace_file
from siniar.system.folders import one_at_a_time
from siniar.youtube.channel import ChannelError
from siniar.youtube.exports import ExportError, Listing, parse_export
from siniar.youtube.links import LINKS, read_links, render_links
from siniar.youtube.match import Match
from siniar.youtube.refresh import (
    Linkable,
    NoChannelError,
    check_videos,
    copy_posters,
    decide,
    enter,
    read_channel,
    render_matching,
    sort_out,
)
from siniar.youtube.uploads import Upload
from siniar.youtube.web import Web, WebError

#: Rows of a listing that are shown.
_SHOWN = 5
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
        problem = words.t(str(error)) if isinstance(error, ExportError) else error.strerror
        say(told.format(file=options.import_, problem=problem))
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
    uploads, strange = sort_out(loaded.catalogue.show, uploads)
    _tell_strange(len(strange), words)
    matching = decide(linkable, entries, uploads)
    show(render_matching(matching, words))
    if options.dry_run:
        show(words.t("Nothing was written."))
        return GOOD
    return _write(linkable, web, matching.matches, loaded.catalogue.now.date(), words)


def _tell_strange(number: int, words: Words) -> None:
    if number:
        told = words.n(
            "{number} video is of another channel and was left out.",
            "{number} videos are of another channel and were left out.",
            number,
        )
        say(told)


def _linkable(loaded: Loaded) -> Linkable:
    return Linkable(loaded.project.content, loaded.catalogue, loaded.reads)


def _read_uploads(loaded: Loaded, web: Web, export: str) -> Sequence[Upload]:
    """The videos of an exported list, else the newest of the channel.

    Raises:
        ExportError, OSError: the file is no list of videos.
        WebError, ChannelError, NoChannelError: there is no channel, or it does not answer.
    """
    if export:
        listing = parse_export(Path(export).read_bytes())
        tell_unread(listing, loaded.words)
        return listing.uploads
    return read_channel(loaded.catalogue.show, web)


def tell_unread(listing: Listing, words: Words) -> None:
    """Rows that are no video, and videos that residents cannot see."""
    if listing.closed:
        say(
            words.n(
                "{number} video is private or not out yet and was left out.",
                "{number} videos are private or not out yet and were left out.",
                listing.closed,
            )
        )
    count = len(listing.unread)
    if count:
        told = words.n(
            "{number} row has no id or no title:", "{number} rows have no id or no title:", count
        )
        say("\n".join([told, *(f"  {row}" for row in listing.unread[:_SHOWN])]))
    _tell_days(listing, words)


def _tell_days(listing: Listing, words: Words) -> None:
    """Which number of a day is the month, where that is a guess or not the same in all rows."""
    if listing.days.mixed:
        told = words.t(
            "Some rows have the day first and some the month; days that can be read in both ways "
            "do not count:"
        )
        say("\n".join([told, *(f"  {row}" for row in listing.days.mixed[:_SHOWN])]))
    if listing.days.guess:
        told = words.t(
            "Days such as {day} are read with the day first; no row tells more.",
            day=listing.days.guess,
        )
        say(told)


def _write(
    linkable: Linkable, web: Web, matches: Sequence[Match], today: date, words: Words
) -> int:
    """Add new links to the list as it is by now, and copy missing posters; the exit status.

    Another run, or a person, may have changed the list while YouTube was asked: what it says by
    now about an episode or a video goes before what was decided.
    """
    with one_at_a_time(linkable.content.parent, "youtube"):
        entries, findings = read_links(linkable.path, linkable.path.name)
        if findings:
            show_findings(Report(findings), words)
            return FINDINGS
        known = {entry.video for entry in entries}
        fresh = [enter(match, today, words) for match in matches if match.upload.id not in known]
        if fresh:
            replace_file(linkable.path, render_links((*entries, *fresh)))
    copied = copy_posters(linkable, web, (*entries, *fresh))
    if copied:
        show(words.n("{number} poster copied.", "{number} posters copied.", copied))
    return GOOD


def check(loaded: Loaded, web: Web) -> int:
    """Tell which linked videos residents cannot see; the exit status is always good."""
    words, checked = loaded.words, check_videos(_linkable(loaded), web)
    if not checked.every:
        say(words.t("No public episode has a video, so YouTube was not asked."))
        return GOOD
    if checked.known < checked.every:
        told = words.t(
            "YouTube answered for {known} of {every} videos ({problem}). The next run asks again.",
            known=checked.known,
            every=checked.every,
            problem=checked.problem,
        )
        say(told)
        if not checked.findings:
            return GOOD
    style = Format.GITHUB if os.environ.get("GITHUB_ACTIONS") else Format.TEXT
    show_findings(Report(list(checked.findings)), words, style)
    return GOOD
