"""What the tests' own keeping of compiled templates may change: nothing but time."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import FileSystemLoader, TemplateSyntaxError

from siniar.pages.compiled import CompiledTemplates
from siniar.pages.templates import PageEnvironment
from tests.support.tools.compiling import compile_once


def environment(root: Path) -> PageEnvironment:
    """One that keeps nothing yet."""
    kept = root / f"kept-{len(list(root.glob('kept-*')))}"
    kept.mkdir()
    return PageEnvironment(
        loader=FileSystemLoader(root), autoescape=True, bytecode_cache=CompiledTemplates(kept)
    )


def test_a_changed_template_is_compiled_anew_and_a_broken_one_is_told(tmp_path: Path) -> None:
    template = tmp_path / "a.html"
    with compile_once(tmp_path):
        for text in ("Satu.", "Dua.", "Satu."):
            template.write_text(text, encoding="utf-8")
            assert environment(tmp_path).get_template("a.html").render() == text
        assert len(list((tmp_path / "compiled").iterdir())) == 2
        template.write_text("{% if %}", encoding="utf-8")
        for _ in range(2):
            with pytest.raises(TemplateSyntaxError):
                environment(tmp_path).get_template("a.html")


def test_templates_of_one_text_keep_their_names(tmp_path: Path) -> None:
    with compile_once(tmp_path):
        for name in ("a.html", "b.html"):
            (tmp_path / name).write_text("{{ self._TemplateReference__context.name }}", "utf-8")
            assert environment(tmp_path).get_template(name).render() == name


def test_a_project_keeps_its_own_compiled_templates_as_ever(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("Satu.", encoding="utf-8")
    with compile_once(tmp_path):
        for number in range(2):
            environment(tmp_path).get_template("a.html")
            assert len(list((tmp_path / f"kept-{number}").iterdir())) == 1
