"""Draws pictures: a template becomes SVG, and the SVG a picture."""

from __future__ import annotations

import base64
from functools import lru_cache, partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import resvg_py
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound
from msgspec import Struct
from PIL import Image
from PIL import __version__ as pillow_version

from siniar.images.apart import draw_apart
from siniar.images.colors import Palette
from siniar.images.encode import Png, encode_ico
from siniar.images.fonts import Fonts
from siniar.images.kinds import Inputs, PictureKind
from siniar.images.lines import fit_text
from siniar.images.photos import Photo, cover, load_picture
from siniar.model.keys import key_of

#: Templates below the theme.
FOLDER = "pictures"
#: Pixels of which one picture takes as much memory as the texts of a thousand episodes.
_LARGE = 4_000_000
#: Counted up whenever the code changes what it draws of the same: names follow.
DRAWING = 4
#: Libraries that may give other bytes for the same picture, which keeps its name.
LIBRARIES = f"Pillow {pillow_version}, resvg {resvg_py.__resvg_version__}"


class PictureStyle(Struct, frozen=True):
    """How a site's pictures are drawn."""

    #: Names and texts of the templates, in the order of their names.
    templates: tuple[tuple[str, str], ...]
    fonts: Fonts

    def digest(self, template: str) -> str:
        """Hash of what decides how a template is drawn: its text, what all share, the fonts."""
        return _digest(self, template)


@lru_cache(maxsize=64)
def _digest(style: PictureStyle, template: str) -> str:
    texts = [text for name, text in style.templates if name == template or name[0] == "_"]
    return key_of(texts, style.fonts.digest)


# A dozen kinds and colours for thousands of pictures.
@lru_cache(maxsize=256)
def _tell(kind: PictureKind, colors: Palette, style: PictureStyle) -> tuple[str, str, str]:
    return repr(kind), repr(colors), style.digest(kind.template)


def read_style(theme: Path, fonts: Fonts) -> PictureStyle:
    """The style of a theme.

    Raises:
        OSError: the theme has no folder of pictures, or it cannot be read.
    """
    paths = sorted((theme / FOLDER).iterdir())
    texts = ((path.name, path.read_text("utf-8")) for path in paths if path.suffix == ".svg")
    return PictureStyle(tuple(texts), fonts)


class Drawing(Struct, frozen=True):
    """A picture that is not drawn yet: all that decides what it shows."""

    kind: PictureKind
    inputs: Inputs
    colors: Palette
    style: PictureStyle

    @property
    def key(self) -> str:
        """Hash of everything that the picture shows."""
        kind, colors, digest = _tell(self.kind, self.colors, self.style)
        # Where a photo lies on this machine is not in its repr.
        return key_of(DRAWING, f"({kind}, {self.inputs!r}, {colors})", digest)

    def svg(self) -> str:
        """The drawing as SVG.

        Raises:
            TemplateError: the template is wrong.
        """
        template = _environment(self.style.templates).get_template(self.kind.template)
        names = self.inputs.__struct_fields__
        return template.render(
            {name: getattr(self.inputs, name) for name in names},
            width=self.kind.width,
            height=self.kind.height,
            colors=self.colors,
            fit=partial(fit_text, self.style.fonts),
            levels=levels,
            photo=photo_address,
        )

    def image(self) -> Image.Image:
        """The drawn picture.

        Raises:
            TemplateNotFound: it is not there, or one that it includes.
            ValueError: the template does not make an SVG file.
        """
        try:
            data = resvg_py.svg_to_bytes(
                svg_string=self.svg(),
                font_files=[str(path) for path in self.style.fonts.paths],
                skip_system_fonts=True,
            )
        except TemplateNotFound:
            raise
        except (TemplateError, ValueError) as error:
            message = f"theme/{FOLDER}/{self.kind.template}: {error}"
            raise ValueError(message) from error
        image = Image.open(BytesIO(data))
        is_opaque = not (isinstance(self.kind.encoder, Png) and self.kind.encoder.has_transparency)
        return image.convert("RGB") if is_opaque else image

    def render(self) -> bytes:
        """The file."""
        is_large = self.kind.width * self.kind.height > _LARGE
        return draw_apart(self) if is_large else self.draw()

    def draw(self) -> bytes:
        """The same, in this process."""
        return self.kind.encoder.encode(self.image())


class VectorIcon(Struct, frozen=True):
    """A drawing that is published as SVG."""

    drawing: Drawing

    @property
    def key(self) -> str:
        """Hash of everything that it shows."""
        return self.drawing.key

    def render(self) -> bytes:
        """The file, as small as it can be without a change."""
        return "".join(line.strip() for line in self.drawing.svg().splitlines()).encode()


class Favicon(Struct, frozen=True):
    """One drawing in several sizes in a favicon.ico, which programs ask for without being told."""

    drawings: tuple[Drawing, ...]

    @property
    def key(self) -> str:
        """Hash of everything that it shows."""
        return key_of([drawing.key for drawing in self.drawings])

    def render(self) -> bytes:
        """The file."""
        return encode_ico([drawing.image() for drawing in self.drawings])


# --- what templates call --------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    """The templates by their text, so that a changed one is never taken for the old one."""
    return Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_short,
    )


def _short(value: object) -> object:
    """Numbers as SVG wants them: at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def levels(seed: str, count: int) -> tuple[float, ...]:
    """Heights 0 to 1 of a row of voices.

    The speaker in the middle is the tallest, and no neighbours are alike.
    """
    numbers = sha256(seed.encode()).digest()
    steps = (0.5, 0.57, 0.64, 0.71, 0.78)
    heights: list[float] = []
    for index in range(count):
        free = [step for step in steps if not heights or abs(step - heights[-1]) > 0.1]
        heights.append(1.0 if index == count // 2 else free[numbers[index] % len(free)])
    return tuple(heights)


def photo_address(photo: Photo, width: int, height: int) -> str:
    """The middle of a photo in exactly so many pixels, for ``href`` of an ``<image>``."""
    data = Png().encode(cover(load_picture(photo.path), width, height))
    return "data:image/png;base64," + base64.b64encode(data).decode()
