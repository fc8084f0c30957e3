"""Finds web servers, sshd, rsync and one for S3, and installs them where this program may."""

import os
import shutil

from tests.support.places import ROOT
from tests.support.tools import debian
from tests.support.tools.missing import MissingToolError
from tools.bootstrap import ensure

#: Commands and the Debian packages that bring them.
SERVERS = {
    "nginx": "nginx",
    "apache2": "apache2",
    "caddy": "caddy",
    "sshd": "openssh-server",
    "ssh": "openssh-client",
    "ssh-agent": "openssh-client",
    "rsync": "rsync",
}
#: Debian packs nginx's Brotli apart.
BROTLI = "libnginx-mod-http-brotli-filter"
#: Where they lie; the paths of people who are not root often lack it.
_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"


def find_server(command: str) -> str:
    """The path of a command; raises MissingToolError."""
    path = shutil.which(command, path=_PATH)
    if path is None:
        raise MissingToolError(f"{command} is missing. Type: apt-get install {SERVERS[command]}")
    return path


def prepare_servers() -> None:
    """Have them all; raises MissingToolError."""
    missing = [
        package for command, package in SERVERS.items() if not shutil.which(command, path=_PATH)
    ]
    if missing and debian.may_install():
        debian.install([*missing, BROTLI])
        missing = [
            package for command, package in SERVERS.items() if not shutil.which(command, path=_PATH)
        ]
    if missing:
        line = f"sudo apt-get install {' '.join([*missing, BROTLI])}"
        raise MissingToolError(f"Servers for the tests are missing. Type: {line}")


def prepare_storage() -> None:
    """Have moto, and the library that speaks with it; raises BootstrapError."""
    ensure(ROOT, "storage")
