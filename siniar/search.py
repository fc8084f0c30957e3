"""Makes the search of a finished site: its index, and the words that mean the same."""

from __future__ import annotations

from siniar.addresses import Addresses

#: The search program below the site's root; Pagefind writes it.
PROGRAM_PATH = "pagefind/pagefind.js"


def synonyms_path(addresses: Addresses) -> str:
    """Where the site keeps the words that mean the same."""
    return f"{addresses.search}/synonyms.json"
