"""Small picture files for tests, good and bad ones."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from siniar.images.colors import build_palette
from siniar.images.draw import Drawing, read_style
from siniar.images.fonts import MAIN_FONT, Fonts
from siniar.images.kinds import (
    ARTWORK,
    POSTER,
    TOPIC,
    ArtworkInputs,
    CardInputs,
    IconInputs,
    PictureKind,
    TopicSquareInputs,
    VideoPosterInputs,
    icon_kind,
)
from siniar.images.photos import Photo
from tests.support.places import THEME

#: A few letters each of Arabic, of Javanese, and of emoji.
FALLBACKS = tuple(sorted((Path(__file__).parent / "fonts").glob("*.ttf")))
MAIN = Fonts((MAIN_FONT,))
ALL = Fonts((MAIN_FONT, *FALLBACKS))
STYLE, STYLE_OF_ALL = read_style(THEME, MAIN), read_style(THEME, ALL)
COLOR, ACCENT = "#0b5d57", "#ffc53d"
#: Titles as hard as they come, in letters that the fonts of the tests can show.
HARD_TITLES = {
    "long": (
        "Cara mengurus surat pindah domisili antarkabupaten dan antarprovinsi bagi warga Bekasi "
        "Utara yang belum mempunyai kartu keluarga sendiri, termasuk anak di bawah umur, lansia, "
        "penyandang disabilitas, serta pendatang baru dari luar Pulau Jawa"
    ),
    "one word": "Mempertanggungjawabkankepengurusanperkotaanketidakberpihakan" * 4,
    "capitals": "SYARAT DAN TEMPAT MENGURUS KARTU KELUARGA YANG HILANG ATAU RUSAK " * 3,
    "arabic": "القرآن الكريم: خدمات جديدة للسكان في المكتب",
    "mixed": "Pengajian القرآن الكريم untuk warga Bekasi Utara (القرآن)",
    "javanese": "Aksara ꧋ꦲꦏ꧀ꦱꦫꦗꦮ꧉ untuk warga: ꦱꦸꦫꦠ꧀ꦥꦼꦔꦤ꧀ꦠꦂ",
    "emoji": "Keluarga 👨‍👩‍👧‍👦 sehat ✅ dengarkan 🎧 🇮🇩",
    "accents": "ÁÉÍÓÚ ÄÖÜ Ḥajj Qurʼān Gjpqy ŻŹĆ " * 3,
    "wide": "W" * 240,
    "marks": "(jj) Ój, Qy; {gj} " * 8,
}
#: Where a phone says that it was, and that it was held upright.
EXIF = Image.Exif()
EXIF[0x0112] = 6
EXIF[0x010F] = "KameraContoh"
EXIF[0x8825] = {1: "S", 2: (6.0, 14.0, 0.0), 3: "E", 4: (107.0, 0.0, 0.0)}


def make_artwork(size: int, **changes: Any) -> Drawing:
    values = {
        "name": "SIMPATRI",
        "tagline": "Informasi untuk warga",
        "author": "Kantor Contoh",
        "seed": "SIMPATRI",
    }
    inputs = ArtworkInputs(**(values | changes))
    return Drawing(ARTWORK[size], inputs, build_palette(COLOR, ACCENT), STYLE)


def make_topic(turn: int, size: int) -> Drawing:
    return Drawing(TOPIC[size], TopicSquareInputs(turn), build_palette(COLOR, ACCENT, turn), STYLE)


def make_poster(turn: int) -> Drawing:
    inputs = VideoPosterInputs(f"SIMPATRI {turn}")
    return Drawing(POSTER, inputs, build_palette(COLOR, ACCENT, turn), STYLE)


def make_icon(size: int, artwork: Photo | None = None, *, is_maskable: bool = False) -> Drawing:
    is_rounded = not is_maskable and size != 180
    kind = icon_kind(size, is_rounded=is_rounded)
    inputs = IconInputs(is_maskable, is_rounded, artwork)
    return Drawing(kind, inputs, build_palette(COLOR, ACCENT), STYLE)


def make_card(kind: PictureKind, **changes: Any) -> Drawing:
    values: dict[str, Any] = {
        "name": "SIMPATRI",
        "title": "KTP-el hilang",
        "topic": "Kependudukan",
        "sample": "",
        "code": "SIMPATRI-003",
        "call": "Dengarkan · 12 menit",
        "address": "contoh.example/podcast",
        "seed": "SIMPATRI-003",
    }
    inputs = CardInputs(**(values | changes))
    return Drawing(kind, inputs, build_palette(COLOR, ACCENT), STYLE_OF_ALL)


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
