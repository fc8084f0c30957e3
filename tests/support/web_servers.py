"""Runs nginx, Apache and Caddy on loopback with a configuration that is tried."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.tools.servers import find_server

_MODULES = Path("/usr/lib/apache2/modules")
#: What Debian loads by itself or by ``a2enmod``, as the configuration says at its top.
_APACHE_MODULES = (
    *("mpm_event", "authz_core", "mime", "dir", "alias", "headers", "filter"),
    *("deflate", "brotli", "ssl", "socache_shmcb", "rewrite", "setenvif"),
)
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so")


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that servers can read, whoever they run as."""
    with tempfile.TemporaryDirectory(prefix="siniar-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder.resolve()


def free_ports(number: int) -> list[int]:
    """Ports at which nothing answers."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def _nginx(work: Path, text: str, _ports: list[int]) -> list[str]:
    (work / "site.conf").write_text(text, encoding="utf-8")
    is_root = os.geteuid() == 0
    temporary = "".join(
        f"{name}_temp_path {work}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (work / "nginx.conf").write_text(
        f"load_module {_BROTLI};\n"
        f"daemon off; worker_processes 1; pid {work}/pid; error_log {work}/error.log;\n"
        + ("user root;\n" if is_root else "")
        + f"events {{}}\nhttp {{ access_log off; {temporary} include {work}/site.conf; }}\n",
        encoding="utf-8",
    )
    return [find_server("nginx"), "-c", f"{work}/nginx.conf", "-e", f"{work}/error.log"]


def _apache(work: Path, text: str, ports: list[int]) -> list[str]:
    lines = [
        f"ServerRoot {work}",
        f"PidFile {work}/pid",
        f"ErrorLog {work}/error.log",
        f"Mutex file:{work}",
        "ServerName localhost",
        "TypesConfig /dev/null",
        *(f"Listen 127.0.0.1:{port}" for port in ports),
        *(f"LoadModule {name}_module {_MODULES}/mod_{name}.so" for name in _APACHE_MODULES),
    ]
    if os.geteuid() == 0:
        lines += ["User www-data", "Group www-data"]
    (work / "apache.conf").write_text("\n".join([*lines, text]), encoding="utf-8")
    return [find_server("apache2"), "-X", "-f", f"{work}/apache.conf"]


def _caddy(work: Path, text: str, ports: list[int]) -> list[str]:
    options = f"{{\n\tadmin off\n\thttp_port {ports[0]}\n\thttps_port {ports[1]}\n}}\n"
    (work / "Caddyfile").write_text(options + text, encoding="utf-8")
    return [find_server("caddy"), "run", "--adapter", "caddyfile", "--config", f"{work}/Caddyfile"]


_STARTS: dict[str, Callable[[Path, str, list[int]], list[str]]] = {
    "nginx": _nginx,
    "apache": _apache,
    "caddy": _caddy,
}


@contextmanager
def running(server: str, text: str, ports: list[int]) -> Iterator[None]:
    """Run a server with a configuration that listens at these ports, http first."""
    with open_folder() as work:
        command = _STARTS[server](work, text, ports)
        environment = {**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work)}
        with running_program(command, ports, environment):
            yield


@contextmanager
def running_program(
    command: list[str], ports: list[int], environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """Run a program until the end of the block, from when it listens at its ports."""
    program = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        _wait(program, ports)
        yield program
    finally:
        program.terminate()
        program.communicate(timeout=20)


def _wait(program: subprocess.Popen[str], ports: list[int]) -> None:
    end = time.monotonic() + 20
    while True:
        if program.poll() is not None:
            assert program.stderr
            raise AssertionError(program.stderr.read())
        try:
            for port in ports:
                socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < end, "it does not listen"
            time.sleep(0.02)
        else:
            return


def copy_open(source: Path, target: Path) -> Path:
    """A copy of a site that every server can read."""
    shutil.copytree(source, target)
    return target
