"""What a new show, or one that is brought up to date, still waits for."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

HASH_UNKNOWN = Rule(
    "paket-tanpa-hash",
    Level.WARNING,
    N_("The hash of {package} is not known here, so python3 tasks.py cannot install it yet."),
    N_("With the internet, run: siniar upgrade"),
    "siniar==0.1.0",
    "siniar==0.1.0 --hash=sha256:…",
)

SAMPLE_CHANGED = Rule(
    "contoh-diubah",
    Level.WARNING,
    N_("This note began as a sample and was changed, so it was left where it is."),
    N_("If it is the show's own, give it another guid: delete the line and run check --fix."),
    "guid: 73373964-… (episode contoh yang isinya diganti)",
    "guid: … (milik catatan ini sendiri)",
)
