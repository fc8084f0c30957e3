"""Prepares the folder ``.venv`` with the locked packages, using the standard library only.

It runs before anything is installed, so it must not import third-party packages. Its lines are
for editors: one plain line a step, first in Indonesian, then in short English.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from siniar.system.exits import GOOD, INTERRUPTED, PROGRAM_ERROR, TaskError
from siniar.system.folders import one_at_a_time
from siniar.system.restart import become

#: In ``.venv`` as long as it is whole: away while something is made or installed there, so that
#: whoever was killed in the middle has it made anew instead of leaving half of it for ever.
WHOLE = ".siniar-whole"
#: Set in the environment of a program that was started in ``.venv``.
ENTERED = "SINIAR_ENTERED"

#: A set of packages per purpose; each has ``requirements/<name>.lock``.
SETS = (
    "run",
    "uv",
    "dev",
    "audit",
    "node",
    "java",
    "audio",
    "transcribe",
    "denoise",
    "hearing",
    "s3",
    "storage",
)

#: Sets whose tasks go on without them, or tell themselves what is missing.
OPTIONAL = frozenset({"transcribe", "denoise"})

_NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|name resolution|Failed to establish a new connection"
    r"|ConnectTimeout|Read timed out|ConnectionError|ProxyError|Network is unreachable"
    r"|dns error|error sending request|getaddrinfo",
    re.IGNORECASE,
)


class BootstrapError(TaskError):
    """Preparing cannot go on; the message tells what to do, without a traceback."""


class NoNetworkError(BootstrapError):
    """Nothing could be fetched, and nothing was changed."""


def is_inside(root: Path) -> bool:
    """Whether this Python is the one of ``.venv`` in ``root``."""
    return Path(sys.prefix).resolve() == (root / ".venv").resolve()


def find_python(root: Path) -> Path:
    """Where the Python of ``.venv`` is, whether it exists or not."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def find_lock(root: Path, name: str) -> Path:
    """The lock file of a set of packages."""
    return root / "requirements" / f"{name}.lock"


def enter(root: Path, arguments: Sequence[str]) -> None:
    """Continue inside ``.venv``: prepare it, then run ``tasks.py`` again there.

    Returns only when this Python is already the right one and the run-time set is installed.
    """
    if is_inside(root):
        # Not for the programs that this one starts.
        os.environ.pop(ENTERED, None)
    try:
        if is_inside(root) and _is_whole(root):
            ensure(root, "run")
            return
        if is_inside(root):
            _leave(root, arguments)
        _make_environment(root)
        ensure(root, "run")
        _go_inside(root, arguments)
    except BootstrapError as error:
        say(str(error))
        raise SystemExit(PROGRAM_ERROR) from None
    except OSError as error:
        say(_describe_disk(root, error))
        raise SystemExit(PROGRAM_ERROR) from None
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None


def _describe_disk(root: Path, error: OSError) -> str:
    """A disk that is full, or may only be read, before there is anything to tell it with."""
    return (
        f"Tidak bisa menulis {error.filename or root}: {error.strerror}. Hapus apa pun yang "
        f"ada di tempat itu, kosongkan disknya, beri pengguna komputer ini hak menulis di {root}, "
        "atau salin proyek ini ke disk lain.\n"
        "Cannot write here: the disk is full, or may only be read."
    )


def start_over(root: Path, arguments: Sequence[str], missing: str) -> NoReturn:
    """Have ``.venv`` made anew, because a module is missing there that was installed."""
    say(f".venv tidak utuh ({missing} hilang), dibuat lagi. / .venv has lost a module.")
    (root / ".venv" / WHOLE).unlink(missing_ok=True)
    _leave(root, arguments)


def _leave(root: Path, arguments: Sequence[str]) -> NoReturn:
    """Start again in the Python that ``.venv`` was made with: no program can replace itself."""
    base = getattr(sys, "_base_executable", sys.executable)
    raise SystemExit(become([base, str(root / "tasks.py"), *arguments]))


def _go_inside(root: Path, arguments: Sequence[str]) -> NoReturn:
    if os.environ.get(ENTERED) == str(root):
        message = f"{find_python(root)} bukan Python dari .venv. / It starts another Python."
        raise BootstrapError(f"{message} Hapus folder .venv, lalu coba lagi.")
    os.environ[ENTERED] = str(root)
    raise SystemExit(become([str(find_python(root)), str(root / "tasks.py"), *arguments]))


