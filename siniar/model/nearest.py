"""Guesses which of several words was meant."""

from __future__ import annotations

from difflib import get_close_matches

from siniar.model.findings import Phrase
from siniar.model.words import N_

#: Below this, two words have as much in common as any two have: "rating" and "orang".
NEAR = 0.75


def nearest(word: str, choices: tuple[str, ...], cutoff: float = NEAR) -> str:
    """The choice that was probably meant; empty when none is near."""
    folded = {choice.casefold(): choice for choice in choices}
    close = get_close_matches(word.casefold()[:200], folded, n=1, cutoff=cutoff)
    return folded[close[0]] if close else ""


def suggest(word: str, choices: tuple[str, ...]) -> Phrase | str:
    """A question after the choice that was probably meant; empty when none is near."""
    near = nearest(word, choices)
    return Phrase(N_('Did you mean "{near}"?'), (("near", near),)) if near else ""
