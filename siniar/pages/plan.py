"""Lists the page kinds of a site, and plans a file for every page of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment

from siniar.images import PicturePlan
from siniar.model.catalogue import Catalogue
from siniar.model.outputs import Output
from siniar.model.urls import output_file
from siniar.model.words import Words
from siniar.pages.assets import plan_assets
from siniar.pages.composing import Composer
from siniar.pages.episodes import plan_episodes, plan_posters
from siniar.pages.lists import (
    plan_archive,
    plan_people,
    plan_persons,
    plan_seasons,
    plan_topic_pages,
    plan_topics,
    plan_videos,
)
from siniar.pages.page import Head, Planned
from siniar.pages.singles import (
    plan_home,
    plan_missing,
    plan_offline,
    plan_search,
    plan_subscribe,
    plan_texts,
)
from siniar.pages.sitemap import plan_machines

#: Template and variable of each page kind, and what plans its pages. Add a kind here.
KINDS: tuple[tuple[str, Callable[[Composer], Iterable[Planned]]], ...] = (
    ("home", plan_home),
    ("episode", plan_episodes),
    ("poster", plan_posters),
    ("topics", plan_topics),
    ("topic", plan_topic_pages),
    ("people", plan_people),
    ("person", plan_persons),
    ("season", plan_seasons),
    ("archive", plan_archive),
    ("videos", plan_videos),
    ("subscribe", plan_subscribe),
    ("search", plan_search),
    ("text", plan_texts),
    ("missing", plan_missing),
    ("offline", plan_offline),
)


def plan_pages(
    catalogue: Catalogue,
    words: Words,
    pictures: PicturePlan,
    templates: Environment,
    *,
    theme: Path,
) -> list[Output]:
    """Every page, the theme's files and what machines read; nothing is rendered yet.

    Raises:
        OSError: the theme lacks a part.
    """
    assets = plan_assets(theme, catalogue.show, words)
    composer = Composer(catalogue, words, pictures, assets)
    templates.globals["site"] = composer.site
    frame = _frame(composer, theme)
    outputs = [*assets.outputs, *plan_machines(composer)]
    for kind, plan in KINDS:
        for planned in plan(composer):
            render = partial(render_page, templates, composer, kind, planned.head, planned.view)
            key = _key(composer, frame, kind, planned)
            outputs.append(Output(output_file(planned.path), render, planned.place, key))
    return outputs


def _frame(composer: Composer, theme: Path) -> str:
    """Changes with any template and with what stands around every page."""
    texts = [path.read_bytes() for path in sorted((theme / "templates").rglob("*.html"))]
    return sha256(b"\0".join([*texts, repr(composer.frame).encode()])).hexdigest()


def _key(composer: Composer, frame: str, kind: str, planned: Planned) -> str:
    keys = composer.catalogue.keys
    if not keys.common:
        return ""
    if planned.made_from is None:
        # Exactly what the template is given.
        return keys.of(kind, (), frame, composer.page(planned.head()), planned.view())
    return keys.of(kind, planned.shown, frame, planned.path, planned.made_from())


def render_page(
    templates: Environment,
    composer: Composer,
    kind: str,
    head: Callable[[], Head],
    view: Callable[[], object],
) -> bytes:
    """One page as UTF-8 HTML."""
    template = templates.get_template(f"{kind}.html")
    return template.render({"page": composer.page(head()), kind: view()}).encode()
