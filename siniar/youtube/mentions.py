"""Finds the codes and page addresses of episodes in what a video says of itself."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

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


def read_names(
    uploads: Iterable[Upload], catalogue: Catalogue, every: Mapping[str, Episode]
) -> tuple[dict[str, list[tuple[Upload, How]]], set[str]]:
    """The videos that name each episode by its guid, and the ids of all videos that name any.

    A code that no note has yet counts as named: its video waits for its note.
    """
    mentions = Mentions(catalogue, every)
    named: dict[str, list[tuple[Upload, How]]] = defaultdict(list)
    claimed: set[str] = set()
    for upload in uploads:
        found = mentions.find(upload)
        if found:
            claimed.add(upload.id)
        if len(found) == 1 and "" not in found:
            ((guid, how),) = found.items()
            named[guid].append((upload, how))
    return named, claimed


class Mentions:
    """Finds codes and page addresses in what a video says of itself."""

    def __init__(self, catalogue: Catalogue, known: Mapping[str, Episode]) -> None:
        show = catalogue.show
        every = tuple(known.values())
        self._codes = {
            episode.number: episode.guid
            for episode in reversed(every)
            if episode.number is not None and episode.code
        }
        code = re.escape(show.code)
        begin = rf"(?<![^\W_]){code}"
        # A line of its own: SHOW-012, Show 12, SHOW–12; not SHOW-01234 and not XSHOW-12.
        self._code = re.compile(
            rf"{begin}[ \t]*[{_DASHES}#. ]?[ \t]*0*(\d{{1,4}})(?!\w)", re.IGNORECASE
        )
        # In a title "SHOW - 5 cara" is no code: the number belongs to it by a dash without
        # blanks, by its zeros, or because nothing follows that it could count.
        self._code_in_title = re.compile(
            rf"{begin}(?:(?:[{_DASHES}]|[ \t]*#[ \t]*)0*(\d{{1,4}})(?!\w|[.,]\d)"
            rf"|[ \t]*[{_DASHES}.:|]?[ \t]*(0\d\d)(?!\w|[.,]\d)"
            rf"|[ \t]*[{_DASHES}.]?[ \t]*0*(\d{{1,4}})(?=[ \t]*(?:$|[)\]|:–—]|-[ \t])))",
            re.IGNORECASE,
        )
        self._has_code = bool(show.code)
        self._pages = {
            _bare(absolute(show, catalogue.addresses.of_episode(episode))): episode.guid
            for episode in every
        }

    def find(self, upload: Upload) -> dict[str, How]:
        """Guids of the episodes that the video says it is, with what says so.

        The guid is empty for a code that no episode has.

        A title counts alone. In the description a code or an address counts that stands on a line
        of its own, or in the line the kit writes: videos speak of other episodes too, in
        sentences.
        """
        found = self._codes_in(upload.title, self._code_in_title)
        if found:
            return found
        for line in unicodedata.normalize("NFKC", upload.description).splitlines():
            rest = self._code.sub("", line) if self._has_code else line
            if not re.search(r"\w", re.sub(r"(?i)\b(kode|code|episode)\b", "", rest)):
                found |= self._codes_in(line, self._code)
        for line in upload.description.splitlines()[:_FIRST_LINES]:
            found |= self._pages_in(line)
        return found

    def _codes_in(self, text: str, pattern: re.Pattern[str]) -> dict[str, How]:
        if not self._has_code:
            return {}
        matches = pattern.finditer(unicodedata.normalize("NFKC", text))
        numbers = {int(match[match.lastindex or 1]) for match in matches}
        known = {self._codes[number]: How.CODE for number in numbers & self._codes.keys()}
        unknown = {number for number in numbers - self._codes.keys() if number < _FIRST_YEAR}
        return known | ({"": How.CODE} if unknown else {})

    def _pages_in(self, line: str) -> dict[str, How]:
        addresses = re.findall(r"https?://[^\s<>\"')\]]+", line)
        # The address ends the line, as the kit writes it; in a sentence it is a hint.
        if len(addresses) != 1 or not line.rstrip(" .)").endswith(addresses[0].rstrip(".)")):
            return {}
        guid = self._pages.get(_bare(addresses[0]))
        return {guid: How.PAGE} if guid else {}


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
