"""The pairs of letters of Plus Jakarta Sans that stand closer or wider, taken from its GPOS table.

Pillow's basic layout, the only one that every platform has, does not read GPOS itself.
"""

from __future__ import annotations

#: (left letters, right letters, thousandths of the size to add between them).
_TABLE = (
    ("&", "T", -80),
    ("'P", "A", -60),
    ("(", "j", 100),
    (",.", "1", -40),
    ("7", ",.", -70),
    ("7", "46", -50),
    ("9rvwy", ",.", -40),
    ("A", "'", -60),
    ("A", "CGOQtvw", -30),
    ("A", "T", -50),
    ("A", "VW’“”", -40),
    ("A", "Y", -70),
    ("B", "Y", -40),
    ("DOQ", "ATXY", -30),
    ("F", "A", -50),
    ("F", "Jmnprv", -30),
    ("F", "sxy", -40),
    ("G", "Y", -30),
    ("K", "CGOQy", -30),
    ("K", "tv", -40),
    ("K", "w", -50),
    ("L", "'Tvw", -60),
    ("L", "VW", -70),
    ("L", "Y", -90),
    ("L", "ft", -30),
    ("L", "y", -40),
    ("P", ",.", -80),
    ("P", "J", -70),
    ("P", "a", -30),
    ("R", "cdegoq", -30),
    ("T", ",.Juwy", -40),
    ("T", "Avxz", -50),
    ("T", "CGOQf", -30),
    ("T", "amnprs", -60),
    ("T", "cdegoq", -70),
    ("V", ",.cdegoqs", -50),
    ("V", "Aa", -40),
    ("V", "mnpru", -30),
    ("W", "Aamnpr", -40),
    ("W", "cdegoqu", -30),
    ("W", "s", -50),
    ("X", "CGOQtwy", -30),
    ("Y", ",.", -100),
    ("Y", "Aamnpr", -70),
    ("Y", "CGOQSft", -30),
    ("Y", "Jw", -40),
    ("Y", "cdegoq", -90),
    ("Y", "s", -80),
    ("Y", "uvyz", -50),
    ("Y", "x", -60),
    ("f", ")", 70),
    ("f", ",.", -30),
    ("f", "?t", 30),
    ("t", "j", 90),
    ("’“”", "A", -40),
)

#: Thousandths of the size to add between two letters.
KERNING: dict[str, int] = {
    left + right: value for lefts, rights, value in _TABLE for left in lefts for right in rights
}
