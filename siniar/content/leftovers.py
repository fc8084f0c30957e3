"""Finds what is left of the sample show in a show that is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from siniar.content.readings import ReadEpisode, ReadPage
from siniar.content.rules_between import EXAMPLE_ADDRESS, SAMPLE_LEFT, SHOW_GUID_FOREIGN
from siniar.content.settings.guid import propose_guid
from siniar.content.settings.source import SettingsFile, Spot
from siniar.model.episode import Status
from siniar.model.findings import Finding, Place, found
from siniar.model.rules import Rule
from siniar.model.show import Show
from siniar.system.paths import relative_name

#: Made of the sample show, and of what earlier versions offered as examples.
SAMPLES = Path(__file__).with_name("samples.json")
#: An address of the web or a mailbox below ``.example``, as the samples and the handbook have them.
_ADDRESS = re.compile(r"(?:https?://|[\w.+-]+@)(?:[a-z0-9-]+\.)+example\b", re.IGNORECASE)


class SampleMarks(Struct, frozen=True):
    """By what the sample show is known."""

    #: Of the show, which may become a real one and keeps its guid then.
    code: str
    #: Of the show and of its episodes.
    guids: frozenset[str]
    #: Sentences that say of a note that it is a sample.
    notes: tuple[str, ...]
    #: The same for settings.
    settings: tuple[str, ...]


@cache
def read_marks() -> SampleMarks:
    """The marks of the sample show."""
    return msgspec.json.decode(SAMPLES.read_bytes(), type=SampleMarks)


class SettingsText(Struct, frozen=True):
    """SHOW as the settings file has it."""

    #: Raw.
    values: object
    #: How findings call the file.
    name: str
    source: SettingsFile


def check_leftovers(
    root: Path,
    show: Show,
    settings: SettingsText,
    episodes: Iterable[ReadEpisode],
    pages: Iterable[ReadPage],
) -> Iterator[Finding]:
    """What was left of the sample; nothing in a show that says that it is one."""
    if show.is_sample:
        return
    marks = read_marks()
    if show.guid in marks.guids and show.code != marks.code:
        place = settings.source.place(settings.name, "SHOW", "guid")
        yield found(SHOW_GUID_FOREIGN, place, guid=propose_guid(show.url))
    yield from _check_settings(settings, marks)
    for read in episodes:
        episode = read.episode
        if episode and episode.status is Status.PUBLISHED:
            if episode.guid in marks.guids:
                yield found(SAMPLE_LEFT, read.place("guid"), value=episode.guid)
            else:
                yield from _check_note(root, episode.source, episode.notes_html, marks)
    for page in (read.page for read in pages if read.page):
        if page.status is Status.PUBLISHED:
            yield from _check_note(root, page.source, page.html, marks)


def check_questions(root: Path, paths: Iterable[Path]) -> Iterator[Finding]:
    """The sample's questions of residents, which pages would show with their answers."""
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        yield from _check_note(root, relative_name(path, root), text, read_marks())


def _check_settings(settings: SettingsText, marks: SampleMarks) -> Iterator[Finding]:
    for text, spot in _texts(settings.values, settings.source.find_name("SHOW"), settings.source):
        place = settings.source.place_of(settings.name, spot)
        for rule, value in _judge(text, marks.settings):
            yield found(rule, place, value=value)


def _texts(
    value: object, spot: Spot | None, source: SettingsFile
) -> Iterator[tuple[str, Spot | None]]:
    """Every text of a setting, with where it stands or what stands around it."""
    if isinstance(value, str):
        yield value, spot
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, (spot and source.find_entry(spot, str(key))) or spot, source)
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from _texts(inner, (spot and source.find_item(spot, index)) or spot, source)


def _check_note(root: Path, name: str, html: str, marks: SampleMarks) -> Iterator[Finding]:
    for rule, value in _judge(html, marks.notes):
        yield found(rule, _line_of(root, name, value), value=value)


def _judge(text: str, sentences: Iterable[str]) -> Iterator[tuple[Rule, str]]:
    """What a text has of the sample, and addresses of nobody, each once."""
    yield from ((SAMPLE_LEFT, each) for each in sentences if each in text)
    yield from ((EXAMPLE_ADDRESS, each) for each in dict.fromkeys(_ADDRESS.findall(text)))


def _line_of(root: Path, name: str, value: str) -> Place:
    """The line of a note that holds a text; the note as a whole where none does."""
    lines = (root / name).read_text(encoding="utf-8", errors="replace").splitlines()
    number = next((index for index, line in enumerate(lines, 1) if value in line), 0)
    return Place(name, number, lines[number - 1][:200] if number else "")
