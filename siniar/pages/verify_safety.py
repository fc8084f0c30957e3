"""Looks at what pages load and allow: nothing without TLS, nobody else's scripts, a policy each."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from siniar.content.addresses import join_address, split_address
from siniar.model.catalogue import Catalogue
from siniar.model.findings import Finding, Place, found
from siniar.pages.rules import OUTPUT_LOADS_FOREIGN, OUTPUT_POLICY_MISSING
from siniar.system.files import list_files, name_of

#: What a page loads by itself, by element and attribute; links that people follow are none.
_LOADED = frozenset(
    {
        *(("script", "src"), ("iframe", "src"), ("object", "data"), ("embed", "src")),
        *(("img", "src"), ("audio", "src"), ("video", "src"), ("source", "src")),
        *(("track", "src"), ("video", "poster"), ("use", "href"), ("form", "action")),
    }
)
#: ``link`` elements that load something, by ``rel``.
_LOADING_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})
#: May come from elsewhere over TLS: episodes whose audio lies at another host.
_FROM_ELSEWHERE = frozenset({"audio", "source"})
_POLICY = "content-security-policy"


class _Reader(HTMLParser):
    """Collects what a page loads, with lines, and its policy."""

    def __init__(self) -> None:
        super().__init__()
        #: Line, element, address.
        self.loaded: list[tuple[int, str, str]] = []
        self.policy = ""
        #: Whether a script stood before the policy, which does not hold for it.
        self.is_late = False
        #: Lines of scripts that stand in the page.
        self.inline: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if tag == "meta" and values.get("http-equiv", "").lower() == _POLICY:
            self.policy = values.get("content", "")
        elif tag == "script":
            self.is_late |= not self.policy
            if "src" not in values and values.get("type") != "application/ld+json":
                self.inline.append(line)
        elif tag == "link" and _LOADING_LINKS & set(values.get("rel", "").split()):
            self.loaded.append((line, tag, values.get("href", "")))
        self.loaded += [
            (line, tag, value) for name, value in values.items() if (tag, name) in _LOADED
        ]
        self.inline += [line for name in values if name.startswith("on")]


def check_safety(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """Pages without their policy, and what they would load from where it must not come from."""
    site = catalogue.show.url
    for path in list_files(folder, ".html"):
        reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8", errors="replace"))
        reader.close()
        name = name_of(folder, path)
        if reader.is_late or not _is_strict(reader.policy):
            yield found(OUTPUT_POLICY_MISSING, Place(name))
        for line in reader.inline:
            yield found(OUTPUT_LOADS_FOREIGN, Place(name, line), value="<script>")
        for line, tag, address in reader.loaded:
            if _is_foreign(join_address(f"{site}/", address), tag, site):
                yield found(OUTPUT_LOADS_FOREIGN, Place(name, line), value=address)


def _is_strict(policy: str) -> bool:
    """Whether a policy lets scripts of the site itself run, and no others."""
    parts = (part.split() for part in policy.split(";"))
    rules = {words[0].lower(): words[1:] for words in parts if words}
    scripts = rules.get("script-src", rules.get("default-src"))
    if scripts is None or rules.get("base-uri") != ["'none'"]:
        return False
    return set(scripts) <= {"'self'", "'none'", "'wasm-unsafe-eval'"}


def _is_foreign(address: str, tag: str, site: str) -> bool:
    there, ours = split_address(address), split_address(site)
    if there.scheme == "data":
        return tag != "img"
    if (there.scheme, there.netloc) == (ours.scheme, ours.netloc):
        return False
    return there.scheme != "https" or tag not in _FROM_ELSEWHERE
