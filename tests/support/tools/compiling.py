"""Compiles the same template once in a run of tests, for all workers."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment

from siniar.pages.templates import PageEnvironment
from siniar.system.files import replace_file


@contextmanager
def compile_once(folder: Path) -> Iterator[None]:
    """Keep below ``folder`` what our templates are compiled to, here and in forked processes.

    A site without a cache spends most of its time on that. A project's own compiled templates are
    kept and read as ever: this stands where they would be compiled.
    """
    compiled = folder / "compiled"
    compiled.mkdir(exist_ok=True)
    compile_anew = Environment.compile

    def compile_kept(
        environment: Environment, source: str, name: str, filename: str | None
    ) -> CodeType:
        # Those of a blog, and of pictures, know other filters.
        if not isinstance(environment, PageEnvironment):
            return compile_anew(environment, source, name, filename)
        kept = compiled / sha256(f"{name}\n{source}".encode()).hexdigest()
        try:
            code: CodeType = marshal.loads(kept.read_bytes())
        except FileNotFoundError:
            code = compile_anew(environment, source, name, filename)
            replace_file(kept, marshal.dumps(code))
        return code

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_kept)
        yield
