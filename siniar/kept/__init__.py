"""What earlier builds read and made, kept by content in a folder that is safe to delete."""

from siniar.kept.engine import engine_digest, trust_engine
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
    "mark_of",
    "trust_engine",
]
