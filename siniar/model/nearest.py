"""Guesses which of several words was meant."""

from __future__ import annotations

from difflib import get_close_matches


def nearest(word: str, choices: tuple[str, ...]) -> str:
    """The choice that was probably meant; the first one when nothing is near."""
    folded = {choice.casefold(): choice for choice in choices}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.5)
    return folded[close[0]] if close else next(iter(choices), "")
