"""A question of residents, and what answers it."""

from __future__ import annotations

from msgspec import Struct


class Question(Struct, frozen=True):
    """What residents ask, without who asked it."""

    text: str
    #: Who asked, in general terms such as "warga RW 05"; may be empty.
    asker: str = ""
    #: Seconds into the sound at which the answer begins; ``None`` when it is not told.
    second: float | None = None
    #: The answer in words; may be empty.
    answer: str = ""


def part_of(slug: str, number: int) -> str:
    """What marks the question of an episode on the page that lists it."""
    return f"{slug}-{number}"


def part_of_office(number: int) -> str:
    """The same of one that the office answers in words, without an episode."""
    return f"kantor-{number}"
