"""Keys: the hash of everything that a file of the site is made from."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import PurePath

import msgspec

from siniar.model.later import Later

#: Bytes of a key: more than will ever meet.
_LENGTH = 20


class Key:
    """What a file is made from, hashed when the hash is first asked for.

    A preview plans thousands of files and makes one of them: a quarter of what a save takes.
    """

    __slots__ = ("_digest", "_parts")

    def __init__(self, *parts: object) -> None:
        """``parts`` are what :func:`key_of` takes, other keys, and what is made later."""
        self._parts = parts
        self._digest = ""

    @property
    def digest(self) -> str:
        """The hash, hexadecimal.

        Raises:
            TypeError: a part cannot be told from others by its content.
        """
        if not self._digest:
            self._digest = key_of(*self._parts)
        return self._digest


def key_of(*parts: object) -> str:
    """The hash of values: structs, and what they are made of; no sets.

    Raises:
        TypeError: a part cannot be told from others by its content.
    """
    return blake2b(_ENCODER.encode(parts), digest_size=_LENGTH).hexdigest()


def _name_of(value: object) -> object:
    if isinstance(value, Key):
        return value.digest
    if isinstance(value, Later):
        return value.value
    if isinstance(value, PurePath):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no key")


_ENCODER = msgspec.json.Encoder(enc_hook=_name_of)
