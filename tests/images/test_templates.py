"""Every template is documented, and takes its variables from its own inputs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

from siniar.images.kinds import KINDS, PictureKind
from tests.support.pictures import THEME
from tests.support.places import ROOT

FOLDER = THEME / "pictures"
TEMPLATES = sorted(path.name for path in FOLDER.glob("*.svg") if path.name[0] != "_")
PAGE = (ROOT / "docs/TEMPLATES.md").read_text(encoding="utf-8")
#: What every picture is given.
COMMON = {"width", "height", "colors", "fit", "levels", "photo"}


def parse(template: str) -> nodes.Template:
    return Environment(autoescape=True).parse((FOLDER / template).read_text(encoding="utf-8"))


def undeclared(tree: nodes.Template) -> set[str]:
    """Names that a template reads and nowhere sets; Jinja knows nothing of what is set in an if."""
    targets = [one.target for one in tree.find_all(nodes.Assign)]
    own = {target.name for target in targets if isinstance(target, nodes.Name)}
    return set(meta.find_undeclared_variables(tree)) - own


def names_in(template: str) -> set[str]:
    """The variables that a template reads, those of files that it imports among them."""
    tree = parse(template)
    names = undeclared(tree)
    for other in meta.find_referenced_templates(tree):
        assert other is not None
        assert other.startswith("_"), "what another picture shares begins with _"
        names |= names_in(other)
    return names


def test_every_template_is_a_row_of_the_table_and_every_row_has_one() -> None:
    assert sorted(kind.template for kind in KINDS) == TEMPLATES


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.template)
def test_a_template_reads_nothing_that_is_not_its_own_and_documented(kind: PictureKind) -> None:
    own = set(kind.inputs.__struct_fields__)
    # The shared parts hold macros that only some pictures use.
    cards = {"name", "title", "topic", "sample"}
    assert names_in(kind.template) <= own | COMMON | cards
    assert undeclared(parse(kind.template)) <= own | COMMON
    section = PAGE.partition(f"## {kind.inputs.__name__}\n")[2].partition("\n## ")[0]
    for name in own:
        assert re.search(rf"^\| `{name}` \| .+ \| .{{8,}} \|$", section, re.MULTILINE), name
    assert f"`{kind.template}`" in section


@pytest.mark.parametrize("name", sorted(COMMON))
def test_what_all_pictures_are_given_is_documented(name: str) -> None:
    part = PAGE.partition("# What templates of pictures are given")[2]
    assert re.search(rf"`{name}(\(.+\))?`", part)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.name)
def test_lines_of_templates_can_be_read(path: Path) -> None:
    assert all(len(line) <= 160 for line in path.read_text(encoding="utf-8").splitlines())
