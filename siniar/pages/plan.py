"""Plans a file for every page of each kind, the theme's files, and what machines read."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment

from siniar.images.plan import PicturePlan
from siniar.model.catalogue import Catalogue
from siniar.model.keys import key_of
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
    around = key_of(facts.frame, words.language, _digest_templates(theme))
    outputs = [*assets.outputs, *plan_machines(facts, composer, assets)]
    outputs += [plan_entries(facts, composer), *plan_embedded(facts, composer)]
    outputs += [plan_headers(composer), *plan_index(facts, composer)]
    if blog:
        blog = blog.with_ours(templates)
    for kind in KINDS:
        others = blog if blog and blog.has(kind.name) else None
        for page in kind.pages(facts):
            render = partial(
                render_page, others or templates, composer, kind, page.path, page.inputs
            )
            key = key_of(kind.name, around, page.path, page.inputs, others and others.token)
            if kind.name in TWINNED and catalogue.show.has_twins:
                outputs.append(_twin(composer, kind.name, page, key))
            outputs.append(
                Output(
                    output_file(page.path),
                    key,
                    render,
                    page.place,
                    is_searched=kind.is_searched,
                    yields=page.yields,
                )
            )
    return outputs


def _twin(composer: Composer, kind: str, page: Planned[object], key: str) -> Output:
    """The same page as Markdown."""
    render = partial(render_twin, composer, kind, page.path, page.inputs)
    return Output(twin_path(page.path), key_of("markdown", key), render, page.place)


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
    page = build_page(composer, view.head, path)
    if isinstance(templates, BlogTemplates):
        return templates.render(kind.name, path, page, view.variable)
    template = templates.get_template(f"{kind.name}.html")
    return template.render({"page": page, kind.name: view.variable}).encode()
