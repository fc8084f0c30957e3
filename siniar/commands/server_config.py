"""Writes the configuration of a web server for this site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from siniar.build.load import Loaded
from siniar.build.plan import plan_site
from siniar.commands.deploy import read_target
from siniar.commands.options import option
from siniar.commands.show import load_public_show
from siniar.commands.terminal import say, show
from siniar.deploy.configuration import SERVERS, ServerPlace, render_configuration
from siniar.deploy.facts import collect
from siniar.deploy.release import CURRENT
from siniar.deploy.target import DeployTarget, Way
from siniar.model.words import N_
from siniar.system.exits import GOOD, WRONG_USE

#: Where the site lies when nobody says so.
_USUAL = "/srv/siniar"


@dataclass(frozen=True, slots=True)
class ServerConfigOptions:
    """Which server, and where it finds the site."""

    server: str = option(N_("The web server."), choices=SERVERS, is_loose=True)
    folder: str = option(
        N_("Folder at the server that is served; else current of deploy in SHOW."),
        "",
        value=N_("FOLDER"),
    )
    certificate: str = option(
        N_("File with the certificate; else where certbot puts it, or by Caddy itself."),
        "",
        value=N_("FILE"),
    )
    key: str = option(N_("File with the key of the certificate."), "", value=N_("FILE"))
    brotli: bool = option(N_("nginx has its modules for Brotli."), False)


def run(root: Path, options: ServerConfigOptions) -> int:
    """Show the configuration; the exit status."""
    loaded = load_public_show(root)
    words, parts = loaded.words, urlsplit(loaded.catalogue.show.url)
    if parts.path.strip("/"):
        told = words.t(
            "The site is public below a path ({path}). A configuration is written for a name of "
            "its own, such as podcast.contoh.go.id: change SITEURL."
        )
        say(told.format(path=parts.path))
        return WRONG_USE
    place = ServerPlace(
        parts.hostname or "",
        options.folder or _folder_of(loaded),
        options.certificate,
        options.key,
        has_brotli=options.brotli,
    )
    facts = collect(loaded.catalogue, plan_site(loaded).outputs)
    show(render_configuration(options.server, loaded.catalogue.show.title, facts, place))
    return GOOD


def _folder_of(loaded: Loaded) -> str:
    """The folder that the settings send the site to."""
    target = read_target(loaded, "")
    is_folder = isinstance(target, DeployTarget) and target.way in {Way.SSH, Way.SFTP, Way.FOLDER}
    top = target.path if isinstance(target, DeployTarget) and is_folder else _USUAL
    return f"{top}/{CURRENT}"
