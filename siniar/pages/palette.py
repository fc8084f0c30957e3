"""Makes the colours of pages from the show's two: readable in light and dark, one set a topic."""

from __future__ import annotations

from msgspec.structs import asdict

from siniar.images.colors import (
    Color,
    Tone,
    build_palette,
    color_of,
    contrast,
    format_color,
    lightened,
    parse_color,
    tone_of,
)
from siniar.images.texts import topic_turn
from siniar.model.episode import Topic
from siniar.model.show import Show

#: Contrast of links and other coloured text with the darkest (lightest) ground they stand on.
LINK_CONTRAST = 5.5
#: Lightness and chroma (OKLCH) of the greys, tinted with the show's hue: light and dark scheme.
GREYS: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "paper": ((0.992, 0.003), (0.185, 0.014)),
    "soft": ((0.957, 0.011), (0.245, 0.02)),
    "line": ((0.86, 0.018), (0.37, 0.022)),
    "edge": ((0.56, 0.03), (0.62, 0.03)),
    "muted": ((0.43, 0.03), (0.78, 0.02)),
    "text": ((0.21, 0.025), (0.955, 0.008)),
}
#: For what has passed its last day, the same for every show: brown on cream, cream on brown.
WARNING = (("#fff1cc", "#5b3a00"), ("#453000", "#ffe3a3"))


def _legible(color: Color, ground: Color) -> Color:
    """``color`` made darker or lighter until it can be read on ``ground``."""
    step = -0.02 if tone_of(ground).lightness > 0.5 else 0.02
    for count in range(50):
        candidate = lightened(color, count * step)
        if contrast(candidate, ground) >= LINK_CONTRAST:
            return candidate
    return parse_color("#000000" if step < 0 else "#ffffff")


def _scheme(show: Show, scheme: int) -> dict[str, str]:
    """The colours of one scheme (0 light, 1 dark) by the name of their property."""
    color = parse_color(show.color)
    hue = tone_of(color).hue
    greys = {name: color_of(Tone(*tones[scheme], hue)) for name, tones in GREYS.items()}
    warning, warning_text = WARNING[scheme]
    return {
        **{name: format_color(grey) for name, grey in greys.items()},
        "link": format_color(_legible(color, greys["soft"])),
        "warn": warning,
        "warn-text": warning_text,
    }


def _rule(selector: str, properties: dict[str, str]) -> str:
    lines = "".join(f"  --{name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{lines}}}\n"


def _tone(show: Show, turn: int) -> dict[str, str]:
    colors = asdict(build_palette(show.color, show.accent, turn))
    return {name.replace("_", "-"): format_color(color) for name, color in colors.items()}


def tone_class(show: Show, topic: Topic | None) -> str:
    """The class that gives a topic's colours, the show's own without one."""
    return f"tone-{topic_turn(show, topic)}"


def theme_colors(show: Show) -> tuple[str, str]:
    """Colours for the browser's own bars in light and dark."""
    return _scheme(show, 0)["paper"], _scheme(show, 1)["paper"]


def render_palette(show: Show) -> str:
    """The style rules with all colours of a show."""
    dark = _rule("  :root", _scheme(show, 1))
    return (
        _rule(":root", _scheme(show, 0) | _tone(show, 0))
        + f"@media (prefers-color-scheme: dark) {{\n{dark}}}\n"
        + "".join(_rule(f".tone-{turn}", _tone(show, turn)) for turn in range(len(show.topics)))
    )
