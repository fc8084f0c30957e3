"""Brings the list of linked videos up to date from the channel's feed or a listing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from siniar.content.readings import ReadEpisode
from siniar.images import VIDEO_POSTERS
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode, Status
from siniar.model.findings import Finding, Place, found
from siniar.model.show import Show
from siniar.model.words import N_, Words
from siniar.system.files import replace_file
from siniar.youtube.again import find_again
from siniar.youtube.channel import ChannelError, is_same_channel, parse_channel, parse_moment
from siniar.youtube.links import LINKS, VideoLink, current, says_itself
from siniar.youtube.match import Match, Matching, match_videos, names_of
from siniar.youtube.rules import VIDEO_GONE, VIDEO_OF_OTHERS, VIDEO_PRIVATE
from siniar.youtube.uploads import How, Upload
from siniar.youtube.web import Web, WebError

_HOW = {
    How.CODE: N_("by its code"),
    How.PAGE: N_("by the page's address"),
    How.TITLE: N_("by title and day"),
}
_NOT_EMBEDDABLE = N_("It may not be shown on other sites: allow embedding in YouTube Studio.")
#: Videos of one channel that make it the show's own.
_MOST = 3
#: What oEmbed answers for a video that is gone, and for one that is closed.
_GONE, _CLOSED = frozenset({400, 404, 410}), frozenset({401, 403})
#: What it answers for one that everybody can see.
_SEEN = 200


class NoChannelError(Exception):
    """The settings name neither a channel nor a playlist."""


class Linkable(Struct, frozen=True):
    """What videos are looked for: a show with its episodes, and the folder of its content."""

    content: Path
    catalogue: Catalogue
    reads: Sequence[ReadEpisode]

    @property
    def path(self) -> Path:
        """The list of linked videos."""
        return self.content / LINKS

    @property
    def episodes(self) -> list[Episode]:
        """Every episode that could be read, public or not."""
        return [read.episode for read in self.reads if read.episode]


class Checked(Struct, frozen=True):
    """Whether residents can see the linked videos."""

    findings: tuple[Finding, ...]
    #: Videos of public episodes, and those of them of which YouTube said whether they can be seen.
    every: int
    known: int
    #: Why it did not say so of the others; empty when it did of all.
    problem: str = ""


def read_channel(show: Show, web: Web) -> tuple[Upload, ...]:
    """The newest videos of the show's channel.

    Raises:
        NoChannelError: the settings name none.
        WebError, ChannelError: there is no answer, or not the one that was asked for.
    """
    channel, playlist = show.youtube_channel, show.youtube_playlist
    if not channel and not playlist:
        raise NoChannelError
    answer = parse_channel(web.read_feed(channel, playlist))
    if not is_same_channel(answer, playlist or channel):
        raise ChannelError(f"another channel: {answer.title}"[:100])
    return answer.uploads


def decide(show: Linkable, entries: Iterable[VideoLink], uploads: Iterable[Upload]) -> Matching:
    """The new links: of episodes that have no video, or parts besides, among videos of nobody.

    A link that was taken back by hand, with an entry that says so, is not made again.
    """
    every = tuple(entries)
    linked: dict[str, list[tuple[Upload, How]]] = {}
    for entry in current(every).values():
        linked.setdefault(entry.guid, []).append(_upload_of(entry))
    used = {entry.video for entry in every}
    used |= {video.id for episode in show.episodes for video in episode.videos}
    wanted = [
        read.episode
        for read in show.reads
        if read.episode
        and (read.episode.guid in linked or not read.episode.videos)
        and not says_itself(read)
        and read.episode.status is not Status.WITHDRAWN
    ]
    ordered = sorted(wanted, key=lambda episode: (episode.date, episode.guid))
    free = [upload for upload in uploads if upload.id not in used]
    matching = match_videos(ordered, show.catalogue, free, show.episodes, linked)
    taken = {match.upload.id for match in matching.matches}
    told = {doubt.episode.guid for doubt in matching.doubts}
    again = find_again(
        [episode for episode in ordered if episode.guid not in told],
        [upload for upload in free if upload.id not in taken],
        linked,
        names_of(show.catalogue),
    )
    return replace(matching, doubts=(*matching.doubts, *again))


def sort_out(show: Show, uploads: Iterable[Upload]) -> tuple[list[Upload], list[Upload]]:
    """The videos of the show's channel, or of nobody knows which, and those of others."""
    every = list(uploads)
    own = show.youtube_channel
    strange = [each for each in every if own and each.channel not in {"", own}]
    return [each for each in every if each not in strange], strange


