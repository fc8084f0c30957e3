"""Builds what listeners read in their apps: the whole notes and the short description."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from siniar.content.markdown import absolute_links, shorten_html
from siniar.feed.page import FeedItem, FeedSite
from siniar.model.episode import Episode, Service
from siniar.model.text import clean, clean_line
from siniar.model.timecodes import format_position
from siniar.model.words import N_, Words

#: Bytes of a description. Apple cuts there, and some apps in the middle of a tag.
#: https://podcasters.apple.com/support/823-podcast-requirements
DESCRIPTION_LIMIT = 4000
#: Bytes of notes that were shortened for the size budget.
SHORTENED_LIMIT = 600


def render_texts(site: FeedSite, item: FeedItem, words: Words) -> tuple[str, str]:
    """The notes, whole or shortened, and the description of an item, both as HTML."""
    notes = clean(render_notes(site, item, words))
    description = render_description(notes, item_title(item.episode))
    if item.is_shortened:
        return render_shortened(site, item, words, description), description
    return notes, description


def item_title(episode: Episode) -> str:
    """What apps list the episode as; never empty."""
    return clean_line(episode.title) or episode.slug


def render_notes(site: FeedSite, item: FeedItem, words: Words) -> str:
    """The whole notes as HTML with absolute addresses; the YouTube link is the first line."""
    return "\n".join(_parts(site, item, words))


def render_description(notes: str, title: str) -> str:
    """The whole notes in simple tags, at most 4000 bytes; the title when there is nothing else."""
    return shorten_html(notes, DESCRIPTION_LIMIT) or escape(title)


def render_shortened(site: FeedSite, item: FeedItem, words: Words, description: str) -> str:
    """The beginning of the notes, which is that of the description, with a link to the rest."""
    # A line for each block: so it is read fastest, and blanks between blocks mean nothing.
    lines = description.replace("</p><", "</p>\n<").replace("</li><", "</li>\n<")
    html = shorten_html(lines, SHORTENED_LIMIT)
    return f"{html}\n{_page_link(site, item, words)}"


def _parts(site: FeedSite, item: FeedItem, words: Words) -> Iterator[str]:
    episode = item.episode
    for video in episode.videos:
        name = words.t("Watch on YouTube")
        label = f"{name} ({video.label})" if video.label else name
        yield f'<p><a href="{escape(video.url)}">{escape(label)}</a>: {escape(video.url)}</p>'
    if item.is_expired and episode.expires:
        expired = words.t("This was valid until {day}.", day=words.date(episode.expires))
        yield f"<p><strong>{escape(expired)}</strong></p>"
    if episode.summary:
        yield f"<p>{escape(episode.summary)}</p>"
    if episode.service:
        yield from _service(episode.service, words)
    if episode.notes_html:
        here = site.url(site.addresses.of_episode(episode))
        yield absolute_links(episode.notes_html, site.show.url, here)
    if episode.chapters:
        label = words.t("Chapters")
        yield f"<p>{escape(label)}</p>"
        # Spotify makes chapters of lines that begin with a time.
        rows = (f"{format_position(each.start)} {each.title}" for each in episode.chapters)
        yield "<ul>" + "".join(f"<li>{escape(row)}</li>" for row in rows) + "</ul>"
    yield _page_link(site, item, words)


def _page_link(site: FeedSite, item: FeedItem, words: Words) -> str:
    address = escape(site.url(site.addresses.of_episode(item.episode)))
    label = escape(words.t("Transcript and more on the website"))
    return f'<p><a href="{address}">{label}</a></p>'


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
