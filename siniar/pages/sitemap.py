"""Plans what machines read of a site: map, rules for robots, app manifest, service worker."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from html import escape
from typing import Any

from msgspec import Struct

from siniar.images.kinds import SHARE, STATUS
from siniar.model.keys import Key
from siniar.model.later import Later
from siniar.model.outputs import Output
from siniar.pages.assets import Assets
from siniar.pages.compose import Composer
from siniar.pages.facts import Facts
from siniar.pages.frame import storage_key
from siniar.pages.page import SETTINGS, Planned
from siniar.pages.palette import theme_colors


class ManifestInputs(Struct, frozen=True):
    """What the web app manifest may say besides what stands around every page."""

    #: Path, pixels and whether it may be cut to a shape.
    icons: tuple[tuple[str, int, bool], ...]
    #: The newest public episode's title, page and upright picture.
    newest: tuple[str, str, str] | None


def plan_machines(
    facts: Facts, composer: Composer, assets: Assets, pages: Sequence[Planned[Any]]
) -> Iterator[Output]:
    """The files that no person opens; ``pages`` are all that there are."""
    urls = Later(_list_urls, composer, pages)
    manifest = ManifestInputs(
        icons=tuple(
            (facts.pictures.icon(size, maskable=is_maskable), size, is_maskable)
            for size in (192, 512)
            for is_maskable in (False, True)
        ),
        newest=_newest(facts),
    )
    around = (facts.frame, composer.words.language)
    yield _planned("sitemap.xml", lambda: render_sitemap(urls.value), urls)
    yield _planned("robots.txt", partial(render_robots, composer), around)
    render = partial(render_manifest, manifest, composer)
    yield _planned("manifest.webmanifest", render, manifest, *around)
    yield _planned("sw.js", partial(render_worker, composer, assets.paths), assets.paths, *around)


def _planned(path: str, render: Callable[[], bytes], *inputs: object) -> Output:
    return Output(path, Key(path, *inputs), render, SETTINGS)


def _newest(facts: Facts) -> tuple[str, str, str] | None:
    newest = next(iter(facts.catalogue.public), None)
    if newest is None:
        return None
    path = facts.catalogue.addresses.of_episode(newest)
    return newest.title, path, facts.pictures.status(newest)


# --- the map --------------------------------------------------------------------------------------


def _list_urls(composer: Composer, pages: Sequence[Planned[Any]]) -> list[tuple[str, str]]:
    shown = (page for page in pages if page.is_indexed)
    return [(composer.full(page.path), page.changed.value) for page in shown]


def render_sitemap(urls: Sequence[tuple[str, str]]) -> bytes:
    """The site map (https://www.sitemaps.org/protocol.html) of addresses with their last change."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for url, day in urls:
        change = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<url><loc>{escape(url, quote=False)}</loc>{change}</url>")
    lines.append("</urlset>\n")
    return "\n".join(lines).encode()


def render_robots(composer: Composer) -> bytes:
    """Everything may be read; where the map is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {composer.full('sitemap.xml')}\n".encode()


# --- the app --------------------------------------------------------------------------------------


def render_manifest(inputs: ManifestInputs, composer: Composer) -> bytes:
    """The web app manifest (https://www.w3.org/TR/appmanifest/)."""
    show = composer.show
    icons = [_icon(composer, *icon) for icon in inputs.icons]
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
        "screenshots": list(_screens(inputs, composer)),
        "shortcuts": [
            {"name": name, "url": composer.url(path), "icons": [icons[0] | {"purpose": "any"}]}
            for name, path in _shortcuts(inputs, composer)
        ],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _icon(composer: Composer, path: str, size: int, is_maskable: bool) -> dict[str, str]:  # noqa: FBT001 (a row of the inputs)
    return {
        "src": composer.url(path),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": "maskable" if is_maskable else "any",
    }


def _shortcuts(inputs: ManifestInputs, composer: Composer) -> Iterator[tuple[str, str]]:
    addresses, t = composer.frame.addresses, composer.words.t
    if inputs.newest:
        title, path, _ = inputs.newest
        yield title, path
    yield t("Search"), f"{addresses.search}/"
    yield t("Saved episodes"), "offline/"
    yield t("Topics"), f"{addresses.topic}/"


def _screens(inputs: ManifestInputs, composer: Composer) -> Iterator[dict[str, Any]]:
    """Pictures for the dialogue that asks whether to install the site."""
    screens = [(composer.frame.share, SHARE, "wide", composer.show.title)]
    if inputs.newest:
        title, _, status = inputs.newest
        screens.append((status, STATUS, "narrow", title))
    for path, kind, form, label in screens:
        yield {
            "src": composer.url(path),
            "sizes": f"{kind.width}x{kind.height}",
            "type": "image/jpeg",
            "form_factor": form,
            "label": label,
        }


def render_worker(composer: Composer, files: Sequence[str]) -> bytes:
    """The service worker: what this site is called, what it keeps, and the theme's program.

    ``files`` are the theme's, below the site's root.
    """
    addresses, frame = composer.frame.addresses, composer.frame
    shell = [
        *files,
        frame.icon_svg,
        "manifest.webmanifest",
        "offline/",
        "",
        f"{addresses.search}/",
        addresses.of_archive(),
    ]
    settings = {
        "key": storage_key(composer),
        "base": composer.url(""),
        "shell": [composer.url(path) for path in shell],
        "offline": composer.url("offline/"),
        "audio": composer.url(f"{addresses.audio}/"),
        "pictures": composer.url(f"{addresses.pictures}/"),
    }
    version = sha256(f"{settings}".encode()).hexdigest()[:10]
    text = json.dumps(settings | {"version": version}, ensure_ascii=False, sort_keys=True)
    program = composer.url(f"{frame.assets}worker.js")
    return f'self.settings = {text};\nimportScripts("{program}");\n'.encode()
