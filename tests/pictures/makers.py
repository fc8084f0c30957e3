"""Small picture files for tests, good and bad ones."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from siniar.images.cards import Card, Face
from siniar.model.episode import Topic

FACE = Face("SIMPATRI", "Informasi untuk warga", "Kantor Contoh", "#0b5d57", "#ffc53d", "SIMPATRI")
TOPICS = (Topic("Kependudukan", "kependudukan"), Topic("Sosial", "sosial"))


def make_card(**changes: Any) -> Card:
    values: dict[str, Any] = {
        "face": FACE,
        "title": "KTP-el hilang",
        "topic": "Kependudukan",
        "turn": 0,
        "code": "SIMPATRI-003",
        "call": "Dengarkan · 12 menit",
        "address": "contoh.example/podcast",
        "label": "",
        "seed": "SIMPATRI-003",
    }
    return Card(**(values | changes))


def gradient(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Something between a flat drawing and a photo."""
    image = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (image, image.transpose(Image.Transpose.ROTATE_180), image)).convert(
        mode
    )


def encode(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def png_bomb(side: int = 30_000) -> bytes:
    """A PNG of a few bytes that claims 900 million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (1400, 1400), color) for color in ("red", "blue")]
    return encode(frames[0], kind, save_all=True, append_images=frames[1:])


#: Names of bad files, with what their bytes are.
UNREADABLE: dict[str, Callable[[], bytes]] = {
    "kosong.jpg": lambda: b"",
    "teks.jpg": lambda: b"Ini catatan rapat, bukan gambar.\n" * 20,
    "terpotong.jpg": lambda: encode(gradient(1400, 1400))[:4000],
    "terpotong.png": lambda: encode(gradient(1400, 1400), "PNG")[:4000],
    "kepala.png": lambda: b"\x89PNG\r\n\x1a\n",
    "kepala.jpg": lambda: b"\xff\xd8\xff\xe0",
    "bom.png": png_bomb,
    "lfs.jpg": lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
    "halaman.png": lambda: b"<!doctype html><title>404</title>",
    "nol.gif": lambda: b"\0" * 5000,
}
