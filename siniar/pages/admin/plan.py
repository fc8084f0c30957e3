"""Plans the files of the form under /admin/, when the settings ask for it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path

from siniar.model.catalogue import Catalogue
from siniar.model.findings import Place
from siniar.model.keys import Key
from siniar.model.outputs import Output, copied
from siniar.model.show import Show
from siniar.model.words import Words
from siniar.pages.admin.config import build_config

#: Below the site's root; the service worker and the search leave it alone.
FOLDER = "admin"
VENDOR = Path(__file__).parent / "vendor"
#: Everything comes from the site itself, apart from what the repository is read and written with.
#: The editor puts its styles into the page, so styles may stand inline; scripts may not.
POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; "
    "img-src 'self' blob: data: https://avatars.githubusercontent.com; "
    "media-src 'self' blob:; "
    "connect-src 'self' blob: data: https://api.github.com https://www.githubstatus.com; "
    "worker-src 'self' blob:; "
    "base-uri 'none'; "
    "form-action 'none'"
)
_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<script type="module" src="start.js"></script>
</head>
<body data-pagefind-ignore="all">
<noscript>{without}</noscript>
</body>
</html>
"""
#: The editor starts by itself unless this says that somebody else does.
_START = """\
const TOKEN = "sveltia-cms.user";
// What an earlier version of this page has kept.
localStorage.removeItem(TOKEN);
// The editor would keep the token for as long as the browser lives, where any page of this
// address could read it. Until the tab is closed is long enough.
for (const name of ["getItem", "setItem", "removeItem"]) {
  const original = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    const place = this === localStorage && key === TOKEN ? sessionStorage : this;
    return original.call(place, key, ...rest);
  };
}
window.CMS_MANUAL_INIT = true;
const [{ init }, answer] = await Promise.all([
  import("./sveltia/index.js"),
  fetch("config.json", { cache: "no-cache" }),
]);
init({ config: await answer.json() });
"""


#: Where the editor's style sheet looks for its fonts, and the same fonts beside it. The page's
#: policy would refuse the others; residents' data and editors' addresses are nobody else's.
_FONTS = (
    (rb"https://[\w./:@-]+/source-sans-3[\w./:@-]+\.woff2", "source-sans-3-latin-wght-normal-*"),
    (rb"https://[\w./:@-]+/noto-mono[\w./:@-]+\.woff2", "noto-mono-latin-400-normal-*"),
    (rb"https://[\w./:@-]+/material-symbols-outlined[\w./:@-]+\.woff2", "material-symbols-*"),
)


def render_editor() -> bytes:
    """The editor's program with the addresses of its fonts on this site, seen from the page."""
    program = (VENDOR / "index.js").read_bytes()
    for pattern, name in _FONTS:
        (file,) = (VENDOR / "assets").glob(f"{name}.woff2")
        program = re.sub(pattern, f"sveltia/assets/{file.name}".encode(), program)
    return program


def plan_admin(catalogue: Catalogue, words: Words) -> list[Output]:
    """The page, its configuration and the editor's own files; nothing without a repository."""
    show = catalogue.show
    if show.admin is None:
        return []
    place = Place("pelicanconf.py")
    vendored = sorted(path for path in VENDOR.rglob("*") if path.is_file())
    vendored.remove(VENDOR / "index.js")
    return [
        *(
            Output(f"{FOLDER}/{name}", Key("admin", name, show, words.language), render, place)
            for name, render in _made(show, words).items()
        ),
        *(
            copied(
                f"{FOLDER}/sveltia/{path.relative_to(VENDOR).as_posix()}",
                path,
                place,
                path.stat().st_size,
            )
            for path in vendored
        ),
    ]


def _made(show: Show, words: Words) -> dict[str, Callable[[], bytes]]:
    """What is made for the show, by name below the form's folder."""
    return {
        "index.html": partial(render_page, show, words),
        "start.js": _START.encode,
        "config.json": partial(render_config, show, words),
        "sveltia/index.js": render_editor,
    }


def render_page(show: Show, words: Words) -> bytes:
    """The page that starts the editor."""
    without = words.t("The form needs JavaScript.")
    return _PAGE.format(
        language=escape(words.language),
        policy=escape(POLICY, quote=False),
        title=escape(show.title),
        without=escape(without),
    ).encode()


def render_config(show: Show, words: Words) -> bytes:
    """The configuration as JSON."""
    text = json.dumps(build_config(show, words), ensure_ascii=False, indent=1)
    return (text + "\n").encode()
