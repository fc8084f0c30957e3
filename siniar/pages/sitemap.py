"""Plans what machines read of a site: map, rules for robots, app manifest, service worker."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from html import escape

from siniar.model import Episode
from siniar.model.outputs import Output
from siniar.pages.composing import Composer
from siniar.pages.page import SETTINGS
from siniar.pages.palette import theme_colors
from siniar.pages.templates import iso_day

#: Pixels of the pictures that stand for screens when the site is installed.
SHARE_SIZE, STATUS_SIZE = "1200x630", "1080x1920"


def plan_machines(composer: Composer) -> Iterator[Output]:
    """The files that no person opens."""
    yield Output("sitemap.xml", partial(render_sitemap, composer), SETTINGS)
    yield Output("robots.txt", partial(render_robots, composer), SETTINGS)
    yield Output("manifest.webmanifest", partial(render_manifest, composer), SETTINGS)
    yield Output("sw.js", partial(render_worker, composer), SETTINGS)


def _newest_change(episodes: tuple[Episode, ...]) -> str:
    """The last day that anything of the episodes was published or confirmed; may be empty."""
    days = [iso_day(episode.date) for episode in episodes]
    days += [iso_day(episode.confirmed) for episode in episodes if episode.confirmed]
    return max(days, default="")


def _listed(composer: Composer) -> Iterator[tuple[str, str]]:
    """Path and last change of every page that search engines may list."""
    catalogue, addresses = composer.catalogue, composer.catalogue.addresses
    public = catalogue.public
    newest = _newest_change(public)
    yield "", newest
    for episode in public:
        yield addresses.of_episode(episode), _newest_change((episode,))
    yield f"{addresses.topic}/", newest
    for topic in composer.show.topics:
        group = [one for one in catalogue.by_topic[topic.slug] if not catalogue.is_hidden(one)]
        yield addresses.of_topic(topic), _newest_change(tuple(group))
    has_video = any(episode.videos for episode in public)
    for name in (addresses.person, addresses.video if has_video else "", addresses.subscribe):
        if name:
            yield f"{name}/", ""
    for person, episodes in catalogue.people:
        if not all(catalogue.is_hidden(episode) for episode in episodes):
            yield addresses.of_person(person), ""
    for season, episodes in catalogue.seasons:
        if not all(catalogue.is_hidden(episode) for episode in episodes):
            yield addresses.of_season(season), ""
    yield addresses.of_archive(), newest
    for page in catalogue.pages:
        yield f"{page.slug}/", ""


def render_sitemap(composer: Composer) -> bytes:
    """The site map (https://www.sitemaps.org/protocol.html)."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for path, day in _listed(composer):
        change = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<url><loc>{escape(composer.full(path), quote=False)}</loc>{change}</url>")
    lines.append("</urlset>\n")
    return "\n".join(lines).encode()


def render_robots(composer: Composer) -> bytes:
    """Everything may be read; where the map is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {composer.full('sitemap.xml')}\n".encode()


def render_manifest(composer: Composer) -> bytes:
    """The web app manifest (https://www.w3.org/TR/appmanifest/)."""
    show, pictures, t = composer.show, composer.pictures, composer.words.t
    addresses = composer.catalogue.addresses
    icons = [
        {
            "src": composer.url(pictures.icon(size, maskable=is_maskable)),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": "maskable" if is_maskable else "any",
        }
        for size in (192, 512)
        for is_maskable in (False, True)
    ]
    newest = next(iter(composer.catalogue.public), None)
    shortcuts = [
        *([(newest.title, addresses.of_episode(newest))] if newest else []),
        (t("Search"), f"{addresses.search}/"),
        (t("Saved episodes"), "offline/"),
        (t("Topics"), f"{addresses.topic}/"),
    ]
    manifest = {
        "id": composer.url(""),
        "name": f"{show.title}: {show.tagline}" if show.tagline else show.title,
        "short_name": show.title if len(show.title) <= 12 else show.code.title(),
        "description": show.description,
        "lang": show.language,
        "dir": "ltr",
        "start_url": composer.url(""),
        "scope": composer.url(""),
        "display": "standalone",
        "background_color": theme_colors(show)[0],
        "theme_color": show.color,
        "categories": ["government", "news", "education"],
        "icons": icons,
        "screenshots": _screens(composer, newest),
        "shortcuts": [
            {
                "name": name,
                "url": composer.url(path),
                "icons": [icons[0] | {"purpose": "any"}],
            }
            for name, path in shortcuts
        ],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _screens(composer: Composer, newest: Episode | None) -> list[dict[str, str]]:
    """Pictures for the dialogue that asks whether to install the site."""
    pictures, show = composer.pictures, composer.show
    screens = [(pictures.share(None), SHARE_SIZE, "wide", show.title)]
    if newest:
        screens.append((pictures.status(newest), STATUS_SIZE, "narrow", newest.title))
    return [
        {
            "src": composer.url(path),
            "sizes": size,
            "type": "image/jpeg",
            "form_factor": form,
            "label": label,
        }
        for path, size, form, label in screens
    ]


def render_worker(composer: Composer) -> bytes:
    """The service worker: what this site is called, what it keeps, and the theme's program."""
    addresses = composer.catalogue.addresses
    shell = [
        *composer.assets.paths,
        composer.pictures.icon_svg(),
        "manifest.webmanifest",
        "offline/",
        "",
        f"{addresses.search}/",
        addresses.of_archive(),
    ]
    settings = {
        "key": composer.site.key,
        "base": composer.site.base,
        "shell": [composer.url(path) for path in shell],
        "offline": composer.url("offline/"),
        "audio": composer.url(f"{addresses.audio}/"),
        "pictures": composer.url(f"{addresses.pictures}/"),
    }
    version = sha256(f"{settings}".encode()).hexdigest()[:10]
    text = json.dumps(settings | {"version": version}, ensure_ascii=False, sort_keys=True)
    program = composer.url(composer.assets.path("worker.js"))
    return f'self.settings = {text};\nimportScripts("{program}");\n'.encode()
