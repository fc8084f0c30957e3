"""The field of further addresses that lead to a page."""

from __future__ import annotations

from siniar.content.addresses import split_address
from siniar.content.fields.lists import scalars
from siniar.content.fields.rules import ALIAS_INVALID
from siniar.content.fields.table import Field, FieldContext
from siniar.content.frontmatter import Value
from siniar.model.episode import Alias
from siniar.model.moves import parse_path
from siniar.model.slugs import slugify
from siniar.model.words import N_


def parse_aliases(value: Value, context: FieldContext) -> tuple[Alias, ...]:
    """Addresses below the site's root, as Hugo writes them: ``/2019/ktp-el.html``."""
    aliases: list[Alias] = []
    for item in scalars(value, context):
        path = parse_path(item.text)
        if path is None:
            context.add(ALIAS_INVALID, item.line, value=item.text, example=propose(item.text))
        elif path not in {alias.path for alias in aliases}:
            aliases.append(Alias(path, item.line))
    return tuple(aliases)


def propose(text: str) -> str:
    """How an address that cannot be served would be written."""
    path = split_address(text).path
    names = "/".join(slug for name in path.split("/") if (slug := slugify(name)))
    return f"/{names}/" if names else "/alamat-lama/"


ALIASES = Field(
    "aliases",
    "alamat-lama",
    parse_aliases,
    N_("Other addresses that lead to this page, such as those of an earlier site."),
    "[/2019/ktp-el-hilang/, /siaran/ktp.html]",
    obsolete=("alias",),
)