def ensure(root: Path, name: str) -> bool:
    """Install a locked set unless the very same lock is installed already; true when it worked.

    Raises BootstrapError with a line for the editor when it cannot be installed.
    """
    lock = find_lock(root, name)
    stamp = root / ".venv" / f".siniar-{name}"
    fingerprint = _fingerprint(lock)
    if _read(stamp) == fingerprint:
        return False
    with one_at_a_time(root, "install"):
        if _read(stamp) == fingerprint:
            return False
        whole = root / ".venv" / WHOLE
        whole.unlink(missing_ok=True)
        try:
            _install(root, lock)
        except NoNetworkError:
            # Everything is fetched before anything is installed.
            whole.touch()
            raise
        stamp.write_text(fingerprint, encoding="ascii")
        whole.touch()
    return True


def say(line: str) -> None:
    """One plain line for the person at the keyboard."""
    print(line, file=sys.stderr, flush=True)


def _fingerprint(lock: Path) -> str:
    try:
        text = lock.read_text(encoding="utf-8")
    except OSError as error:
        message = f"Tidak bisa membaca {lock}: {error.strerror}. / Cannot read the lock file."
        raise BootstrapError(message) from error
    return hashlib.sha256(text.encode()).hexdigest()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""


def _is_whole(root: Path) -> bool:
    folder = root / ".venv"
    # A link to a Python that has been uninstalled does not exist().
    needed = (find_python(root), folder / "pyvenv.cfg", folder / WHOLE)
    return all(path.exists() for path in needed)


def _make_environment(root: Path) -> None:
    if _is_whole(root):
        return
    with one_at_a_time(root, "install"):
        if _is_whole(root):
            return
        say("Menyiapkan .venv … / Making .venv …")
        folder = root / ".venv"
        try:
            _remove(folder)
            _create(folder)
            (folder / WHOLE).touch()
        except (OSError, subprocess.CalledProcessError) as error:
            message = f".venv tidak bisa dibuat: {error}. / Could not make .venv."
            raise BootstrapError(message) from error


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)


def _create(folder: Path) -> None:
    if importlib.util.find_spec("ensurepip") is not None:
        import venv  # noqa: PLC0415 (once in the life of the folder)

        venv.create(folder, with_pip=True, clear=True)
    elif uv := shutil.which("uv"):
        _run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(folder)])
    else:
        raise BootstrapError(_missing_ensurepip())


def _missing_ensurepip() -> str:
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return (
        f"Python ini belum lengkap. Ketik: sudo apt install {package}\n"
        f"This Python has no ensurepip. Type: sudo apt install {package}"
    )


def find_uv(root: Path) -> str | None:
    """The computer's uv, else the one of ``.venv``, if there is any: four times as quick as pip."""
    return shutil.which("uv") or shutil.which("uv", path=str(find_python(root).parent))


def _install(root: Path, lock: Path) -> None:
    count = len(re.findall(r"^[A-Za-z0-9]\S*==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    say(
        f"Memasang {count} paket ({lock.stem}), sekali saja … / "
        f"Installing {count} packages ({lock.stem}), once …"
    )
    began = time.monotonic()
    python = str(find_python(root))
    # The lock is whole, so nothing is resolved: pip would look for the newest of "name[extra]".
    wanted = ["--require-hashes", "--no-deps", "-r", str(lock)]
    pip = ["--no-input", "--disable-pip-version-check", "--retries", "2"]
    commands = [[python, "-m", "pip", "install", *pip, *wanted]]
    if uv := find_uv(root):
        commands.insert(0, [uv, "pip", "install", "--quiet", "--python", python, *wanted])
    log = ""
    for command in commands:
        process = subprocess.run(  # noqa: S603 (our own interpreter and lock)
            command,
            check=False,
            # An office's proxy shows certificates that only its computers know.
            env={**os.environ, "UV_SYSTEM_CERTS": "true"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        log += process.stdout
        if process.returncode == GOOD:
            say(f"Terpasang dalam {time.monotonic() - began:.0f} detik. / Installed.")
            return
    raise _explain(root, log)


def _explain(root: Path, log: str) -> BootstrapError:
    """Turn an installer's output into one line, and keep the whole of it for who helps."""
    path = root / ".cache" / "install.log"
    path.parent.mkdir(exist_ok=True)
    path.write_text(log, encoding="utf-8")
    if _NO_NETWORK.search(log):
        return NoNetworkError(
            "Paket tidak bisa diunduh. Periksa sambungan internet, lalu coba lagi. / "
            "No network: packages could not be downloaded."
        )
    errors = [line.strip() for line in log.splitlines() if line.lower().startswith("error")]
    reason = errors[-1] if errors else "?"
    message = f"Paket tidak bisa dipasang: {reason} (lengkap di {path}) / Installing failed."
    return BootstrapError(message)


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True)  # noqa: S603 (commands of this module only)
