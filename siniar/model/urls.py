"""Where everything lives on the published site; the path words come from the settings."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from msgspec import Struct

from siniar.model.episode import Episode, Person, Season, Topic
from siniar.model.show import Show

#: What stands at the top of every site, whatever its language.
_FIXED = frozenset(
    {
        "theme",
        "admin",
        "feed",
        "offline",
        "pagefind",
        "images",
        "files",
        "sitemap",
        "robots",
        "index",
    }
    | {"404", "favicon", "manifest", "sw", "well-known"}
)


#: Hosts that nobody can have. https://www.rfc-editor.org/rfc/rfc2606
_RESERVED = re.compile(r"(?:.*\.)?(?:example|test|invalid|localhost|example\.(?:com|net|org))")


def is_example(address: str) -> bool:
    """Whether an address stands for one that has to be put in its place."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # the settings room reports it
        return False
    return _RESERVED.fullmatch(host) is not None


class Addresses(Struct, frozen=True):
    """Paths below the site's root, without a leading slash; folders end in one.

    The words are settings (``SHOW["addresses"]``) because a published address must never change,
    whatever language the show started in.
    """

    episode: str = "episode"
    topic: str = "topic"
    person: str = "person"
    season: str = "season"
    all: str = "all"
    subscribe: str = "subscribe"
    search: str = "search"
    questions: str = "questions"
    video: str = "video"
    audio: str = "audio"
    files: str = "files"
    transcript: str = "transcript"
    chapters: str = "chapters"
    pictures: str = "pictures"
    privacy: str = "privacy"

    @property
    def words(self) -> frozenset[str]:
        """What addresses of the site itself begin with, which no page may be called."""
        return _FIXED.union(getattr(self, name) for name in self.__struct_fields__)

    def of_episode(self, episode: Episode) -> str:
        """The page of an episode."""
        return f"{self.episode}/{episode.slug}/"

    def of_topic(self, topic: Topic) -> str:
        """The page of a topic."""
        return f"{self.topic}/{topic.slug}/"

    def of_person(self, person: Person) -> str:
        """The page of a person."""
        return f"{self.person}/{person.slug}/"

    def of_season(self, season: Season) -> str:
        """The page of a season."""
        return f"{self.season}/{season.number}/"

    def of_archive(self) -> str:
        """The list of all episodes: the page of the newest."""
        return f"{self.all}/"

    def of_questions(self, topic: Topic | None = None) -> str:
        """What residents asked, with the answers: of a topic, or of all."""
        return f"{self.questions}/{topic.slug}/" if topic else f"{self.questions}/"

    def of_questions_below(self, topic: str) -> str:
        """The same of the topic whose page has this path, of a former one too."""
        return f"{self.questions}/{slug_of(topic)}/"

    def of_audio(self, name: str) -> str:
        """A published audio file."""
        return f"{self.audio}/{name}"

    def of_document(self, name: str) -> str:
        """A document to download; ``name`` may hold slashes."""
        return f"{self.files}/{name}"

    def of_transcript(self, episode: Episode, ending: str, language: str = "") -> str:
        """A transcript file, ``ending`` being ``vtt`` or ``srt``; without language the show's."""
        return f"{self.transcript}/{episode.slug}{language and f'.{language}'}.{ending}"

    def of_chapters(self, episode: Episode) -> str:
        """The JSON chapters file."""
        return f"{self.chapters}/{episode.slug}.json"

    def of_feed(self, period: str = "") -> str:
        """The feed: its first page, or the page of a period (``2026``, ``2026-08``)."""
        return f"feed-{period}.xml" if period else "feed.xml"

    def of_topic_feed(self, topic: Topic, period: str = "") -> str:
        """The same of the feed of one topic."""
        return f"{self.topic}/{topic.slug}/{self.of_feed(period)}"

    def of_picture(self, name: str) -> str:
        """A picture that the build derives."""
        return f"{self.pictures}/{name}"


def slug_of(path: str) -> str:
    """The last part of a page's address."""
    return path.rstrip("/").rpartition("/")[2]


def base_path(show: Show) -> str:
    """The path the site lives below: ``""`` at a domain's root, ``/repo`` on a project page."""
    return _base_path(show.url)


@lru_cache(maxsize=8)
def _base_path(url: str) -> str:
    return urlsplit(url).path.rstrip("/")


def absolute(show: Show, path: str) -> str:
    """The full address of a path below the site's root."""
    return f"{show.url}/{path.lstrip('/')}"


def output_file(path: str) -> str:
    """The file that a path is served from: folders have an ``index.html``."""
    return f"{path}index.html" if path.endswith("/") or not path else path
