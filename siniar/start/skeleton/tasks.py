"""Every task of this show: `python3 tasks.py` lists them. Needs Python 3.11 and nothing else.

It makes `.venv` beside itself, installs what requirements.txt names there by
its hashes, and goes on inside.
Written by siniar; its task `upgrade` brings this file up to date.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
WANTED, INSTALLED = ROOT / "requirements.txt", VENV / "requirements.txt"
PIP = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
START = f"from siniar.commands.program import start; start({str(ROOT)!r}, 'python3 tasks.py')"


def prepare() -> None:
    """Make the environment anew unless the very same packages are installed in it."""
    if INSTALLED.is_file() and INSTALLED.read_bytes() == WANTED.read_bytes():
        return
    print("Menyiapkan .venv, sekali saja … / Preparing .venv, once …", file=sys.stderr, flush=True)
    venv.create(VENV, with_pip=True, clear=True)
    # The list is whole, so nothing is resolved.
    subprocess.run([*PIP, "--require-hashes", "--no-deps", "-r", str(WANTED)], check=True)
    INSTALLED.write_bytes(WANTED.read_bytes())


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        raise SystemExit("Perlu Python 3.11 atau lebih baru. / Python 3.11 or newer is needed.")
    try:
        prepare()
        if os.name != "nt":
            os.execv(PYTHON, [PYTHON, "-c", START, *sys.argv[1:]])
        raise SystemExit(subprocess.call([PYTHON, "-c", START, *sys.argv[1:]]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(
            f".venv tidak bisa disiapkan: {error}\n"
            "Periksa sambungan internet; di Debian dan Ubuntu: sudo apt install python3-venv\n"
            "Could not prepare .venv: see above; is there a network?"
        ) from None
