"""Everything one does with this project: `python3 tasks.py` lists the tasks.

Needs Python 3.11 and nothing else: it makes `.venv` beside itself, installs the locked packages
there and continues inside. How that is done: tools/bootstrap.py.

The tasks of people who make a podcast stand in siniar/commands/table.py, those of people who work
on the program in tools/table.py. A new task is a row there, and a function that takes the
project's folder and a frozen dataclass of options, and gives the exit status: 0 good, 1 program
error, 2 wrong use, 3 findings stop it.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent

if sys.version_info < (3, 11):
    # Nothing above may need a newer Python, or this line could not be read.
    sys.stderr.write(
        "Perlu Python 3.11 atau lebih baru, ini Python {}.{}. Unduh di python.org.\n"
        "Python 3.11 or newer is needed.\n".format(*sys.version_info[:2])
    )
    raise SystemExit(2)

from tools import bootstrap  # noqa: E402 (after the check of the version)

if __name__ == "__main__":
    bootstrap.enter(ROOT, sys.argv[1:])

try:
    from siniar.commands.main import end_at_once, end_with_status, main
    from siniar.commands.options import NeedsPackages
    from siniar.commands.table import TASKS
    from tools.table import DEVELOPMENT
except ModuleNotFoundError as error:
    # Installed once and gone since: a cleaner, a virus scanner, a full disk.
    if __name__ != "__main__" or str(error.name).startswith(("siniar", "tools")):
        raise
    bootstrap.start_over(ROOT, sys.argv[1:], str(error.name))


def prepare(options: object) -> None:
    """Install the packages that a task needs besides those of every task."""
    if isinstance(options, NeedsPackages):
        for name in options.packages:
            try:
                bootstrap.ensure(ROOT, name)
            except bootstrap.NoNetworkError:
                if name not in bootstrap.OPTIONAL:
                    raise


if __name__ == "__main__":
    end_at_once()
    end_with_status(
        main(
            ROOT,
            sys.argv[1:],
            (*TASKS, *DEVELOPMENT),
            program="python3 tasks.py",
            prepare=prepare,
        )
    )
