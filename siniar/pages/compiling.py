"""Compiles templates for one language, with what is the same on every page made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha1
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache, nodes, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from siniar.model.words import Words

if TYPE_CHECKING:
    from jinja2.compiler import Frame
    from jinja2.runtime import Context, Macro

#: Texts of macros that wait in memory to be shown again.
_MOST_TEXTS = 8_000
#: A drawing of the sprite beside words: around the sprite's address and the drawing's name.
_ICON = ('<svg class="icon" aria-hidden="true"><use href="', "#", '"></use></svg>')


def show(value: object) -> str:
    """What ``escape`` gives, as plain text where that is enough: most values need no change."""
    kind = type(value)
    if kind is str:
        text: str = value  # type: ignore[assignment]
        is_safe = "&" not in text and "<" not in text and ">" not in text
        if is_safe and "'" not in text and '"' not in text:
            return text
    elif kind is Markup:
        return value  # type: ignore[return-value]
    return escape(value)


class _Generator(CodeGenerator):
    """Writes templates' programs with :func:`show` where they only put a value down."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """The program of a whole template."""
        self.writeline(f"from {__name__} import {show.__name__}")
        super().visit_Template(node, frame)

    def _output_child_pre(
        self,
        node: nodes.Expr,
        frame: Frame,
        finalize: Any,  # noqa: ANN401 (a kind of Jinja's own)
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"{show.__name__}(")


class PageEnvironment(Environment):
    """Translates templates when they are compiled.

    ``_("Play {size}", size=...)`` translates and fills, ``ngettext`` counts; what they give is
    escaped like any other text. ``icon("play")`` draws an icon of the sprite, and ``once(macro,
    ...)`` gives what a macro gives for these values, made once for all pages.
    """

    code_generator_class = _Generator

    def __init__(self, words: Words, kept: Path | None, **options: Any) -> None:
        super().__init__(**options, bytecode_cache=_Bytecode(kept, words) if kept else None)
        self._translator = _Translator(words)
        self.globals.update(
            _=words.t, gettext=words.t, ngettext=words.n, icon=_draw_icon, once=_make_once()
        )

    def _generate(self, source: nodes.Template, *rest: Any, **options: Any) -> str:
        """Jinja's hook between reading a template and writing its program."""
        translated = self._translator.visit(source).set_environment(self)
        return super()._generate(translated, *rest, **options)


class _Bytecode(FileSystemBytecodeCache):
    """Keeps programs for as long as templates, messages and this module stay the same."""

    def __init__(self, folder: Path, words: Words) -> None:
        super().__init__(str(folder))
        self._rest = Path(__file__).read_bytes() + words.digest

    def get_source_checksum(self, source: str) -> str:
        return sha1(source.encode() + self._rest, usedforsecurity=False).hexdigest()


class _Translator(NodeTransformer):
    """Puts in the place of calls what is known of their results before any page is."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (the visitor's name)
        """A message without places is a constant."""
        self.generic_visit(node)
        message = _message(node)
        if message is None or node.kwargs:
            return node
        return nodes.Const(self._words.t(message), lineno=node.lineno)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 (the same)
        """Filled messages and icons are constants around what fills them."""
        self.generic_visit(node)
        node.nodes = [part for child in node.nodes for part in self._parts(child)]
        return node

    def _parts(self, node: nodes.Expr) -> list[nodes.Expr]:
        if not isinstance(node, nodes.Call):
            return [node]
        message = _message(node)
        if message is not None:
            values = {pair.key: pair.value for pair in node.kwargs}
            filled = list(_fill(self._words.t(message), values))
            return [node] if None in filled else [part for part in filled if part]
        if _calls(node, "icon") and len(node.args) == 1 and not node.kwargs:
            site = nodes.Name("site", "load", lineno=node.lineno)
            address = nodes.Getattr(site, "icons_url", "load", lineno=node.lineno)
            begin, middle, end = (nodes.TemplateData(part) for part in _ICON)
            return [begin, address, middle, node.args[0], end]
        return [node]


def _calls(node: nodes.Call, name: str) -> bool:
    return (
        isinstance(node.node, nodes.Name)
        and node.node.name == name
        and node.dyn_args is None
        and node.dyn_kwargs is None
    )


def _message(node: nodes.Call) -> str | None:
    """The message that a call translates, if it is known already."""
    if not _calls(node, "_") or len(node.args) != 1 or not isinstance(node.args[0], nodes.Const):
        return None
    return str(node.args[0].value)


def _fill(text: str, values: dict[str, nodes.Expr]) -> Iterator[nodes.Expr | None]:
    """The parts of a message; ``None`` for a place that only the message itself understands."""
    for literal, name, form, conversion in Formatter().parse(text):
        if literal:
            yield nodes.Const(literal)
        if name is not None:
            yield None if form or conversion else values.get(name)


@pass_context
def _draw_icon(context: Context, name: str) -> Markup:
    """An icon where a template does more with it than to show it."""
    begin, middle, end = map(Markup, _ICON)
    drawn: Markup = begin + context["site"].icons_url + middle + name + end
    return drawn


def _make_once() -> Callable[..., str]:
    """What a macro gives, remembered by macro and values, which must be hashable."""
    made: dict[object, str] = {}

    def once(macro: Macro, *values: object) -> str:
        key = (macro, values)
        text = made.get(key)
        if text is None:
            if len(made) >= _MOST_TEXTS:
                made.clear()
            text = made[key] = macro(*values)
        return text

    return once
