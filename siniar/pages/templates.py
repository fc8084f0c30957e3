"""Prepares the template environment: escaping on, unknown names are errors, words and formats."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from siniar.model.words import Words
from siniar.pages.compiled import CompiledTemplates
from siniar.pages.contexts import Site

#: A word of at most 15 letters with a hyphen that has at most three letters on one side.
_SHORT_HYPHENED = re.compile(r"(\b(?:\w{1,3}-\w{1,12}|\w{1,12}-\w{1,3})\b)")


class PageEnvironment(Environment):
    """Jinja's, whose globals stand still once a template is read."""

    def make_globals(self, d: Mapping[str, object] | None) -> MutableMapping[str, object]:
        """One dictionary: Jinja's chain of two is asked for every name at each import of a page."""
        return {**self.globals, **(d or {})}


def build_environment(theme: Path, words: Words, site: Site, kept: Path | None) -> Environment:
    """The environment of the theme's templates, for one build.

    ``_("Play {size}", size=...)`` translates and fills, ``ngettext`` counts; what they give is
    escaped like any other text. ``icon("play")`` draws an icon of the sprite. Compiled templates
    are kept in the folder ``kept``.
    """
    environment = PageEnvironment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Themes of one's own may write ``{% trans %}``.
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=CompiledTemplates(kept) if kept else None,
    )
    # The extension's own would copy the context for each of these calls in a loop or block.
    environment.globals.update({"_": words.t, "gettext": words.t, "ngettext": words.n})
    environment.globals.update(site=site, icon=cache(partial(draw_icon, site.icons_url)))
    environment.filters.update(keep=keep_words, breakable=break_address)
    return environment


def draw_icon(sprite: str, name: str) -> Markup:
    """A drawing of the sprite, which stands beside words."""
    icon = Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>')
    return icon.format(sprite, name)


def break_address(address: str) -> Markup:
    """An address whose lines end behind its slashes, if anywhere."""
    return Markup("/<wbr>").join(escape(part) for part in address.split("/"))


def keep_words(text: str) -> Markup:
    """``text`` with words such as KTP-el and e-KTP marked, so that no line ends at their hyphen.

    Doubled words such as benar-benar may still be parted.
    """
    if "-" not in text:
        return escape(text)
    parts = _SHORT_HYPHENED.split(text)
    kept = Markup('<span class="keep">{}</span>')
    return Markup("").join(
        kept.format(part) if place % 2 else part for place, part in enumerate(parts)
    )
