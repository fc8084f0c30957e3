"""Keys: the hash of everything that a file of the site is made from."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import PurePath

import msgspec

#: Bytes of a key: more than will ever meet.
_LENGTH = 20


def key_of(*parts: object) -> str:
    """The hash of values: structs, and what they are made of; no sets.

    Raises:
        TypeError: a part cannot be told from others by its content.
    """
    return blake2b(_ENCODER.encode(parts), digest_size=_LENGTH).hexdigest()


def _name_of(value: object) -> str:
    if isinstance(value, PurePath):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no key")


_ENCODER = msgspec.json.Encoder(enc_hook=_name_of)
