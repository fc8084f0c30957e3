"""Renders what search engines read: schema.org data of the show, its episodes and the way here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from siniar.model.episode import Episode, Video
from siniar.model.show import Show
from siniar.model.timecodes import Seconds, format_iso_duration

Data = dict[str, Any]
#: What would end a script element, or a line in old JavaScript.
_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def render_structured(*graph: Mapping[str, Any]) -> Markup:
    """One JSON-LD document, safe inside a script element."""
    whole = {"@context": "https://schema.org", "@graph": [dict(node) for node in graph]}
    text = msgspec.json.encode(whole).decode()
    for mark, escaped in _ESCAPES.items():
        text = text.replace(mark, escaped)
    # Safe: JSON whose every "<", ">" and "&" is escaped.
    return Markup(text)  # noqa: S704


def build_series(show: Show, *, feed_url: str, picture_url: str) -> Data:
    """The show as PodcastSeries."""
    return {
        "@type": "PodcastSeries",
        "@id": f"{show.url}/#series",
        "name": show.title,
        "description": show.description,
        "url": f"{show.url}/",
        "webFeed": feed_url,
        "inLanguage": show.language,
        "image": picture_url,
        "author": {"@type": "GovernmentOrganization", "name": show.author}
        if any(category == "Government" for category, _ in show.categories)
        else {"@type": "Organization", "name": show.author},
        **_given({"sameAs": [link.url for link in show.links]}),
    }


def build_website(show: Show, *, search_url: str) -> Data:
    """The site with its search."""
    return {
        "@type": "WebSite",
        "@id": f"{show.url}/#site",
        "name": show.title,
        "url": f"{show.url}/",
        "inLanguage": show.language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{search_url}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def build_episode(
    show: Show,
    episode: Episode,
    *,
    url: str,
    picture_url: str,
    own_picture: tuple[str, str] = ("", ""),
    poster_urls: Mapping[str, str],
) -> Data:
    """An episode as PodcastEpisode with its audio, videos and season.

    ``own_picture`` is the address of the episode's own picture and what that shows, which may be
    empty; ``poster_urls`` are addresses of pictures by the videos' ids.
    """
    duration = _length(episode.duration)
    return {
        "@type": "PodcastEpisode",
        "@id": f"{url}#episode",
        "url": url,
        "name": episode.title,
        "datePublished": episode.date.isoformat(timespec="seconds"),
        "inLanguage": show.language,
        "image": _images(picture_url, *own_picture),
        "partOfSeries": _series_reference(show),
        "isAccessibleForFree": True,
        **duration,
        **_given(
            {
                "description": episode.summary,
                "episodeNumber": episode.number,
                "keywords": ", ".join(episode.keywords),
                "partOfSeason": _season(episode),
                "associatedMedia": _audio(episode, duration),
                "video": [_video(episode, each, poster_urls[each.id]) for each in episode.videos],
                "actor": [{"@type": "Person", "name": person.name} for person in episode.people],
                "expires": episode.expires.isoformat() if episode.expires else None,
            }
        ),
    }


def _series_reference(show: Show) -> Data:
    return {"@id": f"{show.url}/#series", "@type": "PodcastSeries", "name": show.title}


def _images(share: str, own: str, text: str) -> str | list[str | Data]:
    """The picture of chats, and after it the episode's own if words tell what that shows."""
    return [share, {"@type": "ImageObject", "url": own, "caption": text}] if text else share


def _given(values: Mapping[str, Any]) -> Data:
    """The values that say something."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _season(episode: Episode) -> Data | None:
    if episode.season is None:
        return None
    return {
        "@type": "PodcastSeason",
        "seasonNumber": episode.season.number,
        **_given({"name": episode.season.name}),
    }


def _audio(episode: Episode, duration: Data) -> Data | None:
    if episode.enclosure is None:
        return None
    return {
        "@type": "AudioObject",
        "contentUrl": episode.enclosure.url,
        "encodingFormat": episode.enclosure.type,
        "contentSize": str(episode.enclosure.length),
        **duration,
    }


def _video(episode: Episode, video: Video, poster_url: str) -> Data:
    return {
        "@type": "VideoObject",
        "name": f"{episode.title} ({video.label})" if video.label else episode.title,
        "description": episode.summary or episode.title,
        "thumbnailUrl": poster_url,
        # Search engines ask for a day: the episode's, where nobody told the video's own.
        "uploadDate": (video.published or episode.date).isoformat(timespec="seconds"),
        **_length(video.duration),
        "embedUrl": video.embed_url,
        "url": video.url,
    }


def _length(seconds: Seconds | None) -> Data:
    return {"duration": format_iso_duration(seconds)} if seconds else {}


def build_breadcrumbs(steps: Sequence[tuple[str, str]]) -> Data:
    """The way here as (words, absolute address), home first."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": words, "item": address}
            for position, (words, address) in enumerate(steps, 1)
        ],
    }
