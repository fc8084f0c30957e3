"""Plans the theme's files under a folder named after their content, so that caches never lie."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from siniar.model.findings import Place
from siniar.model.keys import Key
from siniar.model.outputs import Output
from siniar.model.show import Show
from siniar.model.words import Words
from siniar.pages.palette import render_palette
from siniar.pages.script_words import CLIENT_MESSAGES

#: Lines that hold a comment and nothing else, and what stands before and after a line.
_COMMENT_LINES = re.compile(r"^[ \t]*(?://.*|/\*(?:(?!\*/).)*\*/[ \t]*)$\n?", re.MULTILINE)
_COMMENT_BLOCKS = re.compile(r"^[ \t]*/\*\*?\n(?:[ \t]*\*.*\n)*?[ \t]*\*/[ \t]*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_BLANK = re.compile(r"\n{2,}")


class Assets(Struct, frozen=True):
    """The theme's files as pages name them."""

    #: Below the site's root, with a slash at its end.
    folder: str
    outputs: tuple[Output, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(output.path for output in self.outputs)


# From save to save of a preview, most of a theme stays as it is.
@lru_cache(maxsize=256)
def slim(source: str) -> str:
    """Style or script without lines of comment and indentation: telephones pay by the byte.

    A template string of a script must not hold a line that looks like a comment.
    """
    source = _COMMENT_LINES.sub("", _COMMENT_BLOCKS.sub("", source))
    return _BLANK.sub("\n", _INDENT.sub("", source)).lstrip("\n")


def plan_assets(theme: Path, show: Show, words: Words) -> Assets:
    """One stylesheet, the scripts, the icons; their folder's name changes with any of them.

    Raises:
        OSError: the theme lacks a part.
    """
    static = theme / "static"
    files = {
        # In the order of their names.
        "site.css": _join(show, sorted((static / "css").glob("*.css"))),
        "embed.css": _join(show, [static / "embed.css"]),
        "icons.svg": (static / "icons.svg").read_text(encoding="utf-8"),
        "words.js": _words(words),
        **_scripts(static / "js"),
    }
    folder = f"theme/{_digest(files)}/"
    place = Place("theme/static")
    outputs = tuple(
        Output(f"{folder}{name}", Key(name, text), partial(str.encode, text), place)
        for name, text in sorted(files.items())
    )
    return Assets(folder, outputs)


def _join(show: Show, paths: Iterable[Path]) -> str:
    """The show's colours and some of the theme's styles."""
    sheets = [path.read_text(encoding="utf-8") for path in paths]
    return slim("\n".join([render_palette(show), *sheets]))


def _scripts(folder: Path) -> dict[str, str]:
    paths = sorted(folder.glob("*.js"))
    return {path.name: slim(path.read_text(encoding="utf-8")) for path in paths}


def _words(words: Words) -> str:
    """A module with the words that scripts show."""
    texts = {name: words.t(message) for name, message in CLIENT_MESSAGES.items()}
    return f"export default {json.dumps(texts, ensure_ascii=False, indent=0)};\n"


def _digest(files: Mapping[str, str]) -> str:
    whole = "".join(f"{name}\0{text}\0" for name, text in sorted(files.items()))
    return sha256(whole.encode()).hexdigest()[:10]
