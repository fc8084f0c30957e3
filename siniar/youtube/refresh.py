"""Brings the list of linked videos up to date from the channel's feed or a listing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from siniar.content.readings import ReadEpisode
from siniar.images import VIDEO_POSTERS
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode, Status
from siniar.model.findings import Finding, Place, Report, found, render_findings
from siniar.model.words import N_, Words
from siniar.system.files import replace_file
from siniar.youtube.channel import ChannelError, is_same_channel, parse_channel, parse_moment
from siniar.youtube.links import LINKS, Entry, current, read_links, render_links, says_itself
from siniar.youtube.listing import ListingError, parse_listing
from siniar.youtube.matching import How, Match, Matching, Upload, match_videos
from siniar.youtube.rules import VIDEO_GONE, VIDEO_PRIVATE
from siniar.youtube.web import Web, WebError

GOOD, WRONG_USE, FINDINGS = 0, 2, 3
_HOW = {
    How.CODE: N_("by its code"),
    How.PAGE: N_("by the page's address"),
    How.TITLE: N_("by title and day"),
}
_UNANSWERED = N_(
    "YouTube could not be asked ({problem}). Nothing was changed; the next run tries again."
)
#: What oEmbed answers for a video that is gone, and for one that is closed.
_GONE, _CLOSED = frozenset({400, 404, 410}), frozenset({401, 403})


@dataclass(frozen=True, slots=True)
class Studio:
    """What a refresh works with."""

    content: Path
    #: ``content/youtube.json`` as findings name it.
    name: str
    catalogue: Catalogue
    reads: Sequence[ReadEpisode]
    words: Words

    @property
    def path(self) -> Path:
        """The list of linked videos."""
        return self.content / LINKS


def refresh(studio: Studio, web: Web, listing: Path | None = None, *, dry_run: bool = False) -> int:
    """Match what is new, add it to the list, copy posters; the exit status.

    Whatever YouTube does, the list stays and the status is good, with one line of warning: the
    next run tries again. A list that cannot be read is not touched.
    """
    words = studio.words
    entries, findings = read_links(studio.path, studio.name)
    if findings:
        sys.stdout.write(render_findings(Report(findings), words))
        return FINDINGS
    try:
        uploads = parse_listing(listing.read_bytes()) if listing else _ask(studio, web)
    except (ListingError, OSError) as error:
        told = words.t(
            "The file {file} is no list of videos: {problem}", file=listing, problem=error
        )
        sys.stderr.write(f"{told}\n")
        return WRONG_USE
    except (WebError, ChannelError) as error:
        told = words.t(_UNANSWERED, problem=error)
        sys.stderr.write(f"{told}\n")
        return GOOD
    if uploads is None:
        told = words.t(
            "No channel stands in the settings: write youtube_channel in SHOW, or use --import."
        )
        sys.stderr.write(f"{told}\n")
        return WRONG_USE
    matching = decide(studio, entries, uploads)
    sys.stdout.write(render_matching(matching, studio))
    if dry_run:
        sys.stdout.write(words.t("Nothing was written.") + "\n")
        return GOOD
    fresh = [_enter(match, studio) for match in matching.matches]
    if fresh:
        replace_file(studio.path, render_links((*entries, *fresh)))
    copied = copy_posters(studio, web, (*entries, *fresh))
    if copied:
        told = words.n("{number} poster copied.", "{number} posters copied.", copied)
        sys.stdout.write(f"{told}\n")
    return GOOD


def _ask(studio: Studio, web: Web) -> tuple[Upload, ...] | None:
    """The newest videos of the channel; ``None`` when the settings name none.

    Raises:
        WebError, ChannelError: there is no answer, or not the one that was asked for.
    """
    show = studio.catalogue.show
    channel, playlist = show.youtube_channel, show.youtube_playlist
    if not channel and not playlist:
        return None
    answer = parse_channel(web.read_feed(channel, playlist))
    if not is_same_channel(answer, playlist or channel):
        raise ChannelError(f"another channel: {answer.title}"[:100])
    return answer.uploads


def decide(studio: Studio, entries: Iterable[Entry], uploads: Iterable[Upload]) -> Matching:
    """The new links: of episodes that have no video, or parts besides, among videos of nobody.

    A link that was taken back by hand, with an entry that says so, is not made again.
    """
    every = tuple(entries)
    linked: dict[str, list[tuple[Upload, How]]] = {}
    for entry in current(every).values():
        linked.setdefault(entry.guid, []).append(_upload_of(entry))
    used = {entry.video for entry in every}
    used |= {video.id for read in studio.reads if read.episode for video in read.episode.videos}
    wanted = [
        read.episode
        for read in studio.reads
        if read.episode
        and (read.episode.guid in linked or not read.episode.videos)
        and not says_itself(read)
        and read.episode.status is not Status.WITHDRAWN
    ]
    ordered = sorted(wanted, key=lambda episode: (episode.date, episode.guid))
    return match_videos(
        ordered,
        studio.catalogue,
        [upload for upload in uploads if upload.id not in used],
        [read.episode for read in studio.reads if read.episode],
        linked,
    )


def _upload_of(entry: Entry) -> tuple[Upload, How]:
    """The video of an entry as it was when it was linked, and by what."""
    how = next((how for how in How if how.value == entry.how), How.TITLE)
    published = parse_moment(entry.published) or datetime(1970, 1, 1, tzinfo=UTC)
    return Upload(entry.video, entry.title, published, duration=entry.duration), how


def _enter(match: Match, studio: Studio) -> Entry:
    words, upload = studio.words, match.upload
    label = words.t("Part {number}", number=match.part) if match.part else ""
    return Entry(
        guid=match.episode.guid,
        video=upload.id,
        title=upload.title,
        published=upload.published.isoformat(),
        how=match.how.value,
        when=studio.catalogue.now.date().isoformat(),
        label=words.t("Short version") if match.is_short else label,
        duration=upload.duration,
    )


def render_matching(matching: Matching, studio: Studio) -> str:
    """What was decided and what was not, for the office: the text of a commit, too."""
    return "\n".join(_matching_lines(matching, studio)) + "\n"


def _matching_lines(matching: Matching, studio: Studio) -> Iterator[str]:
    words = studio.words
    count = len(matching.matches)
    if count:
        yield words.n("{number} video linked:", "{number} videos linked:", count)
    else:
        yield words.t("No new video was linked.")
    for match in matching.matches:
        how = words.t(_HOW[match.how])
        yield f"- {_name(match.episode)} ← {_line(match.upload.title)}"
        yield f"  https://youtu.be/{match.upload.id} ({how})"
    if matching.doubts:
        yield ""
        yield words.t("Not sure, please choose and write the address in the note:")
    for doubt in matching.doubts:
        reason = words.t(doubt.reason)
        yield f"- {_name(doubt.episode)} ({doubt.episode.source}): {reason}"
        yield from (
            f"  ? https://youtu.be/{upload.id} {_line(upload.title)}" for upload in doubt.uploads
        )


def _name(episode: Episode) -> str:
    title = _line(episode.title)
    return f"{episode.code} {title}" if episode.code else title


def _line(text: str) -> str:
    """A stranger's text on one line, without what terminals obey."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def copy_posters(studio: Studio, web: Web, entries: Iterable[Entry]) -> int:
    """Copy the pictures of linked videos that are not there yet; how many were copied."""
    folder = studio.content / VIDEO_POSTERS
    videos = [entry.video for entry in current(entries).values()]
    videos += [video.id for read in studio.reads if read.episode for video in read.episode.videos]
    copied = 0
    for video in dict.fromkeys(videos):
        path = folder / f"{video}.jpg"
        if path.exists():
            continue
        try:
            content = web.read_poster(video)
        except WebError:
            break  # the drawn ones do until the next run
        if content:
            folder.mkdir(parents=True, exist_ok=True)
            replace_file(path, content)
            copied += 1
    return copied


def check_videos(studio: Studio, web: Web) -> list[Finding]:
    """Videos of public episodes that residents cannot see; what YouTube does not answer is not.

    Drafts may have private videos. When nobody answers, the rest is not asked for.
    """
    findings: list[Finding] = []
    public = {episode.guid for episode in studio.catalogue.public}
    for read in studio.reads:
        if read.episode is None or read.episode.guid not in public:
            continue
        for video in read.episode.videos:
            status, problem = web.ask_embed(video.id)
            if not status:
                told = studio.words.t(_UNANSWERED, problem=problem)
                sys.stderr.write(f"{told}\n")
                return findings
            place = Place(read.path)
            if status in _GONE:
                findings.append(found(VIDEO_GONE, place, value=video.id))
            elif status in _CLOSED:
                findings.append(found(VIDEO_PRIVATE, place, value=video.id))
    return findings
