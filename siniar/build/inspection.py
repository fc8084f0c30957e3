"""Checks a finished site as a whole before it goes public: nothing broken, hidden, or too heavy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from siniar.build.verify import check_hidden, check_secrets
from siniar.feed.verify import check_enclosures, check_feed
from siniar.model.catalogue import Catalogue
from siniar.model.findings import Finding
from siniar.pages.verify_links import check_links
from siniar.pages.verify_sizes import check_budgets

__all__ = ["inspect_output"]

#: What is asked of every finished site. Add a check here.
_CHECKS: tuple[Callable[[Path, Catalogue], Iterable[Finding]], ...] = (
    check_links,
    check_enclosures,
    check_feed,
    check_hidden,
    check_secrets,
    check_budgets,
)


def inspect_output(folder: Path, catalogue: Catalogue) -> list[Finding]:
    """Everything that is wrong with the finished site in ``folder``.

    Raises:
        OSError: a file cannot be read.
    """
    return [finding for check in _CHECKS for finding in check(folder, catalogue)]