def _upload_of(entry: VideoLink) -> tuple[Upload, How]:
    """The video of an entry as it was when it was linked, and by what."""
    how = next((how for how in How if how.value == entry.how), How.TITLE)
    published = parse_moment(entry.published)
    return Upload(entry.video, entry.title, published, duration=entry.duration), how


def enter(match: Match, when: date, words: Words) -> VideoLink:
    """The entry of a link that was made on the day ``when``."""
    upload = match.upload
    label = words.t("Part {number}", number=match.part) if match.part else ""
    return VideoLink(
        guid=match.episode.guid,
        video=upload.id,
        title=upload.title,
        published=upload.published.isoformat() if upload.published else "",
        how=match.how.value,
        when=when.isoformat(),
        label=words.t("Short version") if match.is_short else label,
        duration=upload.duration,
    )


def render_matching(matching: Matching, words: Words) -> str:
    """What was decided and what was not, for the office: the text of a commit, too."""
    return "\n".join(_matching_lines(matching, words)) + "\n"


def _matching_lines(matching: Matching, words: Words) -> Iterator[str]:
    count = len(matching.matches)
    if count:
        yield words.n("{number} video linked:", "{number} videos linked:", count)
    else:
        yield words.t("No new video was linked.")
    for match in matching.matches:
        how = words.t(_HOW[match.how])
        yield f"- {_name(match.episode)} ← {_line(match.upload.title)}"
        yield f"  https://youtu.be/{match.upload.id} ({how})"
        if not match.upload.is_embeddable:
            yield "  " + words.t(_NOT_EMBEDDABLE)
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


def copy_posters(show: Linkable, web: Web, entries: Iterable[VideoLink]) -> int:
    """Copy the pictures of linked videos that are not there yet; how many were copied.

    Raises:
        OSError: the content cannot be written.
    """
    folder = show.content / VIDEO_POSTERS
    videos = [entry.video for entry in current(entries).values()]
    videos += [video.id for episode in show.episodes for video in episode.videos]
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


def check_videos(show: Linkable, web: Web) -> Checked:
    """Videos of public episodes that residents cannot see; what YouTube does not answer is not.

    Drafts may have private videos. When nobody answers, the rest is not asked for.
    """
    findings: list[Finding] = []
    owners: list[tuple[ReadEpisode, str, str]] = []
    known, problem = 0, ""
    videos = list(_list_public(show))
    for read, video in videos:
        answer = web.ask_embed(video)
        if answer.status in _GONE:
            findings.append(found(VIDEO_GONE, Place(read.path), value=video))
        elif answer.status in _CLOSED:
            findings.append(found(VIDEO_PRIVATE, Place(read.path), value=video))
        elif answer.status != _SEEN:
            problem = problem or answer.problem
            if not answer.status:
                break
            continue
        elif answer.owner:
            owners.append((read, video, answer.owner))
        known += 1
    return Checked((*findings, *_check_owners(owners)), len(videos), known, problem)


def _list_public(show: Linkable) -> Iterator[tuple[ReadEpisode, str]]:
    """The ids of the videos of public episodes."""
    public = {episode.guid for episode in show.catalogue.public}
    for read in show.reads:
        if read.episode and read.episode.guid in public:
            yield from ((read, video.id) for video in read.episode.videos)


def _check_owners(owners: Sequence[tuple[ReadEpisode, str, str]]) -> Iterator[Finding]:
    """Videos that are not on the channel on which most are: a few tell nothing yet."""
    counts = Counter(owner for _, _, owner in owners)
    most, number = next(iter(counts.most_common(1)), ("", 0))
    if number < _MOST or 2 * number <= len(owners):
        return
    for read, video, owner in owners:
        if owner != most:
            yield found(VIDEO_OF_OTHERS, Place(read.path), value=video, owner=owner)
