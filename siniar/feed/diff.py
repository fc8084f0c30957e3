"""Tells what a build changes for subscribers and visitors, in a terminal and in a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from siniar.feed.ledger import Ledger, PageRecord, Record, audio_of, list_pages
from siniar.feed.promises import is_other
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Enclosure, Episode
from siniar.model.findings import escape_cell
from siniar.model.words import N_, Words


class FeedChange(Struct, frozen=True):
    """A part of an episode that is different."""

    title: str
    #: Message id of the part.
    part: str
    #: What it was.
    before: str


class PageMove(Struct, frozen=True):
    """A page that is no longer where it was."""

    before: str
    #: Empty when nothing takes its place.
    after: str
    #: Whether the old address leads on.
    leads: bool


class FeedDiff(Struct, frozen=True):
    """What a build changes for subscribers and visitors; episodes by their titles."""

    new: tuple[str, ...] = ()
    changed: tuple[FeedChange, ...] = ()
    gone: tuple[str, ...] = ()
    moved: tuple[PageMove, ...] = ()
    #: The show itself: message id of the part, what it was, what it will be.
    show: tuple[tuple[str, str, str], ...] = ()
    #: Paths below the site's root of all files that everybody can download, with their texts.
    documents: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone or self.moved or self.show)


def compare_feed(ledger: Ledger, catalogue: Catalogue) -> FeedDiff:
    """What is new, changed, moved and gone against what was given."""
    known = {record.guid: record for record in ledger.episodes}
    heard = {episode.guid: episode for episode in catalogue.public if episode.enclosure}
    return FeedDiff(
        new=tuple(episode.title for guid, episode in heard.items() if guid not in known),
        changed=tuple(
            change
            for guid, episode in heard.items()
            if guid in known and episode.enclosure
            for change in _changes(known[guid], episode, episode.enclosure)
        ),
        gone=tuple(
            record.title for guid, record in known.items() if guid not in heard and not record.gone
        ),
        moved=tuple(_moves(ledger, catalogue)),
        show=tuple(_show(ledger, catalogue)),
        documents=_documents(catalogue),
    )


def _changes(record: Record, episode: Episode, enclosure: Enclosure) -> Iterator[FeedChange]:
    digest = episode.audio.digest if episode.audio else ""
    parts = (
        (N_("title"), record.title != episode.title, record.title),
        (N_("number"), bool(record.date) and record.number != episode.number, str(record.number)),
        (
            N_("date"),
            record.date not in {"", episode.date.isoformat()},
            record.date[:16].replace("T", " "),
        ),
        (N_("audio file"), record.audio != audio_of(enclosure), record.audio),
        (N_("bytes"), record.length != enclosure.length, str(record.length)),
        (
            N_("sound of the file"),
            record.length == enclosure.length and is_other(digest, record.digest),
            f"{PurePosixPath(record.audio).name}, {record.digest[:8]}",
        ),
    )
    for part, is_changed, before in parts:
        if is_changed:
            yield FeedChange(episode.title, part, before)


def _moves(ledger: Ledger, catalogue: Catalogue) -> Iterator[PageMove]:
    """Pages whose addresses change; what is reached by asking only is told too."""
    leading = {redirect.path: redirect.target for redirect in catalogue.redirects[::-1]}
    standing = {page.path for page in catalogue.withdrawn}
    present = {page.path for page in list_pages(catalogue)}
    present |= {catalogue.addresses.of_episode(episode) for episode in catalogue.public}
    given = {record.path: record for record in _records(ledger) if not record.gone}
    for path in given:
        if path and path not in present | standing:
            yield PageMove(path, leading.get(path, ""), path in leading)
    known = {path for record in _records(ledger) for path in record.former}
    for redirect in catalogue.redirects:
        if redirect.is_alias and redirect.path not in known | given.keys():
            yield PageMove(redirect.path, redirect.target, leads=True)


def _records(ledger: Ledger) -> tuple[Record | PageRecord, ...]:
    return (*ledger.episodes, *ledger.pages)


def _show(ledger: Ledger, catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    show = catalogue.show
    if ledger.show and ledger.show.guid != show.guid:
        yield N_("guid of the show"), ledger.show.guid, show.guid


def _documents(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """What everybody can download, and the first text that leads there."""
    first: dict[str, str] = {}
    texts = [(each.attached, each.source) for each in catalogue.public]
    texts += [(each.attached, each.source) for each in catalogue.pages]
    for attached, source in texts:
        for document in attached.documents:
            first.setdefault(document.path, source)
    return tuple(sorted(first.items()))


# --- in words -------------------------------------------------------------------------------------


def _sections(diff: FeedDiff, words: Words) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Heading, mark and lines of each kind of change."""
    yield words.t("Changed for the whole show"), "!", _show_lines(diff, words)
    yield words.t("New in the feed"), "+", diff.new
    yield words.t("Changed in the feed"), "~", _changed_lines(diff, words)
    yield words.t("Gone from the feed"), "-", diff.gone
    leading = [move for move in diff.moved if move.leads]
    lines = [f"/{move.before} → /{move.after}" for move in leading]
    yield words.t("Addresses that lead to another page"), ">", lines
    lost = [f"/{move.before}" for move in diff.moved if not move.leads]
    yield words.t("Addresses that lead nowhere any more"), "-", lost
    documents = [f"/{path} ({text})" for path, text in diff.documents]
    yield words.t("Files that everybody can download"), "·", documents


def _show_lines(diff: FeedDiff, words: Words) -> list[str]:
    return [f"{words.t(part)}: {before} → {after}" for part, before, after in diff.show]


def _changed_lines(diff: FeedDiff, words: Words) -> list[str]:
    lines = []
    for change in diff.changed:
        before = words.t("{part} before: {what}", part=words.t(change.part), what=change.before)
        lines.append(f"{change.title} ({before})")
    return lines


def render_diff(diff: FeedDiff, words: Words) -> str:
    """A few lines for a terminal."""
    lines = [] if diff else [words.t("Nothing changes for subscribers.")]
    for heading, mark, items in _sections(diff, words):
        told = [f"  {mark} {item}" for item in items]
        lines += [f"{heading}:", *told] if told else []
    return "\n".join(lines) + "\n"


def render_diff_markdown(diff: FeedDiff, words: Words) -> str:
    """The same for a pull request; titles stand in it as text only."""
    lines = [] if diff else [words.t("Nothing changes for subscribers."), ""]
    for heading, _, items in _sections(diff, words):
        told = [f"- {escape_cell(item)}" for item in items]
        lines += [f"### {heading}", "", *told, ""] if told else []
    return "\n".join(lines).rstrip("\n") + "\n"
