"""Writes the configuration of a web server from the facts of a site."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from siniar.deploy.facts import (
    ASKED,
    CHAPTERS,
    DAY,
    FOREVER,
    HASHED,
    HEADERS,
    STRICT_TRANSPORT,
    ServerFacts,
)

#: The servers that are known, each with a template of that name.
SERVERS = ("nginx", "apache", "htaccess", "caddy")
_TEMPLATES = Path(__file__).parent / "servers"


class ServerPlace(Struct, frozen=True):
    """Where a server finds the site, and where it answers."""

    host: str
    #: The folder that is served: the link ``current``.
    root: str
    #: Files with the certificate and its key; empty: where certbot puts them, or by Caddy itself.
    certificate_file: str = ""
    key_file: str = ""
    http: int = 80
    https: int = 443
    #: Whether nginx has its modules for Brotli, which Debian packs apart.
    has_brotli: bool = False

    @property
    def is_automatic(self) -> bool:
        """Whether the server may get a certificate by itself."""
        return not self.certificate_file

    @property
    def certificate(self) -> str:
        """The file with the certificate."""
        return self.certificate_file or f"/etc/letsencrypt/live/{self.host}/fullchain.pem"

    @property
    def key(self) -> str:
        """The file with its key."""
        return self.key_file or f"/etc/letsencrypt/live/{self.host}/privkey.pem"


def render_configuration(server: str, title: str, facts: ServerFacts, place: ServerPlace) -> str:
    """The configuration of one of the servers as the text of a file."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        # The texts are no HTML; what editors wrote in them is quoted below.
        autoescape=False,  # noqa: S701
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["dotted"] = lambda ending: f".{ending}"
    environment.filters["starred"] = lambda ending: f"*.{ending}"
    packed = [kind.type for kind in facts.kinds if kind.is_packed]
    # text/html is packed, and has a charset, without being named.
    named = [*packed, facts.feed, CHAPTERS]
    return environment.get_template(f"{server}.txt").render(
        title=" ".join(title.split()),
        name=re.sub(r"\W", "_", place.host),
        facts=facts,
        place=place,
        hashed=HASHED,
        headers=HEADERS,
        asked=ASKED,
        day=DAY,
        forever=FOREVER,
        strict_transport=STRICT_TRANSPORT,
        chapters_type=CHAPTERS,
        packed=_others(named) if server == "nginx" else list(dict.fromkeys(named)),
        texts=_others([*(kind.type for kind in facts.kinds if kind.is_text), facts.feed]),
        text_endings=[name for kind in facts.kinds if kind.is_text for name in kind.endings],
        moved=[(old, quote(new)) for old, new in facts.moved],
        # Apache writes the second as an address by itself.
        moved_patterns=[(re.escape(old), new.replace("$", r"\$")) for old, new in facts.moved],
        moved_quoted=[(quote(old), quote(new)) for old, new in facts.moved],
    )


def _others(types: list[str]) -> list[str]:
    """Types without that of pages, each once: nginx warns of what it does anyway."""
    return [kind for kind in dict.fromkeys(types) if kind != "text/html"]
