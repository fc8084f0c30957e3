"""Pages of a podcast in the theme of the blog that it is a part of."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, TemplateNotFound
from msgspec import Struct, field
from msgspec.structs import replace

from siniar.pages.contexts import PageMeta

#: Folder of the blog's templates that holds those for kinds of pages of a podcast.
FOLDER = "podcast"


def _is_ours(name: str | None) -> bool:
    """Whether a template shows what editors wrote as plain text, which it has to escape."""
    return name is not None and name.startswith(f"{FOLDER}/")


class BlogTemplates(Struct, frozen=True):
    """The templates of a blog's theme, and what Pelican gives every one of them."""

    environment: Environment
    #: Folder with templates for the kinds that the theme has none for; ``None``: these pages stay
    #: in our own theme.
    fallback: Path | None
    #: Pelican's own, filled while it reads; templates are rendered after that.
    context: Mapping[str, Any]
    #: Of this run: what a blog shows around a page is not among the page's inputs, so that no page
    #: of an earlier run may stand for one of this.
    token: str = field(default_factory=lambda: secrets.token_hex(8))

    def with_ours(self, templates: Environment) -> BlogTemplates:
        """The same, knowing the filters and functions of our own templates too."""
        both = self.environment.overlay(autoescape=_is_ours)
        if self.fallback:
            loaders = [loader for loader in (self.environment.loader,) if loader]
            both.loader = ChoiceLoader([*loaders, FileSystemLoader(self.fallback)])
        # The blog's own come last, so that its theme goes on working.
        both.filters = {**templates.filters, **self.environment.filters}
        named = {name: templates.globals[name] for name in ("icon", "_", "gettext", "ngettext")}
        both.globals = {**named, **self.environment.globals, "podcast": templates.globals["site"]}
        return replace(self, environment=both)

    def has(self, kind: str) -> bool:
        """Whether the blog has a template for a kind of pages."""
        try:
            self.environment.get_template(f"{FOLDER}/{kind}.html")
        except TemplateNotFound:
            return False
        return True

    def render(self, kind: str, path: str, page: PageMeta, variable: object) -> bytes:
        """One page as UTF-8 HTML.

        Beside Pelican's own variables there are ``podcast`` (what all pages share),
        ``podcast_page`` (what this one says of itself) and one that is called like the kind.
        """
        template = self.environment.get_template(f"{FOLDER}/{kind}.html")
        ours = {"podcast_page": page, kind: variable, "output_file": path, "page_name": path}
        return template.render({**self.context, **ours}).encode()
