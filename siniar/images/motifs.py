"""The motifs of the visual identity: people, speech and signal, made of discs and bars.

A voice is a disc above a bar: a person, a bar of a sound wave and the letter i of information in
one sign. One of them speaks: it has the accent colour and a speech bubble for a head.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from hashlib import sha256

from siniar.images.shapes import Bar, Box, Disc, Role, Shape

#: Draws into a box; shapes may run out of its lower edge.
Motif = Callable[[Box], tuple[Shape, ...]]

#: Width of a voice and of the gap below its head, as parts of their distance and of the width.
VOICE_WIDTH = 0.7
NECK = 0.2
#: Radius of the speaker's bubble, as a part of the width.
HEAD = 0.62


def _levels(seed: str, count: int) -> tuple[float, ...]:
    """Heights 0 to 1 of a row of voices.

    The speaker in the middle is the tallest, and no neighbours are alike.
    """
    numbers = sha256(seed.encode()).digest()
    steps = (0.5, 0.57, 0.64, 0.71, 0.78)
    levels: list[float] = []
    for index in range(count):
        free = [step for step in steps if not levels or abs(step - levels[-1]) > 0.1]
        levels.append(1.0 if index == count // 2 else free[numbers[index] % len(free)])
    return tuple(levels)


def speech_bubble(
    x: float, y: float, radius: float, role: Role, *, points_left: bool = True
) -> tuple[Shape, ...]:
    """A disc around (x, y) whose lower left (or right) quarter runs out into a corner."""
    outer = x - radius if points_left else x + radius
    corner = Box(min(x, outer), y, max(x, outer), y + radius)
    return Disc((x, y), radius, role), Bar(corner, 0, role)


def voice(x: float, top: float, width: float, bottom: float, role: Role) -> tuple[Shape, ...]:
    """A listener: a disc above a bar that is ``width`` wide and runs down to ``bottom``."""
    radius = width / 2
    neck = top + width + width * NECK
    bar = Box(x - radius, neck, x + radius, bottom)
    return Disc((x, top + radius), radius, role), Bar(bar, radius, role)


def speaker(x: float, top: float, width: float, bottom: float) -> tuple[Shape, ...]:
    """The one voice that is heard."""
    radius = width * HEAD
    neck = top + 2 * radius + width * NECK
    bar = Box(x - width / 2, neck, x + width / 2, bottom)
    return *speech_bubble(x, top + radius, radius, "accent"), Bar(bar, width / 2, "accent")


def voices(box: Box, levels: Sequence[float]) -> tuple[Shape, ...]:
    """A row of voices as high as ``levels`` say.

    It goes from edge to edge of the box and runs out of its lower edge.
    """
    width = box.width / (1 + (len(levels) - 1) / VOICE_WIDTH)
    shapes: list[Shape] = []
    for index, level in enumerate(levels):
        x = box.left + width * (0.5 + index / VOICE_WIDTH)
        top = box.bottom - box.height * level
        bottom = box.bottom + width
        if level == max(levels):
            shapes += speaker(x, top, width, bottom)
        else:
            shapes += voice(x, top, width, bottom, "ink")
    return tuple(shapes)


def listeners(box: Box, seed: str, count: int) -> tuple[Shape, ...]:
    """A row of voices of which none speaks."""
    width = box.width / (1 + (count - 1) / VOICE_WIDTH)
    shapes: list[Shape] = []
    for index, level in enumerate(_levels(seed, count)):
        x = box.left + width * (0.5 + index / VOICE_WIDTH)
        top = box.bottom - box.height * min(level, 0.6)
        shapes += voice(x, top, width, box.bottom + width, "ink")
    return tuple(shapes)


def echo(box: Box, levels: Sequence[float], waves: int) -> tuple[Shape, ...]:
    """Quiet waves around the head of the speaker of a row."""
    width = box.width / (1 + (len(levels) - 1) / VOICE_WIDTH)
    x = box.left + width * (0.5 + levels.index(max(levels)) / VOICE_WIDTH)
    center = (x, box.bottom - box.height * max(levels) + width * HEAD)
    rings: list[Shape] = []
    for wave in reversed(range(waves)):
        rings.append(Disc(center, width * (2.8 + 1.8 * wave), "quiet"))
        rings.append(Disc(center, width * (1.9 + 1.8 * wave), "ground"))
    return tuple(rings)


def show_motif(seed: str, count: int = 5, waves: int = 2) -> Motif:
    """The row of voices that stands for a show; its heights come from ``seed``."""
    levels = _levels(seed, count)
    return lambda box: (*echo(box, levels, waves), *voices(box, levels))


def _signal(frame: Box) -> tuple[Shape, ...]:
    """A sender in the corner with its waves."""
    size = min(frame.width, frame.height)
    center = (frame.left, frame.bottom)
    waves: tuple[tuple[float, Role], ...] = (
        (0.9, "ink"),
        (0.76, "ground"),
        (0.62, "ink"),
        (0.48, "ground"),
        (0.34, "accent"),
    )
    return tuple(Disc(center, size * part, role) for part, role in waves)


def _dialogue(frame: Box) -> tuple[Shape, ...]:
    """Two who speak with each other."""
    box = frame.inset(frame.width * 0.16)
    size = box.width
    one = (box.left + size * 0.62, box.top + size * 0.38)
    other = (box.left + size * 0.3, box.top + size * 0.7)
    return (
        *speech_bubble(*one, size * 0.38, "ink", points_left=False),
        Disc(other, size * 0.37, "ground"),
        *speech_bubble(*other, size * 0.3, "accent"),
    )


def _gathering(frame: Box) -> tuple[Shape, ...]:
    """People around one subject."""
    box = frame.inset(frame.width * 0.13)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    seats = tuple(math.radians(angle) for angle in range(0, 360, 45))
    distance = box.width * 0.385
    return (
        *(
            Disc(
                (x + distance * math.sin(seat), y - distance * math.cos(seat)),
                box.width * 0.115,
                "ink",
            )
            for seat in seats
        ),
        Disc((x, y), box.width * 0.2, "accent"),
    )


def _wave(frame: Box) -> tuple[Shape, ...]:
    """A sound wave around its middle line."""
    box = frame.inset(frame.width * 0.14)
    levels = (0.34, 0.72, 1.0, 0.56, 0.28)
    distance = box.width / len(levels)
    width = distance * VOICE_WIDTH
    middle = (box.top + box.bottom) / 2
    shapes: list[Shape] = []
    for index, level in enumerate(levels):
        x = box.left + distance * (index + 0.5)
        half = box.height * level / 2
        role: Role = "accent" if level == 1.0 else "ink"
        bar = Box(x - width / 2, middle - half, x + width / 2, middle + half)
        shapes.append(Bar(bar, width / 2, role))
    return tuple(shapes)


def _queue(frame: Box) -> tuple[Shape, ...]:
    """A line of people that moves up."""
    side = frame.width * 0.12
    box = Box(frame.left + side, frame.top + side, frame.right - side, frame.bottom)
    return voices(box, (0.46, 0.64, 0.82, 1.0))


#: Topics take these by their order in the settings, beginning again after the last. Each fills a
#: square frame.
TOPIC_MOTIFS: tuple[Motif, ...] = (_queue, _gathering, _signal, _dialogue, _wave)
