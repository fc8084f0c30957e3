"""Decides which videos belong to which episodes: never wrong, rather not at all.

By the episode's code or page address where the video says it and its title does not speak
against it; else by title, day and length, and then only where there is one winner on both sides by
a clear margin. What stays undecided is listed with its candidates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.words import N_
from siniar.youtube.claims import Claims, Titles, judge_claims, take_apart, title_of
from siniar.youtube.mentions import Mentions
from siniar.youtube.titles import LEAST_WEIGHT, Title, compare, parse_title, weight
from siniar.youtube.uploads import How, Upload, lengths_differ

#: Days between an episode and its video: offices upload late more often than early.
EARLY, LATE = 10, 30
#: Shares of both titles' meaning that agree in one that is taken, and by how much the second best
#: has to be worse: less when all words are the same.
ENOUGH, MARGIN, SAME_MARGIN = 0.8, 0.2, 0.05
#: A title that was rewritten counts when the length is the same to so many seconds.
SAME_LENGTH, SAME_DAYS, ALIKE = 2.0, 3, 0.4
#: A title without a length may be that of a Short whose video is still to come: so long it waits.
SETTLED = timedelta(days=2)
#: Four digits from there on are a year.
_FIRST_YEAR = 1990
#: Candidates that are listed.
LISTED = 3


class Match(Struct, frozen=True):
    """A video that was found to belong to an episode."""

    episode: Episode
    upload: Upload
    how: How
    #: Which part of the episode it is; 0 for the whole.
    part: int = 0
    #: Whether it is a short version beside the whole.
    is_short: bool = False


class Doubt(Struct, frozen=True):
    """An episode whose video is not clear, with the likeliest."""

    episode: Episode
    uploads: tuple[Upload, ...]
    #: Message id.
    reason: str


class Matching(Struct, frozen=True):
    """Everything that was decided, in the order of the episodes."""

    matches: tuple[Match, ...] = ()
    doubts: tuple[Doubt, ...] = ()


_SEVERAL = N_("several videos name it")
_UNSURE = N_("the title is alike, but not clearly enough")
_NEW = N_("the title is the same, but the video is new and its length unknown: it may be a Short")


def match_videos(
    wanted: Sequence[Episode],
    catalogue: Catalogue,
    uploads: Iterable[Upload],
    others: Iterable[Episode] = (),
    linked: Mapping[str, Sequence[tuple[Upload, How]]] | None = None,
) -> Matching:
    """Find the videos of the episodes ``wanted`` among uploads that no episode has yet.

    The whole catalogue is asked too, and ``others`` that are not in it, such as those taken back:
    a video that belongs to another episode is nobody else's. ``linked`` holds by guid what was
    decided before: such an episode only gets parts and a short version besides.
    """
    linked = linked or {}
    every = _every_episode(wanted, catalogue, others)
    videos = list({upload.id: upload for upload in uploads}.values())
    titles = take_apart(names_of(catalogue), every, videos)
    claims = judge_claims(videos, Mentions(catalogue, every), every, titles)
    matches, doubts = _match_named(wanted, claims, linked, titles, names_of(catalogue))
    settled = {match.episode.guid for match in matches} | {doubt.episode.guid for doubt in doubts}
    settled |= linked.keys()
    rest = [episode for episode in wanted if episode.guid not in settled]
    free = [upload for upload in videos if upload.id not in claims.taken]
    by_title, unsure = _match_titles(rest, every, free, titles, catalogue.now)
    matches += by_title
    doubts += _join_doubts(rest, by_title, unsure, claims)
    order = {episode.guid: number for number, episode in enumerate(wanted)}
    return Matching(
        tuple(sorted(matches, key=lambda match: order[match.episode.guid])),
        tuple(sorted(doubts, key=lambda doubt: order[doubt.episode.guid])),
    )


def _match_named(
    wanted: Sequence[Episode],
    claims: Claims,
    linked: Mapping[str, Sequence[tuple[Upload, How]]],
    titles: Titles,
    names: Sequence[str],
) -> tuple[list[Match], list[Doubt]]:
    """What videos say of episodes, as far as it counts, and where several say it of one."""
    matches: list[Match] = []
    doubts: list[Doubt] = []
    for episode in wanted:
        old, own = linked.get(episode.guid, ()), claims.named.get(episode.guid)
        if not own:
            continue
        known = {upload.id for upload, _ in old}
        decided = _choose_named(episode, [*old, *_prefer(episode, own, titles)], names)
        matches += [match for match in decided if match.upload.id not in known]
        # What was found by its title is put in question by a code, never by another upload.
        if not decided and all(how is How.TITLE for _, how in old):
            doubts.append(Doubt(episode, tuple(upload for upload, _ in own), _SEVERAL))
    return matches, doubts


def _join_doubts(
    rest: Sequence[Episode], matches: Sequence[Match], unsure: Sequence[Doubt], claims: Claims
) -> Iterator[Doubt]:
    """What is told of each episode that stays without a video: who names it goes first."""
    found = {match.episode.guid for match in matches}
    alike = {doubt.episode.guid: doubt for doubt in unsure}
    for episode in rest:
        doubted = claims.doubted.get(episode.guid, [])
        if doubted and episode.guid not in found:
            uploads = tuple(upload for upload, _ in doubted[:LISTED])
            yield Doubt(episode, uploads, doubted[0][1])
        elif episode.guid in alike:
            yield alike[episode.guid]


def _every_episode(
    wanted: Iterable[Episode], catalogue: Catalogue, others: Iterable[Episode]
) -> dict[str, Episode]:
    """All episodes by guid; of two with one number the public one goes first."""
    known: dict[str, Episode] = {}
    in_catalogue = (*catalogue.episodes, *catalogue.scheduled, *catalogue.drafts)
    for episode in (*in_catalogue, *wanted, *others):
        known.setdefault(episode.guid, episode)
    return known


# --- named videos -----------------------------------------------------------------------------


def _choose_named(
    episode: Episode, named: Sequence[tuple[Upload, How]], names: Sequence[str]
) -> list[Match]:
    """The links of an episode that videos name; none when it is not clear which is meant."""
    # The part of an episode that is a part itself is the whole of it.
    own = parse_title(episode.title, names).part
    titles = [title_of(upload, names) for upload, _ in named]
    titles = [replace(title, part=0) if title.part == own else title for title in titles]
    if len(named) == 1:
        ((upload, how),), (title,) = named, titles
        part = 0 if title.is_short else title.part
        return [Match(episode, upload, how, part, title.is_short)]
    whole = [pair for pair, title in zip(named, titles, strict=True) if not title.is_short]
    pieces = [pair for pair, title in zip(named, titles, strict=True) if title.is_short]
    parts = [title.part for title in titles if not title.is_short]
    if len(whole) > 1:
        if not all(parts) or len(set(parts)) != len(parts):
            return []
        in_order = sorted(zip(parts, whole, strict=True), key=lambda pair: pair[0])
        chosen = [Match(episode, upload, how, number) for number, (upload, how) in in_order]
    else:
        chosen = [Match(episode, upload, how) for upload, how in whole]
    if len(pieces) > 1:
        return []
    return [*chosen, *(Match(episode, upload, how, is_short=True) for upload, how in pieces)]


def _prefer(
    episode: Episode, named: Sequence[tuple[Upload, How]], titles: Titles
) -> Sequence[tuple[Upload, How]]:
    """The one of several whose title is the episode's too, if there is only one."""
    same = [
        (upload, how)
        for upload, how in named
        if _has_same_words(*titles.pair(episode, upload)) and _is_in_time(episode, upload)
    ]
    return same if len(same) == 1 and not titles.of_videos[same[0][0].id].part else named


