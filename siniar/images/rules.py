"""What can be wrong with pictures."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

PICTURE_UNREADABLE = Rule(
    "gambar-rusak",
    Level.ERROR,
    N_("{value} is not a picture that can be read ({problem})."),
    N_("Save it again as JPEG or PNG."),
    "gambar: foto.jpg (rusak)",
    "gambar: foto.jpg",
)

ARTWORK_NOT_SQUARE = Rule(
    "gambar-bukan-persegi",
    Level.ERROR,
    N_("The artwork {value} has {width} × {height} pixels."),
    N_("It must be square, 1400 to 3000 pixels; 3000 × 3000 is best."),
    "(1920 × 1080)",
    "(3000 × 3000)",
)

ARTWORK_SIZE = Rule(
    "gambar-ukuran",
    Level.ERROR,
    N_("The artwork {value} has {width} pixels a side."),
    N_("Directories take 1400 to 3000 pixels; 3000 × 3000 is best."),
    "(600 × 600)",
    "(3000 × 3000)",
)

ARTWORK_COLOR_MODE = Rule(
    "gambar-warna",
    Level.ERROR,
    N_("The artwork {value} has the colour mode {mode}."),
    N_("Save it as RGB without transparency."),
    "(CMYK)",
    "(RGB)",
)

ARTWORK_HEAVY = Rule(
    "gambar-berat",
    Level.WARNING,
    N_("The artwork {value} has {size} KB."),
    N_("Save it as JPEG under 512 KB."),
    "(3 MB)",
    "(300 KB)",
)

ARTWORK_TYPE = Rule(
    "gambar-jenis",
    Level.ERROR,
    N_("The artwork {value} is {kind}."),
    N_("Save it as JPEG or PNG."),
    "(GIF)",
    "(JPEG)",
)

PICTURE_SMALL = Rule(
    "gambar-kecil",
    Level.ADVICE,
    N_("The picture {value} has {width} × {height} pixels and will look blurred."),
    N_("Use a picture with at least 1400 pixels a side."),
    "(600 × 400)",
    "(2000 × 2000)",
)

FONT_UNREADABLE = Rule(
    "font-rusak",
    Level.ERROR,
    N_("{value} is not a font that pictures can use."),
    N_("Use a TTF or OTF file, such as those of Noto."),
    '"fonts": ["fonts/naskh.woff2"]',
    '"fonts": ["fonts/NotoNaskhArabic.ttf"]',
)
