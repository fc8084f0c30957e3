"""Builds what listeners read in their apps: the whole notes and the short description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from msgspec import Struct

from siniar.content.markdown import absolute_links, cut_html, simplify_html
from siniar.feed.page import FeedItem, FeedSite, NotesForm
from siniar.model.episode import Episode, Service
from siniar.model.questions import Question
from siniar.model.text import clean, clean_line
from siniar.model.timecodes import format_position
from siniar.model.words import N_, Words

#: Bytes of a description. Apple cuts there, and some apps in the middle of a tag.
#: https://podcasters.apple.com/support/823-podcast-requirements
DESCRIPTION_LIMIT = 4000
#: Bytes of a description that chapters may take when the notes are long.
CHAPTERS_LIMIT = 1500
#: Bytes of notes that were shortened for the size budget.
SHORTENED_LIMIT = 600


def render_texts(site: FeedSite, item: FeedItem, words: Words) -> tuple[str, str]:
    """The notes, as much as the item holds of them, and its description, both as HTML."""
    parts = _Parts(site, item, words)
    beginning = _joined(parts.beginning())
    simple = simplify_html(beginning)
    description = _render_description(parts, simple)
    if item.notes is NotesForm.LEFT_OUT:
        return "", description
    if item.notes is NotesForm.SHORTENED:
        return f"{cut_html(simple, SHORTENED_LIMIT)}\n{parts.page_link()}", description
    # The YouTube link is the first line.
    behind = (*parts.chapters(), *parts.questions(), parts.page_link())
    return _joined((beginning, *behind)), description


def item_title(episode: Episode) -> str:
    """What apps list the episode as; never empty."""
    return clean_line(episode.title) or episode.slug


def _render_description(parts: _Parts, beginning: str) -> str:
    """The notes, which are in simple tags, in at most 4000 bytes, and what stands behind them.

    What stands behind the notes stays when they are cut, and the page's address is added in
    letters: many apps show no links.
    """
    # Written here, and so in simple tags already.
    chapters = clean("".join((*parts.chapters(), *parts.questions())))
    chapters = cut_html(chapters, CHAPTERS_LIMIT)
    end = f"{chapters}{parts.page_link()}"
    if len(f"{beginning}{end}".encode()) <= DESCRIPTION_LIMIT:
        return f"{beginning}{end}"
    end = f"{chapters}{parts.page_address()}"
    return f"{cut_html(beginning, DESCRIPTION_LIMIT - len(end.encode()))}{end}"


def _joined(parts: Iterable[str]) -> str:
    return clean("\n".join(parts))


class _Parts(Struct, frozen=True):
    """What the notes of an item are made of, as HTML."""

    site: FeedSite
    item: FeedItem
    words: Words

    def beginning(self) -> Iterator[str]:
        """Video, what residents need first, and the note itself."""
        episode, words = self.item.episode, self.words
        for video in episode.videos:
            name = words.t("Watch on YouTube")
            label = f"{name} ({video.label})" if video.label else name
            yield f'<p><a href="{escape(video.url)}">{escape(label)}</a>: {escape(video.url)}</p>'
        if self.item.is_expired and episode.expires:
            expired = words.t("This was valid until {day}.", day=words.date(episode.expires))
            yield f"<p><strong>{escape(expired)}</strong></p>"
        if episode.summary:
            yield f"<p>{escape(episode.summary)}</p>"
        if episode.service:
            yield from _service(episode.service, words)
        if episode.notes_html:
            yield absolute_links(episode.notes_html, self.site.show.url, self._address)

    def chapters(self) -> Iterator[str]:
        """A line for each chapter; Spotify makes chapters of lines that begin with a time."""
        if self.item.episode.chapters:
            yield f"<p>{escape(self.words.t('Chapters'))}</p>"
            rows = (
                f"{format_position(each.start)} {each.title}" for each in self.item.episode.chapters
            )
            yield "<ul>" + "".join(f"<li>{escape(row)}</li>" for row in rows) + "</ul>"

    def questions(self) -> Iterator[str]:
        """A line for each question; AntennaPod leads from a time to that moment of the sound.

        The time stands behind it: what begins with one is a chapter to Spotify.
        """
        questions = self.item.episode.questions
        if questions:
            yield f"<p>{escape(self.words.t('Questions of residents'))}</p>"
            yield (
                "<ul>" + "".join(f"<li>{escape(_asked(each))}</li>" for each in questions) + "</ul>"
            )

    def page_link(self) -> str:
        """A link to the episode's page."""
        return self._link(self.words.t("Transcript and more on the website"))

    def page_address(self) -> str:
        """The same with the address in letters."""
        label = self.words.t("The whole text stands on the website")
        return self._link(label, f": {escape(self._address)}")

    def _link(self, label: str, following: str = "") -> str:
        return f'<p><a href="{escape(self._address)}">{escape(label)}</a>{following}</p>'

    @property
    def _address(self) -> str:
        return self.site.url(self.site.addresses.of_episode(self.item.episode))


def _asked(question: Question) -> str:
    moment = "" if question.second is None else f" ({format_position(question.second)})"
    answer = f" {question.answer}" if question.answer else ""
    return f"{question.text}{answer}{moment}"


_SERVICE = (("place", N_("Where")), ("hours", N_("When")), ("cost", N_("Cost")))


def _service(service: Service, words: Words) -> Iterator[str]:
    """The box with what residents need first, as plain lines."""
    if service.requirements:
        label = words.t("What to bring")
        yield f"<p><strong>{escape(label)}</strong></p>"
        yield (
            "<ul>" + "".join(f"<li>{escape(each)}</li>" for each in service.requirements) + "</ul>"
        )
    for name, label in _SERVICE:
        value = getattr(service, name)
        if value:
            yield f"<p><strong>{escape(words.t(label))}:</strong> {escape(value)}</p>"
    if service.source:
        address = escape(service.source)
        label = escape(words.t("Official page"))
        yield f'<p>{label}: <a href="{address}">{address}</a></p>'