def _has_same_words(one: Title, other: Title) -> bool:
    return one.words == other.words and not other.is_short


def _is_in_time(episode: Episode, upload: Upload) -> bool:
    days = upload.days_after(episode.date)
    return days is not None and -EARLY <= days <= LATE


# --- titles -------------------------------------------------------------------------------------


def names_of(catalogue: Catalogue) -> tuple[str, ...]:
    """What titles may say of the show that tells nothing of an episode."""
    show = catalogue.show
    return tuple(dict.fromkeys((show.title, show.code, show.author)))


class _Pair(Struct, frozen=True):
    episode: Episode
    upload: Upload
    score: float
    is_enough: bool = False
    #: Whether the days are such that they could belong together.
    is_near: bool = True


def _match_titles(
    wanted: Sequence[Episode],
    rivals: Mapping[str, Episode],
    uploads: Sequence[Upload],
    titles: Titles,
    now: datetime,
) -> tuple[list[Match], list[Doubt]]:
    """Links by title, day and length, and what is alike without being clear."""
    known = frozenset(word for title in titles.of_episodes.values() for word in title.words)
    of_upload: dict[str, list[_Pair]] = defaultdict(list)
    of_episode: dict[str, list[_Pair]] = defaultdict(list)
    worded = [(upload, titles.of_videos[upload.id].words.keys()) for upload in uploads]
    for guid, episode in rivals.items():
        own = titles.bare[guid].words
        for upload, words in worded:
            if words.isdisjoint(own):
                continue
            pair = _judge(episode, upload, titles, known)
            if pair.score > 0:
                of_upload[upload.id].append(pair)
                of_episode[guid].append(pair)
    matches, doubts = [], []
    for episode in wanted:
        pairs = sorted(of_episode[episode.guid], key=_by_likeness)
        best = next(iter(pairs), None)
        if best is None:
            continue
        if best.is_enough and _is_clear(best, pairs) and _is_clear(best, of_upload[best.upload.id]):
            if best.upload.duration is None and _is_new(best.upload, now):
                doubts.append(Doubt(episode, (best.upload,), _NEW))
            else:
                matches.append(Match(episode, best.upload, How.TITLE))
        elif best.score >= ALIKE:
            alike = (pair.upload for pair in pairs[:LISTED] if pair.score >= ALIKE)
            doubts.append(Doubt(episode, tuple(alike), _UNSURE))
    return matches, doubts


