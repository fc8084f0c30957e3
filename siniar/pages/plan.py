"""Plans a file for every page of each kind, the theme's files, and what machines read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment
from msgspec import Struct

from siniar.images.plan import PicturePlan
from siniar.model.catalogue import Catalogue
from siniar.model.keys import Key
from siniar.model.outputs import Output
from siniar.model.urls import output_file
from siniar.model.words import Words
from siniar.pages.assets import plan_assets
from siniar.pages.blog import BlogTemplates
from siniar.pages.compose import Composer
from siniar.pages.embedded import plan_embedded
from siniar.pages.entries import plan_entries
from siniar.pages.facts import Facts
from siniar.pages.frame import TWINNED, build_page, build_site, twin_path
from siniar.pages.headers import plan_headers
from siniar.pages.kinds import KINDS
from siniar.pages.page import PageKind, Planned
from siniar.pages.sitemap import plan_machines
from siniar.pages.templates import build_environment
from siniar.pages.twins import render_twin
from siniar.pages.twins.index import plan_index


def plan_pages(
    catalogue: Catalogue,
    words: Words,
    pictures: PicturePlan,
    *,
    theme: Path,
    kept: Path | None = None,
    blog: BlogTemplates | None = None,
) -> list[Output]:
    """Every page, the theme's files and what machines read; nothing is rendered yet.

    Compiled templates are kept in the folder ``kept``. Kinds for which ``blog`` has a template are
    rendered by that.

    Raises:
        OSError: the theme lacks a part.
    """
    assets = plan_assets(theme, catalogue.show, words)
    facts = Facts(catalogue, pictures, assets.folder)
    composer = Composer(facts.frame, words)
    templates = build_environment(theme, words, build_site(composer), kept)
    around = Key(facts.frame, words.language, _digest_templates(theme))
    pages = [(kind, page) for kind in KINDS for page in kind.pages(facts)]
    outputs = [*assets.outputs]
    outputs += plan_machines(facts, composer, assets, [page for _, page in pages])
    outputs += [plan_entries(facts, composer), *plan_embedded(facts, composer)]
    outputs += [plan_headers(composer), *plan_index(facts, composer)]
    planner = _PagePlanner(composer, templates, blog and blog.with_ours(templates), around)
    for kind, page in pages:
        outputs += planner.plan(kind, page)
    return outputs


class _PagePlanner(Struct, frozen=True):
    """What the files of every page are made with."""

    composer: Composer
    ours: Environment
    blog: BlogTemplates | None
    #: Changes with whatever stands on all pages.
    around: Key

    def plan(self, kind: PageKind, page: Planned[Any]) -> Iterator[Output]:
        """The files of a page: itself, and the same as Markdown where its kind has that."""
        others = self.blog if self.blog and self.blog.has(kind.name) else None
        shown = page.path, page.inputs, page.is_indexed
        key = Key(kind.name, self.around, shown, others and others.token)
        if kind.name in TWINNED and self.composer.show.has_twins:
            twin = partial(render_twin, self.composer, kind.name, page.path, page.inputs)
            yield Output(twin_path(page.path), Key("markdown", key), twin, page.place)
        yield Output(
            output_file(page.path),
            key,
            partial(render_page, others or self.ours, self.composer, kind, page),
            page.place,
            is_searched=kind.is_searched,
            is_of_blog=others is not None,
            yields=page.yields,
        )


def _digest_templates(theme: Path) -> str:
    """Changes with any template, and with whatever else templates may include."""
    top = theme / "templates"
    digest = sha256()
    for path in sorted(path for path in top.rglob("*") if path.is_file()):
        digest.update(path.relative_to(top).as_posix().encode("utf-8", "surrogateescape"))
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def render_page(
    templates: Environment | BlogTemplates, composer: Composer, kind: PageKind, page: Planned[Any]
) -> bytes:
    """One page as UTF-8 HTML."""
    view = kind.view(page.inputs.value, composer)
    about = build_page(composer, kind.name, view.head, page.path, is_indexed=page.is_indexed)
    if isinstance(templates, BlogTemplates):
        return templates.render(kind.name, page.path, about, view.variable)
    template = templates.get_template(f"{kind.name}.html")
    return template.render({"page": about, kind.name: view.variable}).encode()
