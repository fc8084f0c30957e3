"""Turns titles and names into path segments of addresses."""

from __future__ import annotations

import re

from unidecode import unidecode

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: Longer segments are cut between words: WhatsApp and posters show the address.
LENGTH_LIMIT = 80


def slugify(text: str) -> str:
    """Small letters, digits and single hyphens, at most 80 characters; may be empty.

    Letters of other scripts are written in Latin ones, so that an address stays readable and
    ASCII wherever it is copied to.
    """
    words = re.findall("[a-z0-9]+", unidecode(text).lower().replace("'", ""))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > LENGTH_LIMIT:
            break
        slug = longer
    return slug or "-".join(words)[:LENGTH_LIMIT].strip("-")
