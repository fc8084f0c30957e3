"""Finds real podcast programs, and installs them where this program may."""

import shutil

from tests.support.tools import debian
from tests.support.tools.missing import MissingToolError

#: Commands and the Debian packages that bring them.
CLIENTS = {"gpo": "gpodder", "newsboat": "newsboat", "podget": "podget"}


def find_missing() -> list[str]:
    """Packages whose command is not there."""
    return [package for command, package in CLIENTS.items() if shutil.which(command) is None]


def prepare_clients() -> None:
    """Have them all; raises MissingToolError."""
    missing = find_missing()
    if missing and debian.may_install():
        debian.install(missing)
        missing = find_missing()
    if missing:
        line = f"sudo apt-get install {' '.join(missing)}"
        raise MissingToolError(f"Podcast programs are missing. Type: {line}")
