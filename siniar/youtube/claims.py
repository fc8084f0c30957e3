"""Judges what videos say of episodes: a code or an address is evidence, not proof.

Offices paste last week's description, greet an episode's birthday and tell where to hear more. So
what a video says counts when its title speaks of the same thing and of nothing else, or when it has
the upload kit's text or the sound's very length, and nothing speaks against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from siniar.model.episode import Episode
from siniar.model.words import N_
from siniar.youtube.mentions import Mention, Mentions
from siniar.youtube.titles import Title, compare, parse_name, parse_title, weigh_words
from siniar.youtube.uploads import How, Upload, lengths_differ

#: Days after an episode in which its video comes out, if only its code tells whose it is.
EARLY, LATE = 30, 365
#: Days that are as near as a title of its own needs.
NEAR = 30
#: Seconds by which the length of the very same sound may differ.
SAME_LENGTH = 3.0
#: Share of the episode's telling words that a title has which speaks of the same thing.
SHARED = 0.25
#: Words that sell a video and name nothing it could be beside the episode's; folded.
_SELL = """
    solusi solusinya tips trik rahasia gratis cepat praktis anti ribet calo panik tenang bingung
    takut repot langsung tuntas tanya petugas menjawab menjelaskan dijelaskan warga kantor layanan
    pelayanan resmi terbaru lupa dia sini harus perlu bisa jadi ulang unggah reupload re upload
    versi english version
"""
_SELLING = frozenset(_SELL.split())
#: A title that is another episode's: so alike, and by so much more.
OTHERS, MARGIN = 0.8, 0.2

ANOTHER_TITLE = N_("it names this episode, but its title says something else")
MORE = N_("it names this episode, but its title speaks of more: paste the kit's text below it")
ANOTHER_EPISODE = N_("it names this episode, but its title is that of another")
ANOTHER_LENGTH = N_("it names this episode, but its length is another")
ANOTHER_TIME = N_("it names this episode, but comes from another time")
ABOUT = N_("it names this episode, but seems to speak about it only")
SAME_CODE = N_("several episodes have its code")


class Titles(Struct, frozen=True):
    """All titles of episodes and videos, taken apart, and how much their words tell."""

    of_episodes: Mapping[str, Title]
    #: The same without names of people and the own number.
    bare: Mapping[str, Title]
    of_videos: Mapping[str, Title]
    weights: Mapping[str, float]
    #: Words of people's names by the episode's guid.
    people: Mapping[str, tuple[frozenset[str], ...]]
    #: Words of its note by the episode's guid.
    notes: Mapping[str, frozenset[str]]

    def pair(self, episode: Episode, upload: Upload) -> tuple[Title, Title]:
        """Both titles without what both sides may leave out: names, the own number, its year."""
        names = self.people.get(episode.guid, ())
        one = self.bare[episode.guid]
        other = self.of_videos[upload.id]
        year = str(episode.date.year)
        if year in other.words and year not in one.words:
            names = (*names, frozenset({year}))
        return one, other.without(names, episode.number)

    def says_more(self, episode: Episode, upload: Upload) -> bool:
        """Whether a video's title has words that neither the note has nor sellers use."""
        _, other = self.pair(episode, upload)
        strange = other.words.keys() - self.notes[episode.guid] - _SELLING
        return any(len(word) > 1 for word in strange)


def take_apart(
    names: Sequence[str], every: Mapping[str, Episode], videos: Iterable[Upload]
) -> Titles:
    """The titles of all episodes and videos; ``names`` say nothing of an episode."""
    of_episodes = {guid: parse_title(episode.title, names) for guid, episode in every.items()}
    of_videos = {upload.id: title_of(upload, names) for upload in videos}
    people = {
        guid: tuple(words for person in episode.people if (words := parse_name(person.name, names)))
        for guid, episode in every.items()
    }
    bare = {
        guid: of_episodes[guid].without(people[guid], episode.number)
        for guid, episode in every.items()
    }
    weights = weigh_words((*of_episodes.values(), *of_videos.values()))
    notes = {guid: _words_of(episode, names) for guid, episode in every.items()}
    return Titles(of_episodes, bare, of_videos, weights, people, notes)


def title_of(upload: Upload, names: Sequence[str]) -> Title:
    """A video's title taken apart; a Short says by its address that it is one."""
    title = parse_title(upload.title, names)
    return replace(title, is_short=title.is_short or upload.is_short)


