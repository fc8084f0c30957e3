"""Plans a file for every page of each kind, the theme's files, and what machines read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

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
from siniar.pages.page import PageKind
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
    outputs = [*assets.outputs, *plan_machines(facts, composer, assets)]
    outputs += [plan_entries(facts, composer), *plan_embedded(facts, composer)]
    outputs += [plan_headers(composer), *plan_index(facts, composer)]
    planner = _PagePlanner(composer, templates, blog and blog.with_ours(templates), around)
    for kind in KINDS:
        outputs += planner.plan(kind, facts)
    return outputs


class _PagePlanner(Struct, frozen=True):
    """What the files of every page are made with."""

    composer: Composer
    ours: Environment
    blog: BlogTemplates | None
    #: Changes with whatever stands on all pages.
    around: Key

    def plan(self, kind: PageKind, facts: Facts) -> Iterator[Output]:
        """The files of a kind, and of the same as Markdown where it has that."""
        others = self.blog if self.blog and self.blog.has(kind.name) else None
        has_twins = kind.name in TWINNED and self.composer.show.has_twins
        for page in kind.pages(facts):
            token = others and others.token
            key = Key(kind.name, self.around, page.path, page.inputs, token)
            if has_twins:
                twin = partial(render_twin, self.composer, kind.name, page.path, page.inputs)
                yield Output(twin_path(page.path), Key("markdown", key), twin, page.place)
            made_of = (others or self.ours, self.composer, kind, page.path, page.inputs)
            yield Output(
                output_file(page.path),
                key,
                partial(render_page, *made_of),
                page.place,
                is_searched=kind.is_searched,
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
    templates: Environment | BlogTemplates,
    composer: Composer,
    kind: PageKind,
    path: str,
    inputs: object,
) -> bytes:
    """One page as UTF-8 HTML."""
    view = kind.view(inputs, composer)
    page = build_page(composer, kind.name, view.head, path)
    if isinstance(templates, BlogTemplates):
        return templates.render(kind.name, path, page, view.variable)
    template = templates.get_template(f"{kind.name}.html")
    return template.render({"page": page, kind.name: view.variable}).encode()
