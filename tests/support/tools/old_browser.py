"""Unpacks the oldest Chromium that the site is promised for, from a package of npm."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from tests.support.tools.missing import MissingToolError
from tests.support.tools.node import Node

#: It runs on 64-bit Linux only, as the machines do that test every change.
SYSTEM = ("Linux", "x86_64")
_UNPACK = (
    "const [packed, file] = process.argv.slice(1), fs = require('fs');"
    "fs.writeFileSync(file, require('zlib').brotliDecompressSync(fs.readFileSync(packed)),"
    "{mode: 0o755})"
)


def unpack_old_browser(node: Node) -> Path:
    """Chromium 87; raises MissingToolError."""
    packed = node.modules / "chrome-aws-lambda/bin/chromium.br"
    if not packed.is_file():
        raise MissingToolError("The Node packages are missing. Type: python3 tasks.py test")
    name = hashlib.sha256(str(packed.stat().st_size).encode()).hexdigest()[:8]
    file = Path(tempfile.gettempdir()) / f"siniar-chromium-87-{name}"
    if not file.is_file():
        part = file.with_suffix(".part")
        done = node.run("-e", _UNPACK, packed, part)
        if done.returncode:
            raise MissingToolError(done.stderr.strip())
        part.replace(file)
    return file
