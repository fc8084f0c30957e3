"""Encodes the same pixels in the same way once in a run of tests, for all workers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import IO

import pytest
from PIL import Image

_Save = Callable[[Image.Image, IO[bytes], str | bytes], None]
#: Formats in which sites have pictures.
_FORMATS = ("JPEG", "PNG", "WEBP")
#: Modes whose pixels say everything of a picture.
_MODES = frozenset({"L", "RGB", "RGBA"})
_PLAIN = (bool, bytes, float, int, str, type(None))


@contextmanager
def encode_once(folder: Path) -> Iterator[None]:
    """Keep in ``folder`` what Pillow makes of pixels and options, here and in forked processes.

    Everything before the encoding, the drawing too, is done each time.
    """
    Image.init()
    with pytest.MonkeyPatch.context() as patch:
        for name in _FORMATS:
            patch.setitem(Image.SAVE, name, _keeping(name, Image.SAVE[name], folder))
        yield


def _keeping(name: str, save: _Save, folder: Path) -> _Save:
    def save_once(image: Image.Image, file: IO[bytes], filename: str | bytes) -> None:
        key = _key(name, image)
        if key is None:
            save(image, file, filename)
            return
        kept = folder / key
        try:
            content = kept.read_bytes()
        except FileNotFoundError:
            made = BytesIO()
            save(image, made, filename)
            content = made.getvalue()
            part = folder / f"{key}.{os.getpid()}"
            part.write_bytes(content)
            part.replace(kept)
        file.write(content)

    return save_once


def _key(name: str, image: Image.Image) -> str | None:
    """The hash of everything that an encoder is given; ``None`` if that cannot be told."""
    options = {**getattr(image, "encoderinfo", {})}
    known = [*options.values(), *image.info.values()]
    if image.mode not in _MODES or not all(isinstance(value, _PLAIN) for value in known):
        return None
    told = repr((name, image.mode, image.size, sorted(options.items()), sorted(image.info.items())))
    return blake2b(told.encode() + image.tobytes(), digest_size=20).hexdigest()
