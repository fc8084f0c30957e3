"""What ``python -m siniar`` runs: the same as the command ``siniar``."""

from __future__ import annotations

from siniar.commands.program import start

if __name__ == "__main__":
    start()
