"""Finds the codes and page addresses of episodes in what a video says of itself."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.urls import absolute
from siniar.youtube.uploads import How, Upload

#: Dashes that people and programs write, for a set of a regular expression.
_DASHES = "-_\u2010-\u2015\u2212"
#: "SHOW 2026" is no episode's code unless there are so many.
_FIRST_YEAR = 1900
#: Lines of a description that YouTube shows before "more", where the kit has the address.
_FIRST_LINES = 4


#: Characters of a summary that make it the episode's own.
_TELLING = 30


class Mention(Struct, frozen=True):
    """What a video says of one episode."""

    guid: str
    how: How
    #: Whether its title says it, not only its description.
    is_in_title: bool = False
    #: Whether code, address and summary stand there, as the upload kit writes them.
    is_kit: bool = False


class Mentions:
    """Finds codes and page addresses in what a video says of itself."""

    def __init__(self, catalogue: Catalogue, known: Mapping[str, Episode]) -> None:
        show = catalogue.show
        every = tuple(known.values())
        self._codes: dict[int, list[str]] = defaultdict(list)
        for episode in every:
            if episode.number is not None and episode.code:
                self._codes[episode.number].append(episode.guid)
        shared = {guid for guids in self._codes.values() if len(guids) > 1 for guid in guids}
        self._kit_codes = {
            _bare_code(kit_code(episode, every)): episode.guid
            for episode in every
            if episode.guid in shared
        }
        self._summaries = {
            episode.guid: _plain(episode.summary or episode.title) for episode in every
        }
        code = re.escape(show.code)
        begin = rf"(?<![^\W_]){code}"
        # A line of its own: SHOW-012, Show 12, SHOW–12; not SHOW-01234 and not XSHOW-12.
        self._code = re.compile(
            rf"{begin}[ \t]*[{_DASHES}#. ]?[ \t]*0*(\d{{1,4}})(?!\w)", re.IGNORECASE
        )
        # The same with the season, as the kit has it where seasons begin again at 1.
        self._seasoned = re.compile(
            rf"{begin}[ \t{_DASHES}]*S\d{{1,3}}[ \t{_DASHES}]+\d{{1,4}}(?!\w)", re.IGNORECASE
        )
        # In a title "SHOW - 5 cara" is no code: the number belongs to it by a dash without
        # blanks, by its zeros, or because nothing follows that it could count.
        self._code_in_title = re.compile(
            rf"{begin}(?:(?:[{_DASHES}]|[ \t]*#[ \t]*)0*(\d{{1,4}})(?!\w|/\w|[.,-]\d)"
            rf"|[ \t]*[{_DASHES}.:|]?[ \t]*(0\d\d)(?!\w|[.,]\d)"
            rf"|[ \t]*[{_DASHES}.]?[ \t]*0*(\d{{1,4}})(?=[ \t]*(?:$|[)\]|:–—]|-[ \t])))",
            re.IGNORECASE,
        )
        self._has_code = bool(show.code)
        self._pages = {
            _bare(absolute(show, catalogue.addresses.of_episode(episode))): episode.guid
            for episode in every
        }

    def find(self, upload: Upload) -> tuple[Mention, ...]:
        """What the video says which episodes it is, each once.

        The guid is empty for a code that no episode has. In the description a code or an address
        counts that stands on a line of its own, or in the line the kit writes: videos speak of
        other episodes too, in sentences. Several episodes of one code are all named.
        """
        text = unicodedata.normalize("NFKC", upload.description)
        pages = self._find_pages(text)
        summaries = _plain(text)
        titled = self._find_codes(upload.title, self._code_in_title)
        coded = [guid for line in self._code_lines(text) for guid in line]
        hows = {
            **dict.fromkeys(pages, How.PAGE),
            **dict.fromkeys(coded, How.CODE),
            **dict.fromkeys(titled, How.CODE),
        }
        mentions = []
        for guid, how in hows.items():
            summary = self._summaries.get(guid, "")
            signs = (
                guid in coded or guid in titled,
                guid in pages,
                len(summary) >= _TELLING and summary in summaries,
            )
            is_kit = bool(guid) and all(signs)
            mentions.append(Mention(guid, how, guid in titled, is_kit))
        return _choose(mentions)

    def _code_lines(self, text: str) -> Iterator[list[str]]:
        for line in text.splitlines():
            rest = self._code.sub("", self._seasoned.sub("", line)) if self._has_code else line
            if not re.search(r"\w", re.sub(r"(?i)\b(kode|code|episode)\b", "", rest)):
                yield self._find_codes(line, self._code)

    def _find_codes(self, text: str, pattern: re.Pattern[str]) -> list[str]:
        if not self._has_code:
            return []
        plain = unicodedata.normalize("NFKC", text)
        seasoned = {_bare_code(match) for match in self._seasoned.findall(plain)}
        if exact := [self._kit_codes[code] for code in sorted(seasoned & self._kit_codes.keys())]:
            return exact
        numbers = {int(match[match.lastindex or 1]) for match in pattern.finditer(plain)}
        known = [guid for number in sorted(numbers) for guid in self._codes.get(number, ())]
        is_unknown = any(n not in self._codes and n < _FIRST_YEAR for n in numbers)
        return [*known, ""] if is_unknown else known

    def _find_pages(self, text: str) -> list[str]:
        guids = []
        for line in text.splitlines()[:_FIRST_LINES]:
            addresses = re.findall(r"https?://[^\s<>\"')\]]+", line)
            # The address ends the line, as the kit writes it; in a sentence it is a hint.
            if len(addresses) == 1 and line.rstrip(" .)").endswith(addresses[0].rstrip(".)")):
                guid = self._pages.get(_bare(addresses[0]))
                guids += [guid] if guid else []
        return guids


def _choose(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those of the title, if it names any; and of several that are pasted, the kit's."""
    titled = [mention for mention in mentions if mention.is_in_title]
    kits = [mention for mention in titled or mentions if mention.is_kit]
    return tuple(kits or titled or mentions)


def kit_code(episode: Episode, every: Iterable[Episode]) -> str:
    """The episode's code, with its season where another episode has the same."""
    same = [other for other in every if other.code == episode.code and other.guid != episode.guid]
    if not episode.code or not same or not episode.season:
        return episode.code
    show, _, number = episode.code.rpartition("-")
    return f"{show}-S{episode.season.number}-{number}"


def _bare_code(text: str) -> str:
    return re.sub(rf"[{_DASHES}\s]+", "-", text.strip()).casefold().replace("-0", "-")


def _plain(text: str) -> str:
    """Letters and digits of a text, as they are compared: kits change marks and line breaks."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def _bare(address: str) -> str:
    """An address without what people and programs add to it."""
    text = address.strip().rstrip(".,;:!?)").partition("#")[0].partition("?")[0]
    return (
        text.partition("://")[2]
        .removeprefix("www.")
        .removesuffix("index.html")
        .rstrip("/")
        .casefold()
    )
