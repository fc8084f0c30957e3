"""An sshd on loopback, an agent with a key for it, and connections that break off."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.tools.servers import find_server
from tests.support.web_servers import free_ports, open_folder, running_program

#: Hands on what passes, and hangs up after so many bytes from here.
_RELAY = """\
import os, socket, sys, threading
there = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
left = int(sys.argv[2])
def back():
    while piece := there.recv(65536):
        os.write(1, piece)
    os._exit(0)
threading.Thread(target=back, daemon=True).start()
while left > 0 and (piece := os.read(0, min(left, 65536))):
    left -= len(piece)
    there.sendall(piece)
os._exit(1)
"""


@dataclass(frozen=True)
class SshServer:
    """A running sshd, and what its clients need."""

    port: int
    #: Holds keys, settings and the program ``ssh`` that uses them.
    work: Path

    def enter(self, patch: pytest.MonkeyPatch) -> None:
        """Use the right key and the server's known face from now on."""
        self.configure("")
        patch.setenv("PATH", f"{self.work / 'bin'}{os.pathsep}{os.environ['PATH']}")
        patch.setenv("SSH_AUTH_SOCK", str(self.work / "agent"))

    def configure(self, more: str) -> None:
        """Settings of every ssh from here; they come before the usual ones."""
        usual = f"UserKnownHostsFile {self.work}/known\nGlobalKnownHostsFile /dev/null\n"
        (self.work / "config").write_text(f"{more}\n{usual}", encoding="utf-8")

    def cut_after(self, size: int) -> None:
        """Let each connection break off after so many bytes."""
        relay = f"{sys.executable} {self.work}/relay.py {self.port} {size}"
        self.configure(f"ProxyCommand {relay}")

    def address(self, way: str, folder: Path) -> str:
        """A folder of this computer as one of the server."""
        return f"{way}://127.0.0.1:{self.port}{folder}"


@contextmanager
def ssh_server() -> Iterator[SshServer]:
    """Run sshd, and an agent that holds the only key it takes."""
    with open_folder() as work, ExitStack() as ends:
        for name in ("host", "key"):
            _make_key(work / name)
        (port,) = free_ports(1)
        (work / "sshd.conf").write_text(
            f"Port {port}\nListenAddress 127.0.0.1\nHostKey {work}/host\nPidFile {work}/pid\n"
            f"AuthorizedKeysFile {work}/key.pub\nStrictModes no\nUsePAM no\n"
            "PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
            "PermitRootLogin prohibit-password\nSubsystem sftp internal-sftp\n"
            "MaxStartups 100\n"
            # The usual exchange of keys takes four times as long as all else in a connection.
            "KexAlgorithms curve25519-sha256\n",
            encoding="utf-8",
        )
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        command = [find_server("sshd"), "-D", "-e", "-f", f"{work}/sshd.conf"]
        ends.enter_context(running_program(command, [port]))
        host = (work / "host.pub").read_text(encoding="ascii")
        (work / "known").write_text(f"[127.0.0.1]:{port} {host}", encoding="ascii")
        (work / "relay.py").write_text(_RELAY, encoding="ascii")
        _write_program(work)
        agent = _start_agent(work)
        ends.callback(os.kill, agent, 15)
        yield SshServer(port, work)


def _make_key(path: Path) -> None:
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)]
    subprocess.run(command, check=True, capture_output=True)


def _write_program(work: Path) -> None:
    """The system's ssh with settings of the test and none of the home folder."""
    (work / "bin").mkdir()
    program = work / "bin/ssh"
    program.write_text(f'#!/bin/sh\nexec {find_server("ssh")} -F {work}/config "$@"\n')
    program.chmod(0o755)


def _start_agent(work: Path) -> int:
    shown = subprocess.run(
        [find_server("ssh-agent"), "-s", "-a", str(work / "agent")],
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    match = re.search(r"SSH_AGENT_PID=(\d+)", shown)
    assert match
    environment = {**os.environ, "SSH_AUTH_SOCK": str(work / "agent")}
    subprocess.run(
        ["ssh-add", "-q", str(work / "key")], check=True, env=environment, capture_output=True
    )
    (work / "key").unlink()
    return int(match[1])
