"""Keeps compiled templates, each with a digest: damaged ones are compiled anew."""

from __future__ import annotations

import contextlib
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from siniar.system.files import replace_file

_DIGEST = 32


class CompiledTemplates(BytecodeCache):
    """Jinja's own cache takes whatever lies on the disk: one flipped bit can end the process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept for it, if that is whole."""
        try:
            kept = self._file(bucket).read_bytes()
        except OSError:
            return
        if _digest(bucket, kept[_DIGEST:]) == kept[:_DIGEST]:
            bucket.bytecode_from_string(kept[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds; a disk that takes no more costs time only."""
        code = bucket.bytecode_to_string()
        with contextlib.suppress(OSError):
            replace_file(self._file(bucket), _digest(bucket, code) + code)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.bin"


def _digest(bucket: Bucket, code: bytes) -> bytes:
    """Of another template's code under this name, too, it is another one."""
    return sha256(f"{bucket.key} {bucket.checksum}".encode() + code).digest()
