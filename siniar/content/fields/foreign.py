"""Keys of other programs: what has no place here, and notes that are shaped as theirs are."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from siniar.content.frontmatter import Mapping, MappingEntry, Scalar, fold_key
from siniar.model.words import N_

_ADDRESS = N_('The address of the episode stands under "slug".')
_PEOPLE = N_('Who leads through the episode stands under "pembawa", who is asked "narasumber".')
_DATE = N_('The day of publication stands under "tanggal".')
_SUMMARY = N_('The summary stands under "ringkasan".')
_TEXT = N_("Write it in the text below the fields.")
_NOTE = N_("Put # before a line that only you should read.")
#: Folded keys of Hugo, Jekyll, Eleventy and Pelican with the message that tells ours; empty where
#: nothing here does what they do.
FOREIGN = MappingProxyType(
    dict.fromkeys(("permalink", "url", "save-as", "link"), _ADDRESS)
    | dict.fromkeys(("publishdate", "publish-date", "pubdate", "published-at"), _DATE)
    | dict.fromkeys(("excerpt", "subtitle", "itunes-subtitle"), _SUMMARY)
    | dict.fromkeys(("author", "authors", "voices", "speakers"), _PEOPLE)
    | dict.fromkeys(("catatan", "note", "notes", "comment", "komentar"), _NOTE)
    | dict.fromkeys(("kontak", "contact", "telepon", "hp", "wa", "whatsapp", "email"), _TEXT)
    | dict.fromkeys(
        ("layout", "template", "type", "weight", "lang", "modified", "lastmod", "updated", "toc"),
        "",
    )
    | dict.fromkeys(("sponsors", "upcoming", "truncate", "series", "comments", "markup"), "")
)
#: Keys below which Eleventy and others put what belongs to an episode.
_WRAPPERS = frozenset({"episode", "podcast", "itunes"})


def arrange(values: Mapping, inner: frozenset[str], outer: frozenset[str]) -> Mapping:
    """The entries as our own notes have them.

    ``episode: {seasonNumber: 2}`` and ``episode.seasonNumber`` give the season. Lines of the
    service box (``inner`` keys, none of them in ``outer``) that lost their indentation go back.
    """
    entries = list(_unwrapped(values))
    keys = [fold_key(entry.key) for entry in entries]
    box = next((index for index, key in enumerate(keys) if key in ("layanan", "service")), None)
    if box is None or entries[box].value != Scalar("", entries[box].line):
        return Mapping(tuple(entries), values.line)
    end = box + 1
    while end < len(entries) and keys[end] in inner and keys[end] not in outer:
        end += 1
    lines = tuple(entries[box + 1 : end])
    if lines:
        value = Mapping(lines, lines[0].line)
        entries[box:end] = [MappingEntry(entries[box].key, value, entries[box].line)]
    return Mapping(tuple(entries), values.line)


def _unwrapped(values: Mapping) -> Iterator[MappingEntry]:
    for entry in values.entries:
        outside, _, name = fold_key(entry.key).partition(".")
        if name and outside in _WRAPPERS:
            yield MappingEntry(name, entry.value, entry.line)
        elif outside in _WRAPPERS and isinstance(entry.value, Mapping):
            yield from entry.value.entries
        else:
            yield entry
