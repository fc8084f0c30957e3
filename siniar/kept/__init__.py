"""What earlier builds read and made, kept by content in a folder that is safe to delete."""

from siniar.kept.engine import engine_digest, is_engine_of
from siniar.kept.items import KeptItems
from siniar.kept.made import MadeFiles
from siniar.kept.marks import Mark, mark_of
from siniar.kept.memory import Memory
from siniar.kept.reading import KeptReader
from siniar.kept.shelf import Shelf

__all__ = [
    "KeptItems",
    "KeptReader",
    "MadeFiles",
    "Mark",
    "Memory",
    "Shelf",
    "engine_digest",
    "is_engine_of",
    "mark_of",
]
