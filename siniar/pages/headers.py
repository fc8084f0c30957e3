"""Plans the file by which some hosts set headers: whose frames may show a page.

A policy inside a page cannot say it (https://www.w3.org/TR/CSP3/#meta-element), and GitHub Pages
reads no such file; there the script of each page leads out of foreign frames. Netlify and
Cloudflare Pages read it; every address stands in one rule only, since they join what two say.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from siniar.model.keys import Key
from siniar.model.outputs import Output
from siniar.pages.compose import Composer
from siniar.pages.page import SETTINGS
from siniar.pages.policy import FRAMED_ANYWHERE, FRAMED_HERE

PATH = "_headers"
#: Words of addresses below which no pages lie.
_FILES = frozenset({"audio", "files", "transcript", "chapters", "pictures"})


def plan_headers(composer: Composer) -> Output:
    """The one file."""
    return Output(PATH, Key("headers", composer.frame), partial(render_headers, composer), SETTINGS)


def render_headers(composer: Composer) -> bytes:
    """Frames are refused everywhere but for the player that is meant for them."""
    episode = composer.frame.addresses.episode
    lines = [f"{composer.url(f'{episode}/:slug/embed/')}", _policy(FRAMED_ANYWHERE)]
    for path in _pages(composer):
        lines += [composer.url(path), _policy(FRAMED_HERE)]
    return ("\n".join(lines) + "\n").encode()


def _policy(policy: str) -> str:
    return f"  Content-Security-Policy: {policy}"


def _pages(composer: Composer) -> Iterator[str]:
    addresses = composer.frame.addresses
    yield ""
    yield f"{addresses.episode}/:slug/"
    yield f"{addresses.episode}/:slug/poster/"
    for name in addresses.__struct_fields__:
        if name not in _FILES | {"episode"}:
            yield f"{getattr(addresses, name)}/*"
    yield from ("offline/", "admin/*")
    for slug, _ in composer.frame.texts:
        yield f"{slug}/"
