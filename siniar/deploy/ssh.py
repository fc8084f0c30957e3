"""Runs the system's ssh, sftp and rsync; keys come from the agent, and nobody is asked."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Sequence

from siniar.deploy.rules import PROGRAM_MISSING
from siniar.deploy.sent import SendError, explain
from siniar.deploy.target import DeployTarget

#: Nobody is asked for a password; who does not answer for a while is gone.
_OPTIONS = (
    *("-o", "BatchMode=yes"),
    *("-o", "ConnectTimeout=15"),
    *("-o", "ServerAliveInterval=15"),
    *("-o", "ServerAliveCountMax=4"),
)
#: Seconds for which rsync waits for a word.
_SILENCE = 120


def run_sftp(target: DeployTarget, batch: Sequence[str]) -> str:
    """Do the lines of a batch in their order; what was shown meanwhile.

    A line that begins with ``-`` may fail; at any other that does the rest is left out.

    Raises:
        SendError: a line failed, or there is no connection.
    """
    port = ("-P", str(target.port)) if target.port else ()
    # Its own ssh, not the one that its makers had in mind.
    words = ("-S", _find("ssh"), *_OPTIONS, *port, "-b", "-", _bracketed(target))
    return _run("sftp", words, "\n".join([*batch, ""]))


def run_shell(target: DeployTarget, command: str) -> str:
    """Run a command of the server's shell; what it shows.

    Raises:
        SendError: it failed, or there is no connection.
    """
    return _run("ssh", (*_port(target), *_OPTIONS, "--", target.account, command), "")


def run_rsync(target: DeployTarget, options: Sequence[str], source: str, folder: str) -> str:
    """Bring a folder there.

    Raises:
        SendError: it failed, or there is no connection.
    """
    shell = shlex.join([_find("ssh"), *_port(target), *_OPTIONS])
    words = ("-s", f"--timeout={_SILENCE}", "-e", shell, *options)
    return _run("rsync", (*words, "--", source, f"{_bracketed(target)}:{folder}"), "")


def _port(target: DeployTarget) -> tuple[str, ...]:
    return ("-p", str(target.port)) if target.port else ()


def _bracketed(target: DeployTarget) -> str:
    """The account; an address of IPv6 in brackets, because a path follows."""
    return (
        target.account
        if ":" not in target.host
        else target.account.replace(target.host, f"[{target.host}]")
    )


def _find(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise SendError(PROGRAM_MISSING, "not found", program)
    return path


def _run(program: str, words: Sequence[str], given: str) -> str:
    done = subprocess.run(  # noqa: S603 (fixed words, and an address that was checked)
        [_find(program), *words],
        check=False,
        input=given,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise explain(done.stderr or done.stdout)
    return done.stdout