def _by_likeness(pair: _Pair) -> tuple[bool, float, str]:
    """What speaks against a pair goes before its words."""
    return (not pair.is_near, -pair.score, pair.upload.id)


def _is_clear(best: _Pair, rivals: Iterable[_Pair]) -> bool:
    margin = SAME_MARGIN if best.score > 1 - SAME_MARGIN else MARGIN
    return all(
        rival.score <= best.score - margin
        for rival in rivals
        if rival.is_near
        and (rival.episode.guid, rival.upload.id) != (best.episode.guid, best.upload.id)
    )


def _is_new(upload: Upload, now: datetime) -> bool:
    return upload.published is not None and now - upload.published < SETTLED


def _judge(episode: Episode, upload: Upload, titles: Titles, known: frozenset[str]) -> _Pair:
    """How alike an episode and a video are, and whether that would be enough.

    One other word makes another subject: "yang hilang" is not "yang rusak". So a title is only
    taken when it lacks no word of the episode's, unless it has the episode's own number, and adds
    none that means anything; with the same length it may do both.
    """
    one, other = titles.pair(episode, upload)
    score = min(compare(one, other, titles.weights))
    if score < ALIKE - MARGIN:
        return _Pair(episode, upload, 0.0)  # neither taken nor a rival of what is
    days, is_near = upload.days_after(episode.date), _is_in_time(episode, upload)
    if any(_contradict(episode, upload, one, other)):
        # Still a candidate when the words are the same.
        return _Pair(episode, upload, score if score >= ENOUGH else 0.0, is_near=False)
    lacking = one.words - other.words
    added = (other.words - one.words).keys() | (other.tags & known - one.words.keys())
    is_same_length = (
        episode.duration is not None
        and upload.duration is not None
        and abs(episode.duration - upload.duration) <= SAME_LENGTH
        and (days is None or abs(days) <= SAME_DAYS)
    )
    is_same = not lacking and not added
    is_numbered = bool(episode.number) and other.number == episode.number
    is_alike = is_same or (
        (is_same_length or (is_numbered and not added)) and score >= ALIKE and not known & added
    )
    is_telling = weight(one, titles.weights) >= LEAST_WEIGHT and len(one.words) > 1
    is_enough = (is_near or (days is None and is_same_length)) and is_telling and is_alike
    return _Pair(episode, upload, score, is_enough, is_near or days is None)


def _years(one: Title, other: Title) -> Iterator[str]:
    """Four digits that only the video's title has."""
    return (number for number in other.numbers - one.numbers if len(number) == len("2026"))


def _contradict(episode: Episode, upload: Upload, one: Title, other: Title) -> Iterator[bool]:
    """What speaks against a pair, whatever the words are."""
    yield one.part != other.part
    yield other.is_about and not one.is_about
    yield other.is_short != one.is_short
    yield bool(other.number and episode.number and other.number != episode.number)
    yield bool(one.numbers and other.numbers and one.numbers != other.numbers)
    # Last year's of a title that comes each year.
    yield any(str(_FIRST_YEAR) <= number < str(episode.date.year) for number in _years(one, other))
    yield lengths_differ(upload.duration, episode.duration)