def _words_of(episode: Episode, names: Sequence[str]) -> frozenset[str]:
    told = (episode.title, episode.summary, *(chapter.title for chapter in episode.chapters))
    return frozenset(parse_title(" ".join(told), names).words)


class Claims(Struct):
    """What the videos say, as far as it counts."""

    #: Videos that are an episode's, by its guid.
    named: dict[str, list[tuple[Upload, How]]] = field(default_factory=lambda: defaultdict(list))
    #: Videos that say so without that being enough, with the reason, by the episode's guid.
    doubted: dict[str, list[tuple[Upload, str]]] = field(default_factory=lambda: defaultdict(list))
    #: Ids of videos that no title can make another episode's.
    taken: set[str] = field(default_factory=set)


def judge_claims(
    uploads: Sequence[Upload],
    mentions: Mentions,
    every: Mapping[str, Episode],
    titles: Titles,
) -> Claims:
    """Hold what each video says of episodes against its title, length and day.

    A code that no note has yet counts as named: its video waits for its note.
    """
    claims = Claims()
    for upload in uploads:
        found = mentions.find(upload)
        if any(mention.is_in_title or not mention.guid for mention in found):
            claims.taken.add(upload.id)
        known = [mention for mention in found if mention.guid]
        if not known or len(known) < len(found):
            continue
        reasons = {each.guid: _doubt(each, upload, every, titles) for each in known}
        good = [mention for mention in known if not reasons[mention.guid]]
        if len(good) == 1 and _are_one(known, every):
            claims.named[good[0].guid].append((upload, good[0].how))
            claims.taken.add(upload.id)
            continue
        if not _are_one(known, every):
            # A recap of several: nobody's.
            claims.taken.add(upload.id)
        for mention in known:
            reason = reasons[mention.guid] or SAME_CODE
            claims.doubted[mention.guid].append((upload, reason))
    return claims


def _are_one(mentions: Sequence[Mention], every: Mapping[str, Episode]) -> bool:
    """Whether they name one episode, or several seasons' episodes of one code."""
    return len({every[mention.guid].code for mention in mentions}) == 1


def _doubt(mention: Mention, upload: Upload, every: Mapping[str, Episode], titles: Titles) -> str:
    """Why what the video says is not enough, as a message id; empty when it is."""
    episode = every[mention.guid]
    one, other = titles.pair(episode, upload)
    share, back = compare(one, other, titles.weights)
    if other.is_about and not one.is_about:
        return ABOUT
    if not _is_timely(episode, upload, EARLY, LATE):
        return ANOTHER_TIME
    is_piece = other.is_short and not one.is_short
    if lengths_differ(upload.duration, episode.duration) and not is_piece:
        return ANOTHER_LENGTH
    if _has_rival(episode, upload, min(share, back), every, titles):
        return ANOTHER_EPISODE
    is_near = _is_timely(episode, upload, NEAR, NEAR)
    is_same = _has_same_length(episode, upload) and not other.is_short
    # "SHOW-012 bagian 2" says nothing else.
    is_bare = mention.is_in_title and not other.words
    if mention.is_kit or (is_near and (is_same or is_bare)):
        return ""
    if share < SHARED:
        return ANOTHER_TITLE
    return MORE if titles.says_more(episode, upload) else ""


def _has_rival(
    episode: Episode,
    upload: Upload,
    own: float,
    every: Mapping[str, Episode],
    titles: Titles,
) -> bool:
    """Whether the title is another episode's: the kit of last week under the title of this one."""
    words = titles.of_videos[upload.id].words.keys()
    for rival in every.values():
        theirs = titles.of_episodes[rival.guid].words.keys()
        # A title that is alike shares half of its words at least.
        if rival.guid == episode.guid or 2 * len(words & theirs) < len(theirs):
            continue
        score = min(compare(*titles.pair(rival, upload), titles.weights))
        if score >= OTHERS and score >= own + MARGIN:
            return True
    return False


def _is_timely(episode: Episode, upload: Upload, early: int, late: int) -> bool:
    days = upload.days_after(episode.date)
    return days is None or -early <= days <= late


def _has_same_length(episode: Episode, upload: Upload) -> bool:
    if not episode.duration or not upload.duration:
        return False
    return abs(upload.duration - episode.duration) <= SAME_LENGTH
