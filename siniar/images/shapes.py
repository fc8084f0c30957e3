"""Geometric shapes in pixels of a picture that is not drawn yet, each with the part it plays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: Which colour of the palette a shape has.
Role = Literal["ground", "quiet", "ink", "accent", "accent_ink"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; x grows to the right, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def inset(self, margin: float) -> Box:
        """The box without a margin on all sides."""
        return Box(self.left + margin, self.top + margin, self.right - margin, self.bottom - margin)


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    center: Point
    radius: float
    role: Role


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle with round corners."""

    box: Box
    radius: float
    role: Role


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled outline of straight lines."""

    points: tuple[Point, ...]
    role: Role


Shape = Disc | Bar | Polygon
